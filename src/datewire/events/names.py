"""Candidates for an event's name: generous, each with how it was made; the ranker is strict (see `ranking`).

Four ways: quoted titles, runs of capitals with joiners, noun phrases around a head noun, and clauses whose verb is the
event ("Bush will visit China").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from datewire.events.tokens import Token, closes
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_JOINERS = frozenset(
    "of the for and on in to de la le les del di da du des el y & with a at by from vs vs. v versus against".split()
)
_GLUE = frozenset(("&", "–", "-", "+", "/", ":", "’", "'", "#", "@", ".", "!", "?"))
_EXTEND = frozenset("of for on with to between against in at about into by versus vs featuring".split())
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{4,110})[”\"]")
_TRIM = " ,;:.-–—|*•_"
_SPORT = frozenset("vs vs. v v. versus against at @".split())
MAX_WORDS = 18


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate: `text` as a calendar would show it, `span` the literal words it stands on, `how` it was made
    (quote, proper, part of a proper run, phrase, clause, holding, deadline, composed, headline, line, stretch, match),
    `head` the event noun in it, `kind` that noun's kind and `about` further words that a composed name takes from
    elsewhere."""

    text: str
    span: Span
    how: str
    head: str = ""
    kind: str = ""
    about: Span | None = None


def head_of(words: Sequence[str], vocabulary: Vocabulary, capitals: Sequence[bool]) -> tuple[str, str]:
    """The event noun among `words` (lower case) and its kind; the last one before a preposition counts, two words
    before one. Weak heads count only where `capitals` is true. Returns ("", "") when there is none."""
    found, heads, endings = ("", ""), vocabulary.heads, vocabulary.groups["suffixes.words"]
    tails = _tuple(endings)
    for i, word in enumerate(words):
        if word in _EXTEND and found[0]:
            break
        pair = f"{words[i - 1]} {word}" if i else ""
        if pair in heads:
            found = (pair, heads[pair])
        elif word in heads and (capitals[i] or word not in vocabulary.weak):
            found = (word, heads[word])
        elif "-" in word and (tail := word.rsplit("-", 1)[1]) in heads and tail not in vocabulary.weak:
            found = (word, heads[tail])
        elif capitals[i] and word.endswith(tails) and (made := next((s for s in endings if word.endswith(s)), "")):
            found = (made, heads.get(made, "culture"))
    return found


def _name(text: str, tokens: Sequence[Token], how: str, vocabulary: Vocabulary) -> Name | None:
    while tokens and (
        tokens[0].lower in vocabulary.groups["names.lead_out"] or tokens[0].lower in vocabulary.stop or tokens[0].mark
    ):
        if tokens[0].capital and tokens[0].lower not in vocabulary.stop and len(tokens) > 1:
            break
        tokens = tokens[1:]
    while tokens and (tokens[-1].lower in _JOINERS or tokens[-1].mark):
        tokens = tokens[:-1]
    if not tokens or len(tokens) > MAX_WORDS:
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    head, kind = head_of([t.lower for t in tokens], vocabulary, [t.capital for t in tokens])
    return Name(span.of(text).strip(_TRIM), span, how, head, kind)


def _runs(
    tokens: Sequence[Token], busy: Sequence[Span], walls: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words with joiners between, as token ranges; date expressions are walls."""
    i, n = 0, len(tokens)
    while i < n:
        if not tokens[i].capital or _in(tokens[i], busy) or tokens[i].lower in walls:
            i += 1
            continue
        j = last = i
        while j + 1 < n and not _in(tokens[j + 1], busy):
            token = tokens[j + 1]
            if token.lower in walls:
                break
            if token.capital or (token.text[0].isdigit() and len(token.text) <= 4):
                last = j = j + 1
            elif token.lower == "the" and tokens[j].lower == "and":
                break
            elif (token.lower in _JOINERS or token.text in _GLUE) and j - last < 3:
                j += 1
            else:
                break
        yield i, last + 1
        i = last + 1


def _in(token: Token, spans: Sequence[Span]) -> bool:
    at = token.start
    for s in spans:  # noqa: SIM110 - any() costs twice as much here
        if s.start <= at < s.end:
            return True
    return False


def proper(text: str, tokens: Sequence[Token], busy: Sequence[Span], vocabulary: Vocabulary) -> Iterator[Name]:
    """Runs of capitals ("World Conference on Intercultural and Interfaith Dialogue"), whole and cut at weak joints; in
    a headline that capitalises every word, its verbs are walls."""
    shout = sum([t.capital for t in tokens]) * 3 > 2 * (len(tokens) - sum([t.mark for t in tokens]))
    walls = vocabulary.groups["verbs.headline"] if shout else frozenset[str]()
    labels = _walls(*(vocabulary.groups[f"labels.{what}"] for what in ("when", "where", "what")))
    for i, j in _runs(tokens, busy, walls):
        k = next((k for k in range(j - 1, i, -1) if tokens[k].text == ":" and tokens[k - 1].lower in labels), i - 1)
        part = tokens[k + 1 : j]
        if name := _name(text, part, "proper", vocabulary):
            yield name
        cuts = [
            k
            for k, t in enumerate(part)
            if t.lower in ("at", "in", "to", "and", "from", "with", "by", "the", "for") or t.text in (":", "–", "-")
        ]
        for k in cuts[:4]:
            for piece in (part[:k], part[k + 1 :]):
                if piece and (cut := _name(text, piece, "part", vocabulary)) and cut.kind:
                    yield cut


def _left(tokens: Sequence[Token], i: int, busy: Sequence[Span], stop: frozenset[str]) -> int:
    k = i
    while k > 0 and i - k < 8:
        token = tokens[k - 1]
        if (
            closes(token)
            or _in(token, busy)
            or (token.lower in stop and not (token.lower in ("and", "of") and token.text == "&"))
        ):
            glued = token.lower in ("and", "of", "for", "the") and k > 1 and tokens[k - 2].capital and tokens[k].capital
            if not glued:
                break
        elif token.lower.endswith("ed") and not token.capital and "-" not in token.lower:
            break
        k -= 1
    return k


def _right(tokens: Sequence[Token], j: int, busy: Sequence[Span], stop: frozenset[str]) -> Iterator[int]:
    """Ends of the phrase that goes on after token `j` (exclusive) with one or two prepositional phrases."""
    k, phrases = j, 0
    while k < len(tokens) and phrases < 3 and tokens[k].lower in _EXTEND and not _in(tokens[k], busy):
        m = k + 1
        while m < len(tokens) and m - k < 9:
            token = tokens[m]
            if _in(token, busy) or (closes(token) and token.text not in '“"”'):
                break
            inner = (
                token.lower in ("the", "a", "an", "its", "his", "her", "their", "of", "and", "this", "our")
                or token.text in '“"”'
            )
            if token.lower in stop and not inner:
                break
            m += 1
        if m == k + 1:
            return
        yield m
        k, phrases = m, phrases + 1


@lru_cache(maxsize=8)
def _tuple(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(words)


@lru_cache(maxsize=8)
def _walls(*groups: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*groups)


def phrases(text: str, tokens: Sequence[Token], busy: Sequence[Span], vocabulary: Vocabulary) -> Iterator[Name]:
    """Noun phrases around a head noun, bare and with what follows ("hearing", "hearing on Boeing 737 MAX")."""
    stop, heads = _walls(vocabulary.stop, vocabulary.groups["verbs.holding"]), vocabulary.heads
    for i, token in enumerate(tokens):
        lower = token.lower
        if lower not in heads and ("-" not in lower or lower.rsplit("-", 1)[-1] not in heads):
            continue
        if token.mark or _in(token, busy):
            continue
        k = _left(tokens, i, busy, stop)
        if (
            i == k
            and token.lower in vocabulary.weak
            and not token.capital
            and token.lower not in ("opening", "release")
        ):
            continue
        if base := _name(text, tokens[k : i + 1], "phrase", vocabulary):
            yield base
        for m in _right(tokens, i + 1, busy, vocabulary.stop):
            if name := _name(text, tokens[k:m], "phrase", vocabulary):
                yield name


def quoted(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[Name]:
    """Titles between quotation marks; a spoken sentence is left out by its length and its lower-case words."""
    for found in _QUOTE.finditer(text, span.start, span.end):
        inner = found.group(1).strip().rstrip(",.;")
        words = inner.split()
        big = sum(w[0].isupper() or not w[0].isalpha() for w in words)
        if 1 <= len(words) <= MAX_WORDS and big * 2 >= len(words):
            lower = [w.lower().strip(_TRIM + "?!") for w in words]
            head, kind = head_of(lower, vocabulary, [w[0].isupper() for w in words])
            yield Name(inner, Span(found.start(1), found.start(1) + len(inner)), "quote", head, kind)


def matches(text: str, tokens: Sequence[Token], busy: Sequence[Span], sporty: bool) -> Iterator[Name]:
    """Two sides against each other: "Panthers vs. Steelers", "Vietnam – Japan"; in an article of sport "Cubs at Mets"
    too."""
    runs = list(_runs(tokens, busy))
    for i, j in runs:
        part = tokens[i:j]
        if len(part) <= 9 and any(t.lower in _SPORT and (sporty or t.lower != "at") for t in part):
            span = Span(part[0].start, part[-1].end)
            yield Name(span.of(text), span, "match", "match", "sport")
    for (i, j), (k, m) in pairwise(runs):
        if (
            k - j in (1, 2)
            and tokens[j].lower in ("vs", "v", "versus", "against", "@", "–", "play", "plays", "face", "faces")
            and m - i <= 10
        ):
            span = Span(tokens[i].start, tokens[m - 1].end)
            yield Name(span.of(text), span, "match", "match", "sport")

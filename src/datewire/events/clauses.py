"""Events that are told by a verb: "Bush will visit China", "the court is to rule on …", "Applications close …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from datewire.events.cores import subject, target
from datewire.events.frames import Frame
from datewire.events.names import Name
from datewire.events.tokens import Token, before, behind, closes, within
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_AFTER = frozenset("in at during before after by from until through where when which who as while with for".split())
_BREAKS = frozenset("that which who while when where as said says and but if".split())
_SUBJECT_WORDS = 9
_OBJECT_WORDS = 9
_PARTICLES = frozenset("off up out down over".split())
_CORED = frozenset("go hold off act attend".split())


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for ending, put in (("ies", "y"), ("ves", "ve"), ("ing", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + put
    return word


def _verb(lower: str, vocabulary: Vocabulary) -> str:
    """The base form of a verb that has an event noun in the vocabulary, or ""."""
    forms = _bases(lower)
    if vocabulary.nominal.keys().isdisjoint(forms):
        return ""
    return next(form for form in forms if form in vocabulary.nominal)


@lru_cache(maxsize=4096)
def _bases(lower: str) -> tuple[str, ...]:
    """The base forms that a word may have, the likeliest first."""
    stem = _stem(lower)
    return lower, stem, stem + "e", lower[:-2], lower[:-1]


def _subject(tokens: Sequence[Token], end: int, busy: Sequence[Span]) -> list[Token]:
    """The words before the verb group that ends before token `end`, back to a comma, a date or a conjunction."""
    k = end
    while k > 0 and end - k < _SUBJECT_WORDS:
        token = tokens[k - 1]
        if closes(token) or any(s.start <= token.start < s.end for s in busy):
            break
        if token.lower in _BREAKS and not (token.lower == "and" and k > 1 and tokens[k - 2].capital):
            break
        k -= 1
    part = list(tokens[k:end])
    while part and (part[0].lower in ("the", "a", "an", "on", "in", "at", "–", "—", "-") or part[0].mark):
        part = part[1:]
    return part


def _object(tokens: Sequence[Token], start: int, busy: Sequence[Span]) -> list[Token]:
    out: list[Token] = []
    for token in tokens[start : start + _OBJECT_WORDS]:
        if closes(token) and token.text not in '“”"':
            break
        if any(s.start <= token.start < s.end for s in busy) or (out and token.lower in _AFTER):
            break
        out.append(token)
    while out and out[-1].lower in ("on", "in", "at", "the", "a", "this", "of", "for", "to", "by", "from", "and"):
        out.pop()
    return out


def _words(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def clauses(text: str, tokens: Sequence[Token], busy: Sequence[Span], vocabulary: Vocabulary) -> Iterator[Name]:
    """Names composed of the clause's own words: subject, the verb's noun, object. Their span is the whole clause."""
    fill = vocabulary.groups["clauses.fill"]
    for i, token in enumerate(tokens):
        if not i:
            continue
        last = tokens[i - 1].lower
        finite = last in fill or token.lower.endswith("s")
        if not finite or token.mark or last in ("the", "a", "an", "of", "for", "this", "its"):
            continue
        verb = _verb(token.lower, vocabulary)
        if not verb:
            continue
        k = i
        while k > 0 and tokens[k - 1].lower in fill:
            k -= 1
        subject, target = _subject(tokens, k, busy), _object(tokens, i + 1, busy)
        if not subject:
            continue
        noun = vocabulary.nominal[verb]
        if not target:
            noun = noun.removesuffix(" of").removesuffix(" to")
        said = _words(text, target).removeprefix("to ").removeprefix("a ").removeprefix("the ")
        versus = "v" if noun == "match" and target else noun
        name = " ".join(p for p in (_words(text, subject), versus, said) if p)
        end = target[-1].end if target else token.end
        kind = vocabulary.heads.get(noun.split(" ")[0], "other")
        yield Name(name, Span(subject[0].start, end), "clause", noun, kind)


def holdings(text: str, tokens: Sequence[Token], busy: Sequence[Span], vocabulary: Vocabulary) -> Iterator[Name]:
    """A body and what it holds: "the Energy Committee will hold a hearing on …" → "Energy Committee hearing on …"."""
    holding, fill = vocabulary.groups["verbs.holding"], vocabulary.groups["clauses.fill"]
    for i, token in enumerate(tokens):
        if token.mark or not i or (token.lower not in holding and _stem(token.lower) not in holding):
            continue
        k = i
        while k > 0 and tokens[k - 1].lower in fill:
            k -= 1
        subject, target = _subject(tokens, k, busy), _object(tokens, i + 1, busy)
        while target and target[0].lower in ("a", "an", "the", "its", "their", "his", "her", "our"):
            target = target[1:]
        heads = [t.lower for t in target if t.lower in vocabulary.heads]
        if subject and heads and len(subject) <= 8 and target:
            name = f"{_words(text, subject)} {_words(text, target)}"
            kind = vocabulary.heads[heads[0]]
            yield Name(name, Span(subject[0].start, target[-1].end), "holding", heads[0], kind)


_CUT = frozenset(("that", "said", "says", "which", "while", "but", "when", "where", "who", "because", "and", "as"))
_LONGEST = 14


def stretches(
    text: str, tokens: Sequence[Token], busy: Sequence[Span], found: Sequence[Frame], vocabulary: Vocabulary
) -> Iterator[Name]:
    """The words of a clause before and behind each date, for events that no noun names, as a headline would put them:
    "Market Place will close to traffic from 6pm on …" → "Market Place to close to traffic"; what goes before the verb
    alone too ("The return is on May 15")."""
    for date in busy:
        for side in (_tail(before(tokens, date.start)), _head(behind(tokens, date.end))):
            part = _trimmed(side, vocabulary)
            if not 2 <= len(part) <= _LONGEST:
                continue
            verbs = [f for f in found if part[0].start <= f.start and f.end <= part[-1].end]
            if not (verbs and verbs[0].start > part[0].end and _says_nothing(verbs[0])):
                yield _headline(text, part, verbs, vocabulary)
            if verbs and verbs[0].start > part[0].end:
                subject = _trimmed([t for t in part if t.end <= verbs[0].start], vocabulary)
                if subject and len(subject) < len(part):
                    yield _headline(text, subject, (), vocabulary)


def cored(
    text: str, tokens: Sequence[Token], busy: Sequence[Span], found: Sequence[Frame], vocabulary: Vocabulary
) -> Iterator[Name]:
    """The bare subjects of verbs that put something on the calendar, and the bare objects of those that hold it."""
    for f in found:
        if f.kind not in _CORED or f.time in ("participle", "infinitive"):
            continue
        spans = [subject(f, found, tokens, busy)]
        if f.kind in ("hold", "attend") and not f.passive:
            spans.append(target(f, tokens, busy))
        for span in spans:
            part = within(tokens, span.start, span.end) if span else []
            if 1 < len(part) <= _SUBJECT_WORDS:
                yield _headline(text, part, (), vocabulary)


def _says_nothing(verb: Frame) -> bool:
    """Whether a verb only puts its subject on the calendar: "will be held", "takes place", "is scheduled"."""
    return (verb.kind == "hold" and verb.passive) or verb.lemma in ("be", "take")


def _trimmed(part: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """`part` without marks and function words at its ends."""
    while part and (part[-1].mark or (part[-1].lower in vocabulary.stop and not _particle(part, vocabulary))):
        part = part[:-1]
    while part and (part[0].mark or part[0].lower in vocabulary.stop):
        part = part[1:]
    return part


def _particle(part: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the last word belongs to the verb before it: "switched off"."""
    return len(part) > 1 and part[-1].lower in _PARTICLES and part[-2].lower in vocabulary.verbs


def _headline(text: str, part: Sequence[Token], verbs: Sequence[Frame], vocabulary: Vocabulary) -> Name:
    """The words of `part` with the auxiliaries of each verb group left out, or "to" for those of the future."""
    pieces, at = [], part[0].start
    for f in verbs:
        pieces.append(text[at : f.start])
        main = next(t for t in part if t.end == f.end)
        at = main.start
        if f.start < main.start and f.time in ("future", "planned") and not f.passive:
            pieces.append("to ")
    pieces.append(text[at : part[-1].end])
    words = "".join(pieces)
    heads = (t for t in reversed(part) if t.lower in vocabulary.heads and t.lower not in vocabulary.weak)
    head = next((t.lower for t in heads if not any(f.start <= t.start < f.end for f in verbs)), "")
    return Name(words, Span(part[0].start, part[-1].end), "stretch", head, vocabulary.heads.get(head, ""))


def _tail(tokens: Sequence[Token]) -> list[Token]:
    out: list[Token] = []
    for token in reversed(tokens):
        if closes(token) or (token.lower in _CUT and len(out) > 2) or len(out) > _LONGEST:
            break
        out.append(token)
    return out[::-1]


def _head(tokens: Sequence[Token]) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        if (closes(token) and len(out) > 1) or (token.lower in _CUT and len(out) > 2) or len(out) > _LONGEST:
            break
        out.append(token)
    return out

"""What smells of a date and is none, and what is announced without a date: both belong in the account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datewire.events.bags import bag
from datewire.events.layout import Layout
from datewire.events.names import Name, proper
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Box, Disposition, Span

_ORDINAL_WORD = (
    "first second third fourth fifth sixth seventh eighth ninth tenth last final opening closing inaugural".split()
)
_EDITION = re.compile(r"[0-9][0-9]{0,2}(?:st|nd|rd|th)\b(?P<after>(?:[ -][\w’'-]+){0,3})")
_CODE = re.compile(r"[-‑–]\d{1,4}\b")  # behind two capitals
_LETTERS = re.compile(r"[A-Z]{2}")
_SLASHED = re.compile(r"\b(?:9/11|24/7)\b")
_CAPITALS = re.compile(r"[A-Z]+$")
_MEMORIAL = re.compile(r"anniversar(?:y|ies)\b|jubilee\b|centenary\b|bicentenary\b|birthday\b", re.IGNORECASE)
_MEMORIAL_STEMS = ("nniversar", "ubilee", "entenary", "irthday")
_NEAR = 60  # words beside a cue in which a name is sought
_BEFORE = re.compile(r"[\w’'-]+[ -]$")
_PART = re.compile(
    r"\b(?P<which>"
    + "|".join(_ORDINAL_WORD)
    + r")\s+(?P<part>(?:[a-z-]+\s+)?(?:session|plenary|day|round|sitting|panel|meeting|stage|leg|segment))"
    r"\s+(?:of|at|in)\s+(?:the\s+)?(?P<whole>[^.,;:\n]{4,90})"
)


def find(
    layout: Layout, mentions: Sequence[Span], told: Sequence[str], waiting: Sequence[str], words: Vocabulary
) -> list[Disposition]:
    """The dispositions beside those of the time expressions at `mentions`; `told` are the names of the article's
    events, `waiting` of those without a day. Spans never meet a mention, nor each other."""
    busy = list(mentions)
    lines: list[Disposition] = []
    for line in (*_parts(layout, told, words), *_announced(layout, [*told, *waiting], words), *_smells(layout, words)):
        if not any(line.span.meets(s) for s in busy):
            busy.append(line.span)
            lines.append(line)
    return lines


def _parts(layout: Layout, told: Sequence[str], words: Vocabulary) -> Iterator[Disposition]:
    if not told:
        return
    for found in _PART.finditer(layout.text):
        whole = bag(found.group("whole"), words.stop)
        for index, name in enumerate(told):
            known = bag(name, words.stop)
            if known and len(known & whole) >= min(2, len(known)):
                span = Span(found.start("which"), found.end("part"))
                reason = f"part of “{name}”, told without a date of its own"
                yield Disposition(span, span.of(layout.text), Box.PART_OF, "part", reason, index)
                break


def _smells(layout: Layout, words: Vocabulary) -> Iterator[Disposition]:
    text = layout.text
    for found in _EDITION.finditer(text):
        if text[max(0, found.start() - 1) : found.start()].isalnum():
            continue
        after, at = found.group("after"), found.start("after")
        hit = next((w for w in re.split(r"[ -]", after) if w.lower() in words.groups["anniversary.words"]), None)
        if hit:
            yield _memorial(Span(found.start(), at + after.index(hit) + len(hit)), text)
        else:
            span = Span(found.start(), at)
            yield Disposition(span, span.of(text), Box.NOT_A_DATE, "ordinal", "an ordinal number, no day of a month")
    near = [stem for stem in _MEMORIAL_STEMS if stem in layout.lower]
    memorial = any(stem in text or stem.upper() in text for stem in near)
    for found in _MEMORIAL.finditer(text) if memorial else ():
        before = _BEFORE.search(text, max(0, found.start() - 20), found.start())
        yield _memorial(Span(before.start() if before else found.start(), found.end()), text)
    codes = (c for c in _CODE.finditer(text) if _LETTERS.fullmatch(text, max(0, c.start() - 2), c.start()))
    slashed = _SLASHED.finditer(text) if "9/11" in text or "24/7" in text else ()
    for found in (*codes, *slashed):
        letters = _CAPITALS.search(text, max(0, found.start() - 12), found.start())
        span = Span(letters.start() if letters else found.start(), found.end())
        if not text[max(0, span.start - 1) : span.start].isalnum():
            yield Disposition(span, span.of(text), Box.NOT_A_DATE, "code", "a name with a number")


def _memorial(span: Span, text: str) -> Disposition:
    return Disposition(span, span.of(text), Box.ANNIVERSARY, "anniversary", "counts years, announces no gathering")


def announced(layout: Layout, told: Sequence[str], words: Vocabulary) -> Iterator[Name]:
    """Names of events that a sentence announces or calls off without any date: a cue, a capitalised name with an event
    noun, and no event of that name told elsewhere in the article."""
    known = [bag(t, words.stop) for t in told]
    for name in _cued(layout, words):
        content = bag(name.text, words.stop)
        if not name.kind or len(content) < 2 or any(content <= k or k <= content for k in known):
            continue
        if name.head.split()[-1] not in name.text.lower().split()[-1] and not _ORDERED.search(name.text):
            continue
        known.append(content)
        yield name


def _cued(layout: Layout, words: Vocabulary) -> Iterator[Name]:
    """The names behind words that announce ("the upcoming …"), and those before words that call off ("… has been
    postponed")."""
    for group, before in (("undated.cues", False), ("undated.off", True)):
        for found in layout.hits(group, words):
            tokens = layout.all_tokens(layout.at(found.start()))
            part = [t for t in tokens if (t.end <= found.start() if before else t.start >= found.end())]
            yield from proper(layout.text, part[-_NEAR:] if before else part[:_NEAR], (), words)


_ORDERED = re.compile(
    r"\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Annual|World|International|National|\d+\w\w)\b"
)


def _announced(layout: Layout, told: Sequence[str], words: Vocabulary) -> Iterator[Disposition]:
    for name in announced(layout, told, words):
        yield Disposition(
            name.span, name.span.of(layout.text), Box.UNDATED, "announced", "announced, but no date is given"
        )

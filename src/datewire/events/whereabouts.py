"""Where an event is: venue and city as the text gives them, and whether it is held online."""

from __future__ import annotations

import re
from dataclasses import dataclass

from datewire.events.layout import Layout, Sentence
from datewire.events.cues import label_of
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_CAP = r"(?:[A-Z0-9][\w’'&.\-/]*|“[^”\n]{2,40}”)"
_RUN = rf"{_CAP}(?:[ \u00a0](?:(?:of|the|de|la|le|les|del|di|du|and|&|at|in|on|for|El|von|am|an der|a)[ ]){{0,3}}{_CAP}){{0,9}}"
_MORE = rf"(?:,[ ](?:the[ ])?{_RUN}){{0,4}}"
_AT = re.compile(
    rf"\b(?:at|in|inside|aboard|near|outside)[ ](?:the[ ]|its[ ]|their[ ]|downtown[ ]|historic[ ])?({_RUN}{_MORE})"
)
_HELD_AT = re.compile(
    rf"\b(?:held|located|place|hosted|gather|meet|begin|start|kick off|take place)\w*[ ](?:at|in)[ ](?:the[ ])?({_RUN}{_MORE})"
)
_MONTHS = "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_NOT_PLACE = re.compile(
    r"^(?:"
    + "|".join(_MONTHS.split())
    + r"|\d{1,4}(?:st|nd|rd|th)?$|\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m|[AP]M|noon)|Q[1-4]\b|"
    r"(?:[A-Z][a-z]+ )?(?:He|She|It|We|They|This|These|Mr|Ms|Dr)\b|http|www)"
)
_STREET = re.compile(rf"\b\d{{1,5}}[ ](?:[NSEW]\.?[ ])?{_RUN}{_MORE}")
_TAIL = re.compile(r"(?:,? (?:on|at|from)(?: the)?|[,.;:]+)$")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words for the place (`span` into the text) or None, and whether the event is online; `online_span` proves it."""

    text: str | None = None
    span: Span | None = None
    online: bool = False
    online_span: Span | None = None


def _clean(text: str, start: int, busy: list[Span]) -> str:
    """Cut a raw match at a date expression and at loose ends."""
    for s in busy:
        if start < s.start < start + len(text):
            text = text[: s.start - start]
    text = text.rstrip()
    while (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    return text.rstrip(" ,;:(–—-")


def _in_sentence(layout: Layout, sentence: Sentence, busy: list[Span], anchor: Span, name: Span | None) -> Span | None:
    """The place words of the sentence nearest to the date, preferably after it."""
    best: tuple[int, Span] | None = None
    for found in _AT.finditer(layout.text, sentence.span.start, sentence.span.end):
        start = found.start(1)
        words = _clean(found.group(1), start, [s for s in busy if s.meets(sentence.span)])
        if len(words) < 3 or _NOT_PLACE.match(words) or any(s.start <= start < s.end for s in busy):
            continue
        span = Span(start, start + len(words))
        if name and name.start <= start and span.end <= name.end and name.end - name.start > len(words) + 30:
            continue
        gap = span.start - anchor.end if span.start >= anchor.end else (anchor.start - span.end) + 25
        if best is None or gap < best[0]:
            best = (gap, span)
    return best[1] if best else None


def _field(layout: Layout, sentence: Sentence, vocabulary: Vocabulary) -> Span | None:
    """The value of a "WHERE:" or "Location:" line within six blocks of the date's, below first."""
    blocks = layout.article.blocks
    text = layout.text
    for b in [
        *range(sentence.block, min(len(blocks), sentence.block + 7)),
        *range(sentence.block - 1, max(-1, sentence.block - 5), -1),
    ]:
        span = blocks[b].span
        label = label_of(text, Span(span.end, span.end), span.start)
        if label in vocabulary.groups["labels.where"]:
            start = text.find(":", span.start, span.end) + 1
            while start < span.end and text[start] in " *_–-|":
                start += 1
            end = min(span.end, start + 160)
            if end - start >= 3:
                return Span(start, end)
            if b + 1 < len(blocks):
                return Span(blocks[b + 1].span.start, min(blocks[b + 1].span.end, blocks[b + 1].span.start + 160))
    return None


def find(
    layout: Layout, sentence: Sentence, date: Span, name: Span | None, busy: list[Span], vocabulary: Vocabulary
) -> Whereabouts:  # noqa: PLR0913
    """The place of the event whose date stands at `date` in `sentence` and whose name at `name`."""
    online = _online(layout, sentence, name, vocabulary)
    span = _in_sentence(layout, sentence, busy, date, name) or _field(layout, sentence, vocabulary)
    if span is None:
        near = [layout.at(name.start)] if name else []
        near += [
            s for step in (1, 2, -1) if (s := layout.neighbour(sentence, step)) and abs(s.block - sentence.block) <= 2
        ]
        for other in near:
            if other.index == sentence.index:
                continue
            if found := _HELD_AT.search(layout.text, other.span.start, other.span.end):
                words = _clean(found.group(1), found.start(1), busy)
                if len(words) >= 3 and not _NOT_PLACE.match(words):
                    span = Span(found.start(1), found.start(1) + len(words))
                    break
            if other is near[0] and name and (span := _in_sentence(layout, other, busy, name, name)):
                break
    return Whereabouts(span.of(layout.text) if span else None, span, online is not None, online)


def _online(layout: Layout, sentence: Sentence, name: Span | None, vocabulary: Vocabulary) -> Span | None:
    pattern = vocabulary.patterns["online.words"]
    spans = [sentence.span] + ([name] if name else [])
    for s in spans:
        if found := pattern.search(layout.text, s.start, s.end):
            return Span(found.start(), found.end())
    blocks = layout.article.blocks
    for b in range(sentence.block, min(len(blocks), sentence.block + 4)):
        span = blocks[b].span
        if label_of(layout.text, Span(span.end, span.end), span.start) in vocabulary.groups["labels.where"]:
            if found := pattern.search(layout.text, span.start, span.end):
                return Span(found.start(), found.end())
    return None

"""Ranges whose two ends stand apart: "opens on Saturday and goes on until 4 September", "a three-day meeting that
begins on 18 February", "runs until Nov. 27". The judge weighs them beside the plain day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from datewire import timex
from datewire.events.layout import Layout
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Precision, Span, TimeMention, When

_BETWEEN = 160  # characters between the two ends
_BESIDE = 60  # characters between a length and its day
_LENGTH = re.compile(r"P(\d{1,2})([DW])$")
_LONGEST = 62  # days that a length in words may make


@dataclass(frozen=True, slots=True)
class Stretch:
    """A longer reading of a mention: the times from its day to another one's, the words of the other end, and how it
    was made ("closing", "open", "length")."""

    when: When
    other: Span
    how: str


def stretches(layout: Layout, mentions: Sequence[TimeMention], index: int, vocabulary: Vocabulary) -> Iterator[Stretch]:
    """The longer readings of the mention at `index`: from its day to a last day told behind it, from the day of
    publication to its own when it is told as a last day, and over a length told beside it."""
    mention = mentions[index]
    start = _day(mention)
    if start is None:
        return
    sentence = layout.at(mention.span.start)
    for other in mentions[index + 1 : index + 4]:
        rule = "last_day" if layout.at(other.span.start) == sentence else "going_on"
        between = layout.text[mention.span.end : other.span.start]
        if len(between) > _BETWEEN or "\n\n" in between:
            break
        end = _day(other)
        if end and end.start > start.end and vocabulary.rules[rule].search(between):
            yield Stretch(_joined(start, end.end), other.span, "closing")
            break
    before = layout.text[max(sentence.span.start, mention.span.start - 90) : mention.span.start]
    day = layout.article.anchor.day
    last = _ahead(layout, mention, start) if vocabulary.rules["going_on"].search(before) else None
    if day and last and last.start > day:
        open_since = replace(last, start=day, implied=last.implied | {"start"}, end_time=None)
        yield Stretch(open_since, mention.span, "open")
    for other in mentions[max(0, index - 2) : index + 3]:
        length = _length(layout, other, vocabulary) if layout.at(other.span.start) == sentence else 0
        low, high = sorted((mention.span, other.span))
        if length and high.start - low.end <= _BESIDE:
            yield Stretch(_joined(start, start.start + timedelta(length - 1)), other.span, "length")
            break


def _day(mention: TimeMention) -> When | None:
    """The single day that a mention tells, or None."""
    when = mention.whens[0] if len(mention.whens) == 1 else None
    plain = when and when.precision is Precision.DAY and when.start == when.end and not when.rrule
    return when if plain and when and "day" not in when.implied else None


def _ahead(layout: Layout, mention: TimeMention, told: When) -> When | None:
    """The mention's day to come: "closed through Monday" looks ahead, whatever the verb."""
    day = layout.article.anchor.day
    if day is None or told.start > day or mention.stated.year is not None:
        return told
    return _day(timex.resolve(mention, layout.article.anchor, "future"))


def _joined(start: When, end: date) -> When:
    return replace(start, end=end, end_time=None)


def _length(layout: Layout, mention: TimeMention, vocabulary: Vocabulary) -> int:
    """The days for which something lasts: "a three-day meeting", "for two days", not "after a three-week recess"; 0
    when the mention tells no such length."""
    told = _LENGTH.match(mention.value) if mention.type == "DURATION" else None
    if told is None:
        return 0
    text, span, rules = layout.text, mention.span, vocabulary.rules
    before = text[max(0, span.start - 30) : span.start]
    whole = "-" in span.of(text)
    if rules["of_time"].search(before) or rules["from_time"].match(text, span.end):
        return 0
    if not whole and not rules["lasting"].search(before):
        return 0
    days = int(told[1]) * (7 if told[2] == "W" else 1)
    return days if 1 < days <= _LONGEST else 0

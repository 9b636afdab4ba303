"""Which readings of a time expression may be appointments at all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from datewire import timex
from datewire.model import Anchor, Precision, TimeMention, When

_LONGEST = 400  # days; a longer range is a period, not an appointment
_AHEAD = 240  # days up to which a date without a year may still be to come


def eligible(when: When, day: date) -> bool:
    """Whether a time can be an entry of a calendar at all: days settled, not over at publication, no long period."""
    return when.precision == Precision.DAY and when.end >= day and (when.end - when.start).days <= _LONGEST


def together(whens: Sequence[When]) -> list[When]:
    """The times of a list of days in a row joined: "23 and 24 October" and "17, 18 and 19 June" are one occasion,
    "May 3, 5 and 7" are three. Three performances ("Thursday, Friday and Saturday at 7") stay apart, and so do days
    with clock times of their own."""
    if len(whens) < 2 or any(w.rrule for w in whens):
        return list(whens)
    pairs = list(itertools.pairwise(whens))
    in_a_row = all(a.end + timedelta(1) == b.start and _one_clock(a, b) for a, b in pairs)
    if not in_a_row or (len(whens) > 2 and whens[0].start_time):
        return list(whens)
    return [replace(whens[0], end=whens[-1].end)]


def _one_clock(a: When, b: When) -> bool:
    return a.start_time is None or (a.start_time, a.end_time) == (b.start_time, b.end_time)


def clockless_day(mention: TimeMention) -> bool:
    """Whether the mention is a clock time alone, whose day is only the anchor's."""
    return mention.stated.hour is not None and all("day" in w.implied for w in mention.whens)


def turned(mention: TimeMention, anchor: Anchor, day: date) -> list[TimeMention]:
    """The other reading of a date that was taken for past: "Wednesday" or "March 31" may still be to come, and the
    judge hears both. Nothing for dates with a year, or whose next occurrence is far away."""
    if mention.stated.year is not None or not mention.whens or any(w.end >= day for w in mention.whens):
        return []
    other = timex.resolve(mention, anchor, "future")
    near = [w for w in other.whens if w.precision == Precision.DAY and day <= w.start <= day + timedelta(_AHEAD)]
    return [other] if near and len(near) == len(other.whens) else []

"""The clock time of an appointment: told with its day, or apart from it ("WHEN: Friday" … "TIME: 6 p.m.")."""

from __future__ import annotations

import dataclasses

from datewire.events import hours
from datewire.events.hours import Search, alone
from datewire.events.weighing import chosen
from datewire.model import Span, When

__all__ = ["alone", "join"]

_NIGHT = 12  # hours; a range over midnight that is longer is no evening


def join(search: Search, kind: str) -> tuple[When, Span | None]:
    """The time of the appointment with its clock, and the words of the clock when they stand elsewhere than the day."""
    when, span = search.when, None
    if when.start_time is not None:
        when = hours.evening(when, hours.halfless(search.sites[0].mention), kind)
    else:
        options, site = hours.found(search, kind), search.sites[0]
        if site.inherited:  # the other lines below the heading have hours of their own
            options = [h for h in options if site.sentence.span.holds(h.span)]
        weights = search.pool.vocabulary.weights.get("clock", {})
        best = chosen([(h.words, h.features) for h in options], hours.nothing(search, kind, len(options)), weights)
        same = [h for h in options if "how:same" in h.features]
        if best is None and not same:
            return when, None
        hour = same[-1] if same else options[best or 0]
        when, span = hours.turned(when, hour), hour.span
    return _one_night(when), span


def _one_night(when: When) -> When:
    """An evening that ends after midnight is of the day on which it begins ("7 p.m. to 2 a.m.")."""
    if when.start_time is None or when.end_time is None or (when.end - when.start).days != 1:
        return when
    length = (when.end_time.hour - when.start_time.hour) % 24
    over = when.end_time <= when.start_time and length <= _NIGHT and not when.rrule
    return dataclasses.replace(when, end=when.start) if over else when

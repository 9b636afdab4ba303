"""The clock time of an appointment: told with its day, or apart from it ("WHEN: Friday" … "TIME: 6 p.m.")."""

from __future__ import annotations

import dataclasses

from datewire.events import hours
from datewire.events.hours import Search, alone
from datewire.events.weighing import chosen
from datewire.model import Span, When

__all__ = ["alone", "join"]

_LED, _LINE = 4, 160  # characters before the date that leads a line; of such a line
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
        options = [h for h in options if site.sentence.span.holds(h.span) or not _listed(h.span, search)]
        weights = search.pool.vocabulary.weights.get("clock", {})
        best = chosen([(h.words, h.features) for h in options], hours.nothing(search, kind, len(options)), weights)
        same = [h for h in options if "how:same" in h.features]
        if best is None and not same:
            return when, None
        hour = same[-1] if same else options[best or 0]
        when, span = hours.turned(when, hour), hour.span
    return _one_night(when), span


def _listed(span: Span, search: Search) -> bool:
    """Whether a clock stands in a line that a date of its own leads, as in a day list."""
    layout, pool = search.pool.layout, search.pool
    block = layout.article.blocks[layout.block(span.start)].span
    led = any(m.span.start < block.start + _LED for m in pool.told(block.start, block.start + _LED) if m.whens)
    return led and block.end - block.start < _LINE


def _one_night(when: When) -> When:
    """An evening that ends after midnight is of the day on which it begins ("7 p.m. to 2 a.m.")."""
    if when.start_time is None or when.end_time is None or (when.end - when.start).days != 1:
        return when
    length = (when.end_time.hour - when.start_time.hour) % 24
    over = when.end_time <= when.start_time and length <= _NIGHT and not when.rrule
    return dataclasses.replace(when, end=when.start) if over else when

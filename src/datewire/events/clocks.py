"""The clock time of an appointment when it stands apart from its day ("WHEN: Friday" … "TIME: 6 p.m.")."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from datewire.events.cues import Site
from datewire.events.layout import Layout
from datewire.events.pool import Pool
from datewire.events.proposals import Proposal
from datewire.model import Span, TimeMention, When

_BLOCKS = 3  # blocks below the date in which its clock time may stand
_CHARACTERS = 500


def alone(mention: TimeMention) -> bool:
    """Whether the mention is a clock time without a day of its own."""
    return bool(mention.whens) and all("day" in w.implied and w.start_time is not None for w in mention.whens)


def join(
    site: Site, merged: Sequence[Proposal], mentions: Sequence[TimeMention], pool: Pool
) -> tuple[When, Span | None]:
    """The time of the appointment with its clock, and the words of the clock when they stand elsewhere than the day."""
    when = site.when
    if when.start_time is not None:
        return when, None
    days = [
        w for p in merged if (w := p.site.when).start_time is not None and (w.start, w.end) == (when.start, when.end)
    ]
    for proposal in merged:
        if days and proposal.site.when is days[0]:
            return _with(when, days[0]), proposal.site.mention.span
    for other in (site, *(p.site for p in merged)):
        clock = _nearest(other, mentions, pool.layout)
        if clock and (when.end == when.start or other.sentence.span.holds(clock.span)):
            return _with(when, clock.whens[0]), clock.span
    if pool.crowd == "one" and when.end == when.start:
        clock = next((m for m in mentions if m.span.start > site.mention.span.end and alone(m)), None)
        if clock:
            return _with(when, clock.whens[0]), clock.span
    return when, None


def _with(when: When, clock: When) -> When:
    return dataclasses.replace(
        when, start_time=clock.start_time, end_time=clock.end_time, zone=clock.zone or when.zone,
        implied=when.implied | (clock.implied - {"day", "month", "year"}),
    )  # fmt: skip


def _nearest(site: Site, mentions: Sequence[TimeMention], layout: Layout) -> TimeMention | None:
    """The lone clock time next to the date with no other day between: same sentence first, then just below."""
    inside = [m for m in mentions if site.sentence.span.holds(m.span) and alone(m)]
    if site.inherited:
        return inside[0] if inside else None
    at = site.mention.span
    index = next((i for i, m in enumerate(mentions) if m.span == at), None)
    if index is None:
        return None
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    before = mentions[index - 1] if index else None
    for m in (after, before):
        if m and alone(m) and layout.at(m.span.start).index == site.sentence.index:
            return m
    if after and alone(after):
        other = layout.at(after.span.start)
        if other.block - site.sentence.block <= _BLOCKS and other.span.start - site.sentence.span.end <= _CHARACTERS:
            return after
    return None

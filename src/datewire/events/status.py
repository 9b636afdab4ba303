"""Whether an appointment stands: scheduled, ongoing, held, postponed or cancelled, with the words that say so."""

from __future__ import annotations

from datetime import date

from datewire.events.cues import Site
from datewire.events.layout import Layout
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span, Status

_AWAY = 110  # characters between a cue and its date beyond which they do not belong together


def _near(layout: Layout, site: Site, name: Span | None, cue: tuple[str, Vocabulary]) -> Span | None:
    span, (group, vocabulary) = site.at, cue
    for found in vocabulary.patterns[group].finditer(layout.text, site.sentence.span.start, site.sentence.span.end):
        gap = span.start - found.end() if found.end() <= span.start else found.start() - span.end
        if name and found.start() >= name.end:
            gap = min(gap, found.start() - name.end)
        if gap <= _AWAY and not vocabulary.rules["not_off"].search(
            layout.text, max(0, found.start() - 24), found.start()
        ):
            return Span(found.start(), found.end())
    return None


def _taken_back(layout: Layout, site: Site, vocabulary: Vocabulary) -> tuple[Status, Span] | None:
    """What became of a date that "was to have been": the cue stands in its sentence or in one beside it."""
    start = site.sentence.span.start
    if not vocabulary.rules["called_off"].search(layout.text, max(start, site.at.start - 60), site.at.start):
        return None
    for step in (0, 1, -1):
        near = layout.neighbour(site.sentence, step)
        if near is None:
            continue
        for group, status in (("status.cancelled", Status.CANCELLED), ("status.postponed", Status.POSTPONED)):
            if found := vocabulary.patterns[group].search(layout.text, near.span.start, near.span.end):
                return status, Span(found.start(), found.end())
    return None


def settle(layout: Layout, site: Site, name: Span | None, vocabulary: Vocabulary, day: date) -> tuple[Status, Span]:
    """The status of the appointment at `site` on publication day `day` and the words that prove it."""
    when, span = site.when, site.at
    before = layout.text[site.sentence.span.start : span.start]
    if not vocabulary.rules["moved_to"].search(before):
        if off := _near(layout, site, name, ("status.cancelled", vocabulary)):
            return Status.CANCELLED, off
        if off := _near(layout, site, name, ("status.postponed", vocabulary)):
            return Status.POSTPONED, off
        if back := _taken_back(layout, site, vocabulary):
            return back
    if when.end < day:
        return Status.HELD, site.mention.span
    if when.start < day or (when.start == day and when.end > day):
        return Status.ONGOING, site.mention.span
    if when.start == day and (on := _near(layout, site, name, ("status.ongoing", vocabulary))):
        return Status.ONGOING, on
    return Status.SCHEDULED, site.mention.span

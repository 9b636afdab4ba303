"""Whether an appointment stands: scheduled, ongoing, held, postponed or cancelled, with the words that say so."""

from __future__ import annotations

import re
from datetime import date

from datewire.events.cues import Site
from datewire.events.layout import Layout
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span, Status

_NEW = re.compile(
    r"\b(?:rescheduled|postponed|moved|delayed|pushed back|put off)\b[^.;]{0,80}?\b(?:to|until|till|for)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_NOT_OFF = re.compile(
    r"\b(?:not|never|without) (?:be |been |being )?$|\bafter (?:being |it was |it had been )?$", re.IGNORECASE
)
_AWAY = 110  # characters between a cue and its date beyond which they do not belong together


def _near(layout: Layout, site: Site, name: Span | None, pattern: re.Pattern[str]) -> Span | None:
    span = site.at
    for found in pattern.finditer(layout.text, site.sentence.span.start, site.sentence.span.end):
        gap = span.start - found.end() if found.end() <= span.start else found.start() - span.end
        if name and found.start() >= name.end:
            gap = min(gap, found.start() - name.end)
        if gap <= _AWAY and not _NOT_OFF.search(layout.text, max(0, found.start() - 24), found.start()):
            return Span(found.start(), found.end())
    return None


def settle(layout: Layout, site: Site, name: Span | None, vocabulary: Vocabulary, day: date) -> tuple[Status, Span]:
    """The status of the appointment at `site` on publication day `day` and the words that prove it."""
    when, span = site.when, site.at
    before = layout.text[site.sentence.span.start : span.start]
    if not _NEW.search(before):
        if off := _near(layout, site, name, vocabulary.patterns["status.cancelled"]):
            return Status.CANCELLED, off
        if off := _near(layout, site, name, vocabulary.patterns["status.postponed"]):
            return Status.POSTPONED, off
    if when.end < day:
        return Status.HELD, site.mention.span
    if when.start < day or (when.start == day and when.end > day):
        return Status.ONGOING, site.mention.span
    if when.start == day and (on := _near(layout, site, name, vocabulary.patterns["status.ongoing"])):
        return Status.ONGOING, on
    return Status.SCHEDULED, site.mention.span

"""Calendars made from published events as they stand: the same bytes of each VEVENT under a head of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from datewire.feeds import ics, zones
from datewire.feeds.recurrence import bounded
from datewire.model import Feed
from datewire.server.entries import Entry
from datewire.server.shelf import File, tag

_NAME: Final = re.compile(r"[^a-z0-9]+")


def calendar(entries: Sequence[Entry], title: str, modified: datetime | None) -> File:
    """A feed of `entries` to subscribe to; `modified` is told as the time of its last change."""
    return _file(ics.write((), Feed("feed", title)), entries, modified)


def single(entry: Entry) -> File:
    """One event to keep: no name and no refresh time, so that no client opens a new calendar for it."""
    return _file(ics.write_single(()), [entry], entry.event.changed)


def filename(title: str) -> str:
    """A plain file name for a download: small letters, digits and hyphens, ".ics"."""
    return (_NAME.sub("-", title.lower()).strip("-")[:60].strip("-") or "events") + ".ics"


def _file(empty: bytes, entries: Sequence[Entry], modified: datetime | None) -> File:
    head = empty.removesuffix(ics.END)
    ordered = sorted(entries, key=lambda each: (each.slot.order, each.event.uid))
    data = b"".join((head, *_zones(entries), *(each.chunk for each in ordered), ics.END))
    return File(data, tag(data), modified)


def _zones(entries: Sequence[Entry]) -> list[bytes]:
    years: dict[str, tuple[int, int]] = {}
    for each in entries:
        if key := each.slot.tzid:
            _, _, last = bounded(each.event.draft.when.rrule, each.slot)
            first, end = each.slot.start.year, max(last, each.slot.end.year)
            before = years.get(key, (first, end))
            years[key] = (min(before[0], first), max(before[1], end))
    return [zones.vtimezone(key, *years[key]) for key in sorted(years)]

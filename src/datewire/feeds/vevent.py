"""One event as one VEVENT of RFC 5545 with the properties that calendar apps are known to need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from icalendar import vDatetime, vDDDTypes, vInt, vUri

from datewire.errors import FeedError
from datewire.feeds import text, wording
from datewire.feeds.lines import line
from datewire.feeds.recurrence import bounded
from datewire.feeds.slots import Slot, slot
from datewire.model import Draft, Event, Place, Status

_UID: Final = re.compile(r"[!-+\-./0-9<-~]{1,200}")
_OFF: Final = (Status.CANCELLED, Status.POSTPONED)
_RADIUS: Final = "5000"


@dataclass(frozen=True, slots=True)
class Chunk:
    """The bytes of one VEVENT with what the file around it needs: sort key, and the zone with its years in use."""

    order: tuple[str, str]
    data: bytes
    tzid: str | None
    first: int
    last: int


def chunk(event: Event, busy: bool = False) -> Chunk:
    """`event` rendered. Raises `FeedError` for a UID that no client would keep (RFC 5545, 3.8.4.7)."""
    if not _UID.fullmatch(event.uid):
        raise FeedError(f"the UID {event.uid[:60]!r} is not plain ASCII of at most 200 characters")
    when = slot(event.draft)
    rule, notes, last = bounded(event.draft.when.rrule, when)
    body = [line("BEGIN", "VEVENT")]
    body += _identity(event)
    body += _time(when, rule)
    body += _words(event, (*when.notes, *notes))
    body += _state(event, when, busy)
    body += _where(event.draft)
    body.append(line("END", "VEVENT"))
    years = (when.start.year, max(last, when.end.year))
    return Chunk((when.order, event.uid), b"".join(body), when.tzid, *years)


def stamp(at: datetime) -> vDatetime:
    """`at` as a UTC DATE-TIME to the second; a naive one is taken as UTC."""
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return vDatetime(at.replace(microsecond=0))


def _identity(event: Event) -> Iterator[bytes]:
    changed = stamp(max(event.changed, event.created))
    yield line("UID", event.uid)
    yield line("DTSTAMP", changed)
    yield line("CREATED", stamp(event.created))
    yield line("LAST-MODIFIED", changed)
    yield line("SEQUENCE", vInt(max(event.sequence, 0)))


def _time(when: Slot, rule: str | None) -> Iterator[bytes]:
    yield line("DTSTART", vDDDTypes(when.start))
    yield line("DTEND", vDDDTypes(when.end))
    if rule:
        yield line("RRULE", rule)


def _words(event: Event, notes: tuple[str, ...]) -> Iterator[bytes]:
    yield line("SUMMARY", text.Text(wording.summary(event.draft)))
    yield line("DESCRIPTION", text.Text(wording.description(event, notes)))
    if address := wording.url(event):
        yield line("URL", vUri(address))


def _state(event: Event, when: Slot, busy: bool) -> Iterator[bytes]:
    draft = event.draft
    off = draft.status in _OFF
    taken = busy and not off
    yield line("STATUS", "CANCELLED" if off else "CONFIRMED" if wording.settled(draft) else "TENTATIVE")
    yield line("TRANSP", "OPAQUE" if taken else "TRANSPARENT")
    yield line("CLASS", "PUBLIC")
    yield line("CATEGORIES", ",".join(map(text.ical, wording.categories(event))))
    yield line("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY" if taken else "FREE")
    if not when.timed:
        yield line("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")


def _where(draft: Draft) -> Iterator[bytes]:
    if where := wording.location(draft):
        yield line("LOCATION", text.Text(where))
    if draft.place and (at := _coordinates(draft.place)):
        yield line("GEO", f"{at[0]};{at[1]}")
        title = text.one_line(draft.place.name or draft.place.text, 100)
        params = {"VALUE": "URI", "X-APPLE-RADIUS": _RADIUS, "X-TITLE": title}
        yield line("X-APPLE-STRUCTURED-LOCATION", vUri(f"geo:{at[0]},{at[1]}"), params)
    if link := text.address(draft.link):
        yield line("CONFERENCE", vUri(link), {"VALUE": "URI", "LABEL": "Take part"})


def _coordinates(place: Place) -> tuple[str, str] | None:
    lat, lon = place.latitude, place.longitude
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return f"{round(lat, 5) + 0.0:.5f}", f"{round(lon, 5) + 0.0:.5f}"

"""schema.org Events as JSON-LD, for search engines and other sites."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from datewire.feeds import text, wording
from datewire.feeds.slots import slot
from datewire.model import Draft, Event, Feed, Kind, Status

_TYPES: Final = {
    Kind.SPORT: "SportsEvent",
    Kind.EDUCATION: "EducationEvent",
    Kind.BROADCAST: "BroadcastEvent",
    Kind.CONFERENCE: "BusinessEvent",
}
_STATES: Final = {Status.CANCELLED: "EventCancelled", Status.POSTPONED: "EventPostponed"}


def write(events: Sequence[Event], feed: Feed) -> bytes:
    """One graph of schema.org Events; days are inclusive there, as inside datewire. Undecided days are left out."""
    graph = [_event(event) for event in events if wording.settled(event.draft)]
    return text.json_bytes({"@context": "https://schema.org", "@graph": graph}, indent=1)


def _event(event: Event) -> dict[str, object]:
    draft = event.draft
    start, end = _bounds(draft)
    made: dict[str, object] = {
        "@type": _TYPES.get(draft.kind, "Event"),
        "identifier": text.one_line(event.uid),
        "name": text.one_line(draft.title),
        "startDate": start,
        "endDate": end,
        "eventStatus": f"https://schema.org/{_STATES.get(draft.status, 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{_mode(draft)}",
        "description": " ".join(wording.quotes(draft)),
        "location": _locations(draft),
    }
    if tags := wording.categories(event)[1:]:
        made["keywords"] = tags
    if draft.aliases:
        made["alternateName"] = [text.one_line(alias) for alias in draft.aliases]
    if address := wording.url(event):
        made["subjectOf"] = {"@type": "NewsArticle", "url": address}
    return made


def _bounds(draft: Draft) -> tuple[str, str]:
    when = slot(draft)
    if isinstance(when.start, datetime):
        return when.start.isoformat(), _iso(when.end)
    return when.start.isoformat(), (when.end - timedelta(days=1)).isoformat()


def _iso(at: date) -> str:
    return at.isoformat()


def _mode(draft: Draft) -> str:
    if draft.online:
        return "MixedEventAttendanceMode" if draft.place else "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode"


def _locations(draft: Draft) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    place = draft.place
    if place:
        here: dict[str, object] = {"@type": "Place", "name": text.one_line(place.text)}
        if place.country:
            here["address"] = {"@type": "PostalAddress", "addressCountry": text.one_line(place.country, 2)}
        if place.latitude is not None and place.longitude is not None:
            here["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
        found.append(here)
    if draft.online:
        link = text.address(draft.link)
        found.append({"@type": "VirtualLocation", **({"url": link} if link else {})})
    return found

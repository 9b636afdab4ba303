"""Two states of one feed: in the second an event has moved, one is new, one is cancelled, one is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from datewire.model import Draft, Event, Evidence, Feed, Kind, Place, Report, Span, Status, When

FEED = Feed("all", "Harbour days", "Made up for testing clients")
_SEEN = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def _event(uid: str, title: str, when: When, **fields: object) -> Event:
    quote = f"{title} is on, they said; all are welcome."
    draft = Draft(title, when, Status.SCHEDULED, Kind.OTHER, 0.9, (Evidence("a", Span(0, 1), quote, "when"),))
    report = Report("a", "What is on", date(2026, 3, 2), "https://news.example/on?a=1,2;3", "Example Post")
    return Event(f"{uid}@datewire", replace(draft, **fields), 0, _SEEN, _SEEN, (report,))  # type: ignore[arg-type]


def _clock(zone: str | None) -> When:
    return When(date(2026, 5, 7), date(2026, 5, 7), start_time=time(9), end_time=time(10, 30), zone=zone)


def first() -> tuple[Event, ...]:
    """Eight events of the sorts that clients have trouble with."""
    days = When(date(2026, 5, 4), date(2026, 5, 6))
    return (
        _event("days", "Board meeting, first part; open", days, place=Place("Lübeck", None, "DE", 53.86893, 10.68729)),
        _event("berlin", "Briefing in Berlin", _clock("Europe/Berlin")),
        _event("tokyo", "Briefing in Tokyo 東京", _clock("Asia/Tokyo")),
        _event("morocco", "Briefing in Casablanca", _clock("Africa/Casablanca")),
        _event("utc", "Launch 🚀", _clock("UTC"), online=True, link="https://meet.example/r"),
        _event("weekly", "Weekly briefing", replace(_clock("Europe/Berlin"), rrule="FREQ=WEEKLY;COUNT=3")),
        _event("fair", "Harbour fair", When(date(2026, 5, 9), date(2026, 5, 10))),
        _event("gone", "A mistake", When(date(2026, 5, 12), date(2026, 5, 12))),
    )


def second() -> tuple[Event, ...]:
    """The same a day later."""
    by_uid = {event.uid.split("@")[0]: event for event in first()}
    later = _SEEN + timedelta(days=1)
    old = by_uid["days"]
    moved = replace(old.draft, when=When(date(2026, 5, 18), date(2026, 5, 20)))
    by_uid["days"] = replace(old, draft=moved, sequence=1, changed=later)
    off = replace(by_uid["fair"].draft, status=Status.CANCELLED)
    by_uid["fair"] = replace(by_uid["fair"], draft=off, sequence=1, changed=later)
    del by_uid["gone"]
    by_uid["new"] = _event("new", "Regatta", When(date(2026, 5, 30), date(2026, 5, 30)))
    return tuple(by_uid.values())

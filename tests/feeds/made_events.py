"""Made-up events for the tests of the feeds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from datewire.model import Draft, Event, Evidence, Feed, Kind, Place, Report, Span, Status, When

SEEN = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
QUOTE = "The harbour board will meet in Lübeck from 4 to 6 May; the public may listen, it said."
LUEBECK = Place("Lübeck", "Lübeck", "DE", 53.86893, 10.68729, "Europe/Berlin")


def make(uid: str = "e1@datewire", **fields: Any) -> Event:
    """One event; `fields` of the draft, of the event (sequence, created, changed, reports) or of `When` are set."""
    when = When(date(2026, 5, 4), date(2026, 5, 6))
    whens = {k: fields.pop(k) for k in list(fields) if k in When.__slots__}
    events = {k: fields.pop(k) for k in ("sequence", "created", "changed", "reports", "history") if k in fields}
    given: dict[str, Any] = {
        "title": "Meeting of the harbour board",
        "when": When(**{**{name: getattr(when, name) for name in When.__slots__}, **whens}),
        "status": Status.SCHEDULED,
        "kind": Kind.MEETING,
        "confidence": 0.9,
        "evidence": (Evidence("a1", Span(0, len(QUOTE)), QUOTE, "when", "test"),),
        "place": LUEBECK,
    }
    report = Report("a1", "Board to meet in May", date(2026, 3, 2), "https://news.example/board?id=1", "Example Post")
    rest: dict[str, Any] = {"sequence": 0, "created": SEEN, "changed": SEEN, "reports": (report,)}
    return Event(uid, Draft(**{**given, **fields}), **{**rest, **events})


def timed(uid: str = "e2@datewire", zone: str | None = "Europe/Berlin", **fields: Any) -> Event:
    """One event of an hour and a half on 7 May 2026."""
    day = date(2026, 5, 7)
    return make(uid, start=day, end=day, start_time=time(9), end_time=time(10, 30), zone=zone, **fields)


def various() -> tuple[Event, ...]:
    """One of every sort that the writer knows."""
    off = {"status": Status.CANCELLED, "sequence": 1}
    return (
        make("days@datewire"),
        timed("berlin@datewire"),
        timed("irregular@datewire", "Africa/Casablanca"),
        timed("utc@datewire", "UTC"),
        timed("offset@datewire", "+05:00"),
        timed("nozone@datewire", None, place=None),
        make("off@datewire", title="Harbour fair", **off),
        make("later@datewire", title="Regatta", status=Status.POSTPONED),
        make("online@datewire", online=True, place=None, link="https://meet.example/r?a=1,2;3"),
        make("hybrid@datewire", online=True),
        timed("weekly@datewire", rrule="FREQ=WEEKLY;BYDAY=TH", title="Weekly briefing"),
        make("open@datewire", rrule="FREQ=WEEKLY;COUNT=3", title="Open evening"),
    )


EVERYTHING = Feed("all", "All events, everywhere", "What was announced; of every kind")

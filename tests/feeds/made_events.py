"""Made-up events for the tests of the feeds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from datewire.feeds import ics
from datewire.feeds.formats import WRITERS
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
    clock = {"start": day, "end": day, "start_time": time(9), "end_time": time(10, 30), "zone": zone}
    return make(uid, **{**clock, **fields})


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

HOSTILE = (
    "Fair\r\nATTACH:evil\rDTSTART:19700101\x00\x07 END:VEVENT\u2028BEGIN:VEVENT\u202e;"
    ' "a", b\\n C:\\New \ud800 <b>&amp;</b>'
)
GOLDEN = Path(__file__).parent / "golden"


def golden() -> dict[str, bytes]:
    """What the files in `golden` must be. `python tests/feeds/made_events.py` writes them after a wanted change."""
    regular = tuple(event for event in various() if not event.uid.startswith("irregular"))
    hostile = make("hostile@datewire", title=HOSTILE, place=Place(HOSTILE), aliases=(HOSTILE,), link="javascript:x")
    return {
        "everything.ics": ics.write((*regular, hostile), EVERYTHING),
        "single.ics": ics.write_single((timed(),)),
        **{f"day.{name}": WRITERS[name].write(regular[:3], EVERYTHING) for name in WRITERS if name != "ics"},
    }


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, data in golden().items():
        (GOLDEN / name).write_bytes(data)

"""A published folder with made-up events, and the server over it."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from datewire.feeds.publish import publish
from datewire.model import Draft, Event, Evidence, Feed, Kind, Place, Report, Span, Status, When
from datewire.server import application
from datewire.server.accesslog import Log

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SEEN = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
FEEDS = (Feed("all", "All events"), Feed("votes", "Votes", "What is voted on", {"kind": ("vote",)}))
BERGEN = Place("Bergen", "Bergen", "NO", 60.39, 5.32, "Europe/Oslo")
QUITO = Place("Quito", "Quito", "EC", -0.22, -78.51, "America/Guayaquil")


def event(name: str, day: date, place: Place | None = BERGEN, **fields: Any) -> Event:
    """The event `name` on `day`; `fields` of the draft, of the event, or of `When`."""
    whens = {k: fields.pop(k) for k in list(fields) if k in When.__slots__}
    own = {k: fields.pop(k) for k in ("sequence", "changed", "reports") if k in fields}
    when = replace(When(day, day, why=("the year is that of the article",), implied=frozenset({"year"})), **whens)
    quote = f"{name} will be on {day:%d %B}, the office wrote."
    draft = Draft(
        title=name,
        when=when,
        status=fields.pop("status", Status.SCHEDULED),
        kind=fields.pop("kind", Kind.MEETING),
        confidence=0.9,
        evidence=(Evidence("a1", Span(0, len(quote)), fields.pop("quote", quote), "sentence"),),
        place=place,
        **fields,
    )
    report = Report("a1", f"Notice: {name}", date(2026, 3, 2), "https://paper.example/a?x=1&y=2", "Fjord Paper")
    uid = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
    return replace(Event(f"{uid}@datewire", draft, 0, SEEN, SEEN, (report,)), **own)


def some() -> list[Event]:
    """A handful: days, a clock time, called off, over, repeating."""
    return [
        event("Ferry council", date(2026, 5, 12)),
        event("Bridge vote", date(2026, 5, 12), QUITO, kind=Kind.VOTE),
        event("Harbour talk", date(2026, 5, 20), start_time=time(9), end_time=time(10, 30), zone="Europe/Oslo"),
        event("Choir night", date(2026, 6, 2), status=Status.CANCELLED, sequence=1, kind=Kind.CULTURE),
        event("Boat fair", date(2026, 4, 29), end=date(2026, 5, 3)),
        event("Winter review", date(2026, 1, 12), None),
        event("Open office", date(2026, 4, 7), QUITO, rrule="FREQ=WEEKLY;COUNT=8", start_time=time(14)),
    ]


def put(folder: Path, events: list[Event] | None = None) -> Path:
    """Publish `events` into `folder`, as `build` does."""
    publish(folder, some() if events is None else events, FEEDS, allow_shrink=True)
    return folder


def later(days: int = 1) -> datetime:
    """An instant after `SEEN`."""
    return SEEN + timedelta(days=days)


class Site:
    """The server over a folder, and what it logged."""

    def __init__(self, folder: Path, public: str = "", now: datetime = NOW) -> None:
        self.folder = folder
        self._stream = io.StringIO()
        app = application(folder, lambda: now, Log(self._stream), public)
        self.client = TestClient(app, base_url="https://dates.example", raise_server_exceptions=True)

    def get(self, path: str, **headers: str) -> Any:
        """GET `path`; `if_none_match="..."` becomes the header If-None-Match."""
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    @property
    def log(self) -> list[dict[str, Any]]:
        """The lines of the log."""
        return [json.loads(line) for line in self._stream.getvalue().splitlines()]

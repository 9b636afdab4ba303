"""How long writing feeds takes: `python tests/bench/feeds.py [EVENTS]` (default 10,000). Figures, not a test."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

from datewire.feeds import ics, lint
from datewire.model import Draft, Event, Evidence, Feed, Kind, Place, Report, Span, Status, When

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Africa/Casablanca", "Australia/Sydney")


def event(n: int) -> Event:
    """The `n`th made-up event: one in three with clock times, all with a place, a quotation and a source."""
    day = date(2026, 1, 1) + timedelta(days=n % 700)
    timed = n % 3 == 0
    when = When(day, day if timed else day + timedelta(days=n % 4), start_time=clock(9, n % 60) if timed else None)
    quote = (
        f"The round table No. {n} on harbour dues – the “Kaimauer” – will be held in the old town hall, it was said."
    )
    draft = Draft(
        title=f"Round table No. {n} on harbour dues and quays",
        when=when,
        status=Status.SCHEDULED,
        kind=Kind.CONFERENCE,
        confidence=0.9,
        evidence=(Evidence(f"a{n}", Span(10, 10 + len(quote)), quote, "when"),),
        place=Place("Old Town Hall, Lübeck", "Lübeck", "DE", 53.86893, 10.68729, ZONES[n % len(ZONES)]),
    )
    seen = datetime(2025, 12, 1, tzinfo=UTC) + timedelta(minutes=n)
    report = Report(f"a{n}", "Harbour dues to be discussed", seen.date(), f"https://news.example/{n}", "Example Post")
    return Event(f"{n:08x}@datewire", draft, 0, seen, seen, (report,))


def main(count: int) -> None:
    """Print the cold write, the write after one change (all other events loaded anew), the linter and the size."""
    feed = Feed("all", "Everything", "All events")
    events = [event(n) for n in range(count)]
    begun = time.perf_counter()
    data = ics.write(events, feed)
    cold = time.perf_counter() - begun
    events = [event(n) for n in range(count)]
    old = events[count // 2]
    events[count // 2] = replace(old, sequence=1, changed=old.changed + timedelta(days=1))
    begun = time.perf_counter()
    again = ics.write(events, feed)
    changed = time.perf_counter() - begun
    begun = time.perf_counter()
    faults = lint.errors(lint.check(data))
    linted = time.perf_counter() - begun
    print(f"{count} events, {len(data) / 1e6:.2f} MB")
    print(f"cold write           {cold:.3f} s ({count / cold:,.0f} events/s)")
    print(f"one event changed    {changed:.3f} s ({'differs' if again != data else 'SAME BYTES'})")
    print(f"linter               {linted:.3f} s ({len(faults)} errors)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

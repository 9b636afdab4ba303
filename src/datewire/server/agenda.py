"""From published events to what a page shows: days of an agenda, weeks of a month. Pure: today is handed in."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, islice
from typing import Final

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

from datewire.feeds import wording
from datewire.server.catalogue import key
from datewire.server.entries import Entry

PER_PAGE: Final = 60
_TIMES: Final = 400


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of an event: its days, both inclusive, and the instant of its beginning when that is known."""

    entry: Entry
    first: date
    last: date
    at: datetime | None

    @property
    def key(self) -> str:
        """The key of the event."""
        return key(self.entry.event.uid)

    @property
    def clock(self) -> str:
        """ "09:00" or "09:00–10:30", empty for whole days."""
        when = self.entry.event.draft.when
        if when.start_time is None:
            return ""
        end = f"–{when.end_time:%H:%M}" if when.end_time and when.end_time != when.start_time else ""
        return f"{when.start_time:%H:%M}{end}"

    @property
    def days(self) -> str:
        """The days in words when there are several, else empty."""
        if self.first >= self.last:
            return ""
        same = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return f"{_short(self.first, month=not same)} – {_short(self.last)}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the agenda with what begins on it."""

    day: date
    items: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the agenda: what is `running` already, the `days` to come, and whether there is more."""

    running: tuple[Occurrence, ...]
    days: tuple[Day, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month view; `inside` says whether it is of that month."""

    day: date
    inside: bool
    items: tuple[Occurrence, ...]


def occurrences(entries: Iterable[Entry], first: date, last: date) -> list[Occurrence]:
    """All times of `entries` that touch `[first, last]`, in the order of their beginning."""
    found = [one for each in entries for one in _times(each, first, last)]
    return sorted(found, key=lambda o: (o.first, o.clock, o.last, o.entry.event.draft.title))


def upcoming(entries: Iterable[Entry], today: date) -> list[Occurrence]:
    """Each of `entries` that is not over on `today`, once: of a recurring one the next time."""
    horizon = date(min(today.year + 100, date.max.year), 12, 31)
    following = (next(_times(each, today, horizon), None) for each in entries)
    found = [one for one in following if one]
    return sorted(found, key=lambda o: (o.first, o.clock, o.last, o.entry.event.draft.title))


def page(entries: Iterable[Entry], today: date, number: int) -> Page:
    """Page `number` (from 1; beyond the last: the last) of what is not over on `today`."""
    every = upcoming(entries, today)
    pages = max(1, -(-len(every) // PER_PAGE))
    number = min(max(number, 1), pages)
    shown = every[(number - 1) * PER_PAGE : number * PER_PAGE]
    running = tuple(each for each in shown if each.first < today)
    return Page(running, _by_day(shown[len(running) :]), number, pages, len(every))


def month(entries: Iterable[Entry], first: date) -> tuple[list[list[Cell]], tuple[Day, ...]]:
    """The weeks (Monday to Sunday) of the month that begins on `first`, and the same month as days.

    In the days, what began before the month stands on its first day."""
    days = list(Calendar().itermonthdates(first.year, first.month))
    held: dict[date, list[Occurrence]] = defaultdict(list)
    for each in occurrences(entries, days[0], days[-1]):
        for day in _span(max(each.first, days[0]), min(each.last, days[-1])):
            held[day].append(each)
    cells = [Cell(day, day.month == first.month, tuple(held[day])) for day in days]
    inside = [cell for cell in cells if cell.inside]
    listed = (Day(c.day, tuple(o for o in c.items if c.day in (o.first, first))) for c in inside)
    return [cells[i : i + 7] for i in range(0, len(cells), 7)], tuple(day for day in listed if day.items)


def _by_day(items: Sequence[Occurrence]) -> tuple[Day, ...]:
    return tuple(Day(day, tuple(group)) for day, group in groupby(items, key=lambda each: each.first))


def _span(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _times(entry: Entry, first: date, last: date) -> Iterator[Occurrence]:
    """The times of `entry` that touch `[first, last]`, in order; at most some hundred looked at."""
    when = entry.event.draft.when
    length = max(when.end - when.start, timedelta())
    for at in _starts(entry, first - length):
        day = at.date() if isinstance(at, datetime) else at
        if day > last:
            return
        if day + length >= first:
            yield Occurrence(entry, day, day + length, at if isinstance(at, datetime) else None)


def _starts(entry: Entry, first: date) -> Iterator[date]:
    start, rule = entry.slot.start, entry.event.draft.when.rrule
    if not rule:
        yield start
        return
    begin = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
    try:
        times = rrulestr(rule, dtstart=begin)
        after = max(begin, datetime(first.year, first.month, first.day, tzinfo=begin.tzinfo) - timedelta(days=1))
        for at in islice(times.xafter(after, inc=True), _TIMES):
            yield at if isinstance(start, datetime) else at.date()
    except (ValueError, OverflowError):
        yield start


def _short(day: date, month: bool = True) -> str:
    return f"{day.day} {wording.MONTHS[day.month - 1][:3]}" if month else str(day.day)


def instant(at: datetime | None) -> str:
    """`at` in UTC for a `datetime` attribute."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""

"""Recurrences as RFC 5545 rules (3.3.10), and the days of those that the words bound."""

from __future__ import annotations

from datetime import date

from datewire.model import When
from datewire.timex import almanac
from datewire.timex.sense import Repeat

DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}


def rule(sense: Repeat, until: When | None = None) -> str:
    """The recurrence rule. BYMONTH and BYMONTHDAY are left to the start (RFC 5545, 3.3.10: they default to it).

    >>> rule(Repeat("WEEKLY", 2, ("TU", "TH")))
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH'
    """
    parts = [f"FREQ={sense.freq}"]
    if sense.interval > 1:
        parts.append(f"INTERVAL={sense.interval}")
    if until:
        parts.append(f"UNTIL={until.end:%Y%m%d}")
    if sense.byday:
        parts.append("BYDAY=" + ",".join(sense.byday))
    return ";".join(parts)


def days(sense: Repeat, here: date, within: When | None, until: When | None) -> list[When]:
    """All days when the words bound them to at most 31, else the first one on or after `here`, with the rule."""
    start = within.start if within else here
    end = within.end if within else None
    if within and sense.byday:
        listed = [day for day in _each(start, end) if _falls(sense, day)]
        if 0 < len(listed) <= 31 and sense.interval == 1:
            return [When(day, day, implied=within.implied, why=within.why) for day in listed]
    first = _first(sense, start)
    if first is None:
        return []
    return [When(first, first, rrule=rule(sense, until or within))]


def _each(start: date, end: date | None) -> list[date]:
    last = min((end or start).toordinal(), start.toordinal() + 366)
    return [date.fromordinal(number) for number in range(start.toordinal(), last + 1)]


def _falls(sense: Repeat, day: date) -> bool:
    for name in sense.byday:
        if DAYS[name[-2:]] == day.weekday():
            nth = name[:-2]
            if not nth or almanac.nth_weekday(day.year, day.month, day.weekday(), int(nth)) == day:
                return True
    return False


def _first(sense: Repeat, start: date) -> date | None:
    """The first day of the recurrence on or after `start`."""
    if sense.byday:
        return next((day for day in _each(start, almanac.add_days(start, 62)) if _falls(sense, day)), None)
    if sense.bymonth and sense.bymonthday:
        options = [almanac.day_of(start.year + shift, sense.bymonth, sense.bymonthday) for shift in range(5)]
        return next((day for day in options if day and day >= start), None)
    if sense.told == "adjective" or sense.bymonth or sense.freq == "YEARLY":
        return None
    return start

"""Recurrences as RFC 5545 rules (3.3.10), and the days of those that the words bound."""

from __future__ import annotations

from datetime import MAXYEAR, date

from datewire.model import Precision, When
from datewire.timex import almanac
from datewire.timex.sense import Repeat

DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}


def rule(sense: Repeat, until: When | None = None) -> str:
    """The recurrence rule. BYMONTH and BYMONTHDAY of a yearly day are left to the start (RFC 5545,
    3.3.10: they default to it).

    >>> rule(Repeat("WEEKLY", 2, ("TU", "TH")))
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH'
    """
    parts = [f"FREQ={sense.freq}"]
    if sense.interval > 1:
        parts.append(f"INTERVAL={sense.interval}")
    if until:
        parts.append(f"UNTIL={until.end:%Y%m%d}")
    if sense.byday and sense.bymonth:
        parts.append(f"BYMONTH={sense.bymonth}")
    if sense.monthdays:
        parts.append("BYMONTHDAY=" + ",".join(map(str, sense.monthdays)))
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
    if sense.bymonth and not sense.bymonthday and not sense.byday:
        return _month(sense, start)
    first = _first(sense, start)
    if first is None:
        return []
    return [When(first, first, rrule=rule(sense, until or within))]


def _month(sense: Repeat, start: date) -> list[When]:
    """A month that comes every year: the one that `start` lies in, or the next."""
    month = sense.bymonth or 1
    year = start.year + (start.month > month)
    if sense.interval > 1 or year > MAXYEAR:
        return []
    return [When(date(year, month, 1), almanac.month_end(year, month), Precision.MONTH, rrule=rule(sense))]


def _each(start: date, end: date | None) -> list[date]:
    last = min((end or start).toordinal(), start.toordinal() + 372)
    return [date.fromordinal(number) for number in range(start.toordinal(), last + 1)]


def _falls(sense: Repeat, day: date) -> bool:
    if sense.bymonth and day.month != sense.bymonth:
        return False
    for name in sense.byday:
        if DAYS[name[-2:]] == day.weekday():
            nth = name[:-2]
            if not nth or almanac.nth_weekday(day.year, day.month, day.weekday(), int(nth)) == day:
                return True
    return False


def _first(sense: Repeat, start: date) -> date | None:
    """The first day of the recurrence on or after `start`."""
    if sense.byday:
        reach = 372 if sense.bymonth else 62
        return next((day for day in _each(start, almanac.add_days(start, reach)) if _falls(sense, day)), None)
    if sense.monthdays:
        return next((day for day in _each(start, almanac.add_days(start, 62)) if _counted(sense, day)), None)
    if sense.bymonth and sense.bymonthday:
        options = [almanac.day_of(start.year + shift, sense.bymonth, sense.bymonthday) for shift in range(5)]
        return next((day for day in options if day and day >= start), None)
    if sense.told == "adjective" or sense.freq == "YEARLY":
        return None
    return start


def _counted(sense: Repeat, day: date) -> bool:
    last = almanac.month_end(day.year, day.month).day
    return day.day in sense.monthdays or day.day - last - 1 in sense.monthdays

"""Arithmetic on the proleptic Gregorian calendar: ends of months, shifts, weeks, moveable feasts."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from datewire.timex.sense import Cal, Nth, Period


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_days(day: date, count: int) -> date:
    """`count` days later, held inside the years 1 to 9999."""
    number = min(max(day.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(number)


def add_months(day: date, count: int) -> date:
    """`count` months later; a day that the month has not becomes its last one.

    >>> add_months(date(2022, 1, 31), 1)
    datetime.date(2022, 2, 28)
    """
    total = day.year * 12 + day.month - 1 + count
    year = min(max(total // 12, MINYEAR), MAXYEAR)
    month = total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_of(day: date, first: int = 0) -> tuple[date, date]:
    """First and last day of the week that holds `day`; `first` is the weekday it begins with, 0 for Monday."""
    start = add_days(day, -((day.weekday() - first) % 7))
    return start, add_days(start, 6)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth weekday of a month, counted from its end when negative.

    >>> nth_weekday(2022, 9, 0, 1), nth_weekday(2022, 5, 0, -1)
    (datetime.date(2022, 9, 5), datetime.date(2022, 5, 30))
    """
    if nth < 0:
        end = month_end(year, month)
        day = end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-nth - 1))
    else:
        start = date(year, month, 1)
        day = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876; years from 1583).

    >>> easter(2024), easter(2025)
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    golden, century = year % 19, year // 100
    rest = year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast(rule: str, year: int) -> date | None:
    """The day of a holiday: "12-25", "easter+1", "11 4th 3" (month, nth, weekday), or "11 4th 3 +1" days after it.

    >>> feast("12-25", 2021), feast("easter+1", 2024), feast("11 4 3 +1", 2024)
    (datetime.date(2021, 12, 25), datetime.date(2024, 4, 1), datetime.date(2024, 11, 29))
    """
    if not 1583 <= year <= 9990:
        return None
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule[6:] or 0))
    if "-" in rule and " " not in rule:
        month, _, day = rule.partition("-")
        return day_of(year, int(month), int(day))
    month, nth, weekday, *shift = rule.split()
    found = nth_weekday(year, int(month), int(weekday), int(nth))
    return add_days(found, int(shift[0])) if found and shift else found


def named(rule: str) -> Cal | Nth | None:
    """A holiday as a day or an nth weekday of a month without year; None for one that no yearly rule gives.

    >>> named("12-25"), named("easter")
    (Cal(year=None, month=12, day=25, weekday=None, deixis=None, hang=None), None)
    """
    if "easter" in rule or "+" in rule or "|" in rule:
        return None
    if " " not in rule:
        month, _, day = rule.partition("-")
        return Cal(None, int(month), int(day))
    number, nth, weekday = (int(part) for part in rule.split())
    return Nth(nth, weekday, Period("month", number))

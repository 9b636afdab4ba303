"""TIMEX3 types, values and modifiers (TimeML 1.2.1) of resolved senses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from datewire.model import Precision, When
from datewire.timex.sense import (
    Between,
    Clock,
    Length,
    Many,
    Nth,
    Part,
    Period,
    Ref,
    Repeat,
    Sense,
    Shifted,
    Timed,
)

UNITS = {"day": "D", "week": "W", "fortnight": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y"}
LARGE = {"decade": 10, "century": 100}
CLOCKS = {"hour": "H", "minute": "M", "second": "S"}
SEASONS = ("SP", "SU", "FA", "WI")
EVERY = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}


def typed(sense: Sense, whens: tuple[When, ...]) -> tuple[str, str, str]:
    """Type, value and modifier."""
    special = _SPECIAL.get(type(sense))
    if special:
        return special(sense, whens)
    if not whens:
        return "DATE", "XXXX-XX-XX", ""
    timed = isinstance(sense, Timed) and (sense.start or sense.part)
    return "TIME" if timed else "DATE", _value(sense, whens), ""


def _parted(sense: Part, whens: tuple[When, ...]) -> tuple[str, str, str]:
    kind, value, _ = typed(sense.inner, whens)
    return kind, value, {"LATER": "", "EARLIER": "", "EARLY": "START", "LATE": "END"}.get(sense.mod, sense.mod)


def _shifted(sense: Shifted, whens: tuple[When, ...]) -> tuple[str, str, str]:
    if sense.unit in CLOCKS:
        return "TIME", "PRESENT_REF", ""
    return "DATE", _value(sense, whens) if whens else "XXXX-XX-XX", ""


def length(sense: Length) -> str:
    """A duration: P3D, PT2H, P10Y for a decade, PXM for several months."""
    count = "X" if sense.number is None else f"{sense.number * LARGE.get(sense.unit, 1):g}"
    if sense.unit == "fortnight" and sense.number is not None:
        count = f"{sense.number * 2:g}"
    if sense.unit in CLOCKS:
        return f"PT{count}{CLOCKS[sense.unit]}"
    return f"P{count}{UNITS.get(sense.unit, 'Y')}"


def _set(sense: Repeat) -> str:
    return f"P{sense.interval}{EVERY.get(sense.freq, 'X')}" if sense.freq != "HOURLY" else f"PT{sense.interval}H"


def _value(sense: Sense, whens: tuple[When, ...]) -> str:
    when = whens[0]
    if len(whens) > 1:
        items = sense.items if isinstance(sense, Many) else ()
        return ",".join(single(items[i] if i < len(items) else sense, w) for i, w in enumerate(whens))
    if isinstance(sense, Between) or (
        when.start != when.end and when.precision is Precision.DAY and not _weekend(when)
    ):
        first, last = _ends(when)
        return f"{first}/{last}"
    return single(sense, when)


def _weekend(when: When) -> bool:
    return when.start.weekday() == 5 and (when.end - when.start).days == 1


def _ends(when: When) -> tuple[str, str]:
    first = _cut(when.start, when.precision)
    last = _cut(when.end, when.precision)
    if when.start_time:
        first += f"T{when.start_time:%H:%M}"
    if when.end_time:
        last += f"T{when.end_time:%H:%M}"
    return first, last


def _cut(day: date, precision: Precision) -> str:
    if precision is Precision.MONTH:
        return f"{day:%Y-%m}"
    if precision is Precision.YEAR:
        return f"{day:%Y}"
    return day.isoformat()


def _years(when: When) -> str:
    count = when.end.year - when.start.year
    if count == 9:
        return f"{when.start.year // 10:03d}"
    return f"{when.start.year // 100:02d}" if count == 99 else f"{when.start.year:04d}"


def _week(when: When) -> str:
    year, week, _ = when.start.isocalendar()
    return f"{year}-W{week:02d}"


COARSE: dict[Precision, Callable[[When], str]] = {
    Precision.WEEK: _week,
    Precision.MONTH: lambda when: when.start.isoformat()[:7],
    Precision.QUARTER: lambda when: f"{when.start.year:04d}-Q{(when.start.month + 2) // 3}",
    Precision.HALF: lambda when: f"{when.start.year:04d}-H{1 if when.start.month < 7 else 2}",
    Precision.SEASON: lambda when: f"{when.start.year:04d}-{SEASONS[(when.start.month // 3 - 1) % 4]}",
}


def single(sense: Sense, when: When) -> str:
    """The value of one date, cut at its precision: 2008, 2008-W10, 2008-Q3, 2008-SP, 2008-01-09TMO."""
    if when.precision is not Precision.DAY:
        return COARSE.get(when.precision, _years)(when)
    if isinstance(sense, (Period, Nth)) and _weekend(when):
        year, week, _ = when.start.isocalendar()
        return f"{year}-W{week:02d}-WE"
    return _timed(sense, when) if isinstance(sense, Timed) else when.start.isoformat()


def _timed(sense: Timed, when: When) -> str:
    day = when.start.isoformat()
    if sense.start is None:
        return f"{day}T{sense.part}" if sense.part else day
    first = f"{day}T{when.start_time:%H:%M}" + _suffix(sense.start)
    if sense.end is None or when.end_time is None:
        return first
    over = when.start == when.end and when.start_time is not None and when.end_time <= when.start_time
    last = when.end + timedelta(days=1) if over and when.end < date.max else when.end
    return f"{first}/{last.isoformat()}T{when.end_time:%H:%M}" + _suffix(sense.end)


def _suffix(clock: Clock) -> str:
    if clock.zone is None:
        return ""
    if clock.zone.key == "UTC":
        return "Z"
    return clock.zone.key if clock.zone.key[:1] in "+-" else ""


_SPECIAL: dict[type, Callable[[Any, tuple[When, ...]], tuple[str, str, str]]] = {
    Length: lambda sense, whens: ("DURATION", length(sense), ""),
    Ref: lambda sense, whens: ("DATE", sense.value, ""),
    Repeat: lambda sense, whens: ("SET", _set(sense), ""),
    Shifted: _shifted,
    Part: _parted,
}

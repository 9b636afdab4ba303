"""The value types that rules look into: moments, durations, texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from datewire.feeds import zones
from datewire.feeds.lint.content import Line

_DATE: Final = re.compile(r"\d{8}", re.ASCII)
_TIME: Final = re.compile(r"\d{8}T\d{6}Z?", re.ASCII)
_FIELDS: Final = ((0, 4), (4, 6), (6, 8), (9, 11), (11, 13), (13, 15))
DURATION: Final = re.compile(r"[+-]?P(?:\d+W|(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
_ESCAPE: Final = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A DATE, or a DATE-TIME: `zoned` says whether it is an instant (UTC or a TZID), else it floats."""

    at: date
    zoned: bool

    @property
    def timed(self) -> bool:
        """Whether it has a clock time."""
        return isinstance(self.at, datetime)


def moment(line: Line) -> Moment | None:
    """The value of a DATE or DATE-TIME property; None when it is neither or no day of the calendar."""
    value = line.value
    try:
        if _DATE.fullmatch(value):
            return Moment(date(int(value[:4]), int(value[4:6]), int(value[6:])), False)
        if not _TIME.fullmatch(value):
            return None
        year, month, day, hour, minute, second = (int(value[a:b]) for a, b in _FIELDS)
        at = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    if value.endswith("Z"):
        return Moment(at.replace(tzinfo=UTC), True)
    where = zones.zone(line.params["TZID"]) if "TZID" in line.params else None
    return Moment(at.replace(tzinfo=where) if where else at, "TZID" in line.params)


def is_utc(line: Line) -> bool:
    """Whether the value is a DATE-TIME in UTC."""
    return line.value.endswith("Z") and "TZID" not in line.params and moment(line) is not None


def words(line: Line) -> str:
    """A TEXT value without its escapes."""
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], line.value)


def later(a: Moment, b: Moment) -> bool:
    """Whether `b` is later than `a`; both of one type."""
    first, second = a.at, b.at
    if isinstance(first, datetime) and isinstance(second, datetime):
        if first.tzinfo and second.tzinfo:
            return second.astimezone(UTC) > first.astimezone(UTC)
        return second.replace(tzinfo=None) > first.replace(tzinfo=None)
    return second > first

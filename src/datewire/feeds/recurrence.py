"""Recurrence rules on their way into a file: checked, and bounded, since an endless one fills a calendar for ever."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import vRecur

from datewire.feeds.slots import Slot

_PART: Final = re.compile(r"[A-Z]+=[A-Z0-9,+-]+")
_FREQUENCIES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_WORDS = "FREQ UNTIL COUNT INTERVAL BYDAY BYMONTHDAY BYYEARDAY BYWEEKNO BYMONTH BYSETPOS WKST"
_NAMES: Final = frozenset(_WORDS.split())
_ENDLESS: Final = "The source gives no last time: the entries of one year are written."
_UNKNOWN: Final = "It repeats by a rule that could not be written; this is the first time."


def bounded(rule: str | None, when: Slot) -> tuple[str | None, tuple[str, ...], int]:
    """`rule` as an RRULE value with COUNT or UNTIL (RFC 5545, 3.3.10), what to say about it, and the last year in use.

    UNTIL has the value type of DTSTART, in UTC for clock times. A rule without an end gets one year (five when yearly).
    A rule that is none is left out, and that is said.
    """
    if not rule:
        return None, (), when.end.year
    parts = _parts(rule)
    if parts is None:
        return None, (_UNKNOWN,), when.end.year
    notes: tuple[str, ...] = ()
    if "COUNT" in parts:
        last = when.start.year + _years(parts) * int(parts["COUNT"]) // 4 + 5 if parts["COUNT"].isdigit() else 0
    else:
        notes = () if "UNTIL" in parts else (_ENDLESS,)
        until = _until(parts, when)
        if until is None or until < _plain(when.start):
            return None, (_UNKNOWN,), when.end.year
        parts["UNTIL"], last = _written(until, when), until.year + 1
    return ";".join(f"{name}={value}" for name, value in parts.items()), notes, last


def _parts(rule: str) -> dict[str, str] | None:
    items = rule.strip().removeprefix("RRULE:").upper().rstrip(";").split(";")
    if not all(_PART.fullmatch(item) for item in items):
        return None
    parts = dict(item.split("=", 1) for item in items)
    if parts.get("FREQ") not in _FREQUENCIES or len(parts) != len(items) or not parts.keys() <= _NAMES:
        return None
    if {"COUNT", "UNTIL"} <= parts.keys() or ("COUNT" in parts and not 0 < int(_digits(parts["COUNT"])) <= 1000):
        return None
    try:
        vRecur.from_ical(";".join(items))
    except ValueError:
        return None
    return {"FREQ": parts.pop("FREQ"), **parts}


def _digits(value: str) -> str:
    return value if value.isdigit() and len(value) < 6 else "0"


def _years(parts: dict[str, str]) -> int:
    """Quarters of a year that one step takes at most (rounded up), for the years of a VTIMEZONE."""
    interval = int(_digits(parts.get("INTERVAL", "1"))) or 1
    return interval * (4 if parts["FREQ"] == "YEARLY" else 1)


def _until(parts: dict[str, str], when: Slot) -> datetime | None:
    if told := parts.get("UNTIL"):
        shape = "%Y%m%dT%H%M%S" if "T" in told else "%Y%m%d"
        try:
            found = datetime.strptime(told.removesuffix("Z"), shape).replace(tzinfo=UTC)
        except ValueError:
            return None
        return found if "T" in told else found + timedelta(hours=23, minutes=59, seconds=59)
    return _plain(when.start) + timedelta(days=5 * 365 if parts["FREQ"] == "YEARLY" else 365)


def _plain(at: date) -> datetime:
    return at.astimezone(UTC) if isinstance(at, datetime) else datetime(at.year, at.month, at.day, tzinfo=UTC)


def _written(until: datetime, when: Slot) -> str:
    return f"{until:%Y%m%dT%H%M%SZ}" if when.timed else f"{until:%Y%m%d}"

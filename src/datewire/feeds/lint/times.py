"""Rules for when an event is (24, 35 to 38, 43, 44)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from icalendar import vRecur

from datewire.feeds.lint.content import Line, Part
from datewire.feeds.lint.finding import Finding, found
from datewire.feeds.lint.values import DURATION, Moment, later, moment

_FREQ: Final = re.compile(r"(?:^|;)FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)")
_UNTIL: Final = re.compile(r"(?:^|;)UNTIL=([^;]*)")


def bounds(part: Part) -> Iterator[Finding]:
    """Rules 35 to 38: beginning and end."""
    lines = [line for line in (part.get("DTSTART"), part.get("DTEND")) if line]
    moments = [moment(line) for line in lines]
    for line, at in zip(lines, moments, strict=True):
        yield from _one(line, at)
    start = moments[0] if lines and lines[0].name == "DTSTART" else None
    if start is None:
        return
    end = moments[1] if len(lines) == 2 else None
    yield from _length(part, start)
    if end and start.timed != end.timed:
        yield found(lines[1].number, 35, "DTEND is of another type than DTSTART")
    elif end and not later(start, end):
        yield found(lines[1].number, 37 if start.timed else 35, "DTEND is not after DTSTART (it is exclusive)")


def _one(line: Line, at: Moment | None) -> Iterator[Finding]:
    as_date = line.params.get("VALUE", "").upper() == "DATE"
    if at is None:
        yield found(line.number, 35, f"{line.name}:{line.value[:30]} is no day of the calendar")
    elif not at.timed and not as_date:
        yield found(line.number, 35, f"{line.name} is a date without VALUE=DATE")
    elif at.timed and as_date:
        yield found(line.number, 35, f"{line.name};VALUE=DATE has a clock time")
    elif not at.timed and "TZID" in line.params:
        yield found(line.number, 36, f"TZID on the date of {line.name}")
    elif at.timed and not at.zoned:
        yield found(line.number, 38, f"{line.name} floats: no UTC, no TZID")


def _length(part: Part, start: Moment) -> Iterator[Finding]:
    end, length = part.get("DTEND"), part.get("DURATION")
    if end and length:
        yield found(length.number, 37, "DTEND and DURATION in one event")
    elif not end and not length and start.timed:
        yield found(part.number, 37, "a clock time without an end")
    elif length and not DURATION.fullmatch(length.value):
        yield found(length.number, 24, f"DURATION:{length.value[:30]} is no duration")


def recurrence(part: Part) -> Iterator[Finding]:
    """Rules 43 and 44."""
    start = part.get("DTSTART")
    if override := part.get("RECURRENCE-ID"):
        yield found(override.number, 43, "RECURRENCE-ID")
    rule = part.get("RRULE")
    if rule and start:
        yield from _rule(rule, start)
    for line in [*part.all("EXDATE"), *part.all("RECURRENCE-ID")]:
        if start and line.params.get("TZID") != start.params.get("TZID"):
            yield found(line.number, 44, f"{line.name} has another TZID than DTSTART")


def _rule(rule: Line, start: Line) -> Iterator[Finding]:
    until = _UNTIL.search(rule.value)
    counted = "COUNT=" in rule.value
    if not _valid(rule.value) or (until and counted):
        yield found(rule.number, 44, f"RRULE:{rule.value[:60]} is no rule")
    elif until is None and not counted:
        yield found(rule.number, 44, "RRULE without COUNT or UNTIL never ends", "warning")
    elif until and ("T" in until[1]) != ("T" in start.value):
        yield found(rule.number, 44, "UNTIL is of another type than DTSTART")
    elif until and "T" in until[1] and not until[1].endswith("Z") and ("TZID" in start.params or "Z" in start.value):
        yield found(rule.number, 44, "UNTIL is not in UTC")


def _valid(rule: str) -> bool:
    try:
        return bool(_FREQ.search(rule)) and bool(vRecur.from_ical(rule))
    except ValueError:
        return False


CHECKS: Final = (bounds, recurrence)

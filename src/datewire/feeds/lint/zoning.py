"""Rules for time zones (40 to 42): no validator at hand tells of a missing VTIMEZONE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from datewire.feeds import zones
from datewire.feeds.lint.content import Line, Part
from datewire.feeds.lint.finding import Finding, found
from datewire.feeds.lint.values import moment

_SPAN: Final = re.compile(r"[+-]\d{4}")
_NEEDED: Final = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")


def zoning(cal: Part) -> Iterator[Finding]:
    """Rules 40, 41 and 42 over the whole calendar."""
    used = _used(cal)
    defined: set[str] = set()
    yield from _definitions(cal, used, defined)
    for key, line in used.items():
        if key not in defined:
            yield found(line.number, 41, f"no VTIMEZONE for {key[:40]}")
        where = zones.zone(key)
        if where is None or zones.tzid(where) is None:
            yield found(line.number, 40, f"TZID={key[:40]} is no IANA key with a slash")


def _definitions(cal: Part, used: dict[str, Line], defined: set[str]) -> Iterator[Finding]:
    first = min((part.number for part in cal.parts if part.name != "VTIMEZONE"), default=None)
    for part in cal.of("VTIMEZONE"):
        line = part.get("TZID")
        if line is None:
            yield found(part.number, 42, "a VTIMEZONE without TZID")
            continue
        if line.value in defined:
            yield found(part.number, 41, f"a second VTIMEZONE for {line.value[:40]}")
        defined.add(line.value)
        if line.value not in used:
            yield found(part.number, 41, f"the VTIMEZONE of {line.value[:40]} is not used", "warning")
        if first is not None and part.number > first:
            yield found(part.number, 41, f"the VTIMEZONE of {line.value[:40]} stands after an event", "warning")
        yield from _observances(part)


def _used(cal: Part) -> dict[str, Line]:
    used: dict[str, Line] = {}
    for part in cal.parts:
        if part.name != "VTIMEZONE":
            for line in part.lines:
                if "TZID" in line.params and "T" in line.value:
                    used.setdefault(line.params["TZID"], line)
    return used


def _observances(part: Part) -> Iterator[Finding]:
    inner = [p for p in part.parts if p.name in ("STANDARD", "DAYLIGHT")]
    if not inner:
        yield found(part.number, 42, "a VTIMEZONE without STANDARD or DAYLIGHT")
    for observance in inner:
        yield from _observance(observance)


def _observance(part: Part) -> Iterator[Finding]:
    for name in _NEEDED:
        if part.get(name) is None:
            yield found(part.number, 42, f"{part.name} without {name}")
    for line in part.lines:
        if line.name == "RDATE":
            yield found(line.number, 42, "RDATE in a VTIMEZONE")
        elif line.name == "COMMENT":
            yield found(line.number, 42, "COMMENT in a VTIMEZONE", "warning")
        elif line.name.startswith("TZOFFSET") and not _SPAN.fullmatch(line.value):
            yield found(line.number, 42, f"{line.name}:{line.value[:20]}")
        elif line.name == "DTSTART" and (line.value.endswith("Z") or line.params or not _local(line)):
            yield found(line.number, 42, "DTSTART of an observance is not a local time")


def _local(line: Line) -> bool:
    at = moment(line)
    return at is not None and at.timed and not at.zoned

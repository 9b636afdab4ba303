"""Rules for the calendar around the events (16 to 28)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from datewire.feeds.lint.content import Line, Part
from datewire.feeds.lint.finding import Finding, found
from datewire.feeds.lint.values import DURATION, words

_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
_COLOUR: Final = re.compile(r"[a-z]{3,20}", re.IGNORECASE)
_ONCE: Final = ("VERSION", "PRODID")


def identity(cal: Part) -> Iterator[Finding]:
    """Rules 16 and 20: VERSION and PRODID, first and once; CALSCALE."""
    for name in _ONCE:
        lines = cal.all(name)
        if len(lines) != 1:
            yield found(cal.number, 16, f"{len(lines) or 'no'} {name}")
        elif lines[0] not in cal.lines[:2]:
            yield found(lines[0].number, 16, f"{name} stands after other properties", "warning")
    version = cal.get("VERSION")
    if version and version.value != "2.0":
        yield found(version.number, 16, f"VERSION is {version.value[:20]}")
    scale = cal.get("CALSCALE")
    if scale and scale.value.upper() != "GREGORIAN":
        yield found(scale.number, 20, f"CALSCALE is {scale.value[:20]}")


def order(cal: Part) -> Iterator[Finding]:
    """Rule 17: no calendar property after the first component."""
    first = min((part.number for part in cal.parts), default=None)
    for line in cal.lines:
        if first is not None and line.number > first:
            yield found(line.number, 17, f"{line.name} stands after a component")


def forbidden(cal: Part) -> Iterator[Finding]:
    """Rules 18 and 19: no UID of the calendar, no METHOD."""
    for line in cal.all("UID"):
        yield found(line.number, 18, "the calendar itself has a UID")
    for line in cal.all("METHOD"):
        yield found(line.number, 19, f"METHOD:{line.value[:20]} in a feed")


def naming(cal: Part) -> Iterator[Finding]:
    """Rules 8, 21 and 22: name and description."""
    name, old = cal.get("NAME"), cal.get("X-WR-CALNAME")
    for line in filter(None, (name, old)) if (name is None) != (old is None) else ():
        yield found(line.number, 21, "NAME and X-WR-CALNAME go together", "warning")
    if name and old and name.value != old.value:
        yield found(old.number, 21, "X-WR-CALNAME differs from NAME")
    for line in filter(None, (name, old)):
        said = words(line)
        if "\n" in said:
            yield found(line.number, 8, f"a line break in {line.name}")
        elif any(c in said for c in ",;\\"):
            yield found(line.number, 21, "comma, semicolon or backslash in the name is shown escaped", "warning")
    for key in ("DESCRIPTION", "X-WR-CALDESC"):
        about = cal.get(key)
        if about and ("\n" in words(about) or len(words(about)) > 255):
            yield found(about.number, 22, f"{key} is not one line of at most 255 characters")


def refresh(cal: Part) -> Iterator[Finding]:
    """Rules 23 and 24: how often to come again."""
    new, old = cal.get("REFRESH-INTERVAL"), cal.get("X-PUBLISHED-TTL")
    for line in filter(None, (new, old)):
        if not DURATION.fullmatch(line.value):
            yield found(line.number, 24, f"{line.name}:{line.value[:30]} is no duration")
    if new and new.params.get("VALUE", "").upper() != "DURATION":
        yield found(new.number, 23, "REFRESH-INTERVAL needs VALUE=DURATION")
    if new and old and new.value != old.value:
        yield found(old.number, 23, "X-PUBLISHED-TTL differs from REFRESH-INTERVAL", "warning")
    for line in filter(None, (new, old)) if (new is None) != (old is None) else ():
        yield found(line.number, 23, "only one of the two refresh properties", "warning")


def colour(cal: Part) -> Iterator[Finding]:
    """Rule 25."""
    for name, shape in (("COLOR", _COLOUR), ("X-APPLE-CALENDAR-COLOR", _HEX)):
        line = cal.get(name)
        if line and not shape.fullmatch(line.value):
            yield found(line.number, 25, f"{name}:{line.value[:30]}")


def modified(cal: Part) -> Iterator[Finding]:
    """Rule 27: a calendar is as new as its newest event."""
    own = cal.get("LAST-MODIFIED")
    if own is None:
        return
    stamps = [line.value for part in cal.of("VEVENT") for line in part.all("LAST-MODIFIED")]
    if stamps and own.value != max(stamps):
        yield found(own.number, 27, "LAST-MODIFIED of the calendar is not that of its newest event")


def texts(cal: Part) -> Iterator[Line]:
    """The TEXT lines of the calendar itself."""
    return (line for line in cal.lines if line.name in ("NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC"))


CHECKS: Final = (identity, order, forbidden, naming, refresh, colour, modified)

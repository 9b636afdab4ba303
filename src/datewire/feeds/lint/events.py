"""Rules for what an event must and may carry (19, 29 to 34, 45, 49, 51, 56 to 60)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from datewire.feeds.lint.content import Part
from datewire.feeds.lint.finding import Finding, found
from datewire.feeds.lint.values import is_utc

_ONCE: Final = ("UID", "DTSTAMP", "DTSTART")
_AT_MOST_ONCE: Final = frozenset(
    """CLASS CREATED DESCRIPTION GEO LAST-MODIFIED LOCATION PRIORITY SEQUENCE STATUS SUMMARY TRANSP URL RECURRENCE-ID
    RRULE DTEND DURATION COLOR""".split()
)
_UID: Final = re.compile(r"[!-+\-./0-9<-~]{1,200}")
_EXTENDED: Final = frozenset(("LINK", "CONCEPT", "REFID", "STYLED-DESCRIPTION", "STRUCTURED-DATA"))
_FLOAT: Final = r"[+-]?\d+(?:\.\d+)?"
_GEO: Final = re.compile(rf"({_FLOAT});({_FLOAT})")
_BUSY: Final = {"TRANSPARENT": ("FREE",), "OPAQUE": ("BUSY", "OOF", "TENTATIVE", "WORKINGELSEWHERE")}


def once(part: Part) -> Iterator[Finding]:
    """Rule 29: how often each property stands."""
    counts: dict[str, int] = {}
    for line in part.lines:
        counts[line.name] = counts.get(line.name, 0) + 1
        if counts[line.name] == 2 and (line.name in _AT_MOST_ONCE or line.name in _ONCE):
            yield found(line.number, 29, f"a second {line.name}")
    for name in _ONCE:
        if name not in counts:
            yield found(part.number, 29, f"an event without {name}")


def uid(part: Part) -> Iterator[Finding]:
    """Rule 30."""
    line = part.get("UID")
    if line and not _UID.fullmatch(line.value):
        yield found(line.number, 30, f"the UID {line.value[:40]!r} is empty, too long or has odd characters")


def stamps(part: Part) -> Iterator[Finding]:
    """Rules 32, 33 and 34."""
    stamp, modified, created = (part.get(name) for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"))
    for line in filter(None, (stamp, modified)):
        if not is_utc(line):
            yield found(line.number, 32, f"{line.name} is not in UTC")
    if stamp and modified and is_utc(stamp) and is_utc(modified) and stamp.value != modified.value:
        yield found(stamp.number, 32, "DTSTAMP differs from LAST-MODIFIED: does it move with every build?", "warning")
    if created and not is_utc(created):
        yield found(created.number, 33, "CREATED is not in UTC")
    elif created and modified and is_utc(modified) and created.value > modified.value:
        yield found(created.number, 33, "CREATED is after LAST-MODIFIED", "warning")
    number = part.get("SEQUENCE")
    if number is None:
        yield found(part.number, 34, "no SEQUENCE: a later change may not be taken over", "warning")
    elif not re.fullmatch(r"\d{1,9}", number.value):
        yield found(number.number, 34, f"SEQUENCE:{number.value[:20]}")


def state(part: Part) -> Iterator[Finding]:
    """Rules 45, 49 and 51."""
    status, shown, busy, access = (
        part.get(name) for name in ("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "CLASS")
    )
    if status and status.value not in ("CONFIRMED", "TENTATIVE", "CANCELLED"):
        yield found(status.number, 45, f"STATUS:{status.value[:30]}")
    if shown is None:
        yield found(part.number, 49, "no TRANSP: the event blocks the reader's time", "warning")
    elif shown.value not in _BUSY:
        yield found(shown.number, 49, f"TRANSP:{shown.value[:30]}")
    elif busy and busy.value not in _BUSY[shown.value]:
        yield found(busy.number, 49, f"{busy.value[:20]} contradicts TRANSP:{shown.value}", "warning")
    if access and access.value != "PUBLIC":
        yield found(access.number, 51, f"CLASS:{access.value[:20]}")


def unwanted(part: Part) -> Iterator[Finding]:
    """Rules 19, 56, 59 and 60: what a public feed does not carry."""
    for line in part.lines:
        if line.name in ("ORGANIZER", "ATTENDEE"):
            yield found(line.number, 19, f"{line.name} in a feed")
        elif line.name == "ATTACH":
            yield found(line.number, 59, "ATTACH")
        elif line.name in _EXTENDED:
            yield found(line.number, 56, line.name)
    for inner in part.parts:
        if inner.name == "VALARM":
            yield found(inner.number, 60, "an alarm in a public feed")
        elif not inner.name.startswith("X-"):
            yield found(inner.number, 56, f"a {inner.name[:30]} inside an event")


def extras(part: Part) -> Iterator[Finding]:
    """Rules 57 and 58."""
    geo = part.get("GEO")
    if geo:
        at = _GEO.fullmatch(geo.value)
        if not at or abs(float(at[1])) > 90 or abs(float(at[2])) > 180:
            yield found(geo.number, 57, f"GEO:{geo.value[:40]}")
    for line in part.lines:
        if line.name in ("CONFERENCE", "IMAGE") and line.params.get("VALUE", "").upper() not in ("URI", "BINARY"):
            yield found(line.number, 58, f"{line.name} without VALUE=URI")


CHECKS: Final = (once, uid, stamps, state, unwanted, extras)

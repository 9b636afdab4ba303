"""Content lines of RFC 5545, 3.1: names from a fixed list, no control character, folded at 75 octets.

The guard is an exception, never an `assert`: it also holds under `python -O`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Protocol, cast

from icalendar import Parameters

from datewire.errors import FeedError

LIMIT: Final = 75
_NAMES: Final = """
    BEGIN END VERSION PRODID CALSCALE NAME X-WR-CALNAME DESCRIPTION X-WR-CALDESC REFRESH-INTERVAL X-PUBLISHED-TTL
    TZID TZNAME TZOFFSETFROM TZOFFSETTO DTSTART DTEND RRULE UID DTSTAMP CREATED LAST-MODIFIED SEQUENCE SUMMARY STATUS
    TRANSP CLASS CATEGORIES LOCATION GEO URL CONFERENCE X-APPLE-STRUCTURED-LOCATION X-MICROSOFT-CDO-BUSYSTATUS
    X-MICROSOFT-CDO-ALLDAYEVENT
"""
NAMES: Final = frozenset(_NAMES.split())
_CONTROL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


class Value(Protocol):
    """A property value of the icalendar package: what it writes, and the parameters that its type needs."""

    params: Parameters

    def to_ical(self) -> bytes:
        """The value in the form of its type."""


def line(name: str, value: str | Value, params: Mapping[str, str] | None = None) -> bytes:
    """One folded content line with its CRLF.

    `value` is a typed value, or a constant already in the form of its type; `params` (else those of the value) are
    quoted by RFC 5545, 3.2 and RFC 6868. Raises `FeedError` for a name that is not on the list or a control character
    anywhere, so that nothing can be injected.
    """
    if name not in NAMES:
        raise FeedError(f"{name[:40]!r} is not a property that datewire writes")
    if type(value) is str:
        written = value
    else:
        typed = cast(Value, value)
        params, written = params or typed.params, typed.to_ical().decode("utf-8")
    head = f"{name};{Parameters(params).to_ical().decode('utf-8')}" if params else name
    text = f"{head}:{written}"
    if not text.isprintable() and _CONTROL.search(text):
        raise FeedError(f"a control character in {name} reached the writer", "please report this with the article")
    return fold(text.encode("utf-8"))


def fold(raw: bytes) -> bytes:
    """`raw` (one line without line end) folded at 75 octets with CRLF and a space, and its CRLF.

    Never inside a UTF-8 sequence nor between a backslash and the character that it escapes.
    """
    if len(raw) <= LIMIT:
        return raw + b"\r\n"
    pieces, start, room = [], 0, LIMIT
    while len(raw) - start > room:
        end = _edge(raw, start, start + room)
        pieces.append(raw[start:end])
        start, room = end, LIMIT - 1
    pieces.append(raw[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def _edge(raw: bytes, start: int, end: int) -> int:
    while raw[end] & 0xC0 == 0x80:
        end -= 1
    slashes = 0
    while end - slashes > start and raw[end - slashes - 1] == 0x5C:
        slashes += 1
    return end - (slashes % 2)

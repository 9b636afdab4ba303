"""Conditional requests (RFC 9110, 13): is what the client has still what there is?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

Headers = Iterable[tuple[bytes, bytes]]
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TAG: Final = re.compile(rb'("[\x21\x23-\x7e\x80-\xff]*")')
_LIST: Final = re.compile(rb'[ \t,]*(?:(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*(?:,[ \t,]*|$))+')
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"[A-Z][a-z]{2}, (?P<d>\d\d) (?P<m>[A-Z][a-z]{2}) (?P<y>\d{4}) (?P<t>\d\d:\d\d:\d\d) GMT",
        r"[A-Z][a-z]{5,8}, (?P<d>\d\d)-(?P<m>[A-Z][a-z]{2})-(?P<y>\d\d) (?P<t>\d\d:\d\d:\d\d) GMT",
        r"[A-Z][a-z]{2} (?P<m>[A-Z][a-z]{2}) (?P<d>[ \d]\d) (?P<t>\d\d:\d\d:\d\d) (?P<y>\d{4})",
    )
)


def unchanged(etag: bytes, modified: datetime | None, headers: Headers) -> bool:
    """Whether a GET or HEAD with these raw `headers` (names in lower case) is to be answered 304.

    `etag` is the entity tag with its quotes; If-None-Match compares weakly, and where it stands If-Modified-Since is
    not looked at (13.2.2). `modified` is the instant of Last-Modified to the second; None: there is none. A date that
    is none, and a list that is none, ask nothing, so that a client never keeps an old feed by mistake.
    """
    tags, since = [], b""
    for name, value in headers:
        if name == b"if-none-match":
            tags.append(value)
        elif name == b"if-modified-since":
            since = value
    if tags:
        return matches(b",".join(tags), etag)
    at = http_date(since.decode("latin-1")) if since and modified else None
    return at is not None and modified is not None and modified <= at


def matches(wanted: bytes, etag: bytes) -> bool:
    """Whether the field value `wanted` of If-None-Match names `etag`, or anything by "*" (13.1.2)."""
    wanted = wanted.strip()
    if wanted in (b"*", etag):
        return True
    return _LIST.fullmatch(wanted) is not None and etag in _TAG.findall(wanted)


def http_date(words: str) -> datetime | None:
    """The instant of an HTTP-date in one of its three forms (5.6.7); None for anything else."""
    found = next((match for form in _FORMS if (match := form.fullmatch(words.strip()))), None)
    if found is None or found["m"] not in _MONTHS:
        return None
    year = int(found["y"])
    if len(found["y"]) == 2:
        year += 2000 if year < 70 else 1900
    try:
        hour, minute, second = (int(part) for part in found["t"].split(":"))
        month = _MONTHS.index(found["m"]) + 1
        return datetime(year, month, int(found["d"]), hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None


def written(at: datetime) -> str:
    """`at` as IMF-fixdate, whatever the locale: "Sun, 06 Nov 1994 08:49:37 GMT"."""
    at = at.astimezone(UTC)
    return f"{_DAYS[at.weekday()]}, {at.day:02d} {_MONTHS[at.month - 1]} {at.year:04d} {at:%H:%M:%S} GMT"

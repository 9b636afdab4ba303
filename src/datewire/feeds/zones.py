"""Time zones: IANA keys from the pinned `tzdata` package, so that every machine writes the same VTIMEZONE.

RFC 5545, 3.6.5. Where a zone follows its POSIX rule (the footer of its TZif file, RFC 8536, 3.3) over the years in
use, the VTIMEZONE is one yearly RRULE for each of its two changes; otherwise it is one observance for each change.
Lists of RDATE are never written: Outlook takes them wrongly and a widely used parser stops at them.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Final
from zoneinfo import TZPATH, ZoneInfo

from datewire.feeds.lines import line

_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")
_OFFSET: Final = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")
_NAMES_OF_UTC: Final = frozenset(
    {"UTC", "Z", "GMT", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu", "Etc/Universal", "Zulu"}
)
_RULE = r"M(\d+)\.(\d)\.(\d)(?:/([+-]?\d+(?::\d+){0,2}))?"
_SPAN = r"([+-]?\d+(?::\d+){0,2})"
_FOOTER: Final = re.compile(rf"(<[^>]+>|[A-Za-z]{{3,}}){_SPAN}(?:(<[^>]+>|[A-Za-z]{{3,}}){_SPAN}?,{_RULE},{_RULE})?")
_WEEKDAYS: Final = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")


@dataclass(frozen=True, slots=True)
class _Change:
    """A yearly change on the `week`th (5: last) `weekday` (0: Sunday) of `month`, `at` seconds into the local day."""

    month: int
    week: int
    weekday: int
    at: int
    before: timedelta
    after: timedelta
    name: str

    def local(self, year: int) -> datetime:
        """Local time of the change in `year`, in the offset before it."""
        first = date(year, self.month, 1)
        day = first + timedelta(days=(self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1))
        while day.month != self.month:
            day -= timedelta(days=7)
        return datetime(day.year, day.month, day.day) + timedelta(seconds=self.at)

    def instant(self, year: int) -> datetime:
        """The same as an instant."""
        return (self.local(year) - self.before).replace(tzinfo=UTC)


@lru_cache(maxsize=512)
def _tzif(key: str) -> bytes | None:
    if not _KEY.fullmatch(key):
        return None
    try:
        return resources.files("tzdata").joinpath("zoneinfo", *key.split("/")).read_bytes()
    except (OSError, ModuleNotFoundError):
        pass
    for folder in TZPATH:
        path = Path(folder, *key.split("/"))
        if path.is_file():
            return path.read_bytes()
    return None


@lru_cache(maxsize=512)
def zone(name: str) -> tzinfo | None:
    """The zone named: `ZoneInfo` for an IANA key, `UTC`, a fixed offset for "+02:00"; None when it is none of these."""
    if name in _NAMES_OF_UTC:
        return UTC
    if offset := _OFFSET.fullmatch(name):
        sign = -1 if offset[1] == "-" else 1
        span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(sign * span) if span < timedelta(hours=15) else None
    raw = _tzif(name)
    if raw is None or not raw.startswith(b"TZif"):
        return None
    return ZoneInfo.from_file(io.BytesIO(raw), key=name)


def tzid(where: tzinfo) -> str | None:
    """The key that may stand in a TZID parameter: an IANA key with a slash. None: write the instant in UTC."""
    key = where.key if isinstance(where, ZoneInfo) else None
    return key if key and "/" in key and key not in _NAMES_OF_UTC else None


def offset(where: tzinfo, at: datetime) -> timedelta:
    """The offset from UTC of `where` at the aware instant `at`."""
    return at.astimezone(where).utcoffset() or timedelta()


def _seconds(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    hours, minutes, seconds = [*(int(part) for part in text.lstrip("+-").split(":")), 0, 0][:3]
    return sign * (hours * 3600 + minutes * 60 + seconds)


def _changes(raw: bytes) -> tuple[_Change, ...] | None:
    """The two yearly changes of the footer, none for a zone of one offset; None for a rule of another form."""
    footer = raw.rstrip(b"\n").rsplit(b"\n", 1)[-1].decode("ascii", "replace")
    found = _FOOTER.fullmatch(footer)
    if not found:
        return None
    if not found[3]:
        return ()
    winter = timedelta(seconds=-_seconds(found[2]))
    summer = timedelta(seconds=-_seconds(found[4])) if found[4] else winter + timedelta(hours=1)
    made = []
    for group, before, after, name in ((5, winter, summer, found[3]), (9, summer, winter, found[1])):
        month, week, weekday = (int(found[group + i]) for i in range(3))
        made.append(_Change(month, week, weekday, _seconds(found[group + 3] or "2"), before, after, name.strip("<>")))
    return tuple(made)


def transitions(where: tzinfo, first: int, last: int) -> list[tuple[datetime, timedelta, timedelta]]:
    """Every change of offset from 1 January `first` to 31 December `last` (UTC): instant, offset before, after."""
    found = []
    at, end, step = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC), timedelta(days=1)
    before = offset(where, at)
    while at < end:
        after = offset(where, at + step)
        if after != before:
            low, high = at, at + step
            while high - low > timedelta(seconds=1):
                middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
                low, high = (middle, high) if offset(where, middle) == before else (low, middle)
            found.append((high, before, after))
            before = after
        at += step
    return found


def _written(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"


def _observance(start: datetime, spans: tuple[timedelta, timedelta], name: str, rrule: str | None = None) -> bytes:
    kind = "DAYLIGHT" if spans[1] > spans[0] else "STANDARD"
    return b"".join(
        (
            line("BEGIN", kind),
            line("DTSTART", start.strftime("%Y%m%dT%H%M%S")),
            line("TZOFFSETFROM", _written(spans[0])),
            line("TZOFFSETTO", _written(spans[1])),
            line("TZNAME", name),
            line("RRULE", rrule) if rrule else b"",
            line("END", kind),
        )
    )


@lru_cache(maxsize=1024)
def vtimezone(key: str, first: int, last: int) -> bytes:
    """The VTIMEZONE component of the IANA zone `key`, right for every instant of the years `first` to `last`.

    Both years count. `key` must be one for which `zone` is not None.
    """
    where, raw = zone(key), _tzif(key)
    if where is None or raw is None:
        raise ValueError(f"no such time zone: {key}")
    real, changes = transitions(where, first, last), _changes(raw)
    years = range(first, last + 1)
    told = sorted((c.instant(y), c.before, c.after) for y in years for c in changes or ())
    if changes is not None and told == real and all(0 <= c.at < 86400 for c in changes):
        body = _regular(where, changes, datetime(first, 1, 1, tzinfo=UTC))
    else:
        body = _irregular(where, real, datetime(first, 1, 1, tzinfo=UTC))
    return line("BEGIN", "VTIMEZONE") + line("TZID", key) + body + line("END", "VTIMEZONE")


def _regular(where: tzinfo, changes: tuple[_Change, ...], at: datetime) -> bytes:
    if not changes:
        return _base(where, at)
    parts = []
    for c in changes:
        week = "-1" if c.week == 5 else str(c.week)
        rule = f"FREQ=YEARLY;BYMONTH={c.month};BYDAY={week}{_WEEKDAYS[c.weekday]}"
        parts.append(_observance(c.local(1970), (c.before, c.after), c.name, rule))
    return b"".join(parts)


def _base(where: tzinfo, at: datetime) -> bytes:
    span = offset(where, at)
    return _observance(datetime(1970, 1, 1), (span, span), at.astimezone(where).tzname() or "UTC")


def _irregular(where: tzinfo, real: list[tuple[datetime, timedelta, timedelta]], at: datetime) -> bytes:
    parts = [_base(where, at)]
    for instant, before, after in real:
        local = (instant + before).replace(tzinfo=None)
        parts.append(_observance(local, (before, after), instant.astimezone(where).tzname() or "UTC"))
    return b"".join(parts)

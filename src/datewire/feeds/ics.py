"""The iCalendar writer (RFC 5545, RFC 7986): same events, same bytes, on every machine.

The calendar is put together by hand: no UID of its own (one makes a widely used sync tool take the whole feed for one
event), no METHOD, no ORGANIZER, no alarm, no time of building. The bytes of each event are kept, so that one changed
event of many costs only itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from datewire.errors import FeedError
from datewire.feeds import text, zones
from datewire.feeds.lines import line
from datewire.feeds.vevent import Chunk, chunk
from datewire.model import Event, Feed

PRODID: Final = "-//datewire//datewire//EN"
REFRESH: Final = "PT6H"
MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
END: Final = b"END:VCALENDAR\r\n"
_KEPT: Final = 50_000


def write(events: Sequence[Event], feed: Feed) -> bytes:
    """The whole feed as one VCALENDAR, sorted by beginning and UID.

    Events are written as they are handed in (choose them before); the filter "busy" of the feed makes them block time.
    Raises `FeedError` when two events share a UID, or a UID cannot be written.
    """
    return _calendar(_named(feed), events, feed.filters.get("busy") in (True, "busy"))


def write_single(events: Sequence[Event]) -> bytes:
    """Chosen events to keep: without name and refresh time, for which some clients would open a new calendar."""
    return _calendar((), events, False)


def _calendar(extra: Iterable[bytes], events: Sequence[Event], busy: bool) -> bytes:
    chunks = sorted((_kept(event, busy) for event in events), key=lambda c: c.order)
    _once(events)
    head = (line("BEGIN", "VCALENDAR"), line("VERSION", "2.0"), line("PRODID", PRODID), line("CALSCALE", "GREGORIAN"))
    return b"".join((*head, *extra, *_zones(chunks), *(c.data for c in chunks), END))


def _named(feed: Feed) -> Iterable[bytes]:
    name = calendar_name(feed)
    yield line("NAME", text.Text(name))
    yield line("X-WR-CALNAME", text.Text(name))
    if about := text.one_line(feed.description, 255):
        yield line("DESCRIPTION", text.Text(about))
        yield line("X-WR-CALDESC", text.Text(about))
    yield line("REFRESH-INTERVAL", REFRESH, {"VALUE": "DURATION"})
    yield line("X-PUBLISHED-TTL", REFRESH)


def calendar_name(feed: Feed) -> str:
    """The name that clients show: without comma, semicolon and backslash, which some show with their escapes."""
    bare = feed.title.translate({ord(","): " ", ord(";"): " ", ord("\\"): " "})
    return text.one_line(bare, 100) or feed.slug


@lru_cache(maxsize=_KEPT)
def _kept(event: Event, busy: bool) -> Chunk:
    """The chunk of `event`, made once for equal events."""
    return chunk(event, busy)


def _once(events: Sequence[Event]) -> None:
    if len({event.uid for event in events}) < len(events):
        uid, count = Counter(event.uid for event in events).most_common(1)[0]
        raise FeedError(f"{count} events share the UID {uid}", "each event has a UID of its own")


def _zones(chunks: Iterable[Chunk]) -> Iterable[bytes]:
    years: dict[str, tuple[int, int]] = {}
    for c in chunks:
        if c.tzid:
            first, last = years.get(c.tzid, (c.first, c.last))
            years[c.tzid] = (min(first, c.first), max(last, c.last))
    return [zones.vtimezone(key, *years[key]) for key in sorted(years)]

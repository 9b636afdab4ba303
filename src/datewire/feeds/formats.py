"""Every format that datewire writes, by name."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

import icalendar

from datewire.feeds import daybook, grid, ics, jsonld, syndication
from datewire.feeds.contract import event_to_json, events_to_json
from datewire.feeds.text import json_bytes
from datewire.feeds.writer import Format, Writer, ordered
from datewire.model import Event, Feed


def union(events: Sequence[Event]) -> bytes:
    """events.json, the events of all feeds of a folder: `event_to_json` of each, a line each, in the order of days."""
    lines = b",\n".join(json_bytes(event_to_json(event)).rstrip() for event in ordered(events))
    return b'{"events": [\n' + lines + b"\n]}\n" if lines else b'{"events": []}\n'


def _json(events: Sequence[Event], feed: Feed) -> bytes:
    return json_bytes({"feed": feed.slug, "title": feed.title, "events": events_to_json(events)}, indent=1)


def _jsonl(events: Sequence[Event], feed: Feed) -> bytes:
    return b"".join(json_bytes(event_to_json(event)) for event in events)


def _jcal(events: Sequence[Event], feed: Feed) -> bytes:
    """RFC 7265, from the bytes of the iCalendar writer, so that both say the same."""
    return json_bytes(icalendar.Calendar.from_ical(ics.write(events, feed)).to_jcal())


_ALL: Final = (
    Format("ics", "ics", ics.MEDIA_TYPE, ics.write),
    Format("json", "json", "application/json", _json),
    Format("jsonl", "jsonl", "application/x-ndjson", _jsonl),
    Format("csv", "csv", "text/csv; charset=utf-8", grid.csv),
    Format("table", "txt", "text/plain; charset=utf-8", grid.table),
    Format("jcal", "jcal", "application/calendar+json", _jcal),
    Format("markdown", "md", "text/markdown; charset=utf-8", daybook.markdown),
    Format("text", "txt", "text/plain; charset=utf-8", daybook.plain),
    Format("jsonld", "jsonld", "application/ld+json", jsonld.write),
    Format("atom", "atom", "application/atom+xml; charset=utf-8", syndication.atom),
    Format("rss", "rss", "application/rss+xml; charset=utf-8", syndication.rss),
)
WRITERS: Final[MappingProxyType[str, Writer]] = MappingProxyType({each.name: each for each in _ALL})

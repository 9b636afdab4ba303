"""The day list of a news desk: day by day what is on, in Markdown and in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from datewire.feeds import text, wording
from datewire.feeds.slots import slot
from datewire.model import Event, Feed


def plain(events: Sequence[Event], feed: Feed) -> bytes:
    """Plain text in lines of any length: a heading for each day, an entry "0900 PLACE - Name (to 18 May)" below it."""
    lines = [text.one_line(feed.title).upper()]
    for day, entries in _days(events):
        lines += ["", _heading(day).upper(), ""]
        for event in entries:
            place = (wording.location(event.draft) or "").upper()
            where = f"{place} - " if place else ""
            lines.append(f"  {_clock(event, '') or '----'}  {where}{wording.summary(event.draft)}{_until(event)}")
            lines += [f"        {line}" for line in _sources(event)]
    lines += _unsettled(events, "", "  ")
    return ("\n".join(lines) + "\n").encode("utf-8")


def markdown(events: Sequence[Event], feed: Feed) -> bytes:
    """CommonMark: a heading for each day, a list item for each event, its newest source as a link."""
    lines = [f"# {text.markdown(feed.title)}"]
    for day, entries in _days(events):
        lines += ["", f"## {_heading(day)}", ""]
        for event in entries:
            clock, place = _clock(event, ":"), wording.location(event.draft)
            name = f"**{text.markdown(wording.summary(event.draft))}**"
            parts = [f"{clock} {name}" if clock else name, text.markdown(place) if place else ""]
            lines.append("- " + ", ".join(p for p in parts if p) + _until(event) + _link(event))
    lines += _unsettled(events, "## ", "- ")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _days(events: Sequence[Event]) -> Iterator[tuple[date, Iterable[Event]]]:
    settled = [event for event in events if wording.settled(event.draft)]
    return groupby(settled, key=lambda event: event.draft.when.start)


def _heading(day: date) -> str:
    return f"{wording.WEEKDAYS[day.weekday()]}, {wording.day_words(day)}"


def _clock(event: Event, colon: str) -> str:
    """The local time of the beginning with the zone when it is known: "09:00 Europe/Berlin"."""
    when = event.draft.when
    if when.start_time is None:
        return ""
    key = slot(event.draft).tzid or when.zone
    return f"{when.start_time:%H}{colon}{when.start_time:%M}" + (f" {text.one_line(key, 40)}" if key else "")


def _until(event: Event) -> str:
    when = event.draft.when
    return "" if when.start >= when.end else f" (to {wording.day_words(when.end)})"


def _link(event: Event) -> str:
    address = wording.url(event)
    return f" ([source](<{address}>))" if address else ""


def _sources(event: Event) -> list[str]:
    return [wording.source(report) for report in event.reports[-1:]]


def _unsettled(events: Sequence[Event], heading: str, item: str) -> list[str]:
    open_ones = [event for event in events if not wording.settled(event.draft)]
    if not open_ones:
        return []
    lines = ["", f"{heading}Date not confirmed", ""]
    for event in open_ones:
        name = text.markdown(event.draft.title) if heading else text.one_line(event.draft.title)
        lines.append(f"{item}{name}: {wording.days_words(event.draft.when)} ({event.draft.when.precision.value})")
    return lines

"""iCalendar files as sources: each VEVENT is a document that states one event (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, BinaryIO

from datewire.errors import SourceTooLarge, SourceUnreadable
from datewire.model import Article, Status
from datewire.sources.assemble import Raw, assemble
from datewire.sources.reader import DOCUMENT_LIMIT, Context
from datewire.sources.stated import Stated, with_stated

_STATES = {"CANCELLED": Status.CANCELLED}


class CalendarReader:
    """A .ics file; its publication day is the stamp of each event (LAST-MODIFIED, CREATED, DTSTAMP in that order)."""

    name = "ics"

    def accepts(self, name: str, head: bytes) -> bool:
        """A first line BEGIN:VCALENDAR."""
        return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper() == b"BEGIN:VCALENDAR"

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """One article an event, in the order of the file; raises SourceUnreadable when it is no calendar."""
        from icalendar import Calendar

        data = stream.read(DOCUMENT_LIMIT + 1)
        if len(data) > DOCUMENT_LIMIT:
            raise SourceTooLarge(f"{context.name}: more than {DOCUMENT_LIMIT // 1024**2} MB", "split the calendar")
        try:
            calendars: Any = Calendar.from_ical(data, multiple=True)
            events = [event for each in calendars for event in each.walk("VEVENT")]
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            raise SourceUnreadable(
                f"{context.name}: broken calendar ({error})", "check it with 'datewire check'"
            ) from error
        if not events:
            raise SourceUnreadable(f"{context.name}: a calendar without events", "is it cut off?")
        for number, event in enumerate(events, 1):
            try:
                yield _article(event, number, context)
            except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
                context.fault(SourceUnreadable(f"{context.name}, event {number}: broken ({error})", "leave it out"))


def _article(event: Any, number: int, context: Context) -> Article:
    title = str(event.get("SUMMARY", "")).strip()
    if not title or "DTSTART" not in event:
        raise ValueError("no SUMMARY or no DTSTART")
    stamp = next((event[k].dt for k in ("LAST-MODIFIED", "CREATED", "DTSTAMP") if hasattr(event.get(k), "dt")), None)
    raw = Raw(
        id=str(event.get("UID") or f"{context.id}:{number}"),
        title=title,
        body=str(event.get("DESCRIPTION", "")),
        day=stamp.date() if isinstance(stamp, datetime) else stamp,
        origin="stamp of the calendar entry",
        url=str(event["URL"]) if str(event.get("URL", "")).startswith("http") else None,
    )
    return with_stated(assemble(raw, context), [_stated(event, title, context.zone)])


def _stated(event: Any, title: str, zone: str | None) -> Stated:
    start, end = _plain(event["DTSTART"].dt), _end(event)
    key = getattr(getattr(event["DTSTART"].dt, "tzinfo", None), "key", None)
    return Stated(
        title=title,
        start=start,
        end=end if type(end) is type(start) else None,
        by="iCalendar",
        place=str(event.get("LOCATION", "")),
        status=_STATES.get(str(event.get("STATUS", "")).upper(), Status.SCHEDULED),
        zone=key if key and key != "UTC" else zone,
        rrule=event["RRULE"].to_ical().decode() if "RRULE" in event and not isinstance(event["RRULE"], list) else None,
    )


def _plain(moment: Any) -> date:
    if not isinstance(moment, date):
        raise ValueError("no date")
    return moment


def _end(event: Any) -> date | None:
    """The inclusive end: DTEND of whole days is exclusive (RFC 5545, 3.6.1); DURATION counts from DTSTART."""
    start = _plain(event["DTSTART"].dt)
    if "DTEND" in event:
        end = _plain(event["DTEND"].dt)
    elif "DURATION" in event and isinstance(event["DURATION"].dt, timedelta):
        end = start + event["DURATION"].dt
    else:
        return None
    return (
        end
        if isinstance(end, datetime)
        else max(start, end - timedelta(days=1))
        if not isinstance(start, datetime)
        else None
    )

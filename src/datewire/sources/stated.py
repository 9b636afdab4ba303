"""Events that a document states as data: one record, its line in the text, its draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from datewire.model import Article, Block, Draft, Evidence, Kind, Place, Span, Status, When
from datewire.sources.canonical import line

_MOST = 500  # events of one document; a calendar page has some dozens


@dataclass(frozen=True, slots=True)
class Stated:
    """One event as data. `start` and `end` are days, or local date-times (with an offset when one was given); both
    ends are inclusive; a last day may stand behind a first date-time; `country` is the ISO 3166-1 alpha-2 code of the
    place; `by` names the form ("schema.org", "hCalendar", "time element", "iCalendar"); `zone` an IANA key; `moved`
    is "rescheduled", or "rescheduled from" the first day that it had."""

    title: str
    start: date
    end: date | None = None
    by: str = ""
    place: str = ""
    country: str | None = None
    link: str | None = None
    status: Status = Status.SCHEDULED
    kind: Kind = Kind.OTHER
    online: bool = False
    zone: str | None = None
    rrule: str | None = None
    moved: str = ""


def moment(words: str) -> date | None:
    """The day or date-time of an ISO 8601 text as web pages write it, None when it is none.

    >>> moment("2025-06-05T19:30+0200").isoformat(), moment("20250605").isoformat(), moment("soon")
    ('2025-06-05T19:30:00+02:00', '2025-06-05', None)
    """
    words = words.strip().replace(" UTC", "Z")
    if words[4:5] == "/" == words[7:8]:
        words = words.replace("/", "-", 2)
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(words)
        except ValueError:
            continue
    try:
        return date.fromisoformat(words[:10]) if len(words) > 10 and words[10] in "T " else None
    except ValueError:
        return None


def with_stated(article: Article, found: Iterable[Stated]) -> Article:
    """`article` with each event written out as a block of role "data" behind its text, and its draft beside it."""
    drafts: list[Draft] = []
    text, blocks = article.text, list(article.blocks)
    for one in dict.fromkeys(_local(one) for one in list(found)[:_MOST]):
        title, place = line(one.title)[:300], line(one.place)[:300]
        if not title:
            continue
        start = len(text) + 1 if text else 0
        pieces = {"title": title, "when": _days(one), "place": place}
        row = " | ".join(words for words in pieces.values() if words)
        text = f"{text}\n{row}" if text else row
        blocks.append(Block(Span(start, len(text)), "data"))
        drafts.append(_draft(one, _evidence(article.id, text, start, pieces, one.by), place))
    return replace(article, text=text, blocks=tuple(blocks), stated=tuple(drafts))


def _local(one: Stated) -> Stated:
    """`one` in its zone: an instant becomes the local time there when the zone is known."""
    try:
        zone = ZoneInfo(one.zone) if one.zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return replace(one, zone=None)
    start, end = one.start, one.end
    if zone is None or not isinstance(start, datetime) or start.tzinfo is None:
        return one
    if (offset := start.utcoffset()) and offset != start.astimezone(zone).utcoffset():
        return replace(one, zone=None)  # it takes place elsewhere: the time as written, with its offset
    local = end.astimezone(zone) if isinstance(end, datetime) and end.tzinfo else end
    return replace(one, start=start.astimezone(zone), end=local)


def _evidence(article: str, text: str, start: int, pieces: dict[str, str], by: str) -> tuple[Evidence, ...]:
    found, at = [], start
    for supports, words in pieces.items():
        if words:
            span = Span(at, at + len(words))
            found.append(Evidence(article, span, span.of(text), supports, by))
            at = span.end + 3
    return tuple(found)


def _words(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return f"{moment:%Y-%m-%d %H:%M}{' UTC' if moment.tzinfo and not moment.utcoffset() else ''}"


def _days(one: Stated) -> str:
    if one.end is None or one.end == one.start:
        return _words(one.start)
    return f"{_words(one.start)} to {_words(one.end)}"


def _draft(one: Stated, evidence: tuple[Evidence, ...], place: str) -> Draft:
    first, last = _day(one.start), _day(one.end or one.start)
    when = When(
        start=first,
        end=max(first, last),
        start_time=one.start.time().replace(tzinfo=None) if isinstance(one.start, datetime) else None,
        end_time=one.end.time().replace(tzinfo=None) if isinstance(one.end, datetime) and last >= first else None,
        zone=one.zone or _offset(one.start),
        rrule=one.rrule,
        why=(f"stated as data ({one.by})",),
    )
    return Draft(
        title=line(one.title)[:300],
        when=when,
        status=one.status,
        kind=one.kind,
        confidence=0.99,
        evidence=evidence,
        place=Place(place, country=one.country) if place else None,
        online=one.online,
        link=one.link,
        reasons=(one.by, one.moved) if one.moved else (one.by,),
    )


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _offset(moment: date) -> str | None:
    """The offset of a date-time as "+02:00", "UTC" for none, None when it has no zone."""
    if not isinstance(moment, datetime) or (offset := moment.utcoffset()) is None:
        return None
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"

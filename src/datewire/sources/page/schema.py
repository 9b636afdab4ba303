"""Events in the words of schema.org, from records as JSON-LD, microdata and RDFa give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from datewire.model import Kind, Status
from datewire.sources.page.linked import name, types, words
from datewire.sources.stated import Stated, moment

_ART = "Music Theater Exhibition Dance Comedy Literary Screening VisualArts"
_KINDS = {
    "SportsEvent": Kind.SPORT,
    **dict.fromkeys(("EducationEvent", "CourseInstance"), Kind.EDUCATION),
    **dict.fromkeys(("BusinessEvent", "Hackathon", "ConferenceEvent"), Kind.CONFERENCE),
    **dict.fromkeys(("PublicationEvent", "BroadcastEvent"), Kind.BROADCAST),
    **dict.fromkeys(("Festival", *(f"{art}Event" for art in _ART.split())), Kind.CULTURE),
}
_STATES = {"EventCancelled": Status.CANCELLED, "EventPostponed": Status.POSTPONED}
_PARTS = ("subEvent", "subEvents", "event", "events")
_LENGTH = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d{1,5}S)?)?")
_REPEATS = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_REPEAT = re.compile(r"P(\d{1,3})([DWMY])|(Daily|Weekly|Monthly|Yearly)", re.I)
_DAYS = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)(?:nday|esday|dnesday|ursday|iday|turday|day|n|e|d|u|i|t)?\b")


def events(records: list[dict[str, Any]], zone: str | None) -> Iterator[Stated]:
    """The schema.org events among `records`, each once. endDate is inclusive there; a time without an offset is the
    place's own. A part of an event without a place is where the whole is. `zone` is that of the outlet."""
    above = _above(records)
    for record in records:
        kinds = [t for t in types(record) if t.endswith(("Event", "EventSeries")) or t in _KINDS]
        title = name(record.get("name") or record.get("headline"))
        if not kinds or not title:
            continue
        planned = _planned(record) or _scheduled(record)
        if planned is None:
            continue
        place, online, link = _where(record, above.get(id(record)))
        yield Stated(
            title=title,
            start=planned[0],
            end=planned[1],
            by="schema.org",
            place=place[0],
            country=place[1],
            link=link,
            status=_status(record.get("eventStatus")),
            kind=next((_KINDS[k] for k in kinds if k in _KINDS), Kind.OTHER),
            online=online,
            zone=planned[2] or zone,
            rrule=planned[3],
            moved=_moved(record),
        )


Planned = tuple[date, date | None, str | None, str | None]  # beginning, end, zone, rule of recurrence


def _above(records: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """The event (or the place) that each record is a part of, by the identity of the record."""
    found = {}
    for record in records:
        for key in _PARTS:
            inner = record.get(key)
            for part in inner if isinstance(inner, list) else [inner]:
                if isinstance(part, dict):
                    found[id(part)] = record
        if isinstance(whole := record.get("superEvent"), dict):
            found[id(record)] = whole
    return found


def _planned(record: dict[str, Any]) -> Planned | None:
    first = moment(words(record.get("startDate")) or "")
    if first is None:
        return None
    last = moment(words(record.get("endDate")) or "")
    if last is None and isinstance(first, datetime):
        last = _after(first, words(record.get("duration")) or "")
    if isinstance(first, datetime) and _whole(first, last):
        return first.date(), _last_day(first, last), None, None
    if last is None or (isinstance(last, datetime) and not isinstance(first, datetime)):
        last = last.date() if isinstance(last, datetime) else last
    return first, last if last and _in_order(first, last) else None, None, None


def _in_order(first: date, last: date) -> bool:
    if isinstance(first, datetime) and isinstance(last, datetime):
        return str(last) >= str(first)
    return _day(last) >= _day(first)


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at


def _whole(first: datetime, last: date | None) -> bool:
    """Whether clock times only stand for whole days: from midnight to midnight, or to the last minute of a day."""
    if first.time() != time():
        return False
    return not isinstance(last, datetime) or last.time() == time() or (last.hour, last.minute) == (23, 59)


def _last_day(first: datetime, last: date | None) -> date | None:
    if isinstance(last, datetime) and last.time() == time() and last > first:
        last -= timedelta(days=1)
    return max(first.date(), _day(last)) if last else None


def _after(first: datetime, length: str) -> datetime | None:
    """The end of what lasts an ISO 8601 duration."""
    found = _LENGTH.fullmatch(length)
    if not found or not any(found.groups()):
        return None
    days, hours, minutes = (int(part or 0) for part in found.groups())
    try:
        return first + timedelta(days=days, hours=hours, minutes=minutes)
    except OverflowError:
        return None


def _scheduled(record: dict[str, Any]) -> Planned | None:
    """The first time of an event with an eventSchedule, and its rule."""
    plan = record.get("eventSchedule")
    plan = plan[0] if isinstance(plan, list) and plan else plan
    if not isinstance(plan, dict) or (first := moment(words(plan.get("startDate")) or "")) is None:
        return None
    day, until = _day(first), moment(words(plan.get("endDate")) or "")
    begin, end = _clock(plan.get("startTime")), _clock(plan.get("endTime"))
    start: date = datetime.combine(day, begin) if begin else day
    last = datetime.combine(day, end) if begin and end and end > begin else None
    return start, last, words(plan.get("scheduleTimezone")), _rule(plan, until)


def _clock(value: Any) -> time | None:
    try:
        return time.fromisoformat(words(value) or "").replace(tzinfo=None)
    except ValueError:
        return None


def _rule(plan: dict[str, Any], until: date | None) -> str | None:
    found = _REPEAT.fullmatch(words(plan.get("repeatFrequency")) or "")
    if not found:
        return None
    parts = [f"FREQ={found[3].upper() if found[3] else _REPEATS[found[2].upper()]}"]
    if found[1] and int(found[1]) > 1:
        parts.append(f"INTERVAL={int(found[1])}")
    given = plan.get("byDay")
    days = _DAYS.findall(" ".join(str(words(each)) for each in (given if isinstance(given, list) else [given])))
    if days:
        parts.append(f"BYDAY={','.join(day.upper() for day in days)}")
    count = words(plan.get("repeatCount")) or ""
    if count.isdigit():
        parts.append(f"COUNT={count}")
    elif until:
        parts.append(f"UNTIL={until:%Y%m%d}")
    return ";".join(parts)


def _status(value: Any) -> Status:
    """The state; of several the gravest."""
    told = {str(each).rsplit("/", 1)[-1].rpartition(":")[2] for each in (value if isinstance(value, list) else [value])}
    return next((state for key, state in _STATES.items() if key in told), Status.SCHEDULED)


def _moved(record: dict[str, Any]) -> str:
    """Whether the record says that the days were others before, and which; the diary takes it for a correction."""
    before = moment(words(record.get("previousStartDate")) or "")
    if before:
        return f"rescheduled from {_day(before)}"
    return "rescheduled" if "EventRescheduled" in str(record.get("eventStatus")) else ""


def _where(record: dict[str, Any], whole: dict[str, Any] | None) -> tuple[tuple[str, str | None], bool, str | None]:
    """Place in words with the code of its country, whether (also) online, and the address for taking part."""
    mode = (words(record.get("eventAttendanceMode")) or "").rsplit("/", 1)[-1]
    online = mode in ("OnlineEventAttendanceMode", "MixedEventAttendanceMode")
    online = online or "EventMovedOnline" in str(record.get("eventStatus"))
    given, link = record.get("location"), None
    if given is None and whole is not None:
        given = whole if "Place" in types(whole) else whole.get("location")
    places = []
    for one in given if isinstance(given, list) else [given]:
        if isinstance(one, dict) and "VirtualLocation" in types(one):
            online, link = True, words(one.get("url"))
        elif (place := _place(one))[0]:
            places.append(place)
    return (places[0] if places else ("", None)), online, link


def _place(one: Any) -> tuple[str, str | None]:
    if not isinstance(one, dict):
        return words(one) or "", None
    address = one.get("address")
    address = address[0] if isinstance(address, list) and address else address
    parts, code = [name(one)], None
    if isinstance(address, dict):
        parts += [words(address.get(key)) for key in ("streetAddress", "addressLocality", "addressRegion")]
        country = name(address.get("addressCountry")) or ""
        code = country if len(country) == 2 and country.isalpha() and country.isupper() else None
        parts.append(None if code else country)
    else:
        parts.append(words(address))
    told = [part for part in parts if part]
    return ", ".join(word for i, word in enumerate(told) if not any(word in other for other in told[:i])), code

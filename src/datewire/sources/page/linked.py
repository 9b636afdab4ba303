"""JSON-LD of a page: its article and its schema.org events."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from datewire.model import Kind, Status
from datewire.sources.stated import Stated, moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = re.compile(
    r"(?:News|Report|Analysis|Opinion|Review|Blog|Satirical|Scholarly|Tech|Background)?(?:Article|Posting)$"
)
_PAGES = re.compile(r"^(?:WebPage|ItemPage|VideoObject)$")
_MOST = 2000  # records of one page
_KINDS = {
    **dict.fromkeys(("SportsEvent",), Kind.SPORT),
    **dict.fromkeys(("EducationEvent", "CourseInstance"), Kind.EDUCATION),
    **dict.fromkeys(("BusinessEvent", "Hackathon"), Kind.CONFERENCE),
    **dict.fromkeys(("PublicationEvent", "BroadcastEvent"), Kind.BROADCAST),
    **dict.fromkeys(
        (
            "MusicEvent",
            "TheaterEvent",
            "Festival",
            "ExhibitionEvent",
            "DanceEvent",
            "ComedyEvent",
            "LiteraryEvent",
            "ScreeningEvent",
            "VisualArtsEvent",
        ),
        Kind.CULTURE,
    ),
}
_STATES = {"EventCancelled": Status.CANCELLED, "EventPostponed": Status.POSTPONED}


def records_of(tree: _Element) -> list[dict[str, Any]]:
    """Every object of the page's JSON-LD scripts, inner ones too, in order; broken scripts are mended where only raw
    line breaks or a trailing semicolon are wrong, and left out otherwise."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            found += _objects(_loads(script.text or ""))
    return found[:_MOST]


def _loads(words: str) -> Any:
    words = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)?\s*;?\s*$", "", words)
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting, left = [value], _MOST
    while waiting and left:
        value = waiting.pop()
        if isinstance(value, dict):
            left -= 1
            yield value
            waiting.extend(reversed([inner for inner in value.values() if isinstance(inner, (dict, list))]))
        elif isinstance(value, list):
            waiting.extend(reversed(value[:_MOST]))


def types(record: dict[str, Any]) -> list[str]:
    """The bare type names of a record ("https://schema.org/Event" is "Event")."""
    given = record.get("@type")
    return [
        t.rsplit("/", 1)[-1].removeprefix("schema:")
        for t in (given if isinstance(given, list) else [given])
        if isinstance(t, str)
    ]


def article(records: list[dict[str, Any]]) -> dict[str, Any]:
    """The record of the story: the first article with a publication date, then a page with one, else {}."""
    dated = [record for record in records if record.get("datePublished")]
    for pattern in (_ARTICLES, _PAGES):
        for record in dated:
            if any(pattern.search(t) for t in types(record)):
                return record
    return {}


def name(value: Any) -> str | None:
    """The name of a thing that may be its name, a record, or a list of either."""
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) and value.strip() else None


def events(records: list[dict[str, Any]], zone: str | None) -> Iterator[Stated]:
    """The schema.org events of a page. endDate is inclusive there; a time without an offset is the place's own."""
    for record in records:
        kinds = [t for t in types(record) if t.endswith("Event") or t in _KINDS]
        title, start = name(record.get("name") or record.get("headline")), record.get("startDate")
        if not kinds or not title or not isinstance(start, str) or (first := moment(start)) is None:
            continue
        end = record.get("endDate")
        last = moment(end) if isinstance(end, str) else None
        place, online, link = _where(record)
        yield Stated(
            title=title,
            start=first,
            end=last if last and type(last) is type(first) and str(last) >= str(first) else None,
            by="schema.org",
            place=place,
            link=link,
            status=_status(record.get("eventStatus")),
            kind=next((_KINDS[k] for k in kinds if k in _KINDS), Kind.OTHER),
            online=online,
            zone=zone,
        )


def _status(value: Any) -> Status:
    return _STATES.get(str(value).rsplit("/", 1)[-1], Status.SCHEDULED)


def _where(record: dict[str, Any]) -> tuple[str, bool, str | None]:
    """Place in words, whether (also) online, and the address for taking part."""
    mode = str(record.get("eventAttendanceMode")).rsplit("/", 1)[-1]
    online = mode in ("OnlineEventAttendanceMode", "MixedEventAttendanceMode")
    given, link = record.get("location"), None
    places = []
    for one in given if isinstance(given, list) else [given]:
        if isinstance(one, dict) and "VirtualLocation" in types(one):
            online, link = True, one.get("url") if isinstance(one.get("url"), str) else None
        elif words := _place(one):
            places.append(words)
    return (places[0] if places else ""), online, link


def _place(one: Any) -> str:
    if isinstance(one, str):
        return one
    if not isinstance(one, dict):
        return ""
    address = one.get("address")
    parts = [one.get("name"), address if isinstance(address, str) else None]
    if isinstance(address, dict):
        country = address.get("addressCountry")
        parts += [address.get(key) for key in ("streetAddress", "addressLocality", "addressRegion")]
        parts.append(name(country))
    words = [part.strip() for part in parts if isinstance(part, str) and part.strip()]
    return ", ".join(word for i, word in enumerate(words) if not any(word in other for other in words[:i]))

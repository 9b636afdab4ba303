"""Events marked in the HTML itself: schema.org microdata and RDFa, hCalendar and h-event, and <time> in an event's
box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from datewire.model import Status
from datewire.sources.page import schema
from datewire.sources.stated import Stated, moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOXES = (
    ".//*[self::li or self::article or self::div or self::tr or self::section]"
    "[contains(@class,'event') or contains(@class,'termin') or contains(@class,'fixture')][.//time[@datetime]]"
)
_PLACES = (
    ".//*[contains(@class,'location') or contains(@class,'venue') or contains(@class,'place')"
    " or contains(concat(' ',@class,' '),' ort ')]"
)
_STATES = {"CANCELLED": Status.CANCELLED, "CANCELED": Status.CANCELLED, "POSTPONED": Status.POSTPONED}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)? ?(?:([ap])\.?m\.?)?", re.I)
_VALUES = "descendant-or-self::*[contains(concat(' ',@class,' '),' value ') or contains(@class,'value-title')]"


def events(tree: _Element, zone: str | None) -> Iterator[Stated]:
    """All marked events of a page, microdata first."""
    items = tree.xpath(".//*[@itemscope][contains(@itemtype,'schema.org/')]")
    yield from schema.events([_record(n, "item") for n in items if _is_event(n.get("itemtype", ""))], zone)
    items = tree.xpath(".//*[@typeof][not(@itemscope)]")
    yield from schema.events([_record(n, "") for n in items if _is_event(n.get("typeof", ""))], zone)
    yield from _hcalendar(tree, zone)


def _is_event(kind: str) -> bool:
    return "Event" in kind or kind.rstrip("/").endswith("Festival")


def _text(node: _Element) -> str:
    return " ".join(" ".join(node.itertext()).split())


def _words(node: _Element) -> str:
    for key in ("content", "datetime", "title" if node.tag == "abbr" else "content"):
        if node.get(key):
            return str(node.get(key))
    return _text(node)


def _record(node: _Element, form: str) -> dict[str, Any]:
    """An item of microdata (`form` "item") or RDFa ("") as the record that JSON-LD would have."""
    prop, scope, kind = ("itemprop", "itemscope", "itemtype") if form else ("property", "typeof", "typeof")
    record: dict[str, Any] = {"@type": (node.get(kind) or "").split(" ")}
    waiting = list(node)[::-1]
    while waiting:
        inner = waiting.pop()
        keys = [key.rpartition(":")[2].rpartition("/")[2] for key in (inner.get(prop) or "").split()]
        boxed = inner.get(scope) is not None
        for key in keys:
            record.setdefault(key, _record(inner, form) if boxed else _linked(inner, key) or _words(inner))
        if not boxed:
            waiting.extend(list(inner)[::-1])
    return record


def _linked(node: _Element, key: str) -> str | None:
    if key in ("url", "eventStatus", "eventAttendanceMode"):
        return str(node.get("href") or node.get("resource") or "") or None
    return None


def _has(name: str) -> str:
    return f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"


def _hcalendar(tree: _Element, zone: str | None) -> Iterator[Stated]:
    """hCalendar 1.0 and h-event: DTEND of whole days is exclusive there, as in iCalendar."""
    for node in tree.xpath(f".//*[{_has('vevent')} or {_has('h-event')}]"):
        title = _first(node, "summary", "p-name")
        start = _moments(node, None, "dtstart", "dt-start")
        if not title or start is None:
            continue
        end = _moments(node, start, "dtend", "dt-end")
        if end is not None and not isinstance(end, datetime):
            end = max(start, end - timedelta(days=1)) if not isinstance(start, datetime) else None
        yield Stated(
            title=title,
            start=start,
            end=end if type(end) is type(start) else None,
            by="hCalendar",
            place=_first(node, "location", "p-location"),
            status=_STATES.get(_first(node, "status", "p-status").upper(), Status.SCHEDULED),
            zone=zone,
        )


def _first(node: _Element, *names: str) -> str:
    for name in names:
        for inner in node.xpath(f".//*[{_has(name)}]"):
            return _text(inner)
    return ""


def _moments(node: _Element, start: date | None, *names: str) -> date | None:
    for name in names:
        for inner in node.xpath(f".//*[{_has(name)}]"):
            if found := moment(_words(inner)) or _parted(inner, start):
                return found
    return None


def _parted(node: _Element, start: date | None) -> date | None:
    """The moment of the value class pattern: day and clock time in boxes of their own; a clock time alone is on the
    day of `start`."""
    day, clock = (start.date() if isinstance(start, datetime) else start), None
    for inner in node.xpath(_VALUES):
        words = inner.get("title") or _words(inner)
        if found := moment(words):
            if isinstance(found, datetime):
                return found
            day = found
        elif told := _CLOCK.fullmatch(words.strip()):
            clock = told
    if day is None or clock is None:
        return day if start is None else None
    hour = int(clock[1]) % 12 + 12 * (clock[3].lower() == "p") if clock[3] else int(clock[1])
    return moment(f"{day}T{hour:02}:{clock[2] or '00'}")


def timed(tree: _Element, zone: str | None) -> Iterator[Stated]:
    """Boxes whose class says event with a <time datetime> and a heading or link that names it; innermost boxes only."""
    boxes = tree.xpath(_BOXES)
    outer = {parent for box in boxes for parent in box.iterancestors()}
    for box in boxes:
        names = box.xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::a or self::strong]")
        times = [found for node in box.xpath(".//time[@datetime]") if (found := moment(node.get("datetime")))]
        title = next((words for n in names if len(words := _text(n)) > 3), "")
        if box in outer or not title or not times:
            continue
        pair = len(times) == 2 and type(times[0]) is type(times[1]) and str(times[1]) > str(times[0])
        place = next((words for n in box.xpath(_PLACES) if (words := _text(n)) and len(words) < 120), "")
        yield Stated(
            title=title, start=times[0], end=times[1] if pair else None, by="time element", place=place, zone=zone
        )

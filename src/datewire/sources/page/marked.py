"""Events marked in the HTML itself: schema.org microdata, hCalendar and h-event, and <time> in an event's box."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from datewire.sources.page import linked
from datewire.sources.stated import Stated, moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOXES = (
    "contains-token",
    ".//*[self::li or self::article or self::div or self::tr or self::section]"
    "[contains(@class,'event') or contains(@class,'termin') or contains(@class,'fixture')][.//time[@datetime]]",
)


def events(tree: _Element, zone: str | None) -> Iterator[Stated]:
    """All marked events of a page, microdata first."""
    yield from _microdata(tree, zone)
    yield from _hcalendar(tree, zone)


def _words(node: _Element) -> str:
    for key in ("content", "datetime", "title" if node.tag == "abbr" else "content"):
        if node.get(key):
            return str(node.get(key))
    values = [
        inner.get("title") for inner in node.xpath(".//*[contains(concat(' ',@class,' '),' value-title ')][@title]")
    ]
    return str(values[0]) if values else " ".join(" ".join(node.itertext()).split())


def _microdata(tree: _Element, zone: str | None) -> Iterator[Stated]:
    """Items of a schema.org type read into the records that JSON-LD would have, then as those."""
    items = tree.xpath(".//*[@itemscope][contains(@itemtype,'schema.org/')]")
    yield from linked.events([_record(node) for node in items if "Event" in node.get("itemtype", "")], zone)


def _record(node: _Element) -> dict[str, Any]:
    record: dict[str, Any] = {"@type": (node.get("itemtype") or "").split(" ")[0]}
    waiting = list(node)[::-1]
    while waiting:
        inner = waiting.pop()
        prop = inner.get("itemprop")
        if prop and inner.get("itemscope") is not None:
            record.setdefault(prop, _record(inner))
        elif prop:
            link = inner.get("href") if prop in ("url", "eventStatus", "eventAttendanceMode") else None
            record.setdefault(prop, link or _words(inner))
        if inner.get("itemscope") is None:
            waiting.extend(list(inner)[::-1])
    return record


def _has(name: str) -> str:
    return f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"


def _hcalendar(tree: _Element, zone: str | None) -> Iterator[Stated]:
    """hCalendar 1.0 and h-event: DTEND of whole days is exclusive there, as in iCalendar."""
    for node in tree.xpath(f".//*[{_has('vevent')} or {_has('h-event')}]"):
        title = _first(node, "summary", "p-name")
        start = _moments(node, "dtstart", "dt-start")
        if not title or start is None:
            continue
        end = _moments(node, "dtend", "dt-end")
        if end is not None and not isinstance(end, datetime):
            end = max(start, end - timedelta(days=1)) if not isinstance(start, datetime) else None
        yield Stated(
            title=title,
            start=start,
            end=end if type(end) is type(start) else None,
            by="hCalendar",
            place=_first(node, "location", "p-location"),
            zone=zone,
        )


def _first(node: _Element, *names: str) -> str:
    for name in names:
        for inner in node.xpath(f".//*[{_has(name)}]"):
            return " ".join(" ".join(inner.itertext()).split())
    return ""


def _moments(node: _Element, *names: str) -> date | None:
    for name in names:
        for inner in node.xpath(f".//*[{_has(name)}]"):
            if found := moment(_words(inner)):
                return found
    return None


def timed(tree: _Element, zone: str | None) -> Iterator[Stated]:
    """Boxes whose class says event with a <time datetime> and a heading or link that names it; innermost boxes only."""
    boxes = tree.xpath(_BOXES[1])
    outer = {parent for box in boxes for parent in box.iterancestors()}
    for box in boxes:
        names = box.xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::a or self::strong]")
        times = [found for node in box.xpath(".//time[@datetime]") if (found := moment(node.get("datetime")))]
        title = next((words for n in names if len(words := " ".join(" ".join(n.itertext()).split())) > 3), "")
        if box in outer or not title or not times:
            continue
        end = (
            times[1] if len(times) == 2 and type(times[0]) is type(times[1]) and str(times[1]) > str(times[0]) else None
        )
        yield Stated(title=title, start=times[0], end=end, by="time element", zone=zone)

"""Published events read back from their VEVENTs: what is shown is what subscribers have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from datewire.feeds.lint import content, values
from datewire.feeds.slots import Slot
from datewire.feeds.text import plain
from datewire.feeds.zones import tzid
from datewire.model import Draft, Event, Evidence, Kind, Place, Precision, Report, Span, Status, When
from datewire.server.tellings import Telling

_CHUNK: Final = re.compile(rb"(?<=\n)BEGIN:VEVENT\r\n.*?\nEND:VEVENT\r\n", re.DOTALL)
_UNSETTLED: Final = " (date not confirmed)"
_OFF: Final = {"Cancelled: ": Status.CANCELLED, "Postponed: ": Status.POSTPONED}
_NO_END: Final = "The source gives no end"
_SURE: Final = {"high": 0.9, "fair": 0.6, "low": 0.3}


@dataclass(frozen=True, slots=True)
class Account:
    """What the description says, taken apart: `how` the date was found, what was `supposed`, other `notes`, `sources`
    in words, `sure` (high, fair, low or empty)."""

    quotes: tuple[str, ...] = ()
    how: str = ""
    supposed: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    aliases: str = ""
    sure: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published event: the `event` for choosing, its `account` for showing, its `slot` and `chunk` (the bytes of
    its VEVENT) for writing; `tellings` are all its sources where they are known."""

    event: Event
    account: Account
    slot: Slot
    chunk: bytes
    tellings: tuple[Telling, ...] = ()


def chunks(data: bytes) -> Iterator[bytes]:
    """The bytes of each VEVENT of a calendar, in its order. No text line begins like a component (RFC 5545, 3.1)."""
    return (match[0] for match in _CHUNK.finditer(data))


def entry(chunk: bytes) -> Entry | None:
    """The published event of `chunk`; None when it has no UID or no beginning."""
    part = next((p for p in content.tree(chunk, []) if p.name == "VEVENT"), None)
    slot = _slot(part) if part else None
    if part is None or slot is None or not (uid := _text(part, "UID")):
        return None
    account = _account(_text(part, "DESCRIPTION"))
    title, status, precision = _name(part)
    draft = Draft(
        title=title,
        when=_when(part, slot, precision, any(note.startswith(_NO_END) for note in account.notes)),
        status=status,
        kind=_kind(_text(part, "CATEGORIES")),
        confidence=_SURE.get(account.sure, 1.0),
        evidence=tuple(Evidence("", Span(0, len(q)), q, "sentence") for q in account.quotes),
        aliases=tuple(a for a in account.aliases.split("; ") if a),
        place=_place(part),
        online=_text(part, "LOCATION").startswith("Online"),
        link=_raw(part, "CONFERENCE") or None,
    )
    created, changed = _instant(part, "CREATED"), _instant(part, "LAST-MODIFIED") or _instant(part, "DTSTAMP")
    at = changed or created or datetime(1970, 1, 1, tzinfo=UTC)
    reports = (Report("", "; ".join(account.sources), None, _raw(part, "URL") or None),)
    return Entry(Event(uid, draft, _sequence(part), created or at, at, reports), account, slot, chunk)


def _raw(part: content.Part, name: str) -> str:
    line = part.get(name)
    return line.value if line else ""


def _text(part: content.Part, name: str) -> str:
    line = part.get(name)
    return plain(values.words(line)) if line else ""


def _sequence(part: content.Part) -> int:
    words = _raw(part, "SEQUENCE")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 0


def _instant(part: content.Part, name: str) -> datetime | None:
    line = part.get(name)
    moment = values.moment(line) if line else None
    return moment.at if moment and isinstance(moment.at, datetime) and moment.zoned else None


def _slot(part: content.Part) -> Slot | None:
    begins, ends = part.get("DTSTART"), part.get("DTEND")
    start = values.moment(begins) if begins else None
    end = values.moment(ends) if ends else None
    if start is None:
        return None
    if not isinstance(start.at, datetime):
        whole = end is not None and not isinstance(end.at, datetime) and end.at > start.at
        return Slot(start.at, end.at if end and whole else start.at + timedelta(days=1))
    first = start.at if start.at.tzinfo else start.at.replace(tzinfo=UTC)
    last = end.at if end and isinstance(end.at, datetime) else first
    last = last if last.tzinfo else last.replace(tzinfo=UTC)
    return Slot(first, max(first, last), tzid(first.tzinfo) if first.tzinfo else None)


def _when(part: content.Part, slot: Slot, precision: Precision, endless: bool) -> When:
    """The time as told: without the end that the writer assumed (`endless`)."""
    rule = _raw(part, "RRULE") or None
    if isinstance(slot.start, datetime) and isinstance(slot.end, datetime):
        end = slot.end.astimezone(slot.start.tzinfo)
        zone = slot.tzid or "UTC"
        clocks = (slot.start.time(), None if endless else end.time())
        return When(slot.start.date(), _last(end, slot.start), precision, *clocks, zone, rule)
    return When(slot.start, slot.end - timedelta(days=1), precision, rrule=rule)


def _last(end: datetime, start: datetime) -> date:
    """The last day of `[start, end)`: midnight belongs to the day before."""
    return end.date() - timedelta(days=1) if end.time() == time(0) and end > start else end.date()


def _name(part: content.Part) -> tuple[str, Status, Precision]:
    """Title without the state that the writer told in it, the state, and how far the day is settled."""
    title, off = _text(part, "SUMMARY") or "Untitled event", _raw(part, "STATUS") == "CANCELLED"
    status, precision = Status.CANCELLED if off else Status.SCHEDULED, Precision.DAY
    for before, told in _OFF.items():
        if off and title.startswith(before):
            title, status = title.removeprefix(before), told
            break
    if title.endswith(_UNSETTLED):
        title, precision = title.removesuffix(_UNSETTLED), Precision.MONTH
    return title, status, precision


def _kind(words: str) -> Kind:
    try:
        return Kind(words.partition(",")[0].strip().lower())
    except ValueError:
        return Kind.OTHER


def _place(part: content.Part) -> Place | None:
    words = _text(part, "LOCATION").removeprefix("Online").removeprefix("; ")
    if not words:
        return None
    line = part.get("X-APPLE-STRUCTURED-LOCATION")
    return Place(words, line.params.get("X-TITLE") if line else None)


def _account(words: str) -> Account:
    """The description of the writer, line by line; what is in no known form is a note."""
    found: dict[str, list[str]] = {"quotes": [], "notes": [], "sources": []}
    told: dict[str, str] = {}
    forms = {"How the date was found: ": "how", "Supposed, not said: ": "supposed", "Also called: ": "aliases"}
    for line in filter(None, map(str.strip, words.split("\n"))):
        head = next((head for head in forms if line.startswith(head)), None)
        if head:
            told[forms[head]] = line.removeprefix(head).removesuffix(".")
        elif line.startswith("“") and line.endswith("”"):
            found["quotes"].append(line[1:-1])
        elif line.startswith("Confidence: "):
            told["sure"] = line.removeprefix("Confidence: ").removesuffix(".")
        elif line.startswith(("Source: ", "and ")):
            found["sources"].append(line.removeprefix("Source: "))
        elif not line.startswith(("http://", "https://", "Take part: ")):
            found["notes"].append(line)
    return Account(**{k: tuple(v) for k, v in found.items()}, **told)  # type: ignore[arg-type]

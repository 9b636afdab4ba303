"""Rows and columns: CSV for spreadsheets (RFC 4180), a table for terminals."""

from __future__ import annotations

import csv as _csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from datewire.feeds import text, wording
from datewire.feeds.contract import event_to_json
from datewire.model import Event, Feed, When

WIDTH: Final = 110
_KEYS: Final = (
    "uid title start_date end_date start_time end_time timezone precision rrule place online status kind confidence"
)
COLUMNS: Final = (*_KEYS.split(), "url", "sources")


def csv(events: Sequence[Event], feed: Feed) -> bytes:
    """One row an event under a row of names; UTF-8, CRLF; no cell begins like a formula. Ends are inclusive."""
    out = io.StringIO()
    rows = _csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for event in events:
        record = event_to_json(event)
        record["url"] = wording.url(event) or ""
        record["sources"] = " | ".join(wording.source(r).removeprefix("Source: ") for r in event.reports)
        rows.writerow([_cell(record[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return text.cell(str(value)) if isinstance(value, str) else str(value)


def table(events: Sequence[Event], feed: Feed) -> bytes:
    """One line an event for a terminal of 110 columns: days, clock time, name, place."""
    rows = [(_days(e.draft.when), _clock(e), wording.summary(e.draft), wording.location(e.draft) or "") for e in events]
    if not rows:
        return b"no events\n"
    first = max(len(row[0]) for row in rows)
    second = max(len(row[1]) for row in rows)
    place = min(max(_width(row[3]) for row in rows), 30)
    name = max(WIDTH - first - second - place - 6, 20)
    lines = (_row(row, (first, second, name, place)) for row in rows)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(_fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _days(when: When) -> str:
    return when.start.isoformat() if when.start >= when.end else f"{when.start} – {when.end}"


def _clock(event: Event) -> str:
    when = event.draft.when
    return f"{when.start_time:%H:%M}" if when.start_time else ""


def _glyphs(words: str) -> Iterator[tuple[str, int]]:
    for char in words:
        wide = unicodedata.east_asian_width(char) in "WF"
        yield char, 0 if unicodedata.combining(char) else 2 if wide else 1


def _width(words: str) -> int:
    """Columns of a terminal that `words` take."""
    return sum(width for _, width in _glyphs(words))


def _fit(words: str, width: int) -> str:
    """`words` in exactly `width` columns, cut with an ellipsis or filled with blanks."""
    total = _width(words)
    if total <= width:
        return words + " " * (width - total)
    kept, used = "", 0
    for char, columns in _glyphs(words):
        if used + columns > width - 1:
            break
        kept, used = kept + char, used + columns
    return kept + "…" + " " * (width - used - 1)

"""The forms in which `read` tells what articles announce. Each writer takes readings one by one and a binary stream."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from datewire import pipeline
from datewire.feeds import text
from datewire.feeds.contract import draft_to_json, published, reading_to_json
from datewire.model import Draft, Reading

_DAYS = ("start_date", "end_date", "start_time", "end_time", "timezone", "precision", "rrule")
_COLUMNS = ("article", "published", "title", *_DAYS, "place", "online", "status", "kind", "confidence")


def jsonl(readings: Iterable[Reading], stream: BinaryIO, live: bool) -> None:
    """The stable contract, one line an article; flushed line by line when `live`."""
    for reading in readings:
        stream.write(_dump(reading_to_json(reading)).encode() + b"\n")
        if live:
            stream.flush()


def whole_json(readings: Iterable[Reading], stream: BinaryIO, live: bool) -> None:
    """One array; each article also with its canonical text, its account, and where its publication day was read."""
    before = b"[\n"
    for reading in readings:
        record = reading_to_json(reading, text=True)
        record["published_by"] = reading.article.anchor.origin
        stream.write(before + _dump(record).encode())
        before = b",\n"
    stream.write(b"\n]\n")


def rows(readings: Iterable[Reading], stream: BinaryIO, live: bool) -> None:
    """CSV (RFC 4180), one row an event, with a header row."""
    stream.write(_csv_line(_COLUMNS))
    for reading in readings:
        head = {"article": reading.article.id, "published": published(reading.article)}
        for draft in reading.drafts:
            record = {**head, **draft_to_json(draft)}
            stream.write(_csv_line([_cell(record[column]) for column in _COLUMNS]))


def table(readings: Iterable[Reading], stream: BinaryIO, live: bool) -> None:
    """For people: one line an event, under the title of its article; fitted to the width of the terminal."""
    width = max(60, min(shutil.get_terminal_size((120, 24)).columns, 160))
    for reading in readings:
        article = reading.article
        day = published(article) or f"publication day {article.anchor.origin}"
        lines = [_fit(f"{article.title or article.id}  [{day}]", width)]
        lines += [_fit(each, width) for draft in reading.drafts for each in _lines(draft)]
        lines += [_fit(each, width) for draft in reading.undated for each in _waiting(draft)]
        if not (reading.drafts or reading.undated):
            lines.append("  no appointment ('datewire why' tells why)")
        stream.write(("\n".join(lines) + "\n").encode())
        if live:
            stream.flush()


def ics(readings: Iterable[Reading], stream: BinaryIO, live: bool) -> None:
    """One VCALENDAR with the events of all articles, the same event once."""
    stream.write(pipeline.calendar(pipeline.gathered(readings)))


Writer = Callable[[Iterable[Reading], BinaryIO, bool], None]
WRITERS: dict[str, Writer] = {"table": table, "json": whole_json, "jsonl": jsonl, "csv": rows, "ics": ics}


def _dump(record: object) -> str:
    return json.dumps(record, ensure_ascii=False)


def _csv_line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _cell(value: object) -> str:
    if value is None or value is False:
        return ""
    return text.cell(value) if isinstance(value, str) else ("yes" if value is True else str(value))


def _lines(draft: Draft) -> Iterator[str]:
    when = draft.when
    days = f"{when.start}" if when.start == when.end else f"{when.start} … {when.end}"
    clock = f" {when.start_time:%H:%M}" if when.start_time else ""
    clock += f"–{when.end_time:%H:%M}" if when.start_time and when.end_time else ""
    zone = f" {when.zone}" if when.start_time and when.zone else ""
    where = draft.place.text if draft.place else ("online" if draft.online else "")
    yield f"  {days}{clock}{zone}  {draft.title}" + (f" ({where})" if where else "") + f"  {draft.status}"


def _waiting(draft: Draft) -> Iterator[str]:
    when = draft.when
    where = f" ({draft.place.text})" if draft.place else ""
    yield f"  {when.start} … {when.end}  {draft.title}{where}  waits for its day ({when.precision} only)"


def _fit(words: str, width: int) -> str:
    return text.cut(words, width)

"""JSON Lines: one article a line, {"id", "published", "title", "text", "source"?, "url"?, "language"?, "zone"?}."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from datewire.errors import SourceError, SourceTooLarge, SourceUnreadable
from datewire.model import Article
from datewire.sources.assemble import Raw, assemble
from datewire.sources.reader import ARTICLE_LIMIT, Context

_HINT = 'one object a line: {"id": "...", "published": "2021-08-25", "title": "...", "text": "..."}'


class JsonLinesReader:
    """A stream of articles, read line by line in constant memory; a broken line is named and the others are read."""

    name = "jsonl"

    def accepts(self, name: str, head: bytes) -> bool:
        """A name that ends in .jsonl or .ndjson, or a first character "{"."""
        return name.endswith((".jsonl", ".ndjson")) or head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The articles in order; raises SourceUnreadable when the document holds no line at all."""
        number = 0
        for number, raw in enumerate(_lines(stream), 1):
            if raw.isspace():
                continue
            try:
                yield _article(raw, number, context)
            except SourceError as error:
                context.fault(error)
        if not number:
            raise SourceUnreadable(f"{context.name}: empty", _HINT)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of at most ARTICLE_LIMIT bytes; of a longer one the beginning, one byte over the limit."""
    while raw := stream.readline(ARTICLE_LIMIT + 1):
        yield raw
        while len(raw) > ARTICLE_LIMIT and not raw.endswith(b"\n"):
            raw = stream.readline(ARTICLE_LIMIT + 1)


def _article(raw: bytes, number: int, context: Context) -> Article:
    where = f"{context.name}, line {number}"
    if len(raw) > ARTICLE_LIMIT:
        raise SourceTooLarge(f"{where}: more than {ARTICLE_LIMIT // 1024**2} MB", "split it into articles")
    try:
        record = json.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        told = str(error).split(":")[0] if isinstance(error, json.JSONDecodeError) else "not UTF-8 or nested too deep"
        raise SourceUnreadable(f"{where}: broken JSON ({told})", _HINT) from error
    if not isinstance(record, dict):
        raise SourceUnreadable(f"{where}: not an object", _HINT)
    for key in ("title", "text", "id", "url", "source", "language", "zone"):
        if not isinstance(record.get(key), str | None) and not (key == "id" and isinstance(record[key], int)):
            raise SourceUnreadable(f"{where}: {key!r} is not a string", _HINT)
    try:
        return assemble(_raw(record, number, context), context)
    except SourceUnreadable as error:
        raise SourceUnreadable(error.what.replace(context.name, where, 1), error.hint) from error


def _raw(record: dict[str, str | None], number: int, context: Context) -> Raw:
    published = record.get("published")
    return Raw(
        id=str(record.get("id") or f"{context.id}:{number}"),
        title=record.get("title") or "",
        body=record.get("text") or "",
        day=None if published is None else _day(published, context),
        origin="field published",
        url=record.get("url"),
        outlet=record.get("source"),
        language=record.get("language"),
        zone=record.get("zone"),
    )


def _day(published: object, context: Context) -> date:
    """The local day of an ISO 8601 date or date-time, in the zone it is written in."""
    try:
        return date.fromisoformat(str(published)[:10])
    except ValueError as error:
        raise SourceUnreadable(f"{context.name}: 'published' is no date: {str(published)[:40]!r}", _HINT) from error

"""WARC (ISO 28500) archives of web pages, also packed record by record as .warc.gz."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from datewire.errors import SourceError, SourceUnreadable
from datewire.model import Article
from datewire.sources.packed import unpacked
from datewire.sources.page import page_article
from datewire.sources.page.tree import words_of
from datewire.sources.reader import Context

_PAGE_LIMIT = 16 * 1024 * 1024
_HEAD_LIMIT = 64 * 1024
_HINT = "check the archive with a WARC tool"


class ArchiveReader:
    """The HTML responses of an archive, each an article; other records are passed over."""

    name = "warc"

    def accepts(self, name: str, head: bytes) -> bool:
        """A first line WARC/1.x."""
        return head.startswith(b"WARC/1.")

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The pages in the order of the archive; raises SourceUnreadable where the archive is broken."""
        for number, (fields, length) in enumerate(_records(stream, context.name), 1):
            body = stream.read(min(length, _PAGE_LIMIT))
            _skip(stream, length - len(body))
            if fields.get("warc-type") != "response" or len(body) < min(length, _PAGE_LIMIT):
                continue
            url = fields.get("warc-target-uri", "").strip("<>") or None
            try:
                if page := _page(body, f"{context.name}, record {number}"):
                    yield page_article(page, replace(context, id=url or f"{context.id}:{number}", url=url))
            except SourceError as error:
                context.fault(error)


def _records(stream: BinaryIO, name: str) -> Iterator[tuple[dict[str, str], int]]:
    """The header fields and the length of each record; the caller reads the block before it asks for the next."""
    while True:
        line = stream.readline(_HEAD_LIMIT)
        while line in (b"\r\n", b"\n"):
            line = stream.readline(_HEAD_LIMIT)
        if not line:
            return
        if not line.startswith(b"WARC/1."):
            raise SourceUnreadable(f"{name}: broken archive: a record begins with {line[:20]!r}", _HINT)
        fields = _fields(iter(lambda: stream.readline(_HEAD_LIMIT), b""))
        if not fields.get("content-length", "").isdigit():
            raise SourceUnreadable(f"{name}: broken archive: a record without a length", _HINT)
        yield fields, int(fields["content-length"])


def _fields(lines: Iterator[bytes]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for _, line in zip(range(200), lines, strict=False):
        if line in (b"\r\n", b"\n"):
            break
        key, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(key.strip().lower(), value.strip())
    return fields


def _skip(stream: BinaryIO, count: int) -> None:
    while count > 0 and (data := stream.read(min(count, 1 << 20))):
        count -= len(data)


def _page(block: bytes, name: str) -> str | None:
    """The page of an HTTP response; None for another status or type."""
    lines = io.BytesIO(block)
    status = lines.readline(_HEAD_LIMIT).split()
    fields = _fields(iter(lambda: lines.readline(_HEAD_LIMIT), b""))
    kind = fields.get("content-type", "").lower()
    if status[1:2] != [b"200"] or "html" not in kind:
        return None
    body = lines.read()
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    if "gzip" in fields.get("content-encoding", "").lower():
        body = unpacked(io.BytesIO(body), name).read(_PAGE_LIMIT)
    charset = re.search(r"charset=[\"']?([\w.:-]+)", kind)
    return words_of(body, charset[1] if charset else None)


def _unchunked(body: bytes) -> bytes:
    """The body of a chunked transfer (RFC 9112, 7.1); as it is when the archive has already joined it."""
    parts: list[bytes] = []
    at = 0
    while found := re.compile(rb"\r?\n?([0-9A-Fa-f]{1,8})[^\r\n]{0,100}\r?\n").match(body, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
    return b"".join(parts) or body

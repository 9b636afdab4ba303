"""JSON Lines: one article a line, the broken ones named."""

import io
import json
from collections.abc import Iterator
from datetime import date

import pytest

from datewire.errors import DatewireError, SourceUnreadable
from datewire.model import Article
from datewire.sources import ARTICLE_LIMIT, Context, choose

GOOD = {"id": "a", "published": "2024-03-09T23:10:00-05:00", "title": "Quay", "text": "One.\n\nTwo.", "source": "Ost"}


def read(data: bytes) -> tuple[list[Article], list[DatewireError]]:
    faults: list[DatewireError] = []
    context = Context("in.jsonl", "in", fault=faults.append)
    return list(choose("-", data[:8192]).read(io.BytesIO(data), context)), faults


def test_a_line_becomes_an_article() -> None:
    ((found,), faults) = read(json.dumps(GOOD).encode())
    assert (found.id, found.text, found.outlet) == ("a", "Quay\nOne.\nTwo.", "Ost")
    assert (found.anchor.day, found.anchor.origin) == (date(2024, 3, 9), "field published")
    assert not faults


@pytest.mark.parametrize(
    "broken",
    [
        b'{"id": "x", "title": ',
        b'["no", "object"]',
        b'{"title": 5, "text": "x"}',
        b'{"title": "x", "published": "soon"}',
        b'{"id": "only"}',
        b'{"title": "\xff"}',
        b"[" * 100_000,
        b'{"title": "' + b"x" * ARTICLE_LIMIT + b'"}',
    ],
    ids=["cut", "list", "number", "no date", "empty", "bytes", "deep", "long"],
)
def test_a_broken_line_is_named_and_its_neighbours_are_read(broken: bytes) -> None:
    good = json.dumps(GOOD).encode()
    articles, faults = read(good + b"\n" + broken + b"\n\n" + good + b"\n")
    assert len(articles) == 2
    assert [str(fault).startswith("in.jsonl, line 2: ") for fault in faults] == [True]


def test_a_lone_surrogate_does_no_harm() -> None:
    ((found,), _) = read(b'{"title": "a \\ud800 b", "text": ""}')
    assert found.title.encode() == "a \ufffd b".encode()


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(SourceUnreadable, match="empty"):
        list(choose("in.jsonl", b"").read(io.BytesIO(b""), Context("in.jsonl", "in")))


def test_lines_are_read_one_at_a_time() -> None:
    """The first article comes out before the second line is asked for."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.lines: Iterator[bytes] = iter([json.dumps(GOOD).encode() + b"\n"])

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = next(self.lines)  # StopIteration would tell an early second read
            buffer[: len(line)] = line
            return len(line)

    stream = io.BufferedReader(Pipe())
    assert next(iter(choose("in.jsonl", b"{").read(stream, Context("in.jsonl", "in")))).id == "a"

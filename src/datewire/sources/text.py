"""Plain text: a first line " date YYYY-MM-DD Title" and paragraphs, or a text with a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from datewire.errors import SourceUnreadable
from datewire.model import Article
from datewire.sources.assemble import Raw, assemble
from datewire.sources.canonical import line
from datewire.sources.decode import decode, within
from datewire.sources.reader import ARTICLE_LIMIT, Context

_HEADER = re.compile(r"\s*date[ \t]+(\d{4}-\d{1,2}-\d{1,2})\b[ \t]*(.*)")
_TITLE = 200  # characters; a longer first line is a paragraph
_ENDS = (".", "!", ":", ";", ",")


class TextReader:
    """One article in a plain text file."""

    name = "text"

    def accepts(self, name: str, head: bytes) -> bool:
        """Anything: this is the reader of last resort, and it refuses binary data by name."""
        return True

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The one article; raises SourceUnreadable (binary, encoding, empty) or SourceTooLarge."""
        data = within(stream.read(ARTICLE_LIMIT + 1), ARTICLE_LIMIT, context.name)
        text = decode(data, context.name)
        if not text.strip():
            raise SourceUnreadable(f"{context.name}: empty", "an article needs a title or a paragraph")
        first, _, rest = text.lstrip("\ufeff\r\n").partition("\n")
        header = _HEADER.match(first)
        if header:
            yield assemble(Raw(context.id, header[2], rest, _day(header[1], context), "header line"), context)
            return
        title, body = title_of(first, rest)
        yield assemble(Raw(context.id, title, body or text), context)


def _day(words: str, context: Context) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        hint = "write the first line as: date 2021-08-25 Title"
        raise SourceUnreadable(f"{context.name}: '{words}' in the first line is no date", hint) from error


def title_of(first: str, rest: str) -> tuple[str, str]:
    """The first line as the title when it looks like one (short, not a sentence, something follows), else ""."""
    words = line(first)
    titled = rest.strip() and len(words) <= _TITLE and not words.endswith(_ENDS)
    apart = rest.startswith(("\n", "\r\n")) or len(words) <= 100 < len(rest.split("\n", 1)[0])
    return (words, rest) if titled and apart else ("", first + "\n" + rest)

"""The door through which every document comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Protocol

from datewire.errors import DatewireError
from datewire.model import Article

ARTICLE_LIMIT = 4 * 1024 * 1024  # bytes of one article; a long novel has one million
DOCUMENT_LIMIT = 64 * 1024 * 1024  # bytes of one document that has to be held whole (a page, a mail, a feed)


Fault = Callable[[DatewireError], None]


def _ignore(_: DatewireError) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about a document before it is opened.

    `name` is how the user named it (for messages), `id` the base of article ids, `day`, `language`, `zone` and
    `outlet` what the user or sources.toml settled (None: to be read from the document; `day` and `language` win over
    the document). `fault` takes an error that spoils one article but not its neighbours; it never raises.
    """

    name: str
    id: str
    day: date | None = None
    language: str | None = None
    zone: str | None = None
    outlet: str | None = None
    url: str | None = None
    fault: Fault = _ignore


class Reader(Protocol):
    """One kind of document.

    Contract: `accepts` is pure, cheap and never raises; it sees the name (a path, a URL or "-") and the first bytes
    (at most 8 KiB, possibly fewer) and answers by content first, by name only where the content does not tell.
    `read` takes a binary stream at its beginning and yields articles in the order of the document, one at a time
    where the format allows, in canonical form (see `canonical`). It reads nothing but the stream. An error that
    concerns one article goes to `context.fault` and reading goes on; an error that concerns the whole document is
    raised as a `SourceError`. No other exception leaves it, whatever the bytes are.
    """

    name: str

    def accepts(self, name: str, head: bytes) -> bool:
        """Whether this reader understands a document of that name that begins with `head`."""
        ...

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The articles of the document; raises SourceError."""
        ...

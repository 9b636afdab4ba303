"""What a visitor asks for, and the short permanent address of it: the address holds the whole question, no state."""

from __future__ import annotations

import base64
import binascii
import re
import shlex
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlencode

from datewire.errors import FeedError
from datewire.feeds import text
from datewire.feeds.choose import choose
from datewire.model import Feed, Kind
from datewire.server.catalogue import Edition
from datewire.server.entries import Entry

LIMIT: Final = 120
"""Bytes of a question that can have a permanent address: with it, the address stays far below 256 characters."""
KEYS: Final = ("q", "place", "kind", "feed", "off")
_LETTERS: Final = dict(zip(KEYS, "qpkfo", strict=True))
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{4,240}", re.ASCII)
_SLUG: Final = re.compile(r"[a-z0-9-]{1,62}", re.ASCII)
_WORDS: Final = 8


class Params(Protocol):
    """The parameters of a query string, as Starlette has them."""

    def getlist(self, key: str, /) -> list[str]:
        """All values of `key`, in their order."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A question in its one canonical form. `q`: every word must stand in the name, place or a quotation, whole or as
    a beginning, a phrase in quotes as it is; `place`: in the place; `kind`: any of them, sorted; `feed`: a slug;
    `off`: "drop" leaves out what is called off. Empty: asks nothing."""

    q: str = ""
    place: str = ""
    kind: tuple[str, ...] = ()
    feed: str = ""
    off: str = ""

    @classmethod
    def of(cls, params: Params) -> Selection:
        """The question of a query string; unknown parameters are left aside. Raises `FeedError` for a kind or a feed
        that cannot be."""
        asked = {name: [v for v in params.getlist(name) if v.strip()] for name in KEYS}
        kinds = {kind.strip().lower() for each in asked["kind"] for kind in each.split(",") if kind.strip()}
        wrong = sorted(kinds - {kind.value for kind in Kind})
        if wrong:
            raise FeedError(f"there is no kind {text.one_line(wrong[0], 40)!r}", f"there are {', '.join(Kind)}")
        feed = " ".join(asked["feed"][:1]).strip().lower()
        if feed and not _SLUG.fullmatch(feed):
            raise FeedError(f"{text.one_line(feed, 40)!r} cannot be the name of a feed")
        off = "drop" if "drop" in asked["off"] else ""
        return cls(_line(asked["q"]), _line(asked["place"][:1]), tuple(sorted(kinds)), feed, off)

    def __bool__(self) -> bool:
        return self != Selection()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The query parameters of this question, in a fixed order."""
        kinds = [("kind", kind) for kind in self.kind]
        rest = [(name, value) for name in ("q", "place", "feed", "off") if (value := getattr(self, name))]
        return sorted([*rest, *kinds], key=lambda pair: (KEYS.index(pair[0]), pair[1]))

    @property
    def query(self) -> str:
        """The same as a query string, without "?"."""
        return urlencode(self.pairs)

    @property
    def title(self) -> str:
        """A name for the calendar of this question, without comma."""
        parts = [self.q, *(kind.capitalize() for kind in self.kind), self.place, self.feed]
        return text.one_line(" · ".join(part for part in parts if part), 80) or "All events"

    def of_entries(self, edition: Edition) -> list[Entry]:
        """The entries of `edition` that answer this question, in their order."""
        feed = next((each.uids for each in edition.feeds if each.slug == self.feed), frozenset())
        found: Sequence[Entry] = [e for e in edition.entries if not self.feed or e.event.uid in feed]
        events = [each.event for each in found]
        for filters in self._filters():
            events = list(choose(events, Feed("", "", "", filters)))
        uids = {event.uid for event in events}
        return [each for each in found if each.event.uid in uids]

    def _filters(self) -> Iterable[dict[str, object]]:
        every = ("day", "week", "month", "season", "quarter", "half", "year")
        base: dict[str, object] = {"precision": every}
        if self.off:
            base["cancelled"] = "drop"
        if self.kind:
            base["kind"] = self.kind
        if self.place:
            base["place"] = (f"{self.place.rstrip('*')}*",)
        yield base
        for word in _terms(self.q):
            yield {"precision": every, "words": (word,)}


def _line(values: list[str]) -> str:
    return text.one_line(" ".join(values), LIMIT)


def _terms(words: str) -> list[str]:
    """The words as beginnings, phrases in double quotes as they are; at most eight."""
    lexer = shlex.shlex(words, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.quotes, lexer.escape = True, "", '"', ""
    try:
        found = list(lexer)
    except ValueError:
        found = words.replace('"', " ").split()
    bare = [word.strip("*,;.!?()'’ ") for word in found if any(char.isalnum() for char in word)]
    return [word if " " in word else f"{word}*" for word in bare][:_WORDS]


def token(selection: Selection) -> str | None:
    """The short permanent name of `selection`; None when it asks nothing or is too long.

    One letter a field and its value, a line each, with two octets of CRC-32 before them (a cut address is then none,
    not another question), in base64url without padding (RFC 4648, 5).
    """
    body = "\n".join(_LETTERS[name] + value for name, value in selection.pairs).encode("utf-8")
    if not 0 < len(body) <= LIMIT:
        return None
    return base64.urlsafe_b64encode(_check(body) + body).rstrip(b"=").decode("ascii")


def from_token(words: str) -> Selection | None:
    """The question of a permanent name; None when the name is none."""
    if not _TOKEN.fullmatch(words):
        return None
    try:
        raw = base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))
        lines = raw[2:].decode("utf-8").split("\n")
        names = {letter: name for name, letter in _LETTERS.items()}
        found = Selection.of(_Pairs([(names[line[0]], line[1:]) for line in lines]))
    except (binascii.Error, UnicodeDecodeError, KeyError, IndexError, FeedError):
        return None
    return found if token(found) == words else None


def _check(body: bytes) -> bytes:
    return (zlib.crc32(body) & 0xFFFF).to_bytes(2, "big")


@dataclass(frozen=True, slots=True)
class _Pairs:
    pairs: list[tuple[str, str]]

    def getlist(self, key: str, /) -> list[str]:
        """All values of `key`."""
        return [value for name, value in self.pairs if name == key]

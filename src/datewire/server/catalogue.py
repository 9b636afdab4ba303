"""All published events by UID, read from the shelf and kept until a feed on it is another one."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Final

from datewire.feeds.lint import content, values
from datewire.feeds.writer import ordered
from datewire.server.entries import Entry, chunks, entry
from datewire.server.shelf import File, Shelf
from datewire.server.tellings import Beside, Known

_HEAD: Final = 4000


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as the pages name it; `uids` are those of its events."""

    slug: str
    title: str
    about: str
    uids: frozenset[str]


@dataclass(frozen=True)
class Edition:
    """The events of one moment, in the order of their days, and the feeds they came in; `tag` names the moment,
    `modified` is the last change of any feed."""

    tag: str
    entries: tuple[Entry, ...]
    feeds: tuple[Listed, ...]
    modified: datetime | None = None

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The entries by the short key of their address."""
        return {key(each.event.uid): each for each in self.entries}


def key(uid: str) -> str:
    """A short name for an address, the same for ever: the UID may hold anything."""
    return hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()[:16]


class Catalogue:
    """Editions of the shelf. One thread reads at a time; an event whose bytes did not change is not read again."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._lock = threading.Lock()
        self._read: dict[bytes, Entry | None] = {}
        self._beside = Beside(shelf.folder, shelf.fault)
        self._edition = Edition("", (), ())

    def edition(self) -> Edition:
        """The newest edition, made now if a feed changed."""
        with self._lock:
            files = {slug: file for slug in self.shelf.slugs() if (file := self.shelf.feed(slug))}
            mark, told = self._beside.known()
            tag = _tag(files, mark)
            if tag != self._edition.tag:
                self._edition = _with(self._made(tag, files), told)
            return self._edition

    def _made(self, tag: str, files: dict[str, File]) -> Edition:
        read: dict[bytes, Entry | None] = {}
        best: dict[str, Entry] = {}
        feeds = []
        for slug, file in files.items():
            uids = set()
            for chunk in chunks(file.data):
                found = read[chunk] = self._read[chunk] if chunk in self._read else entry(chunk)
                if found:
                    uids.add(found.event.uid)
                    best[found.event.uid] = _newer(best.get(found.event.uid), found)
            feeds.append(_listed(slug, file.data, frozenset(uids)))
        self._read = read
        order = ordered([each.event for each in best.values()])
        newest = max((file.modified for file in files.values() if file.modified), default=None)
        return Edition(tag, tuple(best[event.uid] for event in order), tuple(feeds), newest)


def _with(edition: Edition, told: Known) -> Edition:
    """`edition` with every source of the events that `told` has in the same state."""
    entries = (
        replace(each, tellings=known.tellings)
        if (known := told.get(each.event.uid)) and known.sequence == each.event.sequence
        else each
        for each in edition.entries
    )
    return replace(edition, entries=tuple(entries))


def _tag(files: dict[str, File], mark: tuple[int, ...]) -> str:
    known = b"".join([repr(mark).encode(), *(slug.encode() + file.etag for slug, file in files.items())])
    return hashlib.sha256(known).hexdigest()[:16]


def _newer(one: Entry | None, other: Entry) -> Entry:
    """The later telling of one event; the first where both are the same."""
    if one is None:
        return other
    first, second = ((e.event.sequence, e.event.changed) for e in (one, other))
    return other if second > first else one


def _listed(slug: str, data: bytes, uids: frozenset[str]) -> Listed:
    first = data.find(b"\r\nBEGIN:", 0, _HEAD)
    head = data[: (data.find(b"\r\nEND:", 0, _HEAD) if first < 0 else first) + 2] + b"END:VCALENDAR\r\n"
    part = next(iter(content.tree(head, [])), content.Part("VCALENDAR", 1))
    texts = {line.name: values.words(line) for line in reversed(part.lines)}
    title = texts.get("NAME") or texts.get("X-WR-CALNAME") or slug.replace("-", " ").capitalize()
    return Listed(slug, title, texts.get("DESCRIPTION") or texts.get("X-WR-CALDESC") or "", uids)

"""The folder that `build` wrote, as served: whole files only, the last good bytes of each kept in memory."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

_SLUG: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?", re.ASCII)
_STAMP: Final = re.compile(rb"\n(?:LAST-MODIFIED|DTSTAMP):(\d{8}T\d{6})Z\r")
_BEGIN: Final = b"BEGIN:VCALENDAR\r\n"
_END: Final = b"END:VCALENDAR\r\n"
_LIMIT: Final = 64_000_000
Fault = Callable[[str], None]
Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class File:
    """Bytes with what a client may ask of them: a strong entity tag over the bytes alone, with its quotes, and the time
    of the newest change told in them (None: none is told)."""

    data: bytes
    etag: bytes
    modified: datetime | None


@dataclass(slots=True)
class _Place:
    mark: Mark | None = None
    file: File | None = None
    fault: str = ""


class Shelf:
    """Feeds by slug, read again when the file on disk is another one.

    A file that vanished, is cut, empty, unreadable or no calendar changes nothing: what was last good is served, and
    `fault` is told once. Looking costs one stat.
    """

    def __init__(self, folder: Path, fault: Fault, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.fault, self._now = fault, now
        self._places: dict[str, _Place] = {}
        self._lock = threading.Lock()

    def slugs(self) -> list[str]:
        """The slugs of the folder as it is now, and of feeds that were there since the start, sorted."""
        try:
            with os.scandir(self.folder) as entries:
                names = {entry.name[:-4] for entry in entries if entry.name.endswith(".ics")}
        except OSError:
            names = set()
        return sorted(name for name in names | self._places.keys() if _SLUG.fullmatch(name))

    def feed(self, slug: str) -> File | None:
        """The newest good file of `slug`; None when there never was one."""
        place = self._places.get(slug)
        if place is None and not _SLUG.fullmatch(slug):
            return None
        path = os.path.join(self.folder, f"{slug}.ics")
        try:
            mark = _mark(os.stat(path))
            if place is None:
                place = self._places[slug] = _Place()
            if mark != place.mark:
                with self._lock:
                    self._load(path, place)
        except OSError as error:
            if place:
                place.mark = None
            self._told(slug, place, error.strerror or type(error).__name__)
        return place.file if place else None

    def stale(self) -> dict[str, str]:
        """The slugs whose file cannot be served as it is, each with the reason."""
        return {slug: place.fault for slug, place in sorted(self._places.items()) if place.fault}

    def _load(self, path: str, place: _Place) -> None:
        with open(path, "rb") as stream:
            mark = _mark(os.fstat(stream.fileno()))
            data = stream.read(_LIMIT + 1)
        if wrong := broken(data):
            place.mark = mark
            self._told(Path(path).stem, place, wrong)
            return
        stamp = newest(data)
        if place.file is None or place.file.data != data:
            place.file = File(data, tag(data), self._modified(stamp, mark, place.file))
        place.mark, place.fault = mark, ""

    def _modified(self, stamp: datetime | None, mark: Mark, before: File | None) -> datetime | None:
        """The newest change told in the feed, never in the future; where a new file tells none that is newer (an event
        left it), the time at which it was written, so that If-Modified-Since never hides a change."""
        now = self._now().replace(microsecond=0)
        if before and before.modified and (stamp is None or stamp <= before.modified):
            when = datetime.fromtimestamp(mark[0] // 1_000_000_000, UTC)
            return max(min(when, now), before.modified + timedelta(seconds=1))
        return min(stamp, now) if stamp else None

    def _told(self, slug: str, place: _Place | None, wrong: str) -> None:
        if place is None or place.fault == wrong:
            return
        place.fault = wrong
        kept = "the last good bytes are served" if place.file else "nothing can be served"
        self.fault(f"{slug}.ics: {wrong}; {kept}")


def _mark(stat: os.stat_result) -> Mark:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def broken(data: bytes) -> str:
    """Why `data` is no whole calendar file, in words; empty when it is one. Clients drop all events at a cut file."""
    if not data:
        return "the file is empty"
    if len(data) > _LIMIT:
        return f"the file has more than {_LIMIT // 1_000_000} MB"
    if not data.startswith(_BEGIN):
        return "the file is no calendar"
    return "" if data.endswith(b"\r\n" + _END) else "the file is cut"


def newest(data: bytes) -> datetime | None:
    """The newest LAST-MODIFIED or DTSTAMP of a calendar, to the second, UTC."""
    stamps = _STAMP.findall(data)
    try:
        return datetime.strptime(max(stamps).decode(), "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if stamps else None
    except ValueError:
        return None


def tag(data: bytes) -> bytes:
    """A strong entity tag: a hash of the bytes, in quotes."""
    return b'"' + hashlib.sha256(data).hexdigest()[:32].encode() + b'"'

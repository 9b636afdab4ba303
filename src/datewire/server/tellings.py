"""Every source of an event with its words, from the events.json that `build` writes beside the feeds.

The .ics files stay what is served and shown: this adds what they have no room for, and only where it is of the same
state of the event. Without the file the pages show what the entries themselves say.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from datewire.feeds import text, wording

NAME: Final = "events.json"
_LIMIT: Final = 256_000_000


@dataclass(frozen=True, slots=True)
class Telling:
    """One report: the `source` in words (title, outlet, day), its http(s) address if it has one, what it says."""

    source: str
    url: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of an event in the order of their publication, as of its state with the number `sequence`."""

    sequence: int
    tellings: tuple[Telling, ...]


Known = Mapping[str, Told]
_NOTHING: Final[Known] = MappingProxyType({})


def parse(data: bytes) -> Known:
    """The tellings by UID. Raises `ValueError` for what is no such file."""
    try:
        events = json.loads(data)["events"]
        return {each["uid"]: Told(int(each["sequence"]), tuple(map(_telling, each["sources"]))) for each in events}
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _telling(source: Mapping[str, Any]) -> Telling:
    words = [text.one_line(str(source.get(key) or ""), limit) for key, limit in (("title", 120), ("outlet", 60))]
    day = source.get("published")
    words.append(wording.day_words(date.fromisoformat(day)) if day else "")
    name = ", ".join(word for word in words if word) or text.one_line(str(source.get("article") or "a report"), 120)
    return Telling(name, text.address(source.get("url")), text.one_line(str(source.get("quote") or ""), 600))


class Beside:
    """events.json of `folder`, read again when it is another one; a broken one changes nothing and is told once."""

    def __init__(self, folder: Path, fault: Callable[[str], None]) -> None:
        self._path, self._fault = folder / NAME, fault
        self._mark: tuple[int, ...] = ()
        self._known = _NOTHING

    def known(self) -> tuple[tuple[int, ...], Known]:
        """What stands there now, after a mark that is another one whenever it changed."""
        try:
            stat = os.stat(self._path)
            mark: tuple[int, ...] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            mark = ()
        if mark != self._mark:
            self._mark, self._known = mark, self._read() if mark else _NOTHING
        return self._mark, self._known

    def _read(self) -> Known:
        try:
            with self._path.open("rb") as stream:
                return parse(stream.read(_LIMIT))
        except (OSError, ValueError) as error:
            self._fault(f"{NAME}: {error}; the pages show what the entries say")
            return self._known

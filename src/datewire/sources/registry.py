"""sources.toml: the sources that a user named once, to be read again and again."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, fields
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from datewire.errors import OptionError, SourceMissing

_EVERY = re.compile(r"(\d{1,4}) ?([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_HINT = "see the README on sources.toml"


@dataclass(frozen=True, slots=True)
class Named:
    """One [[source]] of sources.toml.

    Exactly one of `url` and `glob` (relative to the file) is given. `kind` is the name of a reader (None: told by the
    content); `language`, `zone` and `outlet` settle what the documents do not tell; `trust` is between 0 and 1
    (of two sources that contradict each other the one trusted more wins); `tags` are topics, which feeds.toml can ask
    for and which become categories; `every` is how often ("30m", "6h", "1d"); `follow` reads the page behind each entry
    of a feed; `local` allows an address inside the local network.
    """

    name: str
    url: str | None = None
    glob: str | None = None
    kind: str | None = None
    language: str | None = None
    zone: str | None = None
    outlet: str | None = None
    trust: float = 1.0
    tags: tuple[str, ...] = ()
    every: str = "6h"
    follow: bool = False
    local: bool = False

    @property
    def pause(self) -> timedelta:
        """The time between two visits."""
        found = _EVERY.fullmatch(self.every)
        assert found
        return timedelta(**{_UNITS[found[2]]: int(found[1])})


_TYPES: dict[str, type | tuple[type, ...]] = {"trust": (int, float), "tags": list, "follow": bool, "local": bool}


def load(path: Path | str) -> tuple[Named, ...]:
    """The sources of the file `path` in its order. Raises SourceMissing without such a file, OptionError that names
    the entry and the key for anything that does not fit."""
    try:
        words = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SourceMissing(f"{path}: no such file", "'datewire add URL' begins one") from error
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"{path}: cannot be read ({type(error).__name__})", _HINT) from error
    return parse(words, str(path))


def parse(words: str, where: str) -> tuple[Named, ...]:
    """The sources of the TOML text `words`; `where` names it in errors. Raises OptionError."""
    try:
        table = tomllib.loads(words)
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"{where}: {error}", _HINT) from error
    entries = table.pop("source", [])
    if table or not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise OptionError(f"{where}: no list of [[source]] tables", _HINT)
    sources = tuple(_named(each, f"{where}, source {number}") for number, each in enumerate(entries, 1))
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise OptionError(f"{where}: two sources are named {name!r}", "give each its own name")
    return sources


def _named(entry: dict[str, Any], where: str) -> Named:
    known = [field.name for field in fields(Named)]
    for key, value in entry.items():
        if key not in known:
            raise OptionError(f"{where}: unknown key {key!r}", f"there are {', '.join(known)}")
        if not isinstance(value, _TYPES.get(key, str)):
            raise OptionError(f"{where}: {key} has a value of the wrong type", _HINT)
    if not entry.get("name") or bool(entry.get("url")) == bool(entry.get("glob")):
        raise OptionError(f"{where}: a source has a name and either url or glob", _HINT)
    tags = tuple(dict.fromkeys(" ".join(each.split()) for each in map(str, entry.get("tags", ())) if each.strip()))
    source = Named(**{**entry, "tags": tags})
    return checked(source, f"{where} ({source.name})")


def checked(source: Named, where: str) -> Named:
    """`source`, whose values fit; else an OptionError that begins with `where`."""
    if not _EVERY.fullmatch(source.every) or not source.pause:
        raise OptionError(f"{where}: every = {source.every!r}", 'write "30m", "6h" or "1d"')
    if not 0 <= source.trust <= 1:
        raise OptionError(f"{where}: trust = {source.trust}", "it lies between 0 and 1")
    try:
        ZoneInfo(source.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise OptionError(f"{where}: no time zone {source.zone!r}", "an IANA name as Europe/Paris") from error
    return source


def entry(source: Named) -> str:
    """`source` as a [[source]] table of TOML, without what is as usual."""
    lines = ["[[source]]"]
    for field in fields(Named):
        value = getattr(source, field.name)
        if value not in (None, field.default):
            lines.append(f"{field.name} = {json.dumps(list(value) if isinstance(value, tuple) else value)}")
    return "\n".join(lines) + "\n"

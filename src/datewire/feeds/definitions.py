"""The definitions of feeds: calendars/feeds.toml, or two feeds when there is none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from datewire.errors import FeedError
from datewire.feeds.query import Query
from datewire.model import Feed

_SLUG: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?")
_TAKEN: Final = frozenset({"index", "feeds", "new", "changed", "events", "feed", "healthz"})
_TEXTS: Final = ("slug", "title", "description")
NEW: Final = Feed("new", "Newly announced", "What was first told within two weeks before the newest report")
CHANGED: Final = Feed("changed", "Lately changed", "What was moved, called off or made exact within the same two weeks")
DEFAULT: Final = (
    Feed("all", "All announced events", "Every event that the articles announce", MappingProxyType({})),
    Feed("deadlines", "Deadlines", "Days by which something must be done", MappingProxyType({"kind": ("deadline",)})),
)


def load(path: Path | str) -> tuple[Feed, ...]:
    """The feeds of the file `path`, in its order; `DEFAULT` when there is no such file.

    The file is a list of tables `[[feed]]` with slug, title, description (texts) and the filters of
    `datewire.feeds.query.Query`. Raises `FeedError` that names the feed and the key.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return DEFAULT
    except OSError as error:
        raise FeedError(f"{path}: {error.strerror}") from error
    return parse(data, str(path))


def blocking(feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    """`feeds` so that their events block the reader's time, but for those whose definition says which it wants."""
    return tuple(replace(each, filters=MappingProxyType({"busy": True, **each.filters})) for each in feeds)


def parse(data: bytes, where: str = "feeds.toml") -> tuple[Feed, ...]:
    """The feeds of the TOML text `data`; `where` names it in errors."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FeedError(f"{where}: {error}", "see the README on feeds.toml") from error
    entries = table.pop("feed", None)
    if table or not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise FeedError(f"{where} is no list of [[feed]] tables", "each feed begins with a line [[feed]]")
    feeds = tuple(_feed(each, f"{where}, feed {number}") for number, each in enumerate(entries, 1))
    slugs = [feed.slug for feed in feeds]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise FeedError(f"{where}: two feeds have the slug {slug!r}", "a slug is a file name: give each its own")
    return feeds


def _feed(entry: Mapping[str, Any], where: str) -> Feed:
    texts = {key: entry.get(key, "") for key in _TEXTS}
    for key, value in texts.items():
        if not isinstance(value, str):
            raise FeedError(f"{where}: {key} takes a text")
    slug = texts["slug"]
    if not _SLUG.fullmatch(slug) or slug in _TAKEN:
        raise FeedError(
            f"{where}: the slug {slug!r} cannot be a file name",
            f"small letters, digits and hyphens, at most 62, not {', '.join(sorted(_TAKEN))}",
        )
    filters = {key: value for key, value in entry.items() if key not in _TEXTS}
    Query.of(filters, f"{where} ({slug})")
    title = texts["title"] or slug.replace("-", " ").capitalize()
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in filters.items()}
    return Feed(slug, title, texts["description"], MappingProxyType(frozen))

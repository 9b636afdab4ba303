"""From events to a folder that any web server can serve: feeds, index.html, feeds.json, events.json, new.atom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from datewire.errors import FeedError
from datewire.feeds import ics, index, lint, syndication
from datewire.feeds.choose import choose
from datewire.feeds.formats import union
from datewire.feeds.replace import current, replace
from datewire.feeds.shrink import guard, upcoming
from datewire.model import Event, Feed

_NEW: Final = Feed("new", "Events", "Newly announced events")


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a folder: file names `written` and `unchanged`; `refused`: one error for each feed whose last good
    file was kept; `warnings` in words; `counts`: events in the file of each feed, by slug."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[FeedError, ...]
    warnings: tuple[str, ...]
    counts: dict[str, int]

    def check(self) -> None:
        """Raise the first error of `refused`, if there is one: the run is then not to end with status 0."""
        if self.refused:
            raise self.refused[0]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A feed with `events` of its own to choose from, in place of all. It is one that empties itself as time goes (what
    is new, what changed), so that the guard against shrinking leaves it alone."""

    feed: Feed
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Options:
    """`today` bounds the windows of the feeds (None: no window); `allow_shrink` lets a feed be emptied or halved."""

    today: date | None
    allow_shrink: bool


def publish(
    folder: Path | str,
    events: Sequence[Event],
    feeds: Sequence[Feed | Chosen],
    *,
    allow_shrink: bool = False,
    today: date | None = None,
) -> Published:
    """Write all `feeds` of `events` into `folder`, with the pages beside them.

    Every file is replaced in one step and only when its bytes differ. A feed that breaks a rule of the linter, or would
    shrink too much, keeps its last good file and stands in `refused`; the others are written all the same. Raises
    `WriteError` when the folder cannot be written.
    """
    folder, options = Path(folder), Options(today, allow_shrink)
    written: dict[str, bool] = {}
    refused: list[FeedError] = []
    warnings: list[str] = []
    listed: list[index.Listed] = []
    for each in feeds:
        feed, among, how = (
            (each.feed, each.events, Options(today, True)) if isinstance(each, Chosen) else (each, events, options)
        )
        path = folder / f"{feed.slug}.ics"
        chosen: tuple[Event, ...] = ()
        try:
            chosen = choose(among, feed, today)
            data = _verified(feed, chosen, current(path), how)
        except FeedError as error:
            refused.append(error)
            old = current(path)
            listed.append(index.Listed(feed, chosen, upcoming(old, None) if old else 0, kept=True))
            continue
        written[path.name] = replace(path, data)
        listed.append(index.Listed(feed, chosen, len(chosen)))
        warnings += _large(feed, data, len(chosen))
    for name, data in _beside(listed, today).items():
        written[name] = replace(folder / name, data)
    return Published(
        tuple(name for name, new in written.items() if new),
        tuple(name for name, new in written.items() if not new),
        tuple(refused),
        (*warnings, *_strangers(folder, [f"{each.feed.slug}.ics" for each in listed])),
        {each.feed.slug: each.count for each in listed},
    )


def _verified(feed: Feed, chosen: Sequence[Event], old: bytes | None, options: Options) -> bytes:
    """The bytes of `feed`, kept by the linter and the guard. Raises `FeedError`."""
    data = ics.write(chosen, feed)
    if data == old:
        return data
    for fault in lint.errors(lint.check(data))[:1]:
        raise FeedError(
            f"{feed.slug}.ics would break rule {fault.rule} in line {fault.line}: {fault.message}",
            "the last good file is kept; please report this",
        )
    if not options.allow_shrink:
        guard(feed.slug, old, data, options.today)
    return data


def _large(feed: Feed, data: bytes, count: int) -> list[str]:
    if len(data) <= lint.MANY_BYTES and count <= lint.MANY_EVENTS:
        return []
    return [
        f"{feed.slug}.ics has {count:,} events and {len(data) // 1000:,} kB: some calendars drop events above "
        "1,000 events or 1 MB; feeds by topic or place are smaller"
    ]


def _beside(listed: Sequence[index.Listed], today: date | None) -> dict[str, bytes]:
    """The pages beside the feeds. Without `today`, "next" begins on the day of the newest change."""
    shown = {event.uid: event for each in listed for event in each.events}
    day = today or max((event.changed.date() for event in shown.values()), default=None)
    return {
        "index.html": index.html(listed, day),
        "feeds.json": index.data(listed),
        "events.json": union(tuple(shown.values())),
        "new.atom": syndication.atom(list(shown.values()), _NEW),
    }


def _strangers(folder: Path, known: Collection[str]) -> list[str]:
    left = sorted(path.name for path in folder.glob("*.ics") if path.name not in known)
    return [f"{name} belongs to no feed any more and is left as it is" for name in left]

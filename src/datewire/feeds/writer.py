"""The seam between events and formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from datewire.model import Event, Feed


class Writer(Protocol):
    """Turns events into the bytes of one format.

    Contract: same events and feed, same bytes, whatever the clock, locale or hash seed; the order of `events` does not
    matter; every word of the events passes `datewire.feeds.text`; events are written as they are handed in.
    """

    @property
    def name(self) -> str:
        """What a user calls the format: "ics"."""

    @property
    def suffix(self) -> str:
        """The ending of a file of this format, without a dot."""

    @property
    def media_type(self) -> str:
        """The media type for HTTP, with its charset."""

    def write(self, events: Sequence[Event], feed: Feed) -> bytes:
        """The whole file. Raises `FeedError` when an event cannot be written."""


@dataclass(frozen=True, slots=True)
class Format:
    """A writer made of one function."""

    name: str
    suffix: str
    media_type: str
    by: Callable[[Sequence[Event], Feed], bytes]

    def write(self, events: Sequence[Event], feed: Feed) -> bytes:
        """The whole file, by the function."""
        return self.by(ordered(events), feed)


def ordered(events: Sequence[Event]) -> list[Event]:
    """By first day, clock time, last day and UID."""

    def key(event: Event) -> tuple[str, str, str, str]:
        when = event.draft.when
        clock = f"{when.start_time:%H:%M}" if when.start_time else ""
        return when.start.isoformat(), clock, when.end.isoformat(), event.uid

    return sorted(events, key=key)

"""The door to whatever keeps the diary, with its contract; one test class holds every implementation to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from datewire.diary.placed import Placed, Shelves
from datewire.diary.questions import Search
from datewire.model import Article, Event, When


@dataclass(frozen=True, slots=True)
class Claim:
    """`uid` was given to subscribers as the `born`-th one, for the event of a mention."""

    uid: str
    born: int


@dataclass(frozen=True, slots=True)
class Floor:
    """What subscribers have last been told under a UID: the number they have, the face of the entry, its stamp."""

    sequence: int
    face: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the journal: at `at` (UTC, when the diary learned it) the event `uid` did `action` (new, moved,
    exact, postponed, cancelled, rescheduled, changed, gone); `was` and `now` are its times before and after."""

    at: datetime
    uid: str
    action: str
    title: str
    was: When | None = None
    now: When | None = None
    note: str = ""


class Book(Shelves, Protocol):
    """The diary open in one transaction.

    Articles and what was given to subscribers (claims, floors, journal) cannot be derived and are kept for good;
    mentions and events are derived and can be wiped and made again. Everything read is what was last written in this
    transaction or committed before it.
    """

    def hashes(self, articles: Sequence[str]) -> dict[str, str]:
        """The content hash of each of these article ids that is known."""
        ...

    def put_article(self, article: Article, content: str) -> None:
        """Keep an article under its id with its content hash, in place of a former one."""
        ...

    def article(self, name: str) -> Article | None:
        """The article with that id."""
        ...

    def articles(self) -> Iterator[Article]:
        """Every article, by day of publication, then id."""
        ...

    def orders_of(self, article: str) -> Sequence[str]:
        """The orders of the mentions of an article."""
        ...

    def drop(self, order: str) -> Placed:
        """Take a mention away; KeyError when there is none."""
        ...

    def order_of_mark(self, mark: str) -> str | None:
        """The order of the mention with that mark."""
        ...

    def events(self) -> Iterator[Event]:
        """Every event, by first day, then UID."""
        ...

    def find(self, search: Search) -> Iterator[Event]:
        """The events that fit, by first day, then UID; without a look at those that do not."""
        ...

    def event(self, uid: str) -> Event | None:
        """The event with that UID."""
        ...

    def event_at(self, root: str) -> Event | None:
        """The event whose first mention has the order `root`."""
        ...

    def put_event(self, root: str, event: Event) -> None:
        """Keep an event under its UID, in place of a former one."""
        ...

    def drop_event(self, uid: str) -> None:
        """Take an event away; nothing happens when there is none."""
        ...

    def claims(self, marks: Sequence[str]) -> dict[str, Claim]:
        """Which of these marks have given a UID to subscribers."""
        ...

    def claim(self, mark: str, uid: str) -> None:
        """Keep for good that `mark` gave `uid`; the first word on a mark stands."""
        ...

    def floor(self, uid: str) -> Floor | None:
        """What subscribers were last told under `uid`."""
        ...

    def put_floor(self, uid: str, floor: Floor) -> None:
        """Keep what subscribers are told from now on."""
        ...

    def note(self, changes: Iterable[Change]) -> None:
        """Write lines at the end of the journal."""
        ...

    def journal(self, since: datetime | None = None) -> Iterator[Change]:
        """The lines of the journal from `since` (inclusive) on, in the order written."""
        ...

    def last(self) -> datetime | None:
        """The instant of the last line of the journal."""
        ...

    def wipe(self) -> None:
        """Forget every mention and event; what cannot be derived stays."""
        ...


class Store(Protocol):
    """Where a diary lives.

    `writing` gives a book to one writer at a time, over all threads and processes; others wait for it (a few seconds,
    then DiaryError). When the block ends well everything written in it is kept together and for good, also against a
    kill of the process the moment after; when it ends with an error, or the process dies inside it, nothing is.
    `reading` gives a book with what was committed when it was opened; several readers may read while one writes.
    """

    def reading(self) -> AbstractContextManager[Book]: ...
    def writing(self) -> AbstractContextManager[Book]: ...
    def close(self) -> None: ...

"""The diary in memory: for tests and for one shot. A writer works on a copy, which takes the place of the book when the
block ends well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import RLock

from datewire.diary.mention import LATEST
from datewire.diary.placed import Placed
from datewire.diary.questions import Search
from datewire.diary.shelf import MemoryShelves
from datewire.diary.store import Book, Change, Claim, Floor
from datewire.model import Article, Event


class MemoryBook(MemoryShelves):
    """`Book` in dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self._articles: dict[str, tuple[Article, str]] = {}
        self._orders: dict[str, list[str]] = {}
        self._marks: dict[str, str] = {}
        self._events: dict[str, tuple[str, Event]] = {}
        self._roots: dict[str, str] = {}
        self._claims: dict[str, Claim] = {}
        self._floors: dict[str, Floor] = {}
        self._journal: list[Change] = []

    def copy(self) -> MemoryBook:
        """Another book with the same entries."""
        other = MemoryBook()
        for name, value in vars(self).items():
            deep = isinstance(value, dict) and value and isinstance(next(iter(value.values())), list)
            setattr(other, name, {k: list(v) for k, v in value.items()} if deep else value.copy())
        return other

    def hashes(self, articles: Sequence[str]) -> dict[str, str]:
        return {a: self._articles[a][1] for a in articles if a in self._articles}

    def put_article(self, article: Article, content: str) -> None:
        self._articles[article.id] = (article, content)

    def article(self, name: str) -> Article | None:
        return self._articles[name][0] if name in self._articles else None

    def articles(self) -> Iterator[Article]:
        known = (a for a, _ in self._articles.values())
        return iter(sorted(known, key=lambda a: (a.anchor.day or LATEST, a.id)))

    def put(self, placed: Placed) -> None:
        mention = placed.mention
        if self._marks.get(mention.mark) != mention.order:
            self._marks[mention.mark] = mention.order
            self._orders.setdefault(mention.report.article, []).append(mention.order)
        super().put(placed)

    def drop(self, order: str) -> Placed:
        placed = super().drop(order)
        self._orders[placed.mention.report.article].remove(order)
        self._marks.pop(placed.mention.mark, None)
        return placed

    def orders_of(self, article: str) -> Sequence[str]:
        return sorted(self._orders.get(article, ()))

    def order_of_mark(self, mark: str) -> str | None:
        return self._marks.get(mark)

    def events(self) -> Iterator[Event]:
        return iter(sorted((e for _, e in self._events.values()), key=lambda e: (e.draft.when.start, e.uid)))

    def find(self, search: Search) -> Iterator[Event]:
        return (event for event in self.events() if search.fits(event))

    def event(self, uid: str) -> Event | None:
        return self._events[uid][1] if uid in self._events else None

    def event_at(self, root: str) -> Event | None:
        return self.event(self._roots[root]) if root in self._roots else None

    def put_event(self, root: str, event: Event) -> None:
        self.drop_event(event.uid)
        self._events[event.uid] = (root, event)
        self._roots[root] = event.uid

    def drop_event(self, uid: str) -> None:
        if uid in self._events:
            root, _ = self._events.pop(uid)
            self._roots.pop(root, None)

    def claims(self, marks: Sequence[str]) -> dict[str, Claim]:
        return {m: self._claims[m] for m in marks if m in self._claims}

    def claim(self, mark: str, uid: str) -> None:
        born = next((c.born for c in self._claims.values() if c.uid == uid), len(self._claims) + 1)
        self._claims.setdefault(mark, Claim(uid, born))

    def floor(self, uid: str) -> Floor | None:
        return self._floors.get(uid)

    def put_floor(self, uid: str, floor: Floor) -> None:
        self._floors[uid] = floor

    def note(self, changes: Iterable[Change]) -> None:
        self._journal.extend(changes)

    def journal(self, since: datetime | None = None) -> Iterator[Change]:
        return iter([c for c in self._journal if since is None or c.at >= since])

    def last(self) -> datetime | None:
        return max((c.at for c in self._journal), default=None)

    def wipe(self) -> None:
        fresh = MemoryBook()
        for name in ("_placed", "_keys", "_children", "_members", "_beside", "_orders", "_marks", "_events", "_roots"):
            setattr(self, name, getattr(fresh, name))


class MemoryStore:
    """`Store` that is gone when the process is."""

    def __init__(self) -> None:
        self._book = MemoryBook()
        self._lock = RLock()

    @contextmanager
    def reading(self) -> Iterator[Book]:
        """What stands now."""
        yield self._book.copy()

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """A copy that takes the place of what stands when the block ends well."""
        with self._lock:
            book = self._book.copy()
            yield book
            self._book = book

    def close(self) -> None:
        """Nothing to close."""

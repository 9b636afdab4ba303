"""The diary: articles' readings in, events out, each under one UID for life, in whatever order the articles come."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice

from datewire.diary.bind import bind
from datewire.diary.keys import keys_of
from datewire.diary.mention import Mention, mentions_of, sight_of
from datewire.diary.placed import Placed
from datewire.diary.questions import Search
from datewire.diary.record import article_text
from datewire.diary.rulings import Rulings
from datewire.diary.store import Book, Change, Store
from datewire.diary.thread import settle
from datewire.model import Article, Event, Precision, Reading

BATCH = 200  # readings in one transaction


def content_of(article: Article) -> str:
    """The content hash by which a second visit is known: over the text and all that is known beside it."""
    return hashlib.sha256(article_text(article).encode()).hexdigest()[:32]


class Diary:
    """A store and the editor's decisions. Reads no clock: `now` (UTC) is handed in, and only the journal keeps it."""

    def __init__(self, store: Store, rulings: Rulings | None = None) -> None:
        self._store = store
        self._rulings = rulings or Rulings()

    @property
    def rulings(self) -> Rulings:
        """The editor's decisions in force."""
        return self._rulings

    def fresh(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Those of `articles` that the diary has not seen, or has with another text; a few hundred at a time."""
        waiting = iter(articles)
        while batch := list(islice(waiting, BATCH)):
            with self._store.reading() as book:
                known = book.hashes([a.id for a in batch])
            yield from (a for a in batch if known.get(a.id) != content_of(a))

    def take(self, readings: Iterable[Reading], now: datetime) -> list[Change]:
        """Enter what is new in `readings`; what is known already changes nothing.

        Every batch of 200 is one transaction: when this returns, all is kept for good. Returns what changed.
        """
        waiting = iter(readings)
        changes: list[Change] = []
        while batch := list(islice(waiting, BATCH)):
            with self._store.writing() as book:
                changes += self._enter(book, batch, now)
        return changes

    def _enter(self, book: Book, readings: list[Reading], now: datetime) -> list[Change]:
        known = book.hashes([r.article.id for r in readings])
        orders: set[str] = set()
        touched: set[str] = set()
        for reading in readings:
            content = content_of(reading.article)
            former = known.get(reading.article.id)
            if former == content:
                continue
            if former is not None:
                dropped, former_roots = self._forget(book, reading)
                orders, touched = orders | dropped, touched | former_roots
            known[reading.article.id] = content
            book.put_article(reading.article, content)
            orders |= _shelve(book, reading)
        live = [order for order in orders if _there(book, order)]
        touched |= settle(book, live, self._rulings.apart)
        changes = bind(book, touched - {""}, self._rulings, now)
        book.note(changes)
        return changes

    def _forget(self, book: Book, reading: Reading) -> tuple[set[str], set[str]]:
        """Take the mentions of a former text of the article away; what they were to subscribers passes to the mentions
        of the new text. Returns the orders that have to choose again, and the threads that changed."""
        orders = book.orders_of(reading.article.id)
        again: set[str] = set()
        roots: set[str] = set()
        former: list[Mention] = []
        for order in orders:
            placed = book.drop(order)
            former.append(placed.mention)
            roots.add(placed.root)
            again |= set(book.children(order)) | {one for _, one in book.after(keys_of(placed.mention), order)}
        _inherit(book, former, mentions_of(reading))
        return again - set(orders), roots

    def enforce(self, now: datetime) -> list[Change]:
        """Bring the events in line with decisions that were added to the file; a line taken out of it asks for
        `rebuild`. Returns what changed."""
        named = {t for r in (*self._rulings.words.values(), *self._rulings.fixes.values()) for t in r.targets}
        named |= self._rulings.apart | {mark for pair in self._rulings.pairs for mark in pair}
        with self._store.writing() as book:
            orders = {order for mark in sorted(named) if (order := book.order_of_mark(mark))}
            touched = settle(book, orders, self._rulings.apart) | {book.get(order).root for order in orders}
            changes = bind(book, touched, self._rulings, now)
            book.note(changes)
        return changes

    def rebuild(self, read: Callable[[Article], Reading], now: datetime) -> list[Change]:
        """Derive everything again from the stored articles, in one transaction. Returns what changed by it, which is
        nothing unless the reader or the decisions did."""
        with self._store.writing() as book:
            before = {e.uid: e for e in book.events()}
            readings = [read(article) for article in book.articles()]
            book.wipe()
            orders = {order for reading in readings for order in _shelve(book, reading)}
            touched = settle(book, orders, self._rulings.apart)
            changes = bind(book, touched, self._rulings, now, before)
            book.note(changes)
        return changes

    def events(self, undated: bool = False) -> tuple[Event, ...]:
        """Every event by first day, then UID, without those that an editor rejected; those of which no date is told
        only with `undated`."""
        with self._store.reading() as book:
            known = book.events()
            return tuple(e for e in known if undated or e.draft.when.precision is not Precision.NONE)

    def find(self, search: Search, undated: bool = False) -> list[Event]:
        """The events that fit, as `events` gives them; all names are looked through, in one narrow table."""
        with self._store.reading() as book:
            known = book.find(search)
            return [e for e in known if undated or e.draft.when.precision is not Precision.NONE]

    def changes(self, since: datetime | None = None) -> list[Change]:
        """The journal from `since` (UTC, inclusive); without it, what the last run changed."""
        with self._store.reading() as book:
            start = since or book.last()
            return list(book.journal(start)) if start else []

    def told_by(self) -> Counter[str]:
        """How many events each source (`Article.source`) reports."""
        with self._store.reading() as book:
            source = {article.id: article.source for article in book.articles()}
            return Counter(
                name for e in book.events() for name in {source.get(report.article, "") for report in e.reports}
            )

    def event(self, uid: str) -> Event | None:
        """The event with that UID."""
        with self._store.reading() as book:
            return book.event(uid)

    def articles_of(self, event: Event) -> list[Article]:
        """The stored articles that report the event, in order of publication."""
        with self._store.reading() as book:
            found = (book.article(report.article) for report in event.reports)
            return [article for article in found if article]

    def tellings(self, event: Event) -> list[Placed]:
        """The mentions that make the event, in order, each with the reason why it was joined to it."""
        with self._store.reading() as book:
            order = book.order_of_mark(event.uid)
            placed = [p for o in (book.orders_of(r.article) for r in event.reports) for p in map(book.get, o)]
            roots = {root for root in {p.root for p in placed} if (e := book.event_at(root)) and e.uid == event.uid}
            roots |= {book.get(order).root} if order else set()
            return sorted((p for p in placed if p.root in roots), key=lambda p: p.mention.order)


def _there(book: Book, order: str) -> bool:
    try:
        book.get(order)
    except KeyError:
        return False
    return True


def _shelve(book: Book, reading: Reading) -> set[str]:
    mentions = mentions_of(reading)
    for mention in mentions:
        book.put(Placed(mention, None, "", sight_of(mention, None)))
    return {m.order for m in mentions}


def _inherit(book: Book, former: list[Mention], fresh: tuple[Mention, ...]) -> None:
    """The corrected text of an article tells the same events: by title, else by their order."""
    claims = book.claims([m.mark for m in former])
    titles = {m.draft.title: m for m in reversed(former)}
    for i, mention in enumerate(fresh):
        old = titles.get(mention.draft.title) or (former[i] if len(former) == len(fresh) else None)
        if old and old.mark in claims:
            book.claim(mention.mark, claims[old.mark].uid)

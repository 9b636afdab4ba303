"""The book in SQL, for every database that `datewire.diary.dialects` knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from datewire.diary.keys import keys_of
from datewire.diary.mention import LATEST, Mention, Sight
from datewire.diary.placed import Glance, Placed
from datewire.diary.questions import Search, said
from datewire.diary.record import article_text, dumps, loads
from datewire.diary.store import Change, Claim, Floor
from datewire.model import Article, Event

Row = Sequence[Any]
CHUNK = 400
COLUMNS = ("article", "mark", "parent", "root", "because", "sight", "body")


class Cursor(Protocol):
    """As much of PEP 249 as the book needs; `?` stands for a value."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]: ...
    def run(self, sql: str, values: Sequence[Any] = ()) -> None: ...
    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None: ...


def _like(word: str) -> str:
    """The pattern of a text with `word` somewhere in it."""
    return "%" + re.sub("[%_!]", r"!\g<0>", word) + "%"


def _marks(count: int) -> str:
    return ",".join("?" * count)


def stamp(at: datetime) -> str:
    """An instant as text that sorts by time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")


class SqlBook:
    """`Book` over one open transaction. Mentions read in it are kept in memory until it ends."""

    def __init__(self, cursor: Cursor) -> None:
        self._sql = cursor
        self._seen: dict[str, Placed] = {}
        self._glances: dict[str, Glance] = {}

    # Shelves

    def get(self, order: str) -> Placed:
        """The mention of that order."""
        if order not in self._seen:
            rows = self._sql.rows("SELECT parent, root, because, sight, body FROM mentions WHERE place = ?", (order,))
            if not rows:
                raise KeyError(order)
            parent, root, because, sight, body = rows[0]
            self._seen[order] = Placed(loads(Mention, body), parent, root, loads(Sight, sight), because)
        return self._seen[order]

    def glances(self, orders: Sequence[str]) -> Iterable[Glance]:
        """What a later mention sees of these."""
        unknown = [order for order in orders if order not in self._glances]
        if unknown:
            sql = f"SELECT place, root, article, sight FROM mentions WHERE place IN ({_marks(len(unknown))})"
            for order, root, article, sight in self._sql.rows(sql, unknown):
                self._glances[order] = Glance(order, root, article, loads(Sight, sight))
        return [self._glances[order] for order in orders]

    def put(self, placed: Placed) -> None:
        """Put a mention on the shelf, or in the place where it stood."""
        mention = placed.mention
        links = (placed.parent, placed.root, placed.because, dumps(placed.sight))
        values = (mention.report.article, mention.mark, *links, dumps(mention), mention.order)
        if mention.order in self._seen or self._sql.rows("SELECT 1 FROM mentions WHERE place = ?", (mention.order,)):
            self._sql.run(f"UPDATE mentions SET {'=?, '.join(COLUMNS)}=? WHERE place=?", values)
        else:
            self._sql.run(f"INSERT INTO mentions ({','.join(COLUMNS)},place) VALUES (?,?,?,?,?,?,?,?)", values)
            pairs = [(key, mention.order) for key in keys_of(mention)]
            self._sql.run_many("INSERT INTO shelves (label, place) VALUES (?,?)", pairs)
        self._seen[mention.order] = placed
        self._glances[mention.order] = Glance(mention.order, placed.root, mention.report.article, placed.sight)

    def drop(self, order: str) -> Placed:
        """Take a mention away."""
        placed = self.get(order)
        self._sql.run("DELETE FROM mentions WHERE place = ?", (order,))
        pairs = [(key, order) for key in keys_of(placed.mention)]
        self._sql.run_many("DELETE FROM shelves WHERE label = ? AND place = ?", pairs)
        del self._seen[order]
        self._glances.pop(order, None)
        return placed

    def before(self, keys: Mapping[str, int], order: str) -> Iterable[tuple[str, str]]:
        """For each key the orders next below `order`."""
        return self._beside(keys, order, "place < ? ORDER BY place DESC LIMIT ?")

    def after(self, keys: Mapping[str, int], order: str) -> Iterable[tuple[str, str]]:
        """For each key the orders next above `order`."""
        if not self._sql.rows("SELECT 1 FROM mentions WHERE place > ? LIMIT 1", (order,)):
            return ()
        return self._beside(keys, order, "place > ? ORDER BY place LIMIT ?")

    def _beside(self, keys: Mapping[str, int], order: str, where: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        one = f"SELECT * FROM (SELECT label, place FROM shelves WHERE label = ? AND {where}) AS shelf"
        wanted = list(keys.items())
        for i in range(0, len(wanted), CHUNK):
            some = wanted[i : i + CHUNK]
            sql = " UNION ALL ".join([one] * len(some))
            rows = self._sql.rows(sql, [v for key, limit in some for v in (key, order, limit)])
            found += ((label, place) for label, place in rows)
        return found

    def beside(self, order: str) -> Sequence[str]:
        """The other mentions of the article that has the mention `order`."""
        return [one for one in self.orders_of(self.get(order).mention.report.article) if one != order]

    def children(self, order: str) -> Sequence[str]:
        """The mentions that follow on that of `order`."""
        return [r[0] for r in self._sql.rows("SELECT place FROM mentions WHERE parent = ? ORDER BY place", (order,))]

    def members(self, root: str) -> Sequence[Placed]:
        """The mentions of the thread that begins at `root`, in order."""
        rows = self._sql.rows("SELECT place FROM mentions WHERE root = ? ORDER BY place", (root,))
        return [self.get(row[0]) for row in rows]

    def orders_of(self, article: str) -> Sequence[str]:
        return [r[0] for r in self._sql.rows("SELECT place FROM mentions WHERE article = ? ORDER BY place", (article,))]

    def order_of_mark(self, mark: str) -> str | None:
        rows = self._sql.rows("SELECT place FROM mentions WHERE mark = ?", (mark,))
        return rows[0][0] if rows else None

    # Articles

    def hashes(self, articles: Sequence[str]) -> dict[str, str]:
        known: dict[str, str] = {}
        for i in range(0, len(articles), CHUNK):
            some = articles[i : i + CHUNK]
            rows = self._sql.rows(f"SELECT id, content FROM articles WHERE id IN ({_marks(len(some))})", some)
            known |= {name: content for name, content in rows}
        return known

    def put_article(self, article: Article, content: str) -> None:
        day = (article.anchor.day or LATEST).isoformat()
        sql = "INSERT INTO articles (id, day, content, body) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
        self._sql.run(
            sql + "day = excluded.day, content = excluded.content, body = excluded.body",
            (article.id, day, content, article_text(article)),
        )

    def article(self, name: str) -> Article | None:
        rows = self._sql.rows("SELECT body FROM articles WHERE id = ?", (name,))
        return loads(Article, rows[0][0]) if rows else None

    def articles(self) -> Iterator[Article]:
        last: tuple[str, str] = ("", "")
        sql = "SELECT day, id, body FROM articles WHERE (day, id) > (?,?) ORDER BY day, id LIMIT 500"
        while rows := self._sql.rows(sql, last):
            last = (rows[-1][0], rows[-1][1])
            yield from (loads(Article, row[2]) for row in rows)

    # Events

    def events(self) -> Iterator[Event]:
        last: tuple[str, str] = ("", "")
        sql = "SELECT first, uid, body FROM events WHERE (first, uid) > (?,?) ORDER BY first, uid LIMIT 500"
        while rows := self._sql.rows(sql, last):
            last = (rows[-1][0], rows[-1][1])
            yield from (loads(Event, row[2]) for row in rows)

    def find(self, search: Search) -> Iterator[Event]:
        asked: list[tuple[str, str]] = [("w.said LIKE ? ESCAPE '!'", _like(word)) for word in search.terms]
        asked += [("w.last >= ?", search.first.isoformat())] if search.first else []
        asked += [("w.first <= ?", search.last.isoformat())] if search.last else []
        asked += [("w.kind = ?", search.kind.value)] if search.kind else []
        asked += [("w.status = ?", search.status.value)] if search.status else []
        where = " AND ".join(["1 = 1", *(condition for condition, _ in asked)])
        sql = f"SELECT e.body FROM words w JOIN events e ON e.uid = w.uid WHERE {where} ORDER BY w.first, w.uid"
        found = (loads(Event, row[0]) for row in self._sql.rows(sql, [value for _, value in asked]))
        return (event for event in found if search.fits(event))

    def event(self, uid: str) -> Event | None:
        return self._event("uid", uid)

    def event_at(self, root: str) -> Event | None:
        return self._event("root", root)

    def _event(self, column: str, value: str) -> Event | None:
        rows = self._sql.rows(f"SELECT body FROM events WHERE {column} = ?", (value,))
        return loads(Event, rows[0][0]) if rows else None

    def put_event(self, root: str, event: Event) -> None:
        sql = "INSERT INTO events (uid, root, first, body) VALUES (?,?,?,?) ON CONFLICT (uid) DO UPDATE SET "
        self._sql.run(
            sql + "root = excluded.root, first = excluded.first, body = excluded.body",
            (event.uid, root, event.draft.when.start.isoformat(), dumps(event)),
        )
        self._put_words(event)

    def _put_words(self, event: Event) -> None:
        draft = event.draft
        sql = (
            "INSERT INTO words (uid, first, last, kind, status, said) VALUES (?,?,?,?,?,?) ON CONFLICT (uid) DO UPDATE "
        )
        days = (draft.when.start.isoformat(), draft.when.end.isoformat())
        self._sql.run(
            sql + f"SET {', '.join(f'{c} = excluded.{c}' for c in ('first', 'last', 'kind', 'status', 'said'))}",
            (event.uid, *days, draft.kind.value, draft.status.value, said(event)),
        )

    def drop_event(self, uid: str) -> None:
        for table in ("events", "words"):
            self._sql.run(f"DELETE FROM {table} WHERE uid = ?", (uid,))

    # What subscribers were told

    def claims(self, marks: Sequence[str]) -> dict[str, Claim]:
        found: dict[str, Claim] = {}
        for i in range(0, len(marks), CHUNK):
            some = marks[i : i + CHUNK]
            rows = self._sql.rows(f"SELECT mark, uid, born FROM claims WHERE mark IN ({_marks(len(some))})", some)
            found |= {mark: Claim(uid, born) for mark, uid, born in rows}
        return found

    def claim(self, mark: str, uid: str) -> None:
        rows = self._sql.rows("SELECT born FROM claims WHERE uid = ?", (uid,)) or self._sql.rows(
            "SELECT COALESCE(MAX(born), 0) + 1 FROM claims"
        )
        sql = "INSERT INTO claims (mark, uid, born) VALUES (?,?,?) ON CONFLICT (mark) DO NOTHING"
        self._sql.run(sql, (mark, uid, rows[0][0]))

    def floor(self, uid: str) -> Floor | None:
        rows = self._sql.rows("SELECT sequence, face, changed FROM floors WHERE uid = ?", (uid,))
        return Floor(rows[0][0], rows[0][1], datetime.fromisoformat(rows[0][2])) if rows else None

    def put_floor(self, uid: str, floor: Floor) -> None:
        sql = "INSERT INTO floors (uid, sequence, face, changed) VALUES (?,?,?,?) ON CONFLICT (uid) DO UPDATE SET "
        self._sql.run(
            sql + "sequence = excluded.sequence, face = excluded.face, changed = excluded.changed",
            (uid, floor.sequence, floor.face, stamp(floor.changed)),
        )

    def note(self, changes: Iterable[Change]) -> None:
        first = self._sql.rows("SELECT COALESCE(MAX(line), 0) + 1 FROM journal")[0][0]
        lines = [(first + i, stamp(c.at), dumps(c)) for i, c in enumerate(changes)]
        self._sql.run_many("INSERT INTO journal (line, at, body) VALUES (?,?,?)", lines)

    def journal(self, since: datetime | None = None) -> Iterator[Change]:
        after = stamp(since) if since else ""
        rows = self._sql.rows("SELECT body FROM journal WHERE at >= ? ORDER BY line", (after,))
        return (loads(Change, row[0]) for row in rows)

    def last(self) -> datetime | None:
        rows = self._sql.rows("SELECT MAX(at) FROM journal")
        return datetime.fromisoformat(rows[0][0]) if rows[0][0] else None

    def refile(self) -> None:
        """File every mention and every event under the keys of today; for a diary that an older datewire kept."""
        self._sql.run("DELETE FROM shelves")
        last = ""
        sql = "SELECT place, body FROM mentions WHERE place > ? ORDER BY place LIMIT 500"
        while rows := self._sql.rows(sql, (last,)):
            last = rows[-1][0]
            pairs = [(key, place) for place, body in rows for key in keys_of(loads(Mention, body))]
            self._sql.run_many("INSERT INTO shelves (label, place) VALUES (?,?)", pairs)
        for event in self.events():
            self._put_words(event)

    def wipe(self) -> None:
        for table in ("mentions", "shelves", "events", "words"):
            self._sql.run(f"DELETE FROM {table}")
        self._seen.clear()
        self._glances.clear()

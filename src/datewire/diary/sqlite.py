"""The diary in one SQLite file: write-ahead log, full synchronisation, one writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from datewire.diary.migrate import migrate, migrations
from datewire.diary.sqlbook import Row, SqlBook
from datewire.diary.store import Book
from datewire.errors import DiaryError

PATIENCE = 30.0  # seconds that a writer waits for another one
APPLICATION = 0x64777265  # "dwre": the application_id in the file's header


class _Cursor:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        self._connection.execute(sql, values)

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(sql, values)

    def version(self) -> int:
        return int(self.rows("PRAGMA user_version")[0][0])

    def apply(self, statements: list[str], version: int) -> None:
        for statement in statements:
            self.run(statement)
        self.run(f"PRAGMA application_id = {APPLICATION}")
        self.run(f"PRAGMA user_version = {version:d}")


class SqliteStore:
    """`Store` in the file at `path`, made when there is none. Raises DiaryError: no such folder, not a diary, of a
    newer datewire, or locked for longer than `patience` seconds."""

    def __init__(self, path: str | Path, patience: float = PATIENCE) -> None:
        self._path = Path(path)
        self._patience = patience
        with self._named():
            self._connection = self._open()
            if _Cursor(self._connection).version() != len(migrations()):
                with self._transaction("IMMEDIATE") as cursor:
                    if migrate(cursor, str(path)):
                        SqlBook(cursor).refile()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=self._patience, isolation_level=None, cached_statements=512)
        # In this order: another process may make the diary in between, the tables and the id in one transaction.
        tables = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        if found != APPLICATION and tables:
            connection.close()
            raise DiaryError(f"{self._path}: a database, but not a diary of datewire", "choose another --diary")
        self._log_ahead(connection)
        for pragma in (
            "synchronous = FULL",
            "temp_store = MEMORY",
            "cache_size = -32000",
            "mmap_size = 1073741824",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        """Switch to the write-ahead log. SQLite does not wait for another process that does the same just now."""
        last = monotonic() + self._patience
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or monotonic() > last:
                    connection.close()
                    raise
                sleep(0.01)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            locked = "locked" in str(error) or "busy" in str(error)
            hint = (
                "another datewire is writing; try again" if locked else "is the folder there, and may you write in it?"
            )
            raise DiaryError(f"{self._path}: {error}", hint) from error
        except sqlite3.DatabaseError as error:
            raise DiaryError(f"{self._path}: {error}", "the file is no diary, or is damaged") from error

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[_Cursor]:
        with self._named():
            self._connection.execute(f"BEGIN {mode}")
            try:
                yield _Cursor(self._connection)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[Book]:
        """A book with what is committed now."""
        with self._transaction("DEFERRED") as cursor:
            yield SqlBook(cursor)

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """The book for the one writer."""
        with self._transaction("IMMEDIATE") as cursor:
            yield SqlBook(cursor)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

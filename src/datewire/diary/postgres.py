"""The diary in PostgreSQL (9.5 or newer) by URL, for those who share one; needs `datewire[postgres]` (psycopg 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from datewire.diary.migrate import migrate
from datewire.diary.sqlbook import Row, SqlBook
from datewire.diary.store import Book
from datewire.errors import DiaryError

LOCK = 0x64777265  # "dwre": the advisory lock that makes one writer at a time
PATIENCE = 30  # seconds that a writer waits for another one


class _Cursor:
    """`?` becomes `%s`; no statement of the diary holds either sign for anything else."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        found: list[Row] = self._connection.execute(sql.replace("?", "%s"), values).fetchall()
        return found

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        self._connection.execute(sql.replace("?", "%s"), values or None)

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(sql.replace("?", "%s"), list(values))

    def version(self) -> int:
        self.run("CREATE TABLE IF NOT EXISTS diary_version (number BIGINT NOT NULL)")
        return int(self.rows("SELECT COALESCE(MAX(number), 0) FROM diary_version")[0][0])

    def apply(self, statements: list[str], version: int) -> None:
        for statement in statements:
            self.run(statement.replace("COLLATE BINARY", 'COLLATE "C"').replace("WITHOUT ROWID", ""))
        self.run("INSERT INTO diary_version (number) VALUES (?)", (version,))


class PostgresStore:
    """`Store` in the database at `url` ("postgresql://user@host/name"). Raises DiaryError: psycopg is not installed,
    the server cannot be reached, the diary is of a newer datewire, or another writer holds it for over 30 seconds."""

    def __init__(self, url: str) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise DiaryError("a diary in PostgreSQL needs psycopg", "pip install 'datewire[postgres]'") from error
        self._errors = psycopg.Error
        self._where = url.rpartition("@")[2]
        with self._named():
            self._connection: Any = psycopg.connect(url, autocommit=True)
            with self._transaction(locked=True) as cursor:
                if migrate(cursor, self._where):
                    SqlBook(cursor).refile()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            words = " ".join(str(error).split())
            raise DiaryError(f"{self._where}: {words}", "does the server run, and does the database exist?") from error

    @contextmanager
    def _transaction(self, locked: bool) -> Iterator[_Cursor]:
        with self._named(), self._connection.transaction():
            cursor = _Cursor(self._connection)
            if locked:
                cursor.run(f"SET LOCAL lock_timeout = '{PATIENCE:d}s'")
                cursor.run(f"SELECT pg_advisory_xact_lock({LOCK:d})")
            else:
                cursor.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield cursor

    @contextmanager
    def reading(self) -> Iterator[Book]:
        """A book with what is committed now."""
        with self._transaction(locked=False) as cursor:
            yield SqlBook(cursor)

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """The book for the one writer."""
        with self._transaction(locked=True) as cursor:
            yield SqlBook(cursor)

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()

"""Which store a name means: a PostgreSQL URL, or the path of an SQLite file."""

from __future__ import annotations

from pathlib import Path

from datewire.diary.store import Store
from datewire.errors import DiaryError


def open_store(where: str) -> Store:
    """The store at `where`: "postgresql://…", else a file, whose folder is made when it is missing; ":memory:" is
    gone at the end. Raises DiaryError."""
    if where.startswith(("postgresql://", "postgres://")):
        from datewire.diary.postgres import PostgresStore

        return PostgresStore(where)
    if "://" in where:
        raise DiaryError(f"{where.partition('://')[0]}: no such kind of diary", "a path, or postgresql://…")
    if where == ":memory:":
        from datewire.diary.memory import MemoryStore

        return MemoryStore()
    from datewire.diary.sqlite import SqliteStore

    try:
        Path(where).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiaryError(f"{where}: {error.strerror}", "choose another --diary") from error
    return SqliteStore(where)

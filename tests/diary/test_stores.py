"""The stores at hand, each held to the whole contract."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from contract import StoreContract

from datewire.diary.memory import MemoryStore
from datewire.diary.opening import open_store
from datewire.diary.sqlite import SqliteStore
from datewire.diary.store import Store
from datewire.errors import DiaryError

POSTGRES = os.environ.get("DATEWIRE_TEST_POSTGRES")


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        made = SqliteStore(tmp_path / "diary.sqlite")
        yield made
        made.close()


@pytest.mark.skipif(not POSTGRES, reason="needs a server: DATEWIRE_TEST_POSTGRES=postgresql://… (.ci/run starts one)")
class TestPostgresStore(StoreContract):
    @pytest.fixture
    def store(self) -> Iterator[Store]:
        import psycopg

        with psycopg.connect(str(POSTGRES), autocommit=True) as connection:
            for table in (
                "diary_version",
                "articles",
                "claims",
                "floors",
                "journal",
                "mentions",
                "shelves",
                "events",
                "words",
            ):
                connection.execute(f"DROP TABLE IF EXISTS {table}")
        made = open_store(str(POSTGRES))
        yield made
        made.close()


def test_a_database_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DiaryError, match="not a diary"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("once upon a time " * 100)
    with pytest.raises(DiaryError):
        SqliteStore(path)


def test_a_diary_of_a_newer_datewire_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite"
    SqliteStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(DiaryError, match="newer"):
        SqliteStore(path)


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    one, two = (SqliteStore(tmp_path / "d.sqlite", patience=0.05) for _ in range(2))
    with one.writing(), pytest.raises(DiaryError, match="locked"), two.writing():
        pass
    with two.writing() as book:
        book.claim("m", "u")
    with one.reading() as book:
        assert book.claims(["m"])["m"].uid == "u"


@pytest.mark.parametrize("where", ["mysql://here/there", "/proc/nowhere/d.sqlite"])
def test_a_place_that_cannot_be_is_one_clear_error(where: str) -> None:
    with pytest.raises(DiaryError):
        open_store(where)

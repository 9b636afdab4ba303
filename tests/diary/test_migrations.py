"""Old diaries open, and the forms that they have been kept in stay what they were."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factory import draft, on, reading

from datewire.diary.ledger import Diary
from datewire.diary.migrate import Migrated, migrate, migrations
from datewire.diary.questions import Search
from datewire.diary.sqlite import SqliteStore

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FROZEN = ("13a23e50c1647e37", "0faf907f7b769e77", "cc32fc97a6ade2cd")


def test_a_migration_once_published_is_never_changed() -> None:
    hashes = tuple(hashlib.sha256(text.encode()).hexdigest()[:16] for text in migrations())
    assert hashes[: len(FROZEN)] == FROZEN


@pytest.mark.parametrize("dump", sorted(DATA.glob("diary_*.sql")), ids=lambda path: path.stem)
def test_a_diary_kept_in_an_old_form_opens_with_all_that_was_in_it(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    diary = Diary(SqliteStore(path))
    (event,) = diary.events()
    assert event.draft.title == "36th ASEAN Summit"
    assert [r.action for r in event.history] == ["created", "moved"]
    assert event.sequence == 1
    assert [a.id for a in diary.articles_of(event)] == ["old-1", "old-2"]
    assert [c.action for c in diary.changes()] == ["new", "moved"]
    assert len(diary.tellings(event)) == 3
    assert diary.find(Search("summit asean")) == [event]
    told = reading("old-3", "2020-06-18", draft("ASEAN Summit", on("2020-06-26")))
    assert [c.action for c in diary.take([told], NOW)] == ["exact"]


def test_each_missing_migration_is_applied_once_and_in_order() -> None:
    class Fake:
        have, applied = 0, []  # type: ignore[var-annotated]

        def version(self) -> int:
            return self.have

        def apply(self, statements: list[str], version: int) -> None:
            self.applied.append(version)
            self.have = version

    fake: Migrated = Fake()
    migrate(fake, "here")
    migrate(fake, "here")
    assert Fake.applied == list(range(1, len(migrations()) + 1))

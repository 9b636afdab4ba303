"""Two processes that write, and processes that are killed: nothing acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factory import draft, on, reading

from datewire.diary.gather import gather
from datewire.diary.ledger import Diary
from datewire.diary.sqlite import SqliteStore
from datewire.model import Reading

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KILLS = 100
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: the children are copies of the test")


def articles(count: int) -> list[Reading]:
    towns = "Avila Bergen Como Dijon Elche Fano Gent Hull Ivrea Jena".split()
    return [
        reading(
            f"r{i:04d}",
            f"2020-{i % 12 + 1:02d}-01",
            draft(f"{towns[i % 10]} Festival of Lights", on(f"2021-{i % 4 + 1:02d}-10")),
        )
        for i in range(count)
    ]


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork; the child works with the end of a pipe and leaves without cleaning up. Gives its pid and the other end."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ours)
        status = 1
        try:
            work(theirs)
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    return pid, ours


def read_all(end: int) -> list[str]:
    with os.fdopen(end) as stream:
        return [line for line in stream.read().split("\n")[:-1] if line]


def test_a_kill_at_a_hundred_random_moments_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite"
    told = articles(600)
    SqliteStore(path).close()
    chance = random.Random(6)
    acknowledged: set[str] = set()

    def work(end: int) -> None:
        diary = Diary(SqliteStore(path))
        os.write(end, b"ready\n")
        todo = list(told)
        random.Random(os.getpid()).shuffle(todo)
        for one in todo:
            if one.article.id in acknowledged:
                continue
            diary.take([one], NOW)
            os.write(end, f"{one.article.id}\n".encode())

    for _ in range(KILLS):
        pid, end = child(work)
        assert os.read(end, 6) == b"ready\n"
        time.sleep(chance.uniform(0, 0.05))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        acknowledged |= set(read_all(end))
        store = SqliteStore(path)
        with store.reading() as book:
            known = {a.id for a in book.articles()}
            reported = [r.article for e in book.events() for r in e.reports]
        store.close()
        assert acknowledged <= known
        assert sorted(reported) == sorted(known)
    assert len(acknowledged) >= 5
    diary = Diary(SqliteStore(path))
    diary.take(told, NOW)
    assert _facts(diary) == _facts_of(told)


def _facts(diary: Diary) -> list[tuple[object, ...]]:
    return sorted(((e.draft, e.reports) for e in diary.events()), key=repr)


def _facts_of(told: list[Reading]) -> list[tuple[object, ...]]:
    return sorted(((e.draft, e.reports) for e in gather(told)), key=repr)


def test_two_processes_that_write_at_once_both_get_through(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite"
    told = articles(160)

    def half(start: int) -> Callable[[int], None]:
        def work(end: int) -> None:
            diary = Diary(SqliteStore(path))
            for one in told[start::2]:
                diary.take([one], NOW)

        return work

    children = [child(half(start)) for start in (0, 1)]
    assert [os.waitpid(pid, 0)[1] for pid, _ in children] == [0, 0]
    for _, end in children:
        os.close(end)
    assert _facts(Diary(SqliteStore(path))) == _facts_of(told)


def test_processes_that_make_the_diary_at_the_same_moment_all_get_it(tmp_path: Path) -> None:
    for turn in range(12):
        path = tmp_path / f"{turn}.sqlite"
        children = [child(lambda end, path=path: SqliteStore(path).close()) for _ in range(3)]
        assert [os.waitpid(pid, 0)[1] for pid, _ in children] == [0, 0, 0]
        for _, end in children:
            os.close(end)

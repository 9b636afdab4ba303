"""What one article costs when the diary is small and when it is large: `python tests/bench/diary.py [SIZE ...]`.

Fills an SQLite diary with made events (names from 40 themes, 24 sorts and ever more towns, over six years; a fifth of
the articles tell again what one of the last thousand told) and keeps a copy at every SIZE (default 1000 10000 100000).
The copies then take one article each in turn, 200 times: the next of the stream ("new"), then articles of a day long
past ("late", after which others choose again). One transaction each without the wait for the disk; time of the
processor, so that other programs do not count; the name cache as empty as a new process has it.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parents[1] / "diary"))

from factory import draft, on, reading

from datewire.diary.ledger import Diary
from datewire.diary.names import name_of
from datewire.diary.sqlite import SqliteStore
from datewire.model import Place, Reading

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PROBES = 200
SYLLABLES = "ba do ke li mu na po ri sa te vo wi ga hu jo ze".split()
THEMES = """Water Energy Health Cinema Jazz Bread Rail Forest Harbour Chess Glass Coffee Law Youth Peace Robotics
Textile Steel Poetry Cycling Fishing Mining Nursing Housing Transport Banking Tourism Science History Music Dance
Football Tennis Sailing Archery Climbing Gardens Museums Languages Statistics""".split()
SORTS = """Conference|Forum|Festival|Congress|Council meeting|Fair|Summit|Symposium|Workshop|Championship|Hearing|
Exhibition|Seminar|Marathon|Open|Cup|Week|Assembly|Convention|Gala|Prize|Regatta|Show|School""".replace("\n", "").split(
    "|"
)


def readings(count: int, chance: random.Random) -> Iterator[Reading]:
    """`count` articles in order of publication, each with one event."""
    towns = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(60 + count // 50)]
    told: deque[tuple[str, date]] = deque(maxlen=1000)
    for i in range(count):
        published = date(2020, 1, 1) + timedelta(days=i * 2000 // 110_000)
        if told and chance.random() < 0.2:
            title, day = chance.choice(told)
        else:
            town = towns[chance.randrange(60 + i // 50)]
            title = f"{town} {chance.choice(THEMES)} {chance.choice(SORTS)}"
            day = published + timedelta(days=chance.randrange(5, 200))
            told.append((title, day))
        yield reading(f"r{i:06d}", str(published), draft(title, on(str(day)), place=title.split()[0]))


def main(sizes: list[int]) -> None:
    """Grow one diary, keep it at each size, then let all of them take articles in turn."""
    chance = random.Random(1)
    stream = readings(sizes[-1] + PROBES, random.Random(2))
    with tempfile.TemporaryDirectory() as folder:
        store = _quick(Path(folder) / "diary.sqlite")
        done: list[Reading] = []
        diaries: list[tuple[int, Diary, list[Reading], list[Reading]]] = []
        for size in sizes:
            start = time.perf_counter()
            Diary(store).take(_kept(islice(stream, size - len(done)), done), NOW)
            print(f"{size:>7} articles filled: {(time.perf_counter() - start):.0f} s", flush=True)
            store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copy(Path(folder) / "diary.sqlite", Path(folder) / f"{size}.sqlite")
            late = [_late(one, chance) for one in chance.sample(done, PROBES)]
            diaries.append((size, Diary(_quick(Path(folder) / f"{size}.sqlite")), _next(size, sizes[-1]), late))
        for sort in (2, 3):
            spent = [[_cost(d[1], d[sort][turn]) for d in diaries] for turn in range(PROBES)]
            for (size, *_), cost in zip(diaries, zip(*spent, strict=True), strict=True):
                figures = f"{1000 * median(cost):.2f} ms median, {1000 * mean(cost):.2f} ms mean"
                print(f"{size:>7} articles, {'new' if sort == 2 else 'late'}: {figures}", flush=True)


def _next(size: int, last: int) -> list[Reading]:
    return list(islice(readings(last + PROBES, random.Random(2)), size, size + PROBES))


def _kept(told: Iterator[Reading], done: list[Reading]) -> Iterator[Reading]:
    for one in told:
        done.append(one)
        yield one


def _late(one: Reading, chance: random.Random) -> Reading:
    """An article of the day of `one` about another event, or in one of five about the same."""
    told, day = one.drafts[0], str(one.article.anchor.day)
    words = told.title.split()
    town = words[0] if chance.random() < 0.2 else f"{words[0][::-1].title()}"
    other = replace(told, title=" ".join((town, *words[1:])), place=Place(town))
    return reading(f"late {one.article.id}", day, other)


def _quick(path: Path) -> SqliteStore:
    store = SqliteStore(path)
    store._connection.execute("PRAGMA synchronous = OFF")
    return store


def _cost(diary: Diary, probe: Reading) -> float:
    name_of.cache_clear()
    start = time.process_time()
    diary.take([probe], NOW)
    return time.process_time() - start


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])

"""What one article costs when the diary is small and when it is large: `python tests/bench/diary.py [SIZE ...]`.

Fills an SQLite diary with made events (names from 60 towns, 40 themes and 24 sorts, over six years) and then enters 300
articles, one transaction each without the wait for the disk, at every SIZE (default 1000 10000 100000). Also prints
readings a second in batches.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "diary"))

from factory import draft, on, reading

from datewire.diary.ledger import Diary
from datewire.diary.sqlite import SqliteStore
from datewire.model import Reading

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PROBES = 300
SYLLABLES = "ba do ke li mu na po ri sa te vo wi ga hu jo ze".split()
THEMES = """Water Energy Health Cinema Jazz Bread Rail Forest Harbour Chess Glass Coffee Law Youth Peace Robotics
Textile Steel Poetry Cycling Fishing Mining Nursing Housing Transport Banking Tourism Science History Music Dance
Football Tennis Sailing Archery Climbing Gardens Museums Languages Statistics""".split()
SORTS = """Conference|Forum|Festival|Congress|Council meeting|Fair|Summit|Symposium|Workshop|Championship|Hearing|
Exhibition|Seminar|Marathon|Open|Cup|Week|Assembly|Convention|Gala|Prize|Regatta|Show|School""".replace("\n", "").split(
    "|"
)


def readings(count: int, chance: random.Random, first: int = 0) -> Iterator[Reading]:
    """`count` articles in order of publication, each with one event; a fifth of them tells one told before again."""
    towns = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(60 + count // 50)]
    told: list[tuple[str, date]] = []
    for i in range(first, first + count):
        published = date(2020, 1, 1) + timedelta(days=i * 2000 // 110_000)
        if told and chance.random() < 0.2:
            title, day = chance.choice(told[-500:])
        else:
            title = f"{chance.choice(towns)} {chance.choice(THEMES)} {chance.choice(SORTS)}"
            day = published + timedelta(days=chance.randrange(5, 200))
            told.append((title, day))
        yield reading(f"r{i:06d}", str(published), draft(title, on(str(day)), place=title.split()[0]))


def main(sizes: list[int]) -> None:
    """Grow one diary from size to size and probe it at each."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "diary.sqlite")
        diary = Diary(store)
        done = 0
        for size in sizes:
            start = time.perf_counter()
            diary.take(readings(size - done, chance, done), NOW)
            filled = (size - done) / (time.perf_counter() - start)
            done = size
            store._connection.execute("PRAGMA synchronous = OFF")
            probes = list(readings(PROBES, chance, done))
            spent = []
            for probe in probes:
                start = time.perf_counter()
                diary.take([probe], NOW)
                spent.append(time.perf_counter() - start)
            store._connection.execute("PRAGMA synchronous = FULL")
            done += PROBES
            spent.sort()
            median, mean = spent[PROBES // 2], sum(spent) / PROBES
            cost = f"{1000 * median:.2f} ms median, {1000 * mean:.2f} ms mean"
            print(f"{size:>7} articles: {cost}; {filled:.0f} /s in batches")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])

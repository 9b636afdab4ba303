"""What one article costs when the diary is small and when it is large: `python tests/bench/diary.py [SIZE ...]`.

Fills an SQLite diary with made events (names from 40 themes, 24 sorts and ever more towns, over six years; a fifth of
the articles tell again what one of the last thousand told) and, at every SIZE (default 1000 10000 100000), enters the
next 300, one transaction each without the wait for the disk, with the name cache as empty as a new process has it.
Also prints how many readings a second went in batches.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parents[1] / "diary"))

from factory import draft, on, reading

from datewire.diary.ledger import Diary
from datewire.diary.names import name_of
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
    """Grow one diary from size to size and probe it at each."""
    stream = readings(sizes[-1] + PROBES * len(sizes), random.Random(1))
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "diary.sqlite")
        store._connection.execute("PRAGMA synchronous = OFF")
        diary = Diary(store)
        for size in sizes:
            start = time.perf_counter()
            diary.take(islice(stream, size - done), NOW)
            filled = (size - done) / (time.perf_counter() - start)
            done = size + PROBES
            name_of.cache_clear()
            spent = sorted(_cost(diary, probe) for probe in islice(stream, PROBES))
            cost = f"{1000 * median(spent):.2f} ms median, {1000 * mean(spent):.2f} ms mean"
            print(f"{size:>7} articles: {cost}; {filled:.0f} /s in batches", flush=True)


def _cost(diary: Diary, probe: Reading) -> float:
    start = time.perf_counter()
    diary.take([probe], NOW)
    return time.perf_counter() - start


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000])

"""How fast time expressions are found and resolved: `python tests/bench/timex.py CORPUS.jsonl`.

CORPUS.jsonl has one article a line with `text` and `published`. Printed are the median of five runs over all texts, in
characters a second on one core; the floor, one pass of one pattern of month and weekday names over the same texts; and
the ratio of the two.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from datewire import timex
from datewire.locales import load
from datewire.model import Anchor

NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
FLOOR = re.compile(rf"\b(?:{NAMES}|{DAYS})\b")
Text = tuple[str, Anchor]


def rate(texts: list[Text], work: Callable[[str, Anchor], int]) -> tuple[float, int]:
    """The median of five runs in characters a second, and how much was found."""
    size = sum(len(text) for text, _ in texts)
    rates = []
    found = 0
    for _ in range(5):
        start = time.perf_counter()
        found = sum(work(text, anchor) for text, anchor in texts)
        rates.append(size / (time.perf_counter() - start))
    return statistics.median(rates), found


def main(path: str) -> None:
    """Measure and print."""
    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    texts = [(line["text"], Anchor(date.fromisoformat(line["published"]))) for line in lines]
    locale = load("en")
    ours, found = rate(texts, lambda text, anchor: len(timex.find(text, anchor, locale)))
    floor, names = rate(texts, lambda text, anchor: sum(1 for _ in FLOOR.finditer(text)))
    print(f"timex  {ours:>13,.0f} chars/s  {found} mentions in {len(texts)} texts")
    print(f"floor  {floor:>13,.0f} chars/s  {names} names")
    print(f"ratio  {ours / floor:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])

"""Precision and recall of readings against labelled articles (the labels' meaning: tests/articles/README of each field
is the record itself: start and end inclusive, level `must` counts, `may` neither gains nor loses)."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "fit"))
from similarity import identifies

Record = dict[str, Any]


@dataclass
class Tally:
    """Counts over articles; precision, recall and F1 in [0, 1]."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.counts["right"] / max(1, self.counts["told"])

    @property
    def recall(self) -> float:
        return self.counts["right"] / max(1, self.counts["must"])

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def _days(record: Record) -> tuple[str, str]:
    return (record["start"], record["end"]) if "start" in record else (record["start_date"], record["end_date"])


def _names(record: Record) -> list[str]:
    return [record["title"], *record.get("aliases", [])]


def score(gold: list[Record], told: list[Record], tally: Tally) -> list[str]:
    """Add one article to `tally`; returns a line for each error."""
    shown = [t for t in told if t["precision"] == "day" and t["status"] != "held"]
    must = [g for g in gold if g["level"] == "must"]
    left, errors = list(must), []
    tally.counts["must"] += len(must)
    for t in shown:
        same = [g for g in left if _days(g) == _days(t)]
        hit = next((g for g in same if identifies(t["title"], _names(g))[0]), None)
        if hit:
            left.remove(hit)
            tally.counts["right"] += 1
            tally.counts["told"] += 1
            continue
        a, b = _days(t)
        may = [g for g in gold if g["level"] == "may" and g["start"] <= b and a <= g["end"]]
        if any(_days(g) == (a, b) or identifies(t["title"], _names(g))[0] for g in may):
            continue
        tally.counts["told"] += 1
        errors.append(f"{'wrong name' if same else 'invented'}: {t['title']} {a}/{b}")
    errors += [f"missed: {g['title']} {g['start']}/{g['end']}" for g in left]
    return errors

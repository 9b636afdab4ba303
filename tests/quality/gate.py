"""The quality gate: precision and recall per kind over the project's own labelled articles, held to floors.

    python tests/quality/gate.py [--accurate] [--errors] [--write]

The rules read alone; with `--accurate` the encoder is asked as well. floors.json (floors.accurate.json) holds the
floors and the hash of the articles they were measured on. `--write` measures anew and writes the floors (a little below
what was measured); without it a figure below its floor, or another corpus, fails. The weights were fitted on these same
articles: the gate guards against falling, it does not say how well datewire reads what it has not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from scoring import Tally, score

from datewire import pipeline
from datewire.feeds.contract import reading_to_json

ARTICLES = Path(__file__).parents[1] / "articles"
FLOORS = {fast: Path(__file__).with_name(f"floors{'' if fast else '.accurate'}.json") for fast in (True, False)}
SLACK = 0.02


def files() -> list[Path]:
    """The article files that have labels beside them, by name."""
    return sorted(p for p in ARTICLES.glob("*.jsonl") if p.with_suffix(".gold.jsonl").exists())


def measure(show: bool) -> dict[str, Tally]:
    """One tally for each kind and "all"."""
    tallies: dict[str, Tally] = {"all": Tally()}
    for path in files():
        rows = path.with_suffix(".gold.jsonl").read_text(encoding="utf-8").splitlines()
        gold = {row["id"]: row["events"] for row in map(json.loads, rows)}
        for article in pipeline.open_articles([str(path)]):
            told: list[dict[str, Any]] = reading_to_json(pipeline.read(article))["events"]
            tally = tallies.setdefault(path.stem, Tally())
            errors = score(gold[article.id], told, tally)
            score(gold[article.id], told, tallies["all"])
            if show:
                for error in errors:
                    print(f"{article.id}: {error}")
    return tallies


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--errors", action="store_true", help="print each error")
    ap.add_argument("--write", action="store_true", help="write new floors")
    ap.add_argument("--accurate", action="store_true", help="with the second opinion of the encoder")
    args = ap.parse_args()
    os.environ["DATEWIRE_FAST"] = "" if args.accurate else "1"
    if args.accurate and pipeline.second() is None:
        print("the extra 'accurate' is not installed")
        return 1
    place = FLOORS[not args.accurate]
    digest = hashlib.sha256(
        b"".join(p.read_bytes() + p.with_suffix(".gold.jsonl").read_bytes() for p in files())
    ).hexdigest()
    tallies = measure(args.errors)
    for kind, t in tallies.items():
        print(f"{kind:12} must {t.counts['must']:4}  P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}")
    if args.write:
        floors = {
            k: [round(max(0.0, t.precision - SLACK), 3), round(max(0.0, t.recall - SLACK), 3)]
            for k, t in tallies.items()
        }
        place.write_text(
            json.dumps({"corpus": digest, "floors": floors}, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
        return 0
    wanted = json.loads(place.read_text(encoding="utf-8"))
    low = [k for k, (p, r) in wanted["floors"].items() if tallies[k].precision < p or tallies[k].recall < r]
    if wanted["corpus"] != digest:
        print("the articles have changed: measure anew with --write")
        return 1
    for kind in low:
        print(f"below the floor: {kind}, wanted {wanted['floors'][kind]}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

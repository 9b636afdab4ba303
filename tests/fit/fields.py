"""Fit the weights by which an event's clock time and place are chosen among those that its article tells.

    python tests/fit/fields.py --out fields.json ARTICLES.jsonl:GOLD.jsonl [...] [--hold 3]

Labels are as in tests/articles/*.gold.jsonl. With --hold K every article whose id falls in fold 0 of K stays out and
the accuracy on those is printed; without it all articles are fitted on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import learning
from similarity import closeness, identifies

from datewire import locales, places, timex
from datewire.events import drafts, hours, online, proposals, venues, whereabouts
from datewire.events.choice import Choice, choose
from datewire.events.layout import Layout
from datewire.events.pool import Pool
from datewire.events.weighing import chosen
from datewire.locales.vocabulary import vocabulary
from datewire.model import Article
from datewire.sources.jsonl import JsonLinesReader
from datewire.sources.reader import Context

HOW = {"clock": (4, 2.0, 0.5), "place": (6, 4.0, 0.8), "online": (4, 2.0, 1.5)}
"""For each field: in how many options a feature must stand, the penalty, and the log-odds by which one is preferred to
none."""

LEAST = 0.02  # confidence of an event whose fields are learned from
Gold = dict[str, Any]
WORDS = vocabulary("en")


@dataclass
class Sample:
    """One field of one event: keys and features of the options, those of choosing none, and which options are right."""

    held: bool
    options: list[tuple[Any, Sequence[str]]]
    none: Sequence[str]
    right: list[float]
    told: bool
    sure: float

    def share(self) -> list[float]:
        """The share of each option and, last, of none."""
        good = sum(self.right)
        return [r / good if good else 0.0 for r in self.right] + [0.0 if good else 1.0]


def matched(choices: list[Choice], gold: list[Gold], pool: Pool) -> Iterator[tuple[Choice, Gold]]:
    """Each choice whose days and name are those of a gold record, with that record."""
    used: set[int] = set()
    for c in sorted(choices, key=lambda c: -c.confidence):
        when, title = c.proposal.site.when, drafts.titles.finish(c, pool)[0]
        for j, g in enumerate(gold):
            same = (g["start"], g["end"]) == (when.start.isoformat(), when.end.isoformat())
            if j not in used and same and identifies(title, [g["title"], *g.get("aliases", [])])[0]:
                used.add(j)
                yield c, g
                break


def clock_sample(choice: Choice, gold: Gold, pool: Pool, mentions: list[Any], held: bool) -> Sample | None:
    """The question which clock time is the event's; None where its own date tells one."""
    sites = [choice.proposal.site, *(p.site for p in choice.merged)]
    if sites[0].when.start_time is not None:
        return None
    search = hours.Search(sites, choice.name.candidate.name.span, pool, mentions)
    kind = drafts.kind_of(choice, pool.vocabulary).value
    found = hours.found(search, kind)
    right = [float(f"{h.when.start_time:%H:%M}" == gold["start_time"]) for h in found]
    none = hours.nothing(search, kind, len(found))
    return Sample(
        held, [(h.words, h.features) for h in found], none, right, bool(gold["start_time"]), choice.confidence
    )


def place_sample(choice: Choice, gold: Gold, pool: Pool, gazetteer: Any, held: bool) -> Sample:
    """The question which place is the event's; a place counts by how much of the labelled one it tells."""
    name, site = choice.name.candidate.name, choice.proposal.site
    look = venues.Look(pool, [site, *(p.site for p in choice.merged)], name.span, name.how in drafts._PROPER, gazetteer)
    kind = drafts.kind_of(choice, pool.vocabulary).value
    found = venues.found(look, kind)
    right = [closeness(s.text, gold["place"]) ** 0.5 if gold["place"] else 0.0 for s in found]
    none = venues.nothing(look, kind)
    return Sample(held, [(s.words, s.features) for s in found], none, right, bool(gold["place"]), choice.confidence)


def online_sample(choice: Choice, gold: Gold, pool: Pool, gazetteer: Any, held: bool) -> Sample:
    """The question whether the event is online."""
    name, site = choice.name.candidate.name, choice.proposal.site
    look = venues.Look(pool, [site, *(p.site for p in choice.merged)], name.span, name.how in drafts._PROPER, gazetteer)
    kind = drafts.kind_of(choice, pool.vocabulary).value
    how = whereabouts.how(whereabouts.placed(look, kind, venues.found(look, kind)))
    found = online.found(look, kind, how)
    right = [float(gold["online"])] * len(found)
    none = online.nothing(look, kind, how)
    return Sample(held, [(online.ONLINE, c.features) for c in found], none, right, gold["online"], choice.confidence)


def samples(pairs: list[str], hold: int) -> Iterator[tuple[str, Sample]]:
    """The fields of all events of all labelled articles."""
    locale, gazetteer = locales.load("en"), places.load()
    for pair in pairs:
        articles, labels = pair.split(":", 1)
        rows = (json.loads(line) for line in Path(labels).read_text(encoding="utf-8").split("\n") if line.strip())
        gold = {row["id"]: row["events"] for row in rows}
        with Path(articles).open("rb") as stream:
            for article in JsonLinesReader().read(stream, Context(name=articles, id=articles)):
                if article.anchor.day and gold.get(article.id):
                    held = bool(hold) and int(hashlib.sha256(article.id.encode()).hexdigest(), 16) % hold == 0
                    yield from _of(article, gold[article.id], locale, gazetteer, held)


def _of(article: Article, gold: list[Gold], locale: Any, gazetteer: Any, held: bool) -> Iterator[tuple[str, Sample]]:
    mentions = timex.find(article.text, article.anchor, locale)
    layout = Layout(article)
    pool = Pool(layout, mentions, WORDS)
    chosen = [
        c for c in choose(proposals.propose(layout, mentions, WORDS, article.anchor.day), pool) if c.confidence > LEAST
    ]
    for choice, record in matched(chosen, gold, pool):
        if sample := clock_sample(choice, record, pool, mentions, held):
            yield "clock", sample
        yield "place", place_sample(choice, record, pool, gazetteer, held)
        yield "online", online_sample(choice, record, pool, gazetteer, held)


def fit(rows: list[Sample], least: int, l2: float) -> dict[str, float]:
    """The weights for one field."""
    lists = []
    for s in rows:
        features = [*(f for _, f in s.options), s.none]
        lists.append(list(zip(features, s.share(), strict=True)))
    keep = learning.frequent([f for items in lists for f, _ in items], least)
    weights = learning.softmax([[([f for f in fs if f in keep], q) for fs, q in items] for items in lists], keep, l2)
    return {f: round(w, 2) for f, w in sorted(weights.items()) if abs(w) >= 0.01}


def tally(rows: list[Sample], weights: dict[str, float]) -> str:
    """How often the field comes out right, where it is told and where it is not."""
    hit = miss = wrong = false = possible = told = silent = 0
    for s in rows:
        best = chosen(s.options, s.none, weights)
        told += s.told
        silent += not s.told
        possible += s.told and any(s.right)
        if s.told:
            hit += best is not None and s.right[best] > 0
            miss += best is None
            wrong += best is not None and not s.right[best]
        else:
            false += best is not None
    return f"told {told} possible {possible} right {hit} missed {miss} wrong {wrong}; not told {silent} false {false}"


def _lean(weights: dict[str, float], by: float) -> dict[str, float]:
    """The weights with "none" made less likely: a miss is worse than a doubtful one of the article's own words."""
    return {**weights, "none": round(weights.get("none", 0.0) - by, 2)}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--hold", type=int, default=0)
    args = parser.parse_args()
    rows: dict[str, list[Sample]] = {}
    for field, sample in samples(args.pairs, args.hold):
        rows.setdefault(field, []).append(sample)
    weights = {}
    for field, found in rows.items():
        least, l2, lean = HOW[field]
        weights[field] = _lean(fit([s for s in found if not s.held], least, l2), lean)
        print(f"{field}: {len(weights[field])} weights")
        for name, part in (("fitted on", [s for s in found if not s.held]), ("held out", [s for s in found if s.held])):
            print(f"  {name}: {tally(part, weights[field])}")
    if args.out:
        args.out.write_text(json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fit the weights of the judge, of the names and of the confidence on labelled articles.

    python tests/fit/fit.py --out weights.json ARTICLES.jsonl:GOLD.jsonl [...] [--folds 5]
    python tests/fit/fit.py --second MODEL_FOLDER HELD.jsonl [...] --folds 3 ARTICLES.jsonl:GOLD.jsonl [...]

Labels are as in tests/articles/*.gold.jsonl. Out-of-fold predictions calibrate the confidence, and their precision,
recall, F1 and calibration error are printed by kind. The weights file is sorted and readable.

The second form does the same for the encoder (see accurate.py): the HELD files are its answers about the articles that
each fold's model has not seen (one fold of several is enough), and the weights of the confidence go into about.json of
MODEL_FOLDER.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import learning
from similarity import identifies

from datewire import locales, timex
from datewire.events import choice, proposals
from datewire.events.layout import Layout
from datewire.events.opinions import Opinion, Second
from datewire.events.pool import Pool
from datewire.locales.vocabulary import vocabulary
from datewire.model import Article
from datewire.sources.jsonl import JsonLinesReader
from datewire.sources.reader import Context

Gold = dict[str, Any]
WORDS = vocabulary("en")


@dataclass
class Sample:
    """One labelled article with its proposals and, for each, the candidate names with features and closeness."""

    article: Article
    kind: str
    gold: list[Gold]
    layout: Layout
    proposals: list[proposals.Proposal]
    pool: Pool
    past: list[proposals.Proposal] = field(default_factory=list)
    names: dict[int, list[tuple[Sequence[str], float, bool, str]]] = field(default_factory=dict)


def rows(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, line by line (a line ends at a newline alone)."""
    with Path(path).open(encoding="utf-8", newline="\n") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def load(pairs: Iterable[str]) -> list[Sample]:
    """All samples of ARTICLES:GOLD pairs."""
    samples = []
    locale = locales.load("en")
    for pair in pairs:
        articles, gold = pair.split(":", 1)
        labels = {row["id"]: row["events"] for row in rows(gold)}
        kinds = {row["id"]: row.get("kind", "?") for row in rows(articles)}
        with Path(articles).open("rb") as stream:
            for article in JsonLinesReader().read(stream, Context(name=articles, id=articles)):
                if article.id not in labels or article.anchor.day is None:
                    continue
                mentions = timex.find(article.text, article.anchor, locale)
                layout = Layout(article)
                found = proposals.propose(layout, mentions, WORDS, article.anchor.day)
                sample = Sample(
                    article, kinds[article.id], labels[article.id], layout, found, Pool(layout, mentions, WORDS)
                )
                told = {days(g) for g in sample.gold if g["granularity"] == "day"}
                every = proposals.propose(layout, mentions, WORDS, date.min)
                sites = {p.site.mention.span for p in found}
                sample.past = [p for p in every if day_range(p) in told and p.site.mention.span not in sites]
                samples.append(sample)
    return samples


def day_range(p: proposals.Proposal) -> tuple[str, str]:
    return p.site.when.start.isoformat(), p.site.when.end.isoformat()


def days(record: Gold) -> tuple[str, str]:
    return record["start"], record["end"]


def begins(record: Gold, when: tuple[str, str]) -> bool:
    """Whether a day is the first or last one of a longer record: events.lasting finds the other end."""
    return when[0] == when[1] and when[0] in days(record) and record["start"] < record["end"]


def passing(p: proposals.Proposal) -> bool:
    """Whether the date is a bare "today" or weekday, which often stands in a text without being of an event."""
    return p.site.mention.stated.day is None and p.site.mention.stated.month is None


def label(sample: Sample, p: proposals.Proposal) -> tuple[float, float, list[Gold]]:
    """Label, weight and the gold records of a proposal."""
    when = (p.site.when.start.isoformat(), p.site.when.end.isoformat())
    same = [g for g in sample.gold if days(g) == when and g["granularity"] == "day" and g["status"] != "held"]
    must = [g for g in same if g["level"] == "must"]
    if must:
        quote = p.site.sentence.span.of(sample.article.text)
        near = [
            g
            for g in must
            if g["evidence"][:40] in quote or p.site.mention.span.of(sample.article.text) in g["evidence"]
        ]
        if not near and (passing(p) or p.site.inherited):
            return 0.0, 0.3, []  # "today" in passing
        return 1.0, 1.0 if near else 0.6, near or must
    if same:
        return 0.0, 0.0, []
    quote = p.site.sentence.span.of(sample.article.text)
    longer = [g for g in sample.gold if g["level"] == "must" and begins(g, when) and g["evidence"][:40] in quote]
    if longer:
        return 1.0, 0.6, longer
    touches = [g for g in sample.gold if g["start"] <= when[1] and when[0] <= g["end"] and g["level"] == "must"]
    return 0.0, 0.4 if touches else 1.0, []


def rows_for_judge(samples: Sequence[Sample]) -> list[tuple[Sequence[str], float, float]]:
    rows = []
    for s in samples:
        for p in s.proposals:
            y, w, _ = label(s, p)
            if w:
                rows.append((p.features, y, w))
    return rows


def named(sample: Sample, p: proposals.Proposal) -> list[Gold]:
    """The gold records, must or may, whose days are those of `p`; the nearest by evidence when there are several."""
    same = [g for g in sample.gold if days(g) == day_range(p) and g["granularity"] == "day"]
    quote = p.site.sentence.span.of(sample.article.text)
    near = [g for g in same if g["evidence"][:40] in quote]
    if not near and (passing(p) or p.site.inherited):
        return []
    return near or [g for g in same if g["level"] == "must"] or same


def candidates(sample: Sample, p: proposals.Proposal) -> list[tuple[Sequence[str], float, bool, str]]:
    """The candidate names of a proposal: features, closeness to gold, whether it identifies, text."""
    key = id(p)
    if key not in sample.names:
        gold = named(sample, p)
        names = [n for g in gold for n in (g["title"], *g.get("aliases", []))]
        out = []
        for r in proposals.rank(p.site, sample.pool):
            text = r.candidate.name.text
            sure, close = identifies(text, names)
            title = max((identifies(text, [g["title"]])[1] for g in gold), default=0.0)
            out.append((r.features, 0.6 * close + 0.4 * title, sure, text))
        sample.names[key] = out
    return sample.names[key]


def lists_for_names(samples: Sequence[Sample]) -> list[list[tuple[Sequence[str], float]]]:
    lists = []
    for s in samples:
        for p in (*s.proposals, *s.past):
            if not named(s, p):
                continue
            cands = candidates(s, p)
            quality = [(math.exp(8 * c) if sure else 0.0) for _, c, sure, _ in cands]
            total = sum(quality)
            if total:
                lists.append([(f, q / total) for (f, *_), q in zip(cands, quality, strict=True)])
    return lists


def prune(weights: dict[str, float], keep: set[str], least: float = 0.02) -> dict[str, float]:
    return {f: round(w, 3) for f, w in sorted(weights.items()) if (f in keep or f == "*") and abs(w) >= least}


def fit_judge(samples: Sequence[Sample], l2: float) -> dict[str, float]:
    rows = rows_for_judge(samples)
    keep = learning.frequent([f for f, _, _ in rows], 3)
    return prune(learning.logistic(rows, keep, l2), keep)


def fit_names(samples: Sequence[Sample], l2: float) -> dict[str, float]:
    lists = lists_for_names(samples)
    keep = learning.frequent((f for items in lists for f, _ in items), 6)
    return prune(learning.softmax(lists, keep, l2), keep)


def key(article: Article, p: proposals.Proposal) -> str:
    """What a proposal is called in a file of held answers."""
    return f"{article.id} {p.site.mention.span.start} {p.site.at.start} {p.site.when.start}"


class Held:
    """The answers of encoders about articles that they have not seen, as `accurate.py --hold` writes them."""

    def __init__(self, files: Iterable[str]) -> None:
        self.confidence: dict[str, float] = {}
        self.answers = {row["key"]: Opinion(row["judge"], row["names"]) for f in files for row in rows(f)}

    def knows(self, sample: Sample) -> bool:
        """Whether there are answers about an article's dates."""
        return any(key(sample.article, p) in self.answers for p in sample.proposals)

    def opinion(self, proposal: proposals.Proposal, ranked: Sequence[proposals.Ranked], pool: Pool) -> Opinion:
        """The held answer; there must be one."""
        return self.answers[key(pool.layout.article, proposal)]


def with_weights(sample: Sample, weights: dict[str, Any], second: Second | None = None) -> list[choice.Choice]:
    """The choices of a sample under other weights."""
    words = replace(WORDS, weights=weights)
    layout, day = sample.layout, sample.article.anchor.day
    pool = Pool(layout, sample.pool.mentions, words)
    pool._names = sample.pool._names
    return (
        choice.choose(
            [replace(p, logit=proposals.score(weights["judge"], p.features)) for p in sample.proposals], pool, second
        )
        if day
        else []
    )


def right(sample: Sample, c: choice.Choice) -> float | None:
    """1 right, 0 wrong, None when it matches a `may` record and does not count."""
    when = (c.proposal.site.when.start.isoformat(), c.proposal.site.when.end.isoformat())
    name = c.name.candidate.name.text
    verdict: float | None = 0.0
    for g in sample.gold:
        sure, _ = identifies(name, [g["title"], *g.get("aliases", [])])
        overlap = g["start"] <= when[1] and when[0] <= g["end"]
        if days(g) == when and sure and g["level"] == "must":
            return 1.0
        if (g["level"] == "may" and overlap and (sure or days(g) == when)) or (sure and begins(g, when)):
            verdict = None
    return verdict


def fit_confidence(rows: Sequence[tuple[dict[str, float], float]]) -> dict[str, float]:
    """Logistic regression over few numbers by plain gradient descent, standardised inside."""
    keys = sorted(rows[0][0])
    mean = {k: sum(r[k] for r, _ in rows) / len(rows) for k in keys}
    dev = {k: (sum((r[k] - mean[k]) ** 2 for r, _ in rows) / len(rows)) ** 0.5 or 1.0 for k in keys}
    data = [([(r[k] - mean[k]) / dev[k] for k in keys], y) for r, y in rows]
    w, b = [0.0] * len(keys), 0.0
    for _ in range(1500):
        gw, gb = [0.002 * x for x in w], 0.0
        for x, y in data:
            e = 1 / (1 + math.exp(-(b + sum(i * j for i, j in zip(w, x, strict=True))))) - y
            gb += e / len(data)
            for j, v in enumerate(x):
                gw[j] += e * v / len(data)
        w = [i - 0.8 * g for i, g in zip(w, gw, strict=True)]
        b -= 0.8 * gb
    out = {k: round(i / dev[k], 4) for k, i in zip(keys, w, strict=True)}
    out["*"] = round(b - sum(i * mean[k] / dev[k] for k, i in zip(keys, w, strict=True)), 4)
    return out


def report(rows: Sequence[tuple[Sample, choice.Choice]], samples: Sequence[Sample], threshold: float) -> None:
    must = Counter(s.kind for s in samples for g in s.gold if g["level"] == "must")
    tp, fp = Counter[str](), Counter[str]()
    for s, c in rows:
        verdict = right(s, c)
        if c.confidence >= threshold and verdict is not None:
            (tp if verdict else fp)[s.kind] += 1
    for kind in (*sorted(must), "all"):
        t = tp[kind] if kind != "all" else sum(tp.values())
        f = fp[kind] if kind != "all" else sum(fp.values())
        m = must[kind] if kind != "all" else sum(must.values())
        p, r = t / (t + f) if t + f else 0.0, t / m if m else 0.0
        print(
            f"  {threshold:.2f} {kind:16} must {m:4}  P {p:.3f}  R {r:.3f}  "
            f"F1 {2 * p * r / (p + r) if p + r else 0:.3f}",
            file=sys.stderr,
        )


def calibration_error(rows: Sequence[tuple[float, float]]) -> float:
    bins = defaultdict(list)
    for c, y in rows:
        bins[min(9, int(c * 10))].append((c, y))
    return sum(abs(sum(c for c, _ in b) - sum(y for _, y in b)) for b in bins.values()) / max(1, len(rows))


def held_out(
    samples: Sequence[Sample], args: argparse.Namespace
) -> tuple[list[tuple[Sample, choice.Choice]], list[Sample]]:
    """The choices for each article under weights that were fitted without its fold, and the articles looked at."""
    second = Held(args.second[1:]) if args.second else None
    fold = {id(s): int(hashlib.sha256(s.article.id.encode()).hexdigest(), 16) % args.folds for s in samples}
    seen: list[tuple[Sample, choice.Choice]] = []
    tested: list[Sample] = []
    for k in range(args.folds):
        if second and not any(fold[id(s)] == k and second.knows(s) for s in samples):
            continue
        rest = [s for s in samples if fold[id(s)] != k]
        weights = {"judge": fit_judge(rest, args.l2_judge), "names": fit_names(rest, args.l2_names), "confidence": {}}
        for s in samples:
            if fold[id(s)] == k:
                tested.append(s)
                seen += ((s, c) for c in with_weights(s, weights, second))
        print(f"fold {k}: {len(weights['judge'])} + {len(weights['names'])} weights", file=sys.stderr)
    return seen, tested


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pairs", nargs="+")
    ap.add_argument("--out", type=Path)
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--second", nargs="+", metavar="MODEL_FOLDER HELD")
    ap.add_argument("--l2-judge", type=float, default=4.0)
    ap.add_argument("--l2-names", type=float, default=4.0)
    args = ap.parse_args()
    samples = load(args.pairs)
    content = b"".join(Path(f).read_bytes() for pair in args.pairs for f in pair.split(":"))
    digest = hashlib.sha256(content).hexdigest()[:16]
    seen, tested = held_out(samples, args)
    numbers = [(c.numbers, verdict) for s, c in seen if (verdict := right(s, c)) is not None]
    conf = fit_confidence(numbers)
    print("confidence", conf, file=sys.stderr)
    seen = [(s, replace(c, confidence=choice.confidence(conf, c.numbers))) for s, c in seen]
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        report(seen, tested, threshold)
    ece = calibration_error([(c.confidence, v) for s, c in seen if (v := right(s, c)) is not None])
    print(f"expected calibration error {ece:.3f} over {len(numbers)}", file=sys.stderr)
    if args.second:
        about = Path(args.second[0]) / "about.json"
        told = {**json.loads(about.read_text(encoding="utf-8")), "confidence": conf}
        about.write_text(json.dumps(told, sort_keys=True) + "\n", encoding="utf-8")
    elif args.out:
        weights = {
            "judge": fit_judge(samples, args.l2_judge),
            "names": fit_names(samples, args.l2_names),
            "confidence": conf,
        }
        weights["about"] = {f"data sha256 {digest}": float(len(samples))}
        args.out.write_text(json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

"""From proposals to events: the best name for each date, its confidence, one event where two dates tell the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from datewire.events.bags import bag, dice
from datewire.events.cues import Site
from datewire.events.opinions import ASKED, Second, joined
from datewire.events.pool import Pool
from datewire.events.proposals import Proposal, Ranked, rank
from datewire.events.scorer import probability, score

THRESHOLD = 0.5  # more likely right than not
_WORTH = -0.8  # log-odds of the judge below which no name is looked for
_SAME = 0.5
_LINE = 160  # characters of an entry of a day list
_FEW = 8  # names among which the consensus is sought


@dataclass(frozen=True, slots=True)
class Choice:
    """A date with its name and the calibrated probability that both are right. `merged` holds the other proposals that
    tell the same event."""

    proposal: Proposal
    name: Ranked
    confidence: float
    numbers: Mapping[str, float]
    merged: tuple[Proposal, ...] = ()


def consensus(ranked: Sequence[Ranked], stop: frozenset[str]) -> tuple[Ranked, float]:
    """The name with the highest expected likeness to the right one, and that likeness in [0, 1].

    Minimum Bayes risk over the best few: a name that shares its words with the other likely ones beats a lonely
    favourite. `ranked` is best first and not empty.
    """
    few = ranked[:_FEW]
    odds = [math.exp(r.score - few[0].score) for r in few]
    total = sum(odds)
    bags = [bag(r.candidate.name.text, stop) for r in few]
    best, most = few[0], -1.0
    for r, mine in zip(few, bags, strict=True):
        expected = sum([p * dice(mine, other) for p, other in zip(odds, bags, strict=True)]) / total
        if expected > most + 1e-9:
            best, most = r, expected
    return best, most


def confidence_features(proposal: Proposal, name: Ranked, agreement: float) -> dict[str, float]:
    """What the confidence is computed from: the judge's log-odds, and how clear and how good the name is."""
    found = name.candidate.name
    return {
        "judge": proposal.logit,
        "agreement": agreement,
        "quality": name.score,
        "head": 1.0 if found.kind else 0.0,
        "proper": 1.0 if found.how in ("proper", "part", "quote", "match") else 0.0,
        "own": 1.0 if name.candidate.where == "own" else 0.0,
    }


def confidence(weights: Mapping[str, float], numbers: Mapping[str, float]) -> float:
    """The calibrated probability of an event being right; with no fitted weights the judge's own."""
    if not weights:
        return probability(numbers["judge"])
    return probability(score(weights, ()) + sum(weights.get(k, 0.0) * v for k, v in numbers.items()))


def alike(a: str, b: str, stop: frozenset[str]) -> float:
    """How much of the shorter name's content words the other shares, in [0, 1]."""
    x, y = bag(a, stop), bag(b, stop)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def choose(proposals: Sequence[Proposal], pool: Pool, second: Second | None = None) -> list[Choice]:
    """The appointments among `proposals` above the worth of looking, best first; the caller applies the threshold.

    `second` is asked about every date that the judge does not rule out by itself.
    """
    weights = second.confidence if second else pool.vocabulary.weights.get("confidence", {})
    found = [c for p in proposals if (c := _choice(p, pool, weights, second)) is not None]
    found.sort(key=lambda c: (-c.confidence, c.proposal.site.mention.span))
    kept: list[Choice] = []
    for choice in found:
        twin = next((i for i, k in enumerate(kept) if _same(k, choice, pool.vocabulary.stop)), None)
        if twin is None:
            kept.append(choice)
        else:
            k = kept[twin]
            kept[twin] = replace(k, merged=(*k.merged, choice.proposal))
    return kept


def _choice(proposal: Proposal, pool: Pool, weights: Mapping[str, float], second: Second | None) -> Choice | None:
    """The best name for one date with its confidence, or None when the date is hardly an appointment."""
    if proposal.logit < (ASKED if second else _WORTH):
        return None
    ranked, heard = rank(proposal.site, pool), None
    if second and ranked:
        heard = second.opinion(proposal, ranked, pool)
        proposal, ranked = joined(proposal, ranked, heard)
    if not ranked or proposal.logit < _WORTH:
        return None
    name, agreement = consensus(ranked, pool.vocabulary.stop)
    numbers = confidence_features(proposal, name, agreement)
    if heard:
        numbers["second"] = heard.judge
    return Choice(proposal, name, confidence(weights, numbers), numbers)


def _leads(site: Site) -> bool:
    """Whether the date leads its line, as in a day list or a table."""
    span = site.sentence.span
    return site.at.start - span.start < 4 and span.end - span.start < _LINE


def _same(a: Choice, b: Choice, stop: frozenset[str]) -> bool:
    """Whether `b`, the less certain, tells the event of `a` again."""
    x, y = a.proposal.site, b.proposal.site
    like = alike(a.name.candidate.name.text, b.name.candidate.name.text, stop)
    if (x.when.start, x.when.end) == (y.when.start, y.when.end):
        if x.sentence.block != y.sentence.block and ((x.inherited and y.inherited) or (_leads(x) and _leads(y))):
            return like >= 0.9
        if x.sentence.index != y.sentence.index and (x.inherited or y.inherited) and x.mention.span == y.mention.span:
            return like >= 0.9  # items of one list
        if x.sentence.index == y.sentence.index and x.mention.span == y.mention.span:
            return True
        items = x.sentence.block != y.sentence.block and x.when.start_time != y.when.start_time and y.when.start_time
        own = b.name.candidate.where == "own" and (b.name.candidate.name.kind or items)
        return like >= _SAME or not own or (b.confidence < 0.6 and not items)
    inside = x.when.start <= y.when.start and y.when.end <= x.when.end
    around = y.when.start <= x.when.start and x.when.end <= y.when.end
    return like >= 0.75 and (inside or around)

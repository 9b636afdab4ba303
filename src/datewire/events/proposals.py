"""Every (date, name) pair that may be an appointment, with the log-odds that the fitted weights give to each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from datewire.events import cues, ranking
from datewire.events.cues import Site
from datewire.events.layout import Layout
from datewire.events.pool import Candidate, Pool
from datewire.events.scorer import score
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Precision, TimeMention, When

LONGEST = 400  # days; a longer range is a period, not an appointment


@dataclass(frozen=True, slots=True)
class Proposal:
    """A date that may be an appointment: its site, its features and their log-odds."""

    site: Site
    features: Sequence[str]
    logit: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate name for a date with its log-score; only differences between names of one date mean something."""

    candidate: Candidate
    features: Sequence[str]
    score: float


def eligible(when: When, day: date) -> bool:
    """Whether a time can be an entry of a calendar at all: days settled, not over at publication, no long period."""
    return when.precision == Precision.DAY and when.end >= day and (when.end - when.start).days <= LONGEST


def together(whens: Sequence[When]) -> list[When]:
    """The times of a list of two neighbouring days joined: "23 and 24 October" is one occasion of two days, "May 3, 5
    and 7" are three. Days with clock times of their own stay apart."""
    if len(whens) != 2:
        return list(whens)
    first, last = whens
    next_to = first.end + timedelta(1) == last.start and not (first.rrule or last.rrule) and _one_clock(first, last)
    return [replace(first, end=last.end)] if next_to else list(whens)


def _one_clock(a: When, b: When) -> bool:
    return a.start_time is None or (a.start_time, a.end_time) == (b.start_time, b.end_time)


def propose(layout: Layout, mentions: Sequence[TimeMention], vocabulary: Vocabulary, day: date) -> list[Proposal]:
    """One proposal for each eligible time of each mention, in the order of the text."""
    weights = vocabulary.weights.get("judge", {})
    out = []
    for mention in mentions:
        if mention.stated.hour is not None and all("day" in w.implied for w in mention.whens):
            continue
        for when in together(mention.whens):
            if eligible(when, day):
                site = cues.site_of(layout, mention, when, vocabulary)
                features = cues.features(site, layout, vocabulary, day)
                out.append(Proposal(site, features, score(weights, features)))
    return out


def rank(site: Site, pool: Pool) -> list[Ranked]:
    """The candidate names for a date, best first; ties go to the longer, then to the earlier."""
    weights = pool.vocabulary.weights.get("names", {})
    out = []
    for candidate in pool.around(site.sentence):
        features = ranking.name_features(candidate, site, pool.layout, pool.vocabulary, pool.title)
        out.append(Ranked(candidate, features, score(weights, features)))
    out.sort(key=lambda r: (-r.score, -len(r.candidate.name.text), r.candidate.name.span))
    return out

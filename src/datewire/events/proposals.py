"""Every (date, name) pair that may be an appointment, with the log-odds that the fitted weights give to each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from datewire.events import cues, listing, ranking
from datewire.events.cues import Site, distance
from datewire.events.layout import Layout
from datewire.events.pool import Candidate, Pool
from datewire.events.readings import clockless_day, eligible, together, turned
from datewire.events.scorer import score
from datewire.events.traits import traits
from datewire.locales.vocabulary import Vocabulary
from datewire.model import TimeMention


@dataclass(frozen=True, slots=True)
class Proposal:
    """A date that may be an appointment: its site, its features and their log-odds."""

    site: Site
    features: Sequence[str]
    logit: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate name for a date with its log-score; only differences between names of one date mean something.

    `parts` are the features of the name itself and those of the name beside this date."""

    candidate: Candidate
    parts: tuple[Sequence[str], Sequence[str]]
    score: float

    @property
    def features(self) -> list[str]:
        """All features."""
        return [*self.parts[0], *self.parts[1]]


def propose(layout: Layout, mentions: Sequence[TimeMention], vocabulary: Vocabulary, day: date) -> list[Proposal]:
    """One proposal for each eligible time of each mention, in the order of the text; a heading that dates the lines
    below it is none itself."""
    weights = vocabulary.weights.get("judge", {})
    out = []
    for mention in mentions:
        if clockless_day(mention):
            continue
        for read_as in (mention, *turned(mention, layout.article.anchor, day)):
            for when in together(read_as.whens):
                if eligible(when, day):
                    site = cues.site_of(layout, read_as, when, vocabulary)
                    features = cues.features(site, layout, vocabulary, day)
                    if read_as is not mention:
                        features = sorted({*features, "turned", f"turned:{distance(when, day)}"})
                    out.append(Proposal(site, features, score(weights, features)))
    below = list(listing.below_headings(layout, mentions, vocabulary.rules, day))
    headings = {mention.span for mention, _, _ in below}
    out = [p for p in out if p.site.mention.span not in headings]
    for mention, when, sentence in (*below, *listing.in_lists(layout, mentions, day)):
        site = cues.inherited(layout, mention, when, sentence, vocabulary)
        features = cues.features(site, layout, vocabulary, day)
        out.append(Proposal(site, features, score(weights, features)))
    return out


def _traits(candidate: Candidate, pool: Pool) -> tuple[list[str], float]:
    """The name's own features and their share of the score, made once in an article."""
    key = (candidate.sentence.index, candidate.name.text)
    known = pool.known.get(key)
    if known is None:
        features = traits(candidate, pool)
        known = pool.known[key] = (features, score(pool.vocabulary.weights.get("names", {}), features))
    return known


def rank(site: Site, pool: Pool) -> list[Ranked]:
    """The candidate names for a date, best first; ties go to the longer, then to the earlier."""
    weights = pool.vocabulary.weights.get("names", {})
    out = []
    candidates, setting = pool.around(site.sentence), ranking.Setting(site, pool.vocabulary)
    for candidate, place in zip(candidates, ranking.standing(candidates, site), strict=True):
        own, value = _traits(candidate, pool)
        features = [*ranking.name_features(candidate, site, pool, setting), *place]
        out.append(Ranked(candidate, (own, features), value + score(weights, features)))
    out.sort(key=lambda r: (-r.score, -len(r.candidate.name.text), r.candidate.name.span))
    return out

"""Every (date, name) pair that may be an appointment, with the log-odds that the fitted weights give to each part."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from datewire import timex
from datewire.events import cues, ranking
from datewire.events.cues import Site, distance
from datewire.events.layout import Layout
from datewire.events.pool import Candidate, Pool
from datewire.events.scorer import score
from datewire.events.traits import traits
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Anchor, Precision, TimeMention, When

LONGEST = 400  # days; a longer range is a period, not an appointment
_HEADING = 14  # characters that a heading may hold beside its date
_LINES = 15  # lines that a heading may date
_LINE = 400  # characters of such a line
_AHEAD = 240  # days up to which a date without a year may still be to come


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


def eligible(when: When, day: date) -> bool:
    """Whether a time can be an entry of a calendar at all: days settled, not over at publication, no long period."""
    return when.precision == Precision.DAY and when.end >= day and (when.end - when.start).days <= LONGEST


def together(whens: Sequence[When]) -> list[When]:
    """The times of a list of days in a row joined: "23 and 24 October" and "17, 18 and 19 June" are one occasion,
    "May 3, 5 and 7" are three. Three performances ("Thursday, Friday and Saturday at 7") stay apart, and so do days
    with clock times of their own."""
    if len(whens) < 2 or any(w.rrule for w in whens):
        return list(whens)
    pairs = list(itertools.pairwise(whens))
    in_a_row = all(a.end + timedelta(1) == b.start and _one_clock(a, b) for a, b in pairs)
    if not in_a_row or (len(whens) > 2 and whens[0].start_time):
        return list(whens)
    return [replace(whens[0], end=whens[-1].end)]


def _one_clock(a: When, b: When) -> bool:
    return a.start_time is None or (a.start_time, a.end_time) == (b.start_time, b.end_time)


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
    below = list(_below_headings(layout, mentions, vocabulary, day))
    headings = {p.site.mention.span for p in below}
    return [*(p for p in out if p.site.mention.span not in headings), *below]


def _below_headings(
    layout: Layout, mentions: Sequence[TimeMention], vocabulary: Vocabulary, day: date
) -> Iterator[Proposal]:
    """Proposals for the lines under a heading that is a date ("MONDAY, MAY 17"), up to the next such heading or a line
    with a day of its own."""
    weights = vocabulary.weights.get("judge", {})
    blocks = layout.article.blocks
    last = vocabulary.rules["last_day"]
    dated = {
        layout.at(m.span.start).block: m
        for m in mentions
        if m.whens and not clockless_day(m) and not last.search(layout.text, max(0, m.span.start - 12), m.span.start)
    }
    for number, mention in dated.items():
        span = blocks[number].span
        rest = span.end - span.start - (mention.span.end - mention.span.start)
        if not number or rest > _HEADING or len(mention.whens) != 1:
            continue
        for read_as in (mention, *turned(mention, layout.article.anchor, day)):
            when = read_as.whens[0]
            if not eligible(when, day):
                continue
            for b in range(number + 1, min(len(blocks), number + 1 + _LINES)):
                if b in dated or blocks[b].span.end - blocks[b].span.start > _LINE:
                    break
                sentence = layout.first(b)
                if sentence is None:
                    continue
                site = cues.inherited(layout, read_as, when, sentence, vocabulary)
                features = cues.features(site, layout, vocabulary, day)
                yield Proposal(site, features, score(weights, features))


def clockless_day(mention: TimeMention) -> bool:
    """Whether the mention is a clock time alone, whose day is only the anchor's."""
    return mention.stated.hour is not None and all("day" in w.implied for w in mention.whens)


def turned(mention: TimeMention, anchor: Anchor, day: date) -> list[TimeMention]:
    """The other reading of a date that was taken for past: "Wednesday" or "March 31" may still be to come, and the
    judge hears both. Nothing for dates with a year, or whose next occurrence is far away."""
    if mention.stated.year is not None or not mention.whens or any(w.end >= day for w in mention.whens):
        return []
    other = timex.resolve(mention, anchor, "future")
    near = [w for w in other.whens if w.precision == Precision.DAY and day <= w.start <= day + timedelta(_AHEAD)]
    return [other] if near and len(near) == len(other.whens) else []


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

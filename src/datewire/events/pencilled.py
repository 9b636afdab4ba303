"""Events that are announced for a month, a season, a week or a year: no entry of a calendar yet, but kept until an
article tells the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from datewire.errors import EvidenceError
from datewire.events import cues
from datewire.events.bags import bag
from datewire.events.choice import Choice, alike, confidence, confidence_features, consensus
from datewire.events.cues import Site
from datewire.events.drafts import draft
from datewire.events.pool import Pool
from datewire.events.proposals import Proposal, Ranked, rank
from datewire.events.scorer import score
from datewire.events.whereabouts import Gazetteer
from datewire.model import Draft, Precision, Span, Status, TimeMention, When

LONGEST = 370  # days
_SURE = -1.5  # log-odds of the judge, which was fitted on days
_SENTENCE = 500  # characters; a longer one is a text without sentences
_LEAST = 0.4  # confidence
_COMING = ("future", "planned")
_SAME = 0.75


def waits(when: When, day: date) -> bool:
    """Whether a time is still to come, and too coarse for an entry."""
    coarse = when.precision not in (Precision.DAY, Precision.NONE)
    return coarse and when.end >= day and (when.end - when.start).days <= LONGEST


def pencil(
    pool: Pool, mentions: list[TimeMention], told: Sequence[Draft], gazetteer: Gazetteer | None
) -> list[tuple[Draft, Span]]:
    """Drafts of what is announced for a time coarser than a day, each with the span of its time; in the order of the
    text, the same event once. `told` are the article's entries, which are not told again."""
    day = pool.layout.article.anchor.day
    if day is None:
        return []
    out: list[tuple[Draft, Span]] = []
    for choice in _choices(pool, mentions, day):
        title = choice.name.candidate.name.text
        if any(alike(title, d.title, pool.vocabulary.stop) >= _SAME for d in (*told, *(d for d, _ in out))):
            continue
        try:
            made = draft(choice, pool, gazetteer, day)
        except EvidenceError:
            continue
        if made.status is Status.ONGOING:  # the month may have begun, the event has not
            made = replace(made, status=Status.SCHEDULED)
        out.append((made, choice.proposal.site.mention.span))
    return out


def _choices(pool: Pool, mentions: Sequence[TimeMention], day: date) -> Iterator[Choice]:
    words = pool.vocabulary
    for mention in mentions:
        if len(mention.whens) != 1 or not waits(mention.whens[0], day):
            continue
        site = cues.site_of(pool.layout, mention, mention.whens[0], words)
        if not _announces(site):
            continue
        features = cues.features(site, pool.layout, words, day)
        proposal = Proposal(site, features, score(words.weights.get("judge", {}), features))
        ranked = rank(site, pool) if proposal.logit > _SURE else []
        if ranked:
            name, agreement = consensus(ranked, words.stop)
            if _worth(name, site, pool):
                numbers = confidence_features(proposal, name, agreement)
                sure = confidence(words.weights.get("confidence", {}), numbers)
                if sure >= _LEAST:
                    yield Choice(proposal, name, sure, numbers)


def _announces(site: Site) -> bool:
    """Whether the verb of the date puts something on the calendar: "will be held in May", "is due in the spring"."""
    verb, span = site.governor, site.sentence.span
    if verb is None or span.end - span.start > _SENTENCE or (site.when.precision is Precision.YEAR and not _led(site)):
        return False
    return verb.time in _COMING or (verb.kind in ("hold", "due") and verb.time in ("present", "perfect"))


def _led(site: Site) -> bool:
    """Whether "in" leads the year, or more than the year is said: "in 2026", "next year", not "the 2026 budget"."""
    before = [t.lower for t in site.tokens if t.end <= site.at.start]
    return (bool(before) and before[-1] in ("in", "during")) or site.mention.stated.year is None


def _worth(name: Ranked, site: Site, pool: Pool) -> bool:
    """Whether the name can be known again in another article: an event noun with words of its own, and not one that
    holds the date itself ("Smart City Expo 2026")."""
    found = name.candidate.name
    if not found.kind or found.span.meets(site.mention.span):
        return False
    return len(bag(found.text, pool.vocabulary.stop)) >= 2

"""One article in, its reading out: a pure function of the article, the locale's words and the list of places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time

from datewire import timex
from datewire.errors import EvidenceError
from datewire.events import ledger
from datewire.events.choice import THRESHOLD, Choice, alike, choose
from datewire.events.drafts import draft
from datewire.events.layout import Layout
from datewire.events.opinions import Second
from datewire.events.pencilled import pencil
from datewire.events.pool import Pool
from datewire.events.proposals import propose
from datewire.events.whereabouts import Gazetteer
from datewire.locales import Locale
from datewire.locales.vocabulary import vocabulary
from datewire.model import Article, Draft, Reading, Span

_SAME = 0.5  # share of the shorter title's words


def read(
    article: Article,
    locale: Locale,
    gazetteer: Gazetteer | None = None,
    threshold: float = THRESHOLD,
    second: Second | None = None,
) -> Reading:
    """What `article` announces, with the account of every time expression in it.

    `threshold` is the least confidence in [0, 1] of an event that is told; `second` a second opinion on what the rules
    proposed. An article in a language without words for events, or without a publication day, gives no event; its
    ledger says why.
    """
    mentions = timex.find(article.text, article.anchor, locale)
    words = vocabulary(article.language)
    day = article.anchor.day
    layout = Layout(article)
    if words is None or day is None:
        reason = "no publication day is known" if words else f"no words for events in language {article.language!r}"
        return Reading(article, (), ledger.unread(mentions, article, reason))
    pool = Pool(layout, mentions, words)
    proposals = propose(layout, mentions, words, day)
    choices = choose(proposals, pool, second)
    told = [c for c in choices if c.confidence >= threshold]
    entries = _entries(told, lambda choice: draft(choice, pool, gazetteer, day), words.stop)
    drafts = [d for _, d in entries]
    refused = ledger.refusals(proposals, choices, words)
    waiting = pencil(pool, mentions, drafts, gazetteer)
    account = ledger.account(
        layout, mentions, refused, ledger.Told(entries, {span: d.title for d, span in waiting}), words
    )
    return Reading(article, tuple(drafts), account, tuple(d for d, _ in waiting))


def _entries(
    told: Sequence[Choice], made: Callable[[Choice], Draft], stop: frozenset[str]
) -> list[tuple[Choice, Draft]]:
    """The drafts of the choices in the order of their times; what cannot be quoted is not told, nor is a date that is
    the other end of a longer event."""
    entries: list[tuple[Choice, Draft]] = []
    for choice in told:
        try:
            entries.append((choice, made(choice)))
        except EvidenceError:  # the core disposes
            continue
    entries = _completed(entries, stop)
    ends = {e.span: d for _, d in entries for e in d.evidence if e.by == "lasting"}
    kept = [(c, d) for c, d in entries if ends.get(c.proposal.site.mention.span, d) is d]
    return sorted(kept, key=_order)


def _completed(entries: list[tuple[Choice, Draft]], stop: frozenset[str]) -> list[tuple[Choice, Draft]]:
    """What is told to last until a day, with no word of its beginning, is the same as an event of that name that
    begins before that day: "leaves on February 21 … the tour, which will last until March 6"."""
    kept = list(entries)
    for entry in entries:
        until = entry[1]
        if "start" not in until.when.implied:
            continue
        for n, (choice, d) in enumerate(kept):
            single = d.when.start == d.when.end and until.when.start < d.when.start < until.when.end
            if single and alike(d.title, until.title, stop) >= _SAME:
                proofs = tuple(replace(e, by="lasting") for e in until.evidence if e.supports == "when")
                longer = replace(d.when, end=until.when.end)
                kept[n] = (choice, replace(d, when=longer, evidence=(*d.evidence, *proofs)))
                kept = [k for k in kept if k is not entry]
                break
    return kept


def _order(entry: tuple[Choice, Draft]) -> tuple[date, time, Span, Span]:
    site, when = entry[0].proposal.site, entry[1].when
    return when.start, when.start_time or time.min, site.mention.span, site.at

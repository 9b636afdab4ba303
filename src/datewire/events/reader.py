"""One article in, its reading out: a pure function of the article, the locale's words and the list of places."""

from __future__ import annotations

from datewire import timex
from datewire.errors import EvidenceError
from datewire.events import ledger
from datewire.events.choice import THRESHOLD, Choice, choose
from datewire.events.drafts import draft
from datewire.events.layout import Layout
from datewire.events.opinions import Second
from datewire.events.pencilled import pencil
from datewire.events.pool import Pool
from datewire.events.proposals import propose
from datewire.events.whereabouts import Gazetteer
from datewire.locales import Locale
from datewire.locales.vocabulary import vocabulary
from datewire.model import Article, Draft, Reading


def read(
    article: Article,
    locale: Locale,
    gazetteer: Gazetteer | None = None,
    threshold: float = THRESHOLD,
    second: Second | None = None,
) -> Reading:
    """What `article` announces, with the account of every time expression in it.

    `threshold` is the least confidence in [0, 1] of an event that is told; `second` a second opinion on what the rules
    proposed. An article in a language without words for
    events, or without a publication day, gives no event; its ledger says why.
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
    kept: list[Choice] = []
    drafts: list[Draft] = []
    for choice in choices:
        if choice.confidence >= threshold:
            try:
                drafts.append(draft(choice, pool, mentions, gazetteer, day))
            except EvidenceError:  # the core disposes: what cannot be quoted is not told
                continue
            kept.append(choice)
    order = sorted(range(len(kept)), key=lambda i: (drafts[i].when.start, kept[i].proposal.site.mention.span))
    kept, drafts = [kept[i] for i in order], [drafts[i] for i in order]
    refused = ledger.refusals(proposals, choices, words)
    waiting = pencil(pool, mentions, drafts, gazetteer)
    told = ledger.Told(list(zip(kept, drafts, strict=True)), {span: d.title for d, span in waiting})
    account = ledger.account(layout, mentions, refused, told, words)
    return Reading(article, tuple(drafts), account, tuple(d for d, _ in waiting))

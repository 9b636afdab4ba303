"""From a choice to a draft with its proof: every field carries the words it was read from."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date

from datewire.errors import EvidenceError
from datewire.events import clocks, lasting, status, titles, whereabouts
from datewire.events.choice import Choice
from datewire.events.hours import Search
from datewire.events.pool import Pool
from datewire.events.scorer import reasons
from datewire.events.whereabouts import Gazetteer, Look
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Draft, Evidence, Kind, Place, Span, When

_NEAR = 2500  # characters within which a clock time is looked for
_QUOTE = 400  # characters of a sentence that an entry quotes
_PROPER = ("proper", "part", "quote", "match")
_LINK = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:)\]’']")


def evidence(article_id: str, text: str, span: Span, supports: str, by: str) -> Evidence:
    """Evidence with its literal quote."""
    return Evidence(article_id, span, text[span.start : span.end], supports, by)


def checked(draft: Draft, text: str) -> Draft:
    """`draft` itself; raises EvidenceError when a quote does not stand at its span (whoever proposed it), or when
    title or time have none."""
    for e in draft.evidence:
        if not e.quote or text[e.span.start : e.span.end] != e.quote:
            raise EvidenceError(
                f"{e.article}: the quotation for {e.supports} does not stand at {e.span.start}", "drop it"
            )
    if not {"title", "when"} <= {e.supports for e in draft.evidence}:
        raise EvidenceError(f"{draft.title}: no words prove its name and time", "drop it")
    return draft


def kind_of(choice: Choice, vocabulary: Vocabulary) -> Kind:
    """What sort of occurrence a choice is, by its name and by the words of a deadline."""
    name = choice.name.candidate.name
    if choice.proposal.site.deadline and titles.due(name, vocabulary):
        return Kind.DEADLINE
    return Kind(name.kind) if name.kind else Kind.OTHER


def _zone(when: When, place: Place | None) -> When:
    if when.start_time and when.zone is None and place and place.zone:
        why = (*when.why, f"zone of {place.name or place.text}")
        return dataclasses.replace(when, zone=place.zone, implied=when.implied | {"zone"}, why=why)
    return when


def why(choice: Choice, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What moved the verdict on a date most: a second opinion, when there was one, and the features of the first."""
    second = (f"second opinion {choice.numbers['second']:+.1f}",) if "second" in choice.numbers else ()
    return (*second, *reasons(vocabulary.weights.get("judge", {}), choice.proposal.features))


def draft(choice: Choice, pool: Pool, gazetteer: Gazetteer | None, day: date) -> Draft:
    """The draft of a chosen appointment. Raises EvidenceError when a quote would not be literal (a fault of a rule)."""
    layout, vocabulary = pool.layout, pool.vocabulary
    article, text, site = layout.article, layout.text, choice.proposal.site
    name = choice.name.candidate.name
    title, title_span, aliases = titles.finish(choice, pool)
    kind = kind_of(choice, vocabulary)
    sites = [site, *(p.site for p in choice.merged)]
    where = whereabouts.find(Look(pool, sites, name.span, name.how in _PROPER, gazetteer), kind.value)
    long = lasting.stretched(site, name.span, kind.value, pool, day)
    if long:
        sites[0] = site = dataclasses.replace(site, when=long.when)
    near = pool.told(site.mention.span.start - _NEAR, site.mention.span.start + _NEAR)
    when, clock = clocks.join(Search(sites, name.span, pool, near), kind.value)
    state, state_span = status.settle(layout, dataclasses.replace(site, when=when), name.span, vocabulary, day)
    place = None
    if where.text and where.span:
        known = gazetteer.find(where.text) if gazetteer else None
        place = dataclasses.replace(known, text=where.text) if known else Place(where.text)
    proofs = [
        evidence(article.id, text, title_span, "title", name.how),
        evidence(article.id, text, site.mention.span, "when", site.mention.rule),
        evidence(article.id, text, state_span, "status", "status"),
        evidence(article.id, text, _shown(site.sentence.span, site.mention.span, text), "sentence", "layout"),
    ]
    if long:
        proofs.append(evidence(article.id, text, long.span, "when", "lasting"))
    if clock:
        proofs.append(evidence(article.id, text, clock, "when", "clock"))
    if where.span:
        proofs.append(evidence(article.id, text, where.span, "place", "whereabouts"))
    if where.online_span:
        proofs.append(evidence(article.id, text, where.online_span, "online", "online"))
    link = next(_links(text, site.sentence.span), None)
    made = Draft(
        title=title,
        when=_zone(_zone(when, place), where.near),
        status=state,
        kind=kind,
        confidence=round(choice.confidence, 3),
        evidence=tuple(proofs),
        aliases=aliases,
        place=place,
        online=where.online,
        link=link,
        reasons=why(choice, vocabulary),
    )
    return checked(made, text)


def _shown(sentence: Span, mention: Span, text: str) -> Span:
    """The date's sentence without its outer white space; of a very long one the part around the date."""
    start, end = sentence.start, sentence.end
    if end - start > _QUOTE:
        start = max(start, mention.start - _QUOTE // 2)
        end = min(end, start + _QUOTE)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _links(text: str, span: Span) -> Iterator[str]:
    for found in _LINK.finditer(text, span.start, span.end):
        yield found.group()

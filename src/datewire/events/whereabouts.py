"""Where an event is: venue and city as the text gives them, and whether it is held online."""

from __future__ import annotations

from dataclasses import dataclass

from datewire.events import venues
from datewire.events.layout import Sentence
from datewire.events.venues import Gazetteer, Look, field
from datewire.events.weighing import chosen
from datewire.model import Span

__all__ = ["Gazetteer", "Look", "Whereabouts", "find"]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words for the place (`span` into the text) or None; whether the event is online, proven by `online_span`."""

    text: str | None = None
    span: Span | None = None
    online: bool = False
    online_span: Span | None = None


def find(look: Look, kind: str) -> Whereabouts:
    """The place of an event of this kind and whether it is online, each only where the article's words say so."""
    layout, vocabulary = look.pool.layout, look.pool.vocabulary
    spots = venues.found(look, kind)
    weights = vocabulary.weights.get("place", {})
    online = _online(look, look.site.sentence, placed=False)
    best = chosen([(s.words, s.features) for s in spots], venues.nothing(look, kind, online is not None), weights)
    span = spots[best].span if best is not None else None
    online = _online(look, look.site.sentence, placed=span is not None)
    if online and span and vocabulary.patterns["online.words"].search(layout.text, span.start, span.end):
        span = None
    return Whereabouts(span.of(layout.text) if span else None, span, online is not None, online)


def _online(look: Look, sentence: Sentence, placed: bool) -> Span | None:
    """The words that put the event online: in its name or sentence; without a place also in the headline, the next
    sentences and, in an article about one day, anywhere."""
    layout, vocabulary = look.pool.layout, look.pool.vocabulary
    pattern, text = vocabulary.patterns["online.words"], layout.text
    hybrid = vocabulary.patterns["online.hybrid"].search(text, sentence.span.start, sentence.span.end)
    spans: list[Span] = [look.name]
    if not placed or hybrid:
        own = layout.at(look.name.start)
        around = [layout.neighbour(sentence, n) for n in (1, 2, -1)]
        near = [other.span for other in around if other and abs(other.block - sentence.block) < 3]
        spans += [sentence.span, own.span, *near]
    if not placed and look.pool.crowd != "many":
        spans += [layout.article.blocks[0].span, *([Span(0, len(text))] if look.pool.crowd == "one" else [])]
    for part in spans:
        if found := pattern.search(text, part.start, part.end):
            return Span(found.start(), found.end())
    where = field(layout, sentence, vocabulary)
    found = pattern.search(text, where.start, where.end) if where else None
    return Span(found.start(), found.end()) if found else None

"""Where an event is: venue and city as the text gives them, and whether it is held online."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from datewire.events import online, venues
from datewire.events.bags import bag
from datewire.events.venues import Gazetteer, Look, Spot
from datewire.events.weighing import chosen
from datewire.model import Place, Span

__all__ = ["Gazetteer", "Look", "Whereabouts", "find"]

_ARTICLE = 4  # characters of an article that leads a sentence


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words for the place (`span` into the text) or None; whether the event is online, proven by `online_span`.
    `near` is a known town beside which an unknown venue lies: one of the article's towns, when all keep one zone."""

    text: str | None = None
    span: Span | None = None
    online: bool = False
    online_span: Span | None = None
    near: Place | None = None


def find(look: Look, kind: str) -> Whereabouts:
    """The place of an event of this kind and whether it is online, each only where the article's words say so."""
    text, vocabulary = look.pool.layout.text, look.pool.vocabulary
    named = bag(look.name.of(text), vocabulary.stop)
    begin = look.site.sentence.span.start
    spots = [  # "The Repair Café opens in the school": no event is at itself
        s for s in venues.found(look, kind) if s.span.start > begin + _ARTICLE or bag(s.text, vocabulary.stop) != named
    ]
    spot = placed(look, kind, spots)
    net = online.decided(look, kind, how(spot))
    span = spot.span if spot else None
    if (
        net
        and spot
        and (
            spot.away
            or "within-name" in spot.features
            or vocabulary.patterns["online.words"].search(text, *_ends(spot.span))
        )
    ):
        span = None
    near = beside(spots, look) if span else None
    return Whereabouts(span.of(text) if span else None, span, net is not None, net, near)


def beside(spots: Sequence[Spot], look: Look) -> Place | None:
    """The first known town of the article, when all that it names keep the same zone; one town alone only when it is
    that of the dateline."""
    if look.gazetteer is None:
        return None
    towns = [s for s in spots if "town" in s.features]
    found = [p for s in towns if (p := look.gazetteer.find(s.text)) and p.zone]
    sure = len({p.name for p in found}) > 1 or any("how:dateline" in s.features for s in towns)
    return found[0] if sure and len({p.zone for p in found}) == 1 else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def placed(look: Look, kind: str, spots: Sequence[Spot]) -> Spot | None:
    """The event's place among the options, or None."""
    weights = look.pool.vocabulary.weights.get("place", {})
    best = chosen([(s.words, s.features) for s in spots], venues.nothing(look, kind), weights)
    return spots[best] if best is not None else None


def how(spot: Spot | None) -> str:
    """How a place was found, for what depends on it; "" for none."""
    return spot.features[0].removeprefix("how:") if spot else ""

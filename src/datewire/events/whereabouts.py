"""Where an event is: venue and city as the text gives them, and whether it is held online."""

from __future__ import annotations

from dataclasses import dataclass

from datewire.events import online, venues
from datewire.events.venues import Gazetteer, Look, Spot
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
    text, vocabulary = look.pool.layout.text, look.pool.vocabulary
    spot = placed(look, kind)
    net = online.decided(look, kind, how(spot))
    span = spot.span if spot else None
    if net and spot and (spot.away or vocabulary.patterns["online.words"].search(text, *_ends(spot.span))):
        span = None
    return Whereabouts(span.of(text) if span else None, span, net is not None, net)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def placed(look: Look, kind: str) -> Spot | None:
    """The event's place, or None."""
    spots = venues.found(look, kind)
    weights = look.pool.vocabulary.weights.get("place", {})
    best = chosen([(s.words, s.features) for s in spots], venues.nothing(look, kind), weights)
    return spots[best] if best is not None else None


def how(spot: Spot | None) -> str:
    """How a place was found, for what depends on it; "" for none."""
    return spot.features[0].removeprefix("how:") if spot else ""

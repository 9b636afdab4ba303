"""The words that may put an event on the net, each with the named features by which it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from datewire.events.blind import search
from datewire.events.layout import Sentence
from datewire.events.venues import Look, field
from datewire.events.weighing import chosen
from datewire.model import Span

_MOST = 24  # words that are weighed
_BESIDE = 40  # characters around a word in which an aside may stand
ONLINE = frozenset(("online",))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may say that the event is online, where it stands, and its features."""

    span: Span
    features: tuple[str, ...]


def found(look: Look, kind: str, placed: str) -> list[Cue]:
    """All cues for an event of this kind, nearest first. `placed` tells how its place was found ("" for none)."""
    layout, vocabulary = look.pool.layout, look.pool.vocabulary
    seen: set[int] = set()
    out: list[Cue] = []
    for where, part in _parts(look):
        for group in ("words", "hints"):
            for hit in layout.hits(f"online.{group}", vocabulary, part.start, part.end):
                if hit.start() not in seen and len(out) < _MOST:
                    seen.add(hit.start())
                    features = _features(Span(*hit.span()), where, group, look)
                    features += [f"{kind}&{group}", f"{kind}&{group}&{where}", f"{group}&placed:{placed or 'no'}"]
                    features += [f"{where}&{group}&placed:{bool(placed)}", f"{kind}&placed:{bool(placed)}"]
                    out.append(Cue(Span(*hit.span()), tuple(features)))
    return out


def nothing(look: Look, kind: str, placed: str) -> list[str]:
    """The features of an event that is not online."""
    out = ["none", f"none:{kind}", f"none:placed:{placed or 'no'}", f"none:{kind}&placed:{bool(placed)}"]
    return [*out, "none:deadline"] if look.site.deadline else out


def decided(look: Look, kind: str, placed: str) -> Span | None:
    """The words that put the event online, or None."""
    cues = found(look, kind, placed)
    if sure := next((c for c in cues if "sure" in c.features and not look.site.deadline), None):
        return sure.span
    weights = look.pool.vocabulary.weights.get("online", {})
    best = chosen([(ONLINE, c.features) for c in cues], nothing(look, kind, placed), weights)
    return cues[best].span if best is not None else None


def _parts(look: Look) -> Iterator[tuple[str, Span]]:
    """Where a cue may stand, nearest first."""
    layout, site = look.pool.layout, look.site
    yield "name", look.name
    if where := field(layout, site.sentence, look.pool.vocabulary):
        yield "field", where
    yield "own", site.sentence.span
    yield "own", layout.at(look.name.start).span
    for step in (1, 2, -1, 3, -2):
        other: Sentence | None = layout.neighbour(site.sentence, step)
        if other and abs(other.block - site.sentence.block) < 4:
            yield f"step:{step}", other.span
    blocks = layout.article.blocks
    yield "title", blocks[0].span
    for block in blocks[1:3]:
        yield "lead", block.span
    yield f"rest:{look.pool.crowd}", Span(0, len(layout.text))


def _features(span: Span, where: str, group: str, look: Look) -> list[str]:
    text, rules = look.pool.layout.text, look.pool.vocabulary.rules
    word = span.of(text).lower()
    out = [f"at:{where}", f"{group}", f"{group}&{where}", f"word:{word}"]
    before, after = text[max(0, span.start - _BESIDE) : span.start], text[span.end : span.end + _BESIDE]
    if search(rules["online_aside"], before) or rules["online_aside"].match(after):
        out += ["aside", f"aside&{group}"]
    if search(rules["online_held"], before) or rules["online_live"].match(after):
        out += ["held", f"held&{group}"]
    if group == "words" and where in ("own", "name") and rules["online_sure"].search(before):
        out.append("sure")
    if any(look.pool.layout.hits("online.hybrid", look.pool.vocabulary, max(0, span.start - 120), span.end + 120)):
        out.append("hybrid")
    return out

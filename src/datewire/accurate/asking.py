"""From a site of the rules and its candidate names to a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from datewire.accurate.questions import Dated, NameSpan, Question, Window
from datewire.events.cues import Site
from datewire.events.layout import Layout, Sentence
from datewire.events.pool import Candidate
from datewire.model import Span

MOST = 24  # names that are asked about, the best by the linear ranker
_NEAR = 1500  # characters within which other dates are marked
_HEADING = 110  # characters below which a block above is a heading
_UP = 7  # blocks above that are looked at


def ask(
    layout: Layout, site: Site, marks: tuple[str, ...], names: Sequence[Candidate], busy: Sequence[Span]
) -> Question:
    """The question about `site`; `marks` are words for what is known of its reading, `names` best first, `busy` the
    spans of all dates. The article must have a day of publication."""
    day = layout.article.anchor.day or date.min
    start = site.sentence.span.start
    return Question(
        text=layout.text,
        at=site.mention.span,
        when=Dated(site.when.start, site.when.end, day, marks, site.inherited),
        windows=tuple(_windows(layout, site)),
        names=tuple(
            NameSpan(c.name.text, c.name.span, c.name.about, c.name.how, c.name.kind, c.where) for c in names[:MOST]
        ),
        others=tuple(s for s in busy if abs(s.start - start) < _NEAR),
    )


def _windows(layout: Layout, site: Site) -> Iterator[Window]:
    """The date's sentence and its surroundings, each sentence once."""
    seen: set[int] = set()
    for role, sentence in _places(layout, site):
        if sentence is not None and sentence.index not in seen:
            seen.add(sentence.index)
            yield Window(role, sentence.span)


def _places(layout: Layout, site: Site) -> Iterator[tuple[str, Sentence | None]]:
    own, blocks = site.sentence, layout.article.blocks
    yield "own", own
    if site.inherited:
        yield "above", layout.at(site.mention.span.start)
    yield "title", layout.at(0)
    yield "prev", layout.neighbour(own, -1)
    yield "next", layout.neighbour(own, 1)
    above = (b for b in range(own.block - 1, max(-1, own.block - _UP - 1), -1))
    heading = next((b for b in above if blocks[b].span.end - blocks[b].span.start < _HEADING), None)
    if heading is not None:
        yield "above", layout.at(blocks[heading].span.start)
    if len(blocks) > 1:
        yield "lead", layout.at(blocks[1].span.start)
    for role, step in (("prev2", -2), ("next2", 2), ("prev3", -3)):
        yield role, layout.neighbour(own, step)

"""Where an event is: venue and city as the text gives them, and whether it is held online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from datewire.events.bags import bag
from datewire.events.cues import Site, label_of
from datewire.events.layout import Layout, Sentence
from datewire.events.pool import Pool
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Place, Span

_TAIL = re.compile(r"(?:,? (?:on|at|from|for|in|and|the)|[,.;:]+)$")
_CLOCK_TAIL = re.compile(r"[,]? (?:at |from )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?$", re.IGNORECASE)
_SHORT = 2
_CLOSE = 14  # characters between a date and a lone word that the list of places does not know


class Gazetteer(Protocol):
    """What the reader asks of a list of places."""

    def find(self, text: str, country: str | None = None) -> Place | None:
        """The place that `text` names as news writes it ("Long Beach, CA"), or None when it is not certain."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a search for a place needs: the article's pool, the event's name, whether that is a proper one, and the list
    of places, if there is one."""

    pool: Pool
    name: Span
    proper: bool
    gazetteer: Gazetteer | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words for the place (`span` into the text) or None; whether the event is online, proven by `online_span`."""

    text: str | None = None
    span: Span | None = None
    online: bool = False
    online_span: Span | None = None


def _clean(words: str, start: int, busy: list[Span]) -> str:
    """A raw match cut at a date expression and at loose ends."""
    for s in busy:
        if start < s.start < start + len(words):
            words = words[: s.start - start]
    words = words.rstrip()
    while (shorter := _TAIL.sub("", _CLOCK_TAIL.sub("", words))) != words:
        words = shorter
    return words.rstrip(" ,;:(–—-")


def _places(look: Look, span: Span) -> Iterator[tuple[Span, str, int, bool]]:
    """Every place phrase in `span`: its words, its preposition, where the preposition stands, and whether it is surely
    a place: a single capital word is one when the list of places knows it. The event's own name is no place."""
    layout, near = look.pool.layout, [s for s in look.pool.busy if s.meets(span)]
    last = -1
    for found in look.pool.vocabulary.rules["place_phrase"].finditer(layout.text, span.start, span.end):
        start = found.start("place")
        words = _clean(found.group("place"), start, near)
        if (
            len(words) < _SHORT
            or look.pool.vocabulary.rules["no_place"].match(words)
            or any(s.start <= start < s.end for s in near)
        ):
            continue
        if start < last or _own_name(words, look):
            continue
        last = start + len(words)
        yield Span(start, last), found.group("prep"), found.start(), _credible(words, found.group("prep"), look)


def _own_name(words: str, look: Look) -> bool:
    stop = look.pool.vocabulary.stop
    return look.proper and bag(words, stop) <= bag(look.name.of(look.pool.layout.text), stop)


def _credible(words: str, prep: str, look: Look) -> bool:
    if " " in words or prep in ("at", "inside", "aboard") or look.gazetteer is None:
        return True
    return look.gazetteer.find(words) is not None


def _beside(look: Look, site: Site) -> Span | None:
    """The place phrase of the date's own sentence that stands best: behind the date or just before it."""
    best: tuple[int, Span] | None = None
    date, text = site.at, look.pool.layout.text
    for span, prep, at, known in _places(look, site.sentence.span):
        gap = at - date.end if at >= date.end else date.start - span.end + 8
        if not known and (gap > _CLOSE or prep != "in"):
            continue
        gap += 60 if prep == "to" else 15 if prep == "near" else 0
        low, high = min(date.end, span.end), max(date.start, at)
        gap += 80 if text.find(";", low, high) >= 0 else 0
        gap += 80 if _others(look, date, span, (low, high)) else 0
        if best is None or gap < best[0]:
            best = (gap, span)
    return best[1] if best else None


def _others(look: Look, date: Span, place: Span, between: tuple[int, int]) -> bool:
    """Whether another date stands between date and place, or nearer to the place."""
    low, high = between
    others = [s for s in look.pool.busy if s != date]
    near = any(max(s.start - place.end, place.start - s.end) < high - low for s in others)
    return near or any(low <= s.start < high for s in others)


def _field(layout: Layout, sentence: Sentence, vocabulary: Vocabulary) -> Span | None:
    """The value of a "WHERE:" or "Location:" line near the date, below first."""
    blocks, text = layout.article.blocks, layout.text
    below = range(sentence.block, min(len(blocks), sentence.block + 9))
    above = range(sentence.block - 1, max(-1, sentence.block - 6), -1)
    for b in (*below, *above):
        span = blocks[b].span
        label = label_of(text, Span(span.end, span.end), span.start)
        bare = span.of(text).strip(" *:_").lower()
        if label in vocabulary.groups["labels.where"]:
            start = text.find(":", span.start, span.end) + 1
            while 0 < start < span.end and text[start] in " *_–-|":
                start += 1
            if start and span.end - start >= _SHORT:
                return Span(start, min(span.end, start + 160))
        if (label or bare) in vocabulary.groups["labels.where"] and b + 1 < len(blocks):
            value = blocks[b + 1].span
            return Span(value.start, min(value.end, value.start + 160))
    return None


def _around(look: Look, site: Site) -> Span | None:
    """A place phrase in the name's sentence, in the next ones and in the one before, where a verb of holding leads it
    or it follows the name at once."""
    layout, name = look.pool.layout, look.name
    own = layout.at(name.start)
    steps = [layout.neighbour(site.sentence, n) for n in (1, -1, 2, 3)]
    for other in (own, *steps):
        if other is None or (abs(other.block - site.sentence.block) > 3 and other is not own):
            continue
        for span, prep, at, known in _places(look, other.span):
            led = look.pool.vocabulary.rules["place_led"].search(layout.text, max(other.span.start, at - 60), at)
            if known and prep != "to" and (led or (other is own and 0 <= at - name.end < 4)):
                return span
    return None


def _headline(look: Look) -> Span | None:
    """The last "in X" or "at X" of the headline."""
    layout = look.pool.layout
    first = layout.article.blocks[0].span if layout.article.title else None
    found = [span for span, prep, _, known in _places(look, first) if known and prep in ("in", "at")] if first else []
    return found[-1] if found else None


def _common(look: Look, site: Site) -> Span | None:
    """A venue told by a common noun in the date's sentence ("on the football field")."""
    found = look.pool.vocabulary.rules["place_common"].search(
        look.pool.layout.text, site.sentence.span.start, site.sentence.span.end
    )
    return Span(*found.span("place")) if found else None


def _here(look: Look, site: Site) -> Span | None:
    """The town of the dateline, when the date's sentence says "here"."""
    layout, rules = look.pool.layout, look.pool.vocabulary.rules
    if not rules["here"].search(layout.text, site.sentence.span.start, site.sentence.span.end):
        return None
    for block in layout.article.blocks[:3]:
        if found := rules["dateline_city"].match(layout.text, block.span.start, block.span.end):
            return Span(*found.span("place"))
    return None


def find(sites: Sequence[Site], look: Look) -> Whereabouts:
    """The place of the event whose date is used at `sites`, the surest first.

    In this order: beside the date, wherever the article tells it; a field; beside the name or near the date behind a
    verb of holding; a venue without a name; the dateline's town where the text says "here"; the headline, when the
    article is about one day. An event with a place is online only where its own words say so.
    """
    pool = look.pool
    layout, vocabulary = pool.layout, pool.vocabulary
    ways = (_beside, _fielded)
    span = next((s for way in ways for site in sites if (s := way(look, site))), None)
    online = _online(look, sites[0].sentence, placed=span is not None)
    if online and span and vocabulary.patterns["online.words"].search(layout.text, span.start, span.end):
        span = None
    if span is None and not online:
        span = next((s for way in (_around, _common, _here) for site in sites if (s := way(look, site))), None)
    if span is None and not online and pool.crowd == "one":
        span = _headline(look)
    return Whereabouts(span.of(layout.text) if span else None, span, online is not None, online)


def _fielded(look: Look, site: Site) -> Span | None:
    return _field(look.pool.layout, site.sentence, look.pool.vocabulary)


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
    where = _field(layout, sentence, vocabulary)
    found = pattern.search(text, where.start, where.end) if where else None
    return Span(found.start(), found.end()) if found else None

"""The places that may be an event's, each with the named features by which one is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from datewire.events.bags import bag
from datewire.events.blind import search
from datewire.events.cues import Site, label_of
from datewire.events.layout import Layout, Sentence
from datewire.events.pool import Pool
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Place, Span

_TAIL = re.compile(
    r"(?:,? (?:on|at|from|for|in|and|the|this|will|with|a|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)"
    r"|[,.;:]+)$"
)
_CLOCK_TAIL = re.compile(r"[,]? (?:at |from )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?$", re.IGNORECASE)
_LOOSE = frozenset("on at from for in and the this will with a".split())
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_SHORT = 2
_BARE = ("known", "venue")  # how a place is found that no preposition leads
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]*\w")
_AGAINST = re.compile(r" (?:v|vs|v\.|vs\.|versus) ")
_ADJECTIVE = re.compile(r"[a-z](?:ian|ish|ese|an|i)$")
_PLAIN = re.compile(r"[\w’'., -]+")
_MOST = 60  # options that are weighed
_READ = 400  # characters of a sentence that are looked up
_FIELD = 160  # characters of a field that are read
_FAR = 40  # sentences of an article in which a place is looked for
_ORDER = ("own", "name", "next", "prev", "title", "lead", "above", "else")


class Gazetteer(Protocol):
    """What the reader asks of a list of places."""

    def find(self, text: str, country: str | None = None) -> Place | None:
        """The place that `text` names as news writes it ("Long Beach, CA"), or None when it is not certain."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a search for a place needs: the article's pool, the sites of the event (the chosen one first), its name,
    whether that is a proper one, and the list of places, if there is one."""

    pool: Pool
    sites: Sequence[Site]
    name: Span
    proper: bool
    gazetteer: Gazetteer | None

    @property
    def site(self) -> Site:
        """The chosen site."""
        return self.sites[0]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that may be the event's: its words, where they stand, and its features."""

    text: str
    span: Span
    features: tuple[str, ...]
    words: frozenset[str]

    @property
    def away(self) -> bool:
        """Whether the place stands neither with the date nor with the name nor in a field."""
        return not {"at:own", "at:own2", "at:name", "at:field"} & set(self.features)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A place phrase before it is weighed: its span, how it was found, its preposition and where that stands."""

    span: Span
    how: str
    prep: str
    at: int


def found(look: Look, kind: str) -> list[Spot]:
    """All options for an event of this kind, each span once, nearest sources first."""
    seen: set[tuple[int, int]] = set()
    out: list[Spot] = []
    own = look.site.sentence
    every = chain(
        (("field", own, raw) for raw in _fields(look)),
        _datelines(look),
        ((where, line, raw) for where, line in _sentences(look) for raw in _phrases(look, line, where)),
    )
    for where, line, raw in every:
        key = (raw.span.start, raw.span.end)
        if _owns(raw.span, look) or (raw.how in _BARE and look.name.meets(raw.span)):  # "Tram Museum Open Day"
            continue
        if key not in seen and len(out) < _MOST:
            seen.add(key)
            out.append(_spot(raw, where, line, look, kind))
    return [*_ranked(out, look)]


def _owns(span: Span, look: Look) -> bool:
    """Whether the words are an owner that is no known place: "in Saddam Hussein's trial"."""
    text = look.pool.layout.text
    if text[span.end : span.end + 2] not in ("'s", "’s"):
        return False
    return look.gazetteer is None or look.gazetteer.find(span.of(text)) is None


def _ranked(spots: Sequence[Spot], look: Look) -> Iterator[Spot]:
    """The options with a feature for the nearest one behind a preposition on each side of the date."""
    date, own = look.site.at, look.site.sentence.span
    led = [s for s in spots if "how:led" in s.features and own.holds(s.span)]
    after = min((s for s in led if s.span.start >= date.end), key=lambda s: s.span.start, default=None)
    before = max((s for s in led if s.span.end <= date.start), key=lambda s: s.span.end, default=None)
    for spot in spots:
        more = [name for name, best in (("nearest>", after), ("nearest<", before)) if spot is best]
        if more and after is not None and before is not None:
            more.append("two-sided")
        yield replace(spot, features=(*spot.features, *more)) if more else spot


def nothing(look: Look, kind: str) -> list[str]:
    """The features of an event whose place is not told."""
    out = ["none", f"none:{kind}", f"none:crowd:{look.pool.crowd}"]
    text, cues = look.pool.layout.text, look.pool.vocabulary.patterns["online.words"]
    if cues.search(look.name.of(text)):
        out += ["none:online-name"]
    elif cues.search(look.pool.layout.words(look.site.sentence)):
        out += ["none:online", f"none:online:{kind}"]
    elif look.pool.crowd == "one" and any(look.pool.layout.hits("online.words", look.pool.vocabulary)):
        out += ["none:online-text"]
    if look.site.deadline:
        out.append("none:deadline")
    return out


def _sentences(look: Look) -> Iterator[tuple[str, Sentence]]:
    """The sentences in which a place is looked for, with where they stand as seen from the date."""
    layout, seen = look.pool.layout, set()
    site = look.site
    near = [("own", s.sentence) for s in look.sites[:1]]
    near.append(("name", layout.at(look.name.start)))
    near += [("own2", s.sentence) for s in look.sites[1:]]
    for step in (1, -1, 2, -2, 3):
        other = layout.neighbour(site.sentence, step)
        if other:
            near.append((f"next:{step}" if step > 0 else f"prev:{-step}", other))
    blocks = layout.article.blocks
    if layout.article.title and (line := layout.first(0)):
        near.append(("title", line))
    near += [("lead", s) for b in (1, 2) if b < len(blocks) for s in layout.sentences(b)[:3]]
    near += [
        ("above", line)
        for b in range(site.sentence.block - 1, max(0, site.sentence.block - 6), -1)
        if blocks[b].span.end - blocks[b].span.start < 110 and (line := layout.first(b))
    ]
    if look.pool.crowd != "many":
        near += [("else", s) for b in range(1, min(len(blocks), _FAR)) for s in layout.sentences(b)]
    for where, sentence in near:
        if sentence.index not in seen:
            seen.add(sentence.index)
            yield where, sentence


def _phrases(look: Look, sentence: Sentence, where: str) -> Iterator[_Raw]:
    yield from _matched(look, sentence.span, "place_of", "of")
    yield from _led(look, sentence.span)
    close = where in ("own", "own2", "name", "next:1")
    if close or where == "next:2":
        yield from _matched(look, sentence.span, "place_common", "common")
    if close or where == "above":
        yield from _matched(look, sentence.span, "place_bracket", "bracket")
        yield from _matched(look, sentence.span, "place_item", "item")
        yield from _matched(look, sentence.span, "place_line", "line")
    if close or where in ("title", "lead", "above"):
        yield from _matched(look, sentence.span, "place_host", "host")
        yield from _matched(look, sentence.span, "place_proper", "venue")
        yield from _known_words(look, sentence.span)
    if close:
        yield from _matched(look, sentence.span, "place_visit", "visit")


def _matched(look: Look, span: Span, rule: str, how: str, first: bool = False) -> Iterator[_Raw]:
    """The hits of a pattern that has a group "place"; with `first` only one at the beginning of `span`."""
    text, pattern = look.pool.layout.text, look.pool.vocabulary.rules[rule]
    busy = look.pool.dates(span)
    hits = (
        filter(None, [pattern.match(text, span.start, span.end)])
        if first
        else pattern.finditer(text, span.start, span.end)
    )
    for hit in hits:
        start = hit.start("place")
        words = cleaned(hit.group("place"), start, busy)
        refused = how not in ("common", "line") and look.pool.vocabulary.rules["no_place"].match(words)
        cut = how == "common" and look.pool.vocabulary.rules["place_goes_on"].match(text, hit.end())  # "harbour tunnel"
        if len(words) < _SHORT or refused or cut:
            continue
        if any(s.start <= start < s.end for s in busy) or _own_name(words, look):
            continue
        yield _Raw(Span(start, start + len(words)), how, how, hit.start())


def cleaned(words: str, start: int, busy: Sequence[Span]) -> str:
    """A raw match cut at a date expression and at loose ends."""
    for s in busy:
        if start < s.start < start + len(words):
            words = words[: s.start - start]
    words = words.rstrip()
    while _loose(words) and (shorter := _TAIL.sub("", _CLOCK_TAIL.sub("", words))) != words:
        words = shorter
    words = words.rstrip(" ,;:(–—-")
    return words[:-2] if words.endswith(("’s", "'s")) else words


def _loose(words: str) -> bool:
    """Whether words may end in what `_TAIL` or `_CLOCK_TAIL` cut off; never a false no."""
    last, word = words[-1:], words[words.rfind(" ") + 1 :]
    return last in ",.;:mM" or last.isdecimal() or word in _LOOSE or word[:3] in _MONTHS


def _led(look: Look, span: Span) -> Iterator[_Raw]:
    """Every phrase behind a preposition in `span`."""
    layout, rules = look.pool.layout, look.pool.vocabulary.rules
    near = look.pool.dates(span)
    last = -1
    for hit in rules["place_phrase"].finditer(layout.text, span.start, span.end):
        start = hit.start("place")
        words = cleaned(hit.group("place"), start, near)
        if len(words) < _SHORT or rules["no_place"].match(words) or any(s.start <= start < s.end for s in near):
            continue
        if start < last or _own_name(words, look):
            continue
        last = start + len(words)
        yield _Raw(Span(start, last), "led", hit.group("prep"), hit.start())


def _own_name(words: str, look: Look) -> bool:
    """Whether the words only repeat the event's proper name; a known town in it is a place all the same."""
    stop = look.pool.vocabulary.stop
    if not (look.proper and bag(words, stop) <= bag(look.name.of(look.pool.layout.text), stop)):
        return False
    if search(look.pool.vocabulary.rules["place_venue"], words):
        return False
    return look.gazetteer is None or look.gazetteer.find(words) is None


def _known_words(look: Look, span: Span) -> Iterator[_Raw]:
    """Known places among the capital words of a sentence: "Cheshire Road Race", "Spain: general strike"."""
    if look.gazetteer is None:
        return
    text = look.pool.layout.text
    words = list(_CAPITAL.finditer(text, span.start, min(span.end, span.start + _READ)))
    taken = -1
    for i, word in enumerate(words):
        a = word.start()
        if a <= taken:
            continue
        for j in range(min(i + 2, len(words) - 1), i - 1, -1):
            b = words[j].end()
            if text.count(" ", a, b) < j - i:
                continue
            phrase = cleaned(text[a:b], a, ())
            whole = phrase.count(" ") == j - i and _PLAIN.fullmatch(phrase)
            if whole and look.gazetteer.find(phrase) is not None:
                taken = b
                how = "inname" if look.name.start <= a < look.name.end else "known"
                yield _Raw(Span(a, a + len(phrase)), how, how, a)
                break


def _datelines(look: Look) -> Iterator[tuple[str, Sentence, _Raw]]:
    """The town with which an article's first paragraphs begin."""
    layout = look.pool.layout
    for block in range(min(3, len(layout.article.blocks))):
        if line := layout.first(block):
            for rule in ("dateline_city", "dateline_town"):
                for raw in _matched(look, line.span, rule, "dateline", first=True):
                    yield "dateline", line, raw


def _fields(look: Look) -> Iterator[_Raw]:
    """The value of a place field, and the town that leads an entry of a day list."""
    layout, city = look.pool.layout, look.pool.vocabulary.rules["line_city"]
    own = look.site.sentence
    if layout.entry(own, city) != own.span and (led := city.match(layout.text, own.span.start)):
        yield _Raw(Span(*led.span("place")), "field", "field", led.start("place"))
    for number, site in enumerate(look.sites[:3]):
        if span := field(look.pool.layout, site.sentence, look.pool.vocabulary):
            yield _Raw(span, "field" if number == 0 else "field2", "field", span.start)


def field(layout: Layout, sentence: Sentence, vocabulary: Vocabulary) -> Span | None:
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
                return Span(start, min(span.end, start + _FIELD))
        if (label or bare) in vocabulary.groups["labels.where"] and b + 1 < len(blocks):
            value = blocks[b + 1].span
            return Span(value.start, min(value.end, value.start + _FIELD))
    for block in blocks[sentence.block : sentence.block + 2]:
        if hit := vocabulary.rules["place_field"].search(text, block.span.start, block.span.end):
            return Span(*hit.span("place"))
    return None


def _spot(raw: _Raw, where: str, sentence: Sentence, look: Look, event: str) -> Spot:
    text = raw.span.of(look.pool.layout.text)
    side = where.partition(":")[0]
    known, kind = _known(text, look), _kind(text, look)
    features = [f"how:{raw.how}", f"prep:{raw.prep}", f"at:{where}", known, kind]
    features += [f"{raw.how}&{side}", f"{raw.prep}&{known}", f"{raw.prep}&{kind}", f"{side}&{known}", f"{side}&{kind}"]
    features += [f"{raw.how}&{known}", f"crowd:{look.pool.crowd}&{side}"]
    features += [f"{event}&{raw.how}", f"{event}&{raw.prep}", f"{event}&{known}"]
    features += _shape(text, look)
    features += _around(raw.span, look)
    if where in ("own", "own2", "name", "field"):
        features += _beside(raw, side, look)
    if _is_led(raw, sentence, look):
        features += ["verb", f"verb&{side}"]
    return Spot(text, raw.span, tuple(features), bag(text, look.pool.vocabulary.stop))


def _known(text: str, look: Look) -> str:
    place = look.gazetteer.find(text) if look.gazetteer else None
    return "unknown" if place is None else "land" if place.latitude is None else "town"


def _kind(text: str, look: Look) -> str:
    rules = look.pool.vocabulary.rules
    if search(rules["place_venue"], text):
        return "venue"
    if rules["place_body"].search(text):
        return "body"
    return "word" if " " not in text else "words"


def _shape(text: str, look: Look) -> Iterator[str]:
    yield f"commas:{min(text.count(','), 2)}"
    if any(c.isdigit() for c in text):
        yield "figures"
    head = text.partition(",")[0]
    yield f"told:{min(look.pool.layout.text.count(head), 4)}"
    stop = look.pool.vocabulary.stop
    name = bag(look.name.of(look.pool.layout.text), stop)
    words = bag(text, stop)
    if words and words <= name:
        yield "is-name"
    elif words & name:
        yield "of-name"
    if words and words <= bag(look.pool.layout.article.title, stop):
        yield "in-title"


def _around(span: Span, look: Look) -> Iterator[str]:
    """What the words before and after say of a phrase: a person, a subject, an event and no place."""
    rules, text = look.pool.vocabulary.rules, look.pool.layout.text
    if rules["place_then"].match(text, span.end):
        yield "then-verb"
    if rules["place_person"].search(text, max(0, span.start - 16), span.start):
        yield "person"
    last = span.of(text).partition(",")[0].rpartition(" ")[2].lower()
    if last in look.pool.vocabulary.heads and last not in look.pool.vocabulary.weak:
        yield "event"
    if text[span.end : span.end + 2] in ("’s", "'s"):
        yield "owner"
    if " " not in span.of(text) and _ADJECTIVE.search(span.of(text)):
        yield "adjective"
    if rules["place_goes_on"].match(text, span.end):
        yield "goes-on"
    if _AGAINST.match(text, span.end) or text[max(0, span.start - 4) : span.start].endswith((" v ", " vs ", " v. ")):
        yield "against"


def _beside(raw: _Raw, side: str, look: Look) -> Iterator[str]:
    """How the place stands to the date and to the name in their own sentence."""
    date, text = look.site.at, look.pool.layout.text
    after = raw.at >= date.end
    gap = raw.at - date.end if after else date.start - raw.span.end
    yield f"{side}{'>' if after else '<'}" + next((str(n) for n in (3, 12, 30, 70, 140) if gap <= n), "far")
    low, high = min(date.end, raw.span.end), max(date.start, raw.at)
    others = [s for s in look.pool.busy if s != date]
    if any(low <= s.start < high for s in others):
        yield "other-between"
    if any(max(s.start - raw.span.end, raw.at - s.end) < high - low for s in others):
        yield "other-nearer"
    if text.find(";", low, high) >= 0:
        yield "clause-between"
    apart = raw.at - look.name.end
    if 0 <= apart < 4:
        yield "behind-name"
    elif 0 <= apart < 40:
        yield "near-name"
    if look.name.holds(raw.span):
        yield "within-name"


def _is_led(raw: _Raw, sentence: Sentence, look: Look) -> bool:
    rule, text = look.pool.vocabulary.rules["place_led"], look.pool.layout.text
    return rule.search(text, max(sentence.span.start, raw.at - 60), raw.at) is not None

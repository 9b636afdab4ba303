"""An article's blocks and sentences, found only where something looks for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from datewire.events.frames import Frame, frames
from datewire.events.tokens import Token, tokenize
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Article, Span

Match: TypeAlias = re.Match[str]

_END = re.compile(r"[.!?…][.!?…]*[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_GAP = re.compile(r"\s(?=[•*▪●]\s)|\s{4,}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Hon|St|Ste|Mt|Ft|Jr|Sr|"
    r"Inc|Corp|Ltd|Co|Bros|No|Nos|vs|v|Ave|Blvd|Rd|Dept|Univ|Assn|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|"
    r"Wed|Thu|Thur|Thurs|Fri|Sat|Sun|approx|est|ca|e\.g|i\.e|U\.S|U\.K|U\.N|D\.C|a\.m|p\.m|P\.M|A\.M)|\.[A-Za-z])\.\s*$"
)
_GLUE = re.compile(r"(?<=[a-z0-9)!?])|(?<=[a-z]\.)|(?<=\s)")
_GLUED = re.compile(  # fields whose line ends were lost: "9 April 2026Time: 3:00 p.m."
    r"(?:Date|Time|When|Where|Location|Venue|Place|Duration|Register|Registration|Tickets|"
    r"What|Who|Cost|Admission|Speakers?|Moderator|RSVP|Event|Webcast|Dates|Hours)(?=(?: [A-Z]?[a-z]+){0,2}:)"
)
_LIST = re.compile(r"\W{0,4}[^.;:|–—\n]{2,40}?(?::|\s[|–—-])\s")  # what leads a list in one line
_ITEM = re.compile(r";\s+(?=\S)")
_LINE = 900  # characters of such a list
_ENTRY = 400  # characters of a line of a day list
_ENDLESS = 4000  # characters; nothing longer is a sentence
_LONGEST = 1200  # characters of a sentence that are read
_MAY_END = re.compile(r"(?:\.[A-Za-z]|Inc|Corp|Ltd|Co|Ave|Blvd|Rd|Jr|Sr)\.\s*$")
_NEW_SENTENCE = re.compile(
    r"(?:The|This|These|That|It|He|She|They|We|A|An|For|All|In|Tickets|Doors|Admission|Register|Registration|To|Please|"
    r"Media|Participants|Attendees|Guests|More|Those|There|If|You|Free|Presented|Hosted|Speakers)\b"
)


class Sentence(NamedTuple):
    """A sentence or a line: `span` into the article's text and the number of its block."""

    span: Span
    block: int

    @property
    def index(self) -> int:  # type: ignore[override]
        """The offset at which it begins, by which it is known."""
        return self.span.start


def _breaks(text: str, start: int, end: int) -> list[int]:
    cuts = []
    for found in _END.finditer(text, start, end):
        cut = found.end()
        if text[found.start()] == "." and (abbr := _ABBREVIATION.search(text, max(start, cut - 16), cut)):
            ends = _MAY_END.search(text, abbr.start(), cut)
            if not (ends and _NEW_SENTENCE.match(text, cut)):
                continue
        cuts.append(cut)
    part = text[start:end]
    if "    " in part or " • " in part or " * " in part or " ▪ " in part or " ● " in part:
        cuts = sorted({*cuts, *(found.end() for found in _GAP.finditer(text, start, end))})
    if end - start < _LINE and ";" in part and _LIST.match(text, start, end):
        cuts = sorted({*cuts, *(found.end() for found in _ITEM.finditer(text, start, end))})
    if ":" in part and (glued := [*_glued(text, start, start + part.rindex(":") + 1)]):
        cuts = sorted({*cuts, *glued})
    return cuts


def _glued(text: str, start: int, end: int) -> Iterator[int]:
    for found in _GLUED.finditer(text, start, end):
        if found.start() > start and _GLUE.match(text, found.start()):
            yield found.start()


def _short(text: str, start: int, cuts: Iterable[int]) -> Iterator[int]:
    """`cuts`, and more of them where a stretch is longer than any sentence: at a blank, so that no text costs the
    square of its length."""
    for cut in cuts:
        while cut - start > _ENDLESS:
            blank = text.rfind(" ", start + 1, start + _ENDLESS)
            start = blank + 1 if blank > 0 else start + _ENDLESS
            yield start
        yield cut
        start = cut


def _place(row: Sequence[Sentence], offset: int) -> int:
    """The number of the last sentence that begins at `offset` or before it; 0 when none does."""
    return max(0, bisect_right(row, offset, key=lambda s: s[0].start) - 1) if len(row) > 1 else 0


@lru_cache(maxsize=64)
def _stems(phrases: frozenset[str]) -> tuple[str, ...]:
    """Those of `phrases` that begin with no other."""
    return tuple(p for p in sorted(phrases) if not any(p != q and p.startswith(q) for q in phrases))


def spoken(words: str, phrases: frozenset[str]) -> bool:
    """Whether any of `phrases` may stand in `words`, in whatever case; cheap, and never a false no."""
    lower = words.lower()
    return any([p in lower for p in _stems(phrases)]) or not lower.isascii()


def _spots(lower: str, size: int, phrases: frozenset[str]) -> Sequence[int]:
    """Where `phrases` may begin in a text of `size` characters that is `lower` in lower case: everywhere when a letter
    changes its size or is another's twin (re.IGNORECASE)."""
    if len(lower) != size or "ı" in lower or "ſ" in lower:
        return range(size)
    out: list[int] = []
    for stem in _stems(phrases):
        at = lower.find(stem)
        while at >= 0:
            if not at or not lower[at - 1].isalnum() or not stem[0].isalnum():  # else inside a word
                out.append(at)
            at = lower.find(stem, at + 1)
    return sorted(out)


class Layout:
    """The sentences of one article, block by block when asked for, with look-up by offset."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self._starts = [block.span.start for block in article.blocks]
        self._blocks: dict[int, list[Sentence]] = {}
        self._tokens: dict[int, list[Token]] = {}
        self._frames: dict[int, list[Frame]] = {}
        self._spots: dict[str, Sequence[int]] = {}

    def sentences(self, block: int) -> list[Sentence]:
        """The sentences of one block, in order; none when it is blank."""
        made = self._blocks.get(block)
        if made is None:
            span, made = self.article.blocks[block].span, []
            at = span.start
            for cut in _short(self.text, at, (*_breaks(self.text, at, span.end), span.end)):
                if cut > at and not (self.text[at].isspace() and self.text[at:cut].isspace()):
                    made.append(Sentence(Span(at, cut), block))
                at = cut
            self._blocks[block] = made
        return made

    def first(self, block: int) -> Sentence | None:
        """The first sentence of a block, or None for a block that is blank or does not exist."""
        made = self.sentences(block) if 0 <= block < len(self._starts) else []
        return made[0] if made else None

    def block(self, offset: int) -> int:
        """The number of the block of the sentence that holds `offset`; no sentence is cut for it."""
        block = max(0, bisect_right(self._starts, offset) - 1)
        while block and not self.article.blocks[block].span.of(self.text).strip():
            block -= 1
        return block

    def at(self, offset: int) -> Sentence:
        """The sentence that holds `offset` (the one before it when it falls between two)."""
        block = self.block(offset)
        made = self.sentences(block)
        if not made:  # nothing but blanks so far
            return Sentence(self.article.blocks[block].span if self.article.blocks else Span(0, len(self.text)), block)
        return made[_place(made, offset)]

    def neighbour(self, sentence: Sentence, step: int) -> Sentence | None:
        """The sentence `step` places on (negative: back), or None at the article's ends."""
        row, block = self.sentences(sentence.block), sentence.block
        at = _place(row, sentence.index) + step
        while at < 0 and block > 0:
            block -= 1
            row = self.sentences(block)
            at += len(row)
        while at >= len(row) and block + 1 < len(self._starts):
            at -= len(row)
            block += 1
            row = self.sentences(block)
        return row[at] if 0 <= at < len(row) else None

    def tokens(self, sentence: Sentence) -> list[Token]:
        """The sentence's words and marks, made once; of a very long one its beginning only."""
        made = self._tokens.get(sentence.index)
        if made is None:
            span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _LONGEST))
            made = self._tokens[sentence.index] = tokenize(self.text, span)
        return made

    def all_tokens(self, sentence: Sentence) -> list[Token]:
        """The sentence's words and marks, however long it is."""
        span = sentence.span
        return self.tokens(sentence) if span.end - span.start <= _LONGEST else tokenize(self.text, span)

    def frames(self, sentence: Sentence, vocabulary: Vocabulary) -> list[Frame]:
        """The verb groups of a sentence, made once; all callers have one vocabulary."""
        made = self._frames.get(sentence.index)
        if made is None:
            made = self._frames[sentence.index] = frames(self.tokens(sentence), vocabulary)
        return made

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    def hits(self, group: str, vocabulary: Vocabulary, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """What `vocabulary.patterns[group]` finds in a part of the text; only where one of its phrases begins is the
        pattern tried, since a wide case-blind alternation costs a hundred times as much as a search for each phrase."""
        spots = self._spots.get(group)
        if spots is None:
            spots = self._spots[group] = _spots(self.lower, len(self.text), vocabulary.groups[group])
        pattern, end = vocabulary.patterns[group], len(self.text) if end is None else end
        for at in spots[bisect_left(spots, start) :]:
            if at >= end:
                break
            if at >= start and (found := pattern.match(self.text, at, end)):
                yield found
                start = found.end()

    def entry(self, sentence: Sentence, city: re.Pattern[str]) -> Span:
        """What an entry of a day list says behind the town that leads it ("** OSLO – Talks resume"); else all of it."""
        span, block = sentence.span, self.article.blocks[sentence.block].span
        led = city.match(self.text, span.start, span.end) if block.end - block.start < _ENTRY else None
        return Span(led.end(), span.end) if led and sentence.block and span.start == block.start else span

    def words(self, sentence: Sentence) -> str:
        """The sentence's text."""
        return self.text[sentence.span.start : sentence.span.end]

"""An article's blocks and sentences, found only where something looks for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from datewire.events.tokens import Token, tokenize
from datewire.model import Article, Span

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_GAP = re.compile(r"\s(?=[•*▪●]\s)|\s{4,}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Hon|St|Ste|Mt|Ft|Jr|Sr|"
    r"Inc|Corp|Ltd|Co|Bros|No|Nos|vs|v|Ave|Blvd|Rd|Dept|Univ|Assn|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|"
    r"Wed|Thu|Thur|Thurs|Fri|Sat|Sun|approx|est|ca|e\.g|i\.e|U\.S|U\.K|U\.N|D\.C|a\.m|p\.m|P\.M|A\.M)|\.[A-Za-z])\.\s*$"
)
_GLUED = re.compile(  # fields whose line ends were lost: "9 April 2026Time: 3:00 p.m."
    r"(?:(?<=[a-z0-9)!?])|(?<=[a-z]\.)|(?<=\s))(?=(?:Date|Time|When|Where|Location|Venue|Place|Duration|Register|Registration|Tickets|"
    r"What|Who|Cost|Admission|Speakers?|Moderator|RSVP|Event|Webcast|Dates|Hours)(?: [A-Z]?[a-z]+){0,2}:)"
)
_MARKS = ("    ", " • ", " * ", " ▪ ", " ● ")
_LONGEST = 1200  # characters of a sentence that are read
_MAY_END = re.compile(r"(?:\.[A-Za-z]|Inc|Corp|Ltd|Co|Ave|Blvd|Rd|Jr|Sr)\.\s*$")
_NEW_SENTENCE = re.compile(
    r"(?:The|This|These|That|It|He|She|They|We|A|An|For|All|In|Tickets|Doors|Admission|Register|Registration|To|Please|"
    r"Media|Participants|Attendees|Guests|More|Those|There|If|You|Free|Presented|Hosted|Speakers)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line: `span` into the article's text, the number of its block and of itself in the article."""

    span: Span
    block: int
    index: int


def _breaks(text: str, start: int, end: int) -> list[int]:
    cuts = []
    for found in _END.finditer(text, start, end):
        cut = found.end()
        if text[found.start()] == "." and (abbr := _ABBREVIATION.search(text, max(start, cut - 16), cut)):
            ends = _MAY_END.search(text, abbr.start(), cut)
            if not (ends and _NEW_SENTENCE.match(text, cut)):
                continue
        cuts.append(cut)
    if any(mark in text[start:end] for mark in _MARKS):
        cuts = sorted({*cuts, *(found.end() for found in _GAP.finditer(text, start, end))})
    if glued := list(_GLUED.finditer(text, start, end)):
        cuts = sorted({*cuts, *(found.start() for found in glued if found.start() > start)})
    return cuts


class Layout:
    """The sentences of one article, in order, with look-up by offset."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.sentences: list[Sentence] = []
        self._starts: list[int] = []
        self.block_first: list[int] = []
        self._tokens: dict[int, list[Token]] = {}
        text = self.text
        for number, block in enumerate(article.blocks):
            self.block_first.append(len(self.sentences))
            at = block.span.start
            for cut in (*_breaks(text, at, block.span.end), block.span.end):
                if cut > at and not text[at:cut].isspace():
                    self.sentences.append(Sentence(Span(at, cut), number, len(self.sentences)))
                    self._starts.append(at)
                at = cut

    def at(self, offset: int) -> Sentence:
        """The sentence that holds `offset` (the one before it when it falls between two)."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def neighbour(self, sentence: Sentence, step: int) -> Sentence | None:
        """The sentence `step` places on (negative: back), or None at the article's ends."""
        index = sentence.index + step
        return self.sentences[index] if 0 <= index < len(self.sentences) else None

    def tokens(self, sentence: Sentence) -> list[Token]:
        """The sentence's words and marks, made once; of a very long one its beginning only."""
        made = self._tokens.get(sentence.index)
        if made is None:
            span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _LONGEST))
            made = self._tokens[sentence.index] = tokenize(self.text, span)
        return made

    def words(self, sentence: Sentence) -> str:
        """The sentence's text."""
        return self.text[sentence.span.start : sentence.span.end]

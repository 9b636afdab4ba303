"""Which names may belong to a date: those of its own sentence, its neighbours, the headline, the lead and the fields
and headings above."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from datewire.events.bags import bag
from datewire.events.beside import Left, Right
from datewire.events.clauses import clauses, cored, holdings, stretches
from datewire.events.cores import subject
from datewire.events.deadlines import deadlines
from datewire.events.frames import Frame
from datewire.events.layout import Layout, Sentence
from datewire.events.names import Name, head_of, matches, phrases, proper, quoted
from datewire.events.predicates import leading, predicates, resolved
from datewire.events.theme import Beginning, needy, sentences, theme, themed
from datewire.events.tokens import tokenize
from datewire.events.topics import composed, topics
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Precision, Span, TimeMention

_MOST = 60
_CELLS = 5  # of a row
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SPORTY = 3  # different words of sport that make an article one of sport
_CONTACT = re.compile(r"https?:|www\.|\S@\S|\+?\d[\d ()-]{6,}\d|\b[A-Z]{2} \d{5}\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name and where it was found, seen from the date: own, prev, prev2, next, title, lead, above or field."""

    name: Name
    where: str
    sentence: Sentence


def _travels(name: Name, where: str) -> bool:
    """Whether a name is worth a look from `where`: a clause away from the date seldom tells of it."""
    return where in ("own", "title", "lead") or name.how not in ("stretch", "clause", "predicate")


def _crowd(mentions: list[TimeMention], day: date | None) -> str:
    """How many days to come the article names: one, few or many. An article of one day is about its event."""
    days = {
        w.start
        for m in mentions
        for w in m.whens
        if w.precision == Precision.DAY and "day" not in w.implied and (day is None or w.end > day)
    }
    return "one" if len(days) < 2 else "few" if len(days) < 5 else "many"


def _days(layout: Layout, mentions: list[TimeMention], day: date | None) -> dict[int, set[tuple[date, date]]]:
    """The settled days to come that each sentence names, by the sentence's number."""
    out: dict[int, set[tuple[date, date]]] = {}
    for m in mentions:
        for w in m.whens:
            if w.precision == Precision.DAY and (day is None or w.end >= day) and "day" not in w.implied:
                out.setdefault(layout.at(m.span.start).index, set()).add((w.start, w.end))
    return out


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line between the marks that part its cells ("23 May | Rope race | Old basin")."""
    for cell in text[start:end].split(" | "):
        yield start, start + len(cell)
        start += len(cell) + 3


class Pool:
    """The candidate names of one article, made sentence by sentence when asked for and kept."""

    def __init__(self, layout: Layout, mentions: list[TimeMention], vocabulary: Vocabulary) -> None:
        self.layout = layout
        self.vocabulary = vocabulary
        self.busy = [m.span for m in mentions if m.whens]
        self._starts = [s.start for s in self.busy]
        self.mentions = sorted(mentions, key=lambda m: m.span)
        self._at = [m.span.start for m in self.mentions]
        self.crowd = _crowd(mentions, layout.article.anchor.day)
        self._names: dict[int, tuple[Name, ...]] = {}
        self.known: dict[tuple[int, str], tuple[list[str], float]] = {}
        self.lefts: dict[int, Left] = {}
        self.rights: dict[int, Right] = {}

    @cached_property
    def about(self) -> list[tuple[str, Span]]:
        """The topics of the headline."""
        return topics(self.layout, self.vocabulary)

    @cached_property
    def title(self) -> frozenset[str]:
        """The content words of the headline."""
        return bag(self.layout.article.title, self.vocabulary.stop)

    def dates(self, span: Span) -> list[Span]:
        """The spans of the dates that meet `span`, in their order; its cost does not grow with the article."""
        i = bisect_left(self._starts, span.start)
        while i and self.busy[i - 1].end > span.start:
            i -= 1
        last = bisect_left(self._starts, span.end, i)
        return [s for s in self.busy[i:last] if s.meets(span)] if i < last else []

    def first_dates(self, start: int, end: int, most: int) -> list[Span]:
        """The first `most` dates that begin at `start` or behind it and before `end`."""
        i = bisect_left(self._starts, start)
        return self.busy[i : min(i + most, bisect_left(self._starts, end, i))] if start < end else []

    def last_dates(self, start: int, end: int, most: int) -> list[Span]:
        """The last `most` dates that begin at `start` or behind it and before `end`."""
        i = bisect_left(self._starts, end)
        return self.busy[max(i - most, bisect_left(self._starts, start)) : i] if start < end else []

    def told(self, start: int, end: int) -> list[TimeMention]:
        """The mentions that begin at `start` or behind it and before `end`, in their order; found by bisection."""
        return self.mentions[bisect_left(self._at, start) : bisect_left(self._at, end)]

    @cached_property
    def lower(self) -> str:
        """The article in lower case."""
        return self.layout.lower

    @cached_property
    def abouts(self) -> bool:
        """Whether the article says "About" at all."""
        return "About " in self.layout.text

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the article says each word."""
        out = Counter(_WORD.findall(self.lower))
        for word in [w for w in out if w.endswith(("’s", "'s"))]:
            out[word.removesuffix("’s").removesuffix("'s")] += out.pop(word)
        return out

    @cached_property
    def size(self) -> str:
        """Whether the article is short, middling or long: s, m or l."""
        spaces = self.layout.text.count(" ")
        return "s" if spaces < 150 else "m" if spaces < 400 else "l"

    @cached_property
    def headline(self) -> int:
        """Where the headline ends."""
        article = self.layout.article
        return article.blocks[0].span.end if article.title and article.blocks else 0

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The last words, in lower case, of the names that say something."""
        found = self.vocabulary.rules["speaker"].finditer(self.layout.text)
        return frozenset((m.group(1) or m.group(2)).lower() for m in found)

    @cached_property
    def sporty(self) -> bool:
        """Whether the article is of sport, where "A at B" is a match."""
        return len(self.vocabulary.groups["sport.words"] & self.counts.keys()) >= _SPORTY

    @cached_property
    def theme(self) -> Name | None:
        """What the article is about, or None."""
        names = [(depth, s, name) for depth, s in sentences(self.layout) for name in self.names(s)]
        return theme(names, Beginning(self.layout, self.vocabulary, self.lower, self.title, self.busy))

    @cached_property
    def _days(self) -> dict[int, set[tuple[date, date]]]:
        return _days(self.layout, self.mentions, self.layout.article.anchor.day)

    def days(self, sentence: Sentence) -> set[tuple[date, date]]:
        """The settled days to come (first, last) that stand in a sentence."""
        return self._days.get(sentence.index, set())

    def frames(self, sentence: Sentence) -> list[Frame]:
        """The verb groups of a sentence, made once."""
        return self.layout.frames(sentence, self.vocabulary)

    def names(self, sentence: Sentence) -> tuple[Name, ...]:
        """All candidate names in one sentence, each span once."""
        known = self._names.get(sentence.index)
        if known is None:
            known = self._names[sentence.index] = self._make(sentence)
        return known

    def _make(self, sentence: Sentence) -> tuple[Name, ...]:
        text, vocabulary = self.layout.text, self.vocabulary
        entry = self.layout.entry(sentence, vocabulary.rules["line_city"])
        span = Span(entry.start, min(entry.end, entry.start + 1200))
        busy = self.dates(span)
        tokens = [t for t in self.layout.tokens(sentence) if t.start >= span.start]
        found: dict[str, Name] = {}
        for name in (
            *quoted(text, span, vocabulary),
            *matches(text, tokens, busy, self.sporty),
            *proper(text, tokens, busy, vocabulary),
            *phrases(text, tokens, busy, vocabulary),
            *clauses(text, tokens, busy, vocabulary),
            *holdings(text, tokens, busy, vocabulary),
            *deadlines(text, span, vocabulary),
            *(cored(text, tokens, busy, self.frames(sentence), vocabulary) if busy else ()),
            *stretches(text, tokens, busy, self.frames(sentence), vocabulary),
            *predicates(text, tokens, busy, self.frames(sentence), vocabulary),
        ):
            if 3 <= len(name.text) <= 160 and name.text not in found:
                found[name.text] = name
        if sentence.block == 0 or span.end - span.start < 110:
            self._line(sentence, span, busy, found)
        return tuple(list(found.values())[:_MOST])

    def _line(self, sentence: Sentence, span: Span, busy: list[Span], found: dict[str, Name]) -> None:
        """A whole headline, heading or list line is a candidate too: what stands before its date, else behind it; of a
        row each cell."""
        text = self.layout.text
        start, end = span.start, span.end
        if label := self.vocabulary.rules["line_label"].match(text, start, end):
            start = label.end()
        pieces = []
        for s in sorted(s for s in busy if start <= s.start < end):
            pieces.append((start, s.start))
            start = s.end
        pieces.append((start, end))
        for a, b in [cell for piece in pieces[:3] for cell in _cells(text, *piece)][:_CELLS]:
            whole = self.vocabulary.rules["line_edge"].sub("", text[a:b])
            at = text.find(whole, a)
            if (
                not 8 <= len(whole) <= 120
                or _CONTACT.search(whole)
                or whole in found
                or (sentence.block and self.vocabulary.rules["line_says"].search(whole))
            ):
                continue
            words = tokenize(text, Span(at, at + len(whole)))
            head, kind = head_of([t.lower for t in words], self.vocabulary, [t.capital for t in words])
            found[whole] = Name(
                whole, Span(at, at + len(whole)), "headline" if sentence.block == 0 else "line", head, kind
            )

    def around(self, sentence: Sentence) -> list[Candidate]:
        """The candidates for a date that stands in `sentence`, nearest sources first; a name once."""
        seen: set[str] = set()
        out: list[Candidate] = []
        for where, place in self._places(sentence):
            for name in self.names(place):
                if name.text not in seen and _travels(name, where):
                    seen.add(name.text)
                    out.append(Candidate(name, where, place))
        for made in self._completed([c.name for c in out if c.where == "own"], sentence):
            if made.text not in seen:
                seen.add(made.text)
                out.append(Candidate(made, "own", sentence))
        return out

    def _completed(self, own: Sequence[Name], sentence: Sentence) -> Iterator[Name]:
        """Names that say too little alone, with a topic of the headline or the article's theme before them; names with
        a pronoun, with what it stands for."""
        pronouns = self.vocabulary.groups["names.pronouns"]
        if any(n.how == "predicate" and n.text.split(" ", 1)[0].lower() in pronouns for n in own):
            for antecedent in self._subjects(sentence):
                yield from (made for n in own if (made := resolved(n, antecedent, pronouns)))
        for name in own:
            yield from composed(name, self.about)
        for name in own:
            if needy(name, self.vocabulary) and self.theme and (made := themed(name, self.theme, self.vocabulary)):
                yield made

    def _subjects(self, sentence: Sentence) -> Iterator[tuple[str, Span]]:
        """The subject of the sentence before that has one which is no pronoun."""
        pronouns = self.vocabulary.groups["names.pronouns"]
        for step in (-1, -2, -3):
            near = self.layout.neighbour(sentence, step)
            if near is None:
                return
            tokens, found = self.layout.tokens(near), self.frames(near)
            span = subject(found[0], found, tokens, self.dates(near.span)) if found else leading(tokens)
            words = span.of(self.layout.text) if span else ""
            if span and words.split(" ", 1)[0].lower() not in pronouns:
                yield words, span
                return

    def _places(self, sentence: Sentence) -> list[tuple[str, Sentence]]:
        layout = self.layout
        places = [("own", sentence)]
        for where, step in (("prev", -1), ("next", 1), ("prev2", -2), ("prev3", -3)):
            if near := layout.neighbour(sentence, step):
                places.append((where, near))
        blocks = layout.article.blocks
        for b in range(sentence.block - 1, max(-1, sentence.block - 8), -1):
            if blocks[b].span.end - blocks[b].span.start < 110 and (line := layout.first(b)):
                places.append(("above", line))
        places += [(where, line) for where, line in (("title", layout.first(0)), ("lead", layout.first(1))) if line]
        seen: set[int] = set()
        return [p for p in places if not (p[1].index in seen or seen.add(p[1].index))]  # type: ignore[func-returns-value]

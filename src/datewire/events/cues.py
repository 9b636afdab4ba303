"""The named features by which the judge tells an appointment from a date that is only mentioned.

Every feature is a short string, so that the fitted weights can be read and a verdict can print what moved it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from datewire.events import frames
from datewire.events.blind import finditer, search
from datewire.events.frames import Frame
from datewire.events.layout import Layout, Sentence, spoken
from datewire.events.tokens import Token, before, behind
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span, TimeMention, When

_LABEL = re.compile(r"\s*[*•\-–]*\s*([A-Za-z][A-Za-z&/ ]{1,24}?)\s*[:|–]\s*")
_DASH = re.compile(r"\s*[,)]?\s*(?:\([^)]{2,60}\)|/[^/\n]{3,40}/)?\s*[,:]?\s*(?:--|—|–|-|:)\s")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a date is used: the mention, the one of its `whens` in question, the sentence that it dates and its tokens.

    `at` is the mention's span, or an empty span at the beginning of a line that inherits the date of its heading.
    """

    mention: TimeMention
    when: When
    sentence: Sentence
    tokens: Sequence[Token]
    at: Span
    frames: Sequence[Frame] = ()
    governor: Frame | None = None
    side: str = ""
    deadline: bool = False

    @property
    def inherited(self) -> bool:
        """Whether the date stands in a heading above the sentence."""
        return self.at.start == self.at.end


def distance(when: When, day: date) -> str:
    """The bucket of days between publication and the event's start; "in" when publication falls inside."""
    gap = (when.start - day).days
    if gap < 0:
        return "in" if when.end >= day else "past"
    for limit in (0, 1, 3, 7, 14, 31, 62, 124, 250, 400):
        if gap <= limit:
            return str(limit)
    return "far"


_FULL_STOP = re.compile(r"[a-z]{5,}\.\s")  # of a sentence, not of an abbreviation ("Minn.", "D.C.")


def dateline(layout: Layout, span: Span, block: int) -> bool:
    """Whether the date at `span` belongs to a dateline ("MIAMI, Feb. 11, 2026 (WIRE) — ") at its block's beginning."""
    text, first = layout.text, layout.article.blocks[block].span
    if span.start - first.start > 90 or _FULL_STOP.search(text, first.start, span.start):
        return False
    return bool(_DASH.match(text, span.end)) and block <= 4


def _near(site: Site) -> Iterator[str]:
    """The words beside the date: the nearest by their places, the next ones as a bag, pairs and threes."""
    span, tokens = site.at, site.tokens
    left = [t for t in before(tokens, span.start) if not t.mark or t.text in ",:;()|–—-"][-8:][::-1]
    right = behind(tokens, span.end)[:6]
    yield from _beside("l", left, 3)
    yield from _beside("r", right, 2)
    if len(left) > 1:
        yield f"ll:{left[1].lower}_{left[0].lower}"
    if len(left) > 2:
        yield f"lll:{left[2].lower}_{left[1].lower}_{left[0].lower}"
    if len(right) > 1:
        yield f"rr:{right[0].lower}_{right[1].lower}"


def _beside(side: str, words: Sequence[Token], near: int) -> Iterator[str]:
    """One side's words, nearest first; the first `near` of them by their places too."""
    for i, t in enumerate(words):
        word = "#" if t.lower[0].isdigit() else t.lower
        if i < near:
            yield f"{side}{i + 1}:{word}"
        if not t.mark:
            yield f"{side}:{word}"
    if not words:
        yield "l1:^" if side == "l" else "r1:$"


def _clause(site: Site, text: str, vocabulary: Vocabulary) -> Iterator[str]:
    span, sentence = site.at, site.sentence.span
    left = text[max(sentence.start, span.start - 120) : span.start]
    after = text[span.end : min(sentence.end, span.end + 120)]
    future, past = list(finditer(vocabulary.rules["future"], left)), list(vocabulary.rules["past"].finditer(left))
    if future:
        yield "fut<"
        yield f"fut<:{future[-1].group().lower()}"
    if past:
        yield "past<"
    if future or past:
        last_future = future[-1].start() if future else -1
        yield "near:fut" if last_future > (past[-1].start() if past else -1) else "near:past"
    else:
        yield "near:none"
    if found := search(vocabulary.rules["future"], after):
        yield "fut>"
        yield f"fut>:{found.group().lower()}"
    if vocabulary.rules["past"].search(after[:50]):
        yield "past>"
    boilerplate = vocabulary.rules["boilerplate"]
    if search(boilerplate, left[-60:]) or search(boilerplate, after[:20]):
        yield "boiler"
    words = left.rsplit(None, 1)
    if words and words[-1].lower().strip(",") in vocabulary.groups["verbs.reporting"]:
        yield "said<"


def _verb(site: Site, gap: str) -> Iterator[str]:
    """The governing verb: its time, class and word, and how it agrees with the direction of the date."""
    f, side = site.governor, site.side
    if f is None:
        yield "verb:none"
        yield f"verb:none&{gap}"
        return
    voice = "passive" if f.passive else "active"
    yield f"verb{side}{f.time}"
    yield f"verb{side}{f.time}&{gap}"
    yield f"verb{side}{f.kind}&{f.time}&{voice}"
    yield f"verb{side}{f.lemma}"
    yield f"verb{side}{f.lemma}&{f.time}"
    others = {o.time for o in site.frames if o is not f}
    yield "verbs:" + ("future" if f.time == "future" or "future" in others else "past" if "past" in others else "other")


def _heads(site: Site, vocabulary: Vocabulary) -> Iterator[str]:
    best: tuple[int, str] | None = None
    for t in site.tokens:
        kind = vocabulary.heads.get(t.lower)
        if kind and (t.capital or t.lower not in vocabulary.weak):
            gap = min(abs(t.start - site.at.end), abs(site.at.start - t.end))
            if best is None or gap < best[0]:
                best = (gap, kind)
    if best is None:
        yield "head:none"
        return
    yield f"head:{best[1]}"
    yield "head:" + ("near" if best[0] < 25 else "mid" if best[0] < 80 else "away")


def label_of(text: str, span: Span, start: int) -> str:
    """The field label before `span` on its line ("when" for "WHEN: Friday"), in lower case, or ""."""
    found = _LABEL.match(text, start)
    return found.group(1).strip().lower() if found and found.end() <= span.start and found.end() - start < 30 else ""


def _layout(site: Site, layout: Layout, vocabulary: Vocabulary) -> Iterator[str]:
    block = layout.article.blocks[site.sentence.block]
    text, span = layout.text, site.at
    size = block.span.end - block.span.start
    yield "size:" + ("s" if size < 60 else "m" if size < 160 else "l")
    yield f"pos:{min(site.sentence.block, 4)}"
    if site.sentence.block * 3 > 2 * len(layout.article.blocks) and len(layout.article.blocks) > 6:
        yield "pos:late"
    label = label_of(text, span, site.sentence.span.start)
    if not label and span.start - block.span.start < 12 and site.sentence.block:
        above = layout.article.blocks[site.sentence.block - 1].span.of(text).strip().rstrip(":").lower()
        label = above if len(above) < 24 else ""
    for group in ("when", "what", "where"):
        if label in vocabulary.groups[f"labels.{group}"]:
            yield f"label:{group}"
    if label:
        yield f"label:{label}"
    if dateline(layout, span, site.sentence.block):
        yield "dateline"


def _value(site: Site, day: date) -> Iterator[str]:
    """What the date says: its distance, type and rule, which parts are spoken out, how many days."""
    mention, when = site.mention, site.when
    stated, days = mention.stated, (when.end - when.start).days
    yield f"gap:{distance(when, day)}"
    yield f"type:{mention.type}"
    yield f"rule:{mention.rule}"
    yield "days:" + ("1" if days == 0 else "few" if days < 8 else "month" if days < 45 else "long")
    told = {
        "said:year": stated.year is not None,
        "said:weekday": stated.weekday is not None,
        "bare:weekday": stated.month is None and stated.weekday is not None,
        "bare:relative": stated.day is None and stated.weekday is None,
        "said:clock": when.start_time is not None,
        "said:clockrange": when.end_time is not None,
        "said:rrule": bool(when.rrule),
        "list": len(mention.whens) > 1,
        "doubt": bool(mention.doubt),
    }
    yield from (name for name, holds in told.items() if holds)


def told(group: str, tokens: Sequence[Token], words: str, vocabulary: Vocabulary) -> bool:
    """Whether the sentence `words`, which has these tokens, holds a phrase of a group of the vocabulary."""
    if vocabulary.firsts[group].isdisjoint([t.lower for t in tokens]):
        return False
    return spoken(words, vocabulary.groups[group]) and search(vocabulary.patterns[group], words) is not None


def site_of(layout: Layout, mention: TimeMention, when: When, vocabulary: Vocabulary) -> Site:
    """The site of one of a mention's times."""
    sentence = layout.at(mention.span.start)
    tokens = layout.tokens(sentence)
    found = layout.frames(sentence, vocabulary)
    governor, side = frames.governing(found, tokens, mention.span)
    due = told("deadlines.cues", tokens, layout.words(sentence), vocabulary)
    return Site(mention, when, sentence, tokens, mention.span, found, governor, side, due)


def inherited(layout: Layout, mention: TimeMention, when: When, sentence: Sentence, vocabulary: Vocabulary) -> Site:
    """The site of a line below a heading that is a date."""
    at = Span(sentence.span.start, sentence.span.start)
    tokens = layout.tokens(sentence)
    found = layout.frames(sentence, vocabulary)
    governor, side = frames.governing(found, tokens, at)
    return Site(mention, when, sentence, tokens, at, found, governor, side)


def features(site: Site, layout: Layout, vocabulary: Vocabulary, day: date) -> list[str]:
    """All features of a time expression as a candidate appointment; `day` is the publication day."""
    out = [*_value(site, day), *_near(site), *_clause(site, layout.text, vocabulary), *_heads(site, vocabulary)]
    out += _layout(site, layout, vocabulary)
    out += _verb(site, out[0])
    lower = layout.words(site.sentence)
    if site.inherited:
        out.append("inherited")
    if site.deadline:
        out.append("cue:deadline")
    out += [f"cue:{cue}" for cue in ("cancelled", "postponed") if told(f"status.{cue}", site.tokens, lower, vocabulary)]
    out += [f"{f}&{out[0]}" for f in ("near:fut", "near:past", "near:none") if f in out]
    return sorted(set(out))

"""Reads the marked articles of tests/diary/data and counts how well the diary joins their mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from factory import on

from datewire.diary.fold import fold
from datewire.diary.mention import mentions_of, sight_of
from datewire.diary.placed import Placed
from datewire.diary.shelf import MemoryShelves
from datewire.diary.thread import settle
from datewire.model import Anchor, Article, Block, Draft, Evidence, Kind, Place, Reading, Span, Status, When
from datewire.places import load as gazetteer

DATA = Path(__file__).parent / "data"
KINDS = {
    "c": Kind.CONFERENCE,
    "d": Kind.DEADLINE,
    "e": Kind.VOTE,
    "l": Kind.LAUNCH,
    "m": Kind.MEETING,
    "o": Kind.OTHER,
    "r": Kind.CEREMONY,
    "s": Kind.SPORT,
    "t": Kind.COURT,
    "v": Kind.VISIT,
    "w": Kind.EDUCATION,
    "x": Kind.CULTURE,
}
STATES = {s.value[0]: s for s in (Status.SCHEDULED, Status.ONGOING, Status.HELD, Status.POSTPONED, Status.CANCELLED)}
MARK = re.compile(r"\{([^|}]+)\|([^|}]+)\|([^|}]+)(?:\|(\w))?(?:\|([^}]+))?\}")
STEPS = ("moved", "moved silently", "postponed", "cancelled", "rescheduled", "reinstated")


@dataclass(frozen=True)
class Told:
    """The readings of one file; `key` by mark of a mention; `turns` the (event, article) at which the state changes."""

    readings: list[Reading]
    key: dict[str, str]
    turns: set[tuple[str, str]]


def time_of(words: str) -> When:
    """ "2023-05-09..11" and the like."""
    first, _, last = words.lstrip("*").partition("..")
    return on(first, first[: 10 - len(last)] + last if last else None)


def load(name: str) -> Told:
    """The articles of data/`name`.txt."""
    told = Told([], {}, set())
    for block in re.split(r"(?m)^= ", (DATA / f"{name}.txt").read_text(encoding="utf-8"))[1:]:
        head, _, body = block.partition("\n")
        day, _, outlet = head.partition(" | ")
        _article(told, f"{name}-{len(told.readings):03d}", date.fromisoformat(day), outlet, body.strip())
    return told


def _article(told: Told, ident: str, day: date, outlet: str, body: str) -> None:
    text, drafts, keys = "", [], []
    end = 0
    for found in MARK.finditer(body):
        text += body[end : found.start()]
        start, end = len(text), found.end()
        text += found[1]
        keys.append(found[2])
        drafts.append(_draft(found, Span(start, len(text)), ident))
        if found[3].startswith("*"):
            told.turns.add((found[2], ident))
    text += body[end:]
    dated = tuple(d for d in drafts if d.when.precision != "none")
    bare = tuple(d for d in drafts if d.when.precision == "none")
    article = Article(ident, "", text, (Block(Span(0, len(text))),), Anchor(day), outlet=outlet)
    reading = Reading(article, dated, (), bare)
    told.readings.append(reading)
    order = [drafts.index(d) for d in (*dated, *bare)]
    told.key.update({m.mark: keys[i] for m, i in zip(mentions_of(reading), order, strict=True)})


def _draft(found: re.Match[str], span: Span, ident: str) -> Draft:
    evidence = tuple(Evidence(ident, span, found[1], supports, "hand") for supports in ("title", "when"))
    place = _place(found[5]) if found[5] else None
    return Draft(found[1], time_of(found[3]), STATES[found[4] or "s"], KINDS[found[2][0]], 0.9, evidence, place=place)


def _place(text: str) -> Place:
    """A place as the reader hands it over: with what the gazetteer knows of a town or country, without for a hall."""
    known = gazetteer().find(text)
    return replace(known, text=text) if known else Place(text)


def threads(told: Told) -> list[list[Placed]]:
    """The mentions as the diary threads them."""
    shelves = MemoryShelves()
    orders = []
    for reading in told.readings:
        for mention in mentions_of(reading):
            shelves.put(Placed(mention, None, "", sight_of(mention, None)))
            orders.append(mention.order)
    settle(shelves, orders)
    return [list(shelves.members(root)) for root in sorted({shelves.get(o).root for o in orders})]


@dataclass(frozen=True)
class Score:
    """Counts over pairs of mentions and over changes of state; `wrong` tells each fault in words."""

    joined: int
    rightly: int
    same: int
    turns: int
    found: int
    claimed: int
    wrong: list[str]

    @property
    def precision(self) -> float:
        return self.rightly / self.joined

    @property
    def recall(self) -> float:
        return self.rightly / self.same

    @property
    def changes_found(self) -> float:
        return self.found / self.turns

    @property
    def changes_false(self) -> float:
        return (self.claimed - self.found) / self.claimed


def score(told: Told) -> Score:
    """Pairwise precision and recall of the merge, and the changes of state found and false."""
    groups = threads(told)
    pairs = {frozenset((a.mention.mark, b.mention.mark)) for g in groups for a, b in combinations(g, 2)}
    gold = {frozenset(p) for p in combinations(told.key, 2) if told.key[p[0]] == told.key[p[1]]}
    wrong = _faults(told, groups)
    claimed = set()
    for group in groups:
        key = told.key[group[0].mention.mark]
        claimed |= {(key, r.article) for r in fold([p.mention for p in group]).history if r.action in STEPS}
    wrong += [f"missed change {turn}" for turn in sorted(told.turns - claimed)]
    wrong += [f"false change {turn}" for turn in sorted(claimed - told.turns)]
    turns = len(told.turns)
    return Score(len(pairs), len(pairs & gold), len(gold), turns, len(claimed & told.turns), len(claimed), wrong)


def _faults(told: Told, groups: list[list[Placed]]) -> list[str]:
    faults = []
    home: dict[str, int] = {}
    for number, group in enumerate(groups):
        keys = [told.key[p.mention.mark] for p in group]
        for placed, key in zip(group, keys, strict=True):
            if key != keys[0]:
                faults.append(f"joined {key} to {keys[0]}: {placed.mention.draft.title!r}: {placed.because}")
            if home.setdefault(key, number) != number and key == keys[0]:
                faults.append(f"apart  {key}: {placed.mention.draft.title!r} {placed.mention.draft.when.start}")
    return faults

"""Rules over token codes: a named shape and a builder that turns the tokens it covers into a sense."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from datewire.timex.sense import Sense


class Run(NamedTuple):
    """Neighbouring tokens with nothing but glue between them. `codes` has one letter for each token and each glue
    word; `values`, `starts`, `ends` are aligned with it (glue has the value None). `guards` are the locale's."""

    text: str
    codes: str
    values: list[Any]
    starts: list[int]
    ends: list[int]
    guards: Mapping[str, re.Pattern[str]]

    def lead(self, at: int) -> str:
        """The code before index `at`, or an empty string."""
        return self.codes[at - 1] if at else ""


class Piece(NamedTuple):
    """A part of a run that has a sense: codes `lo` to `hi`, half-open; `rule` names what found it."""

    lo: int
    hi: int
    sense: Sense
    rule: str


class Hit:
    """What a builder sees of a match: the codes, their values, and the words around."""

    __slots__ = ("codes", "hi", "lo", "run", "values")

    def __init__(self, run: Run, lo: int, hi: int) -> None:
        self.run = run
        self.lo = lo
        self.hi = hi
        self.codes = run.codes[lo:hi]
        self.values = run.values[lo:hi]

    def first(self, codes: str) -> Any:
        """The value of the first token whose code is one of `codes`; None when there is none."""
        for code, value in zip(self.codes, self.values, strict=True):
            if code in codes:
                return value
        return None

    def all(self, codes: str) -> list[Any]:
        """The values of all tokens whose code is one of `codes`."""
        return [value for code, value in zip(self.codes, self.values, strict=True) if code in codes]

    def word(self, code: str) -> str:
        """The text of the first token with this code."""
        at = self.lo + self.codes.index(code)
        return self.run.text[self.run.starts[at] : self.run.ends[at]]

    def guard(self, name: str, text: str) -> bool:
        """Whether the locale's guard of that name matches at the start of `text`; False when it has none."""
        pattern = self.run.guards.get(name)
        return bool(pattern and pattern.match(text))

    def led(self, name: str) -> bool:
        """Whether the locale's guard of that name matches the words that end just before the match."""
        pattern = self.run.guards.get(name)
        return bool(pattern and pattern.search(self.before))

    @property
    def lead(self) -> str:
        """The code just before the match, or an empty string."""
        return self.run.lead(self.lo)

    @property
    def before(self) -> str:
        """Up to 24 characters before the match."""
        start = self.run.starts[self.lo]
        return self.run.text[max(0, start - 24) : start]

    @property
    def after(self) -> str:
        """Up to 24 characters after the match."""
        end = self.run.ends[self.hi - 1]
        return self.run.text[end : end + 24]


class Rule(NamedTuple):
    """`shape` is a pattern over codes, bounded in length; `build` gives the sense, or None when it is no date."""

    name: str
    shape: str
    build: Callable[[Hit], Sense | None]


class Grammar:
    """Rules tried at each place of a run in their order; the first whose builder agrees takes the tokens."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._any = re.compile("|".join(f"(?:{rule.shape})" for rule in self.rules))
        self._each = [(re.compile(rule.shape), rule) for rule in self.rules]

    def pieces(self, run: Run) -> list[Piece]:
        """All pieces of a run, in order and without overlap."""
        found: list[Piece] = []
        at = 0
        while hit := self._any.search(run.codes, at):
            piece = self._at(run, hit.start())
            if piece:
                found.append(piece)
            at = piece.hi if piece else hit.start() + 1
        return found

    def _at(self, run: Run, lo: int) -> Piece | None:
        for pattern, rule in self._each:
            hit = pattern.match(run.codes, lo)
            if hit and hit.end() > lo:
                sense = rule.build(Hit(run, lo, hit.end()))
                if sense is not None:
                    return Piece(lo, hit.end(), sense, rule.name)
        return None

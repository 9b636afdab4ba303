"""Rules over token codes: a named shape and a builder that turns the tokens it covers into a sense."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
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

    def side(self, name: str) -> int:
        """1 or -1 where the locale's guard of that name matches after the match, by its group "after" or another."""
        pattern = self.run.guards.get(name)
        found = pattern.match(self.after) if pattern else None
        return 0 if not found else 1 if found["after"] else -1

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
    """Rules tried at each place of a run in their order; the first whose builder agrees takes the tokens.

    Which rules fit where depends on the codes alone, and the same few sequences of codes make up most of the news, so
    the plan of a sequence is remembered.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._each = [(re.compile(rule.shape).match, rule) for rule in self.rules]
        self._plan = lru_cache(maxsize=8192)(self._planned)

    def pieces(self, run: Run) -> list[Piece]:
        """All pieces of a run, in order and without overlap."""
        codes = run.codes
        size = len(codes)
        plan = self._plan(codes) if size <= SHORT else None
        found: list[Piece] = []
        at = 0
        while at < size:
            here = at
            at += 1
            for hi, rule in plan[here] if plan else self._fitting(codes, here):
                sense = rule.build(Hit(run, here, hi))
                if sense is not None:
                    found.append(Piece(here, hi, sense, rule.name))
                    at = hi
                    break
        return found

    def _planned(self, codes: str) -> tuple[tuple[tuple[int, Rule], ...], ...]:
        return tuple(self._fitting(codes, at) for at in range(len(codes)))

    def _fitting(self, codes: str, at: int) -> tuple[tuple[int, Rule], ...]:
        """The rules whose shape matches at `at`, each with its end, in their order."""
        hits = [(match(codes, at), rule) for match, rule in self._each]
        return tuple((hit.end(), rule) for hit, rule in hits if hit)


SHORT = 40
"""Codes up to which a run's plan is remembered."""

"""What the engine needs to know of one language, as one compiled object."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from datewire.timex.grammar import Grammar, Piece, Run
from datewire.timex.lexicon import Lexicon
from datewire.timex.sense import Cal

Refiner: TypeAlias = Callable[[list[Piece], Run], list[Piece]]
"""Takes the pieces of a run and gives new ones; changes nothing that it was handed."""

Guess: TypeAlias = Callable[[str], Cal | None]
"""Reads one candidate span: how languages without a pack are served."""


@dataclass(frozen=True, slots=True)
class Cues:
    """How a language shows past and future: one pattern with the groups past, future, present and say (verbs of
    reporting), and one that ends a sentence."""

    verbs: re.Pattern[str]
    stop: re.Pattern[str]
    update: re.Pattern[str] = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Locale:
    """A language, ready to find time expressions: words, rules over their codes, refiners, cues of tense.

    `order` is "mdy" or "dmy" for numeric dates that both orders allow; `week` the first day of the week (0 is Monday).
    """

    language: str
    lexicon: Lexicon
    grammar: Grammar
    refiners: tuple[Refiner, ...]
    cues: Cues
    order: str = "dmy"
    week: int = 0
    guess: Guess | None = None

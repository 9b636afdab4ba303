"""What the engine needs to know of one language, as one compiled object."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
    """How a language shows past and future.

    `verbs` has the groups past, future, present and say (verbs of reporting); `loose` matches participles that say
    nothing by themselves, `participle` forms that may be one; `stop` ends a sentence; `update` matches
    the words before the date of an update line."""

    verbs: re.Pattern[str]
    loose: re.Pattern[str]
    participle: re.Pattern[str]
    stop: re.Pattern[str]
    update: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Locale:
    """A language, ready to find time expressions: words, rules over their codes, refiners, cues of tense.

    `order` is "mdy" or "dmy" for numeric dates that both orders allow; `lone` are the refiners for a run with
    one piece; `guards` are the patterns
    by which rules refuse what is no date ("counted": a noun after a figure that makes it a number of things).
    """

    language: str
    lexicon: Lexicon
    grammar: Grammar
    refiners: tuple[Refiner, ...]
    lone: tuple[Refiner, ...]
    cues: Cues
    order: str = "dmy"
    guards: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    guess: Guess | None = None

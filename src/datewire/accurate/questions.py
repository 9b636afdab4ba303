"""What is asked about one date, and what is answered: plain nouns that any scorer can take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from datewire.model import Span


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A candidate name: `text` as a calendar would show it, the words it stands on, further words that it takes from
    elsewhere (`about`), and how, of what kind and where it was found (see events.names and events.pool)."""

    text: str
    span: Span
    about: Span | None
    how: str
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text around the date. `role`: own, title, prev, next, above, lead, prev2, next2 or prev3."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """The reading of the date in question: first and last day (both inclusive), day of publication, and `marks`: words
    for what else is known of it ("clock", "heading", "late" in the article, "one date" …)."""

    start: date
    end: date
    published: date
    marks: tuple[str, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One date to be judged. All spans are offsets into `text`; `others` are the further dates of the article."""

    text: str
    at: Span
    when: Dated
    windows: tuple[Window, ...]
    names: tuple[NameSpan, ...]
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Log-odds of the date being an appointment, and a log-score for each name (only differences mean something)."""

    judge: float
    names: Mapping[str, float]


class Scorer(Protocol):
    """Whatever can answer a question; the linear models go on deciding where there is none."""

    def answer(self, question: Question) -> Answer:
        """The answer for one date; the same question always has the same answer."""
        ...

"""What a feed asks for: the filters of a definition, checked and typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from datewire.errors import FeedError
from datewire.model import Kind, Precision, Status

BACK: Final = 180
AHEAD: Final = 730


@dataclass(frozen=True, slots=True)
class Query:
    """The filters of a feed; an empty tuple asks nothing.

    `words`: any of them in the name, an alias, the place or a quotation, whole words, case and accents aside, "*" at
    the end for any ending; `place` likewise in the place alone; `country` ISO 3166-1 alpha-2; `language` of an article
    that tells it; `tags` any of those that sources.toml gives a source that tells it, case and accents aside.
    `days_back` and `days_ahead` bound the window around today, both inclusive. `minimum_sources` counts articles.
    `precision` defaults to settled days. `cancelled` keeps events that are called off, told as such.
    """

    words: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    precision: tuple[str, ...] = (Precision.DAY.value,)
    minimum_confidence: float = 0.0
    minimum_sources: int = 0
    days_back: int = BACK
    days_ahead: int = AHEAD
    cancelled: bool = True
    busy: bool = False

    @classmethod
    def of(cls, filters: Mapping[str, object], where: str = "feed") -> Query:
        """The query of `filters` as feeds.toml has them. Raises `FeedError` that names the key and what it takes."""
        unknown = sorted(filters.keys() - _TAKES.keys())
        if unknown:
            known = ", ".join(sorted(_TAKES))
            raise FeedError(f"{where}: there is no filter {unknown[0]!r}", f"there are {known}")
        return cls(**{key: _TAKES[key](f"{where}: {key}", value) for key, value in filters.items()})


def _names(*allowed: str) -> Callable[[str, object], tuple[str, ...]]:
    """One string or a list of strings, each of `allowed` when that is given."""

    def take(what: str, value: object) -> tuple[str, ...]:
        found = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else None
        if found is None or not all(isinstance(each, str) and each.strip() for each in found):
            raise FeedError(f"{what} takes a text or a list of texts", "such as words = ['harbour', 'port*']")
        wrong = [each for each in found if allowed and each not in allowed]
        if wrong:
            raise FeedError(f"{what} does not know {wrong[0]!r}", f"it takes {', '.join(allowed)}")
        return found

    return take


def _number(low: float, high: float, whole: bool) -> Callable[[str, object], Any]:
    def take(what: str, value: object) -> float:
        kinds = int if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            raise FeedError(f"{what} takes a {'whole ' if whole else ''}number from {low} to {high}")
        return value

    return take


def _switch(yes: str, no: str) -> Callable[[str, object], bool]:
    def take(what: str, value: object) -> bool:
        if value not in (True, False, yes, no):
            raise FeedError(f"{what} takes true or false", f'or "{yes}" and "{no}"')
        return value in (True, yes)

    return take


_TAKES: Final[dict[str, Callable[[str, object], Any]]] = {
    "words": _names(),
    "place": _names(),
    "country": _names(),
    "kind": _names(*(each.value for each in Kind)),
    "status": _names(*(each.value for each in Status)),
    "language": _names(),
    "tags": _names(),
    "precision": _names(*(each.value for each in Precision if each is not Precision.NONE)),
    "minimum_confidence": _number(0, 1, whole=False),
    "minimum_sources": _number(0, 1000, whole=True),
    "days_back": _number(0, 36525, whole=True),
    "days_ahead": _number(0, 36525, whole=True),
    "cancelled": _switch("keep", "drop"),
    "busy": _switch("busy", "free"),
}
KEYS: Final = tuple(each.name for each in fields(Query))

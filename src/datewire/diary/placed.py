"""A mention with its place in the diary: which earlier mention it follows, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from datewire.diary.mention import Mention, Sight


@dataclass(frozen=True, slots=True)
class Placed:
    """`parent` is the order of the earlier mention of the same event (None: this is the first), `root` the order of the
    first one, `because` the findings that joined them, `sight` what is known down to here."""

    mention: Mention
    parent: str | None
    root: str
    sight: Sight
    because: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """As much of a placed mention as a later one has to see in order to follow it."""

    order: str
    root: str
    article: str
    sight: Sight


class Shelves(Protocol):
    """Where mentions stand, in order of publication, findable by key.

    `get(order)` gives the mention of that order, KeyError when there is none, `put` replaces it. `before(keys, order)`
    gives for each key at most as many orders as `keys` asks for, those next below `order`; `after` those next above;
    both exclusive, as pairs of key and order.
    `glances` gives those of `orders` in any order.
    `beside` gives the other mentions of the same article, in order.
    `children` are the mentions whose parent is `order`, `members` those whose root it is, both in order.
    """

    def get(self, order: str) -> Placed: ...
    def glances(self, orders: Sequence[str]) -> Iterable[Glance]: ...
    def put(self, placed: Placed) -> None: ...
    def before(self, keys: Mapping[str, int], order: str) -> Iterable[tuple[str, str]]: ...
    def after(self, keys: Mapping[str, int], order: str) -> Iterable[tuple[str, str]]: ...
    def beside(self, order: str) -> Sequence[str]: ...
    def children(self, order: str) -> Sequence[str]: ...
    def members(self, root: str) -> Sequence[Placed]: ...

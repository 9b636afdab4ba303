"""Shelves in memory, for `gather` and for the in-memory store."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence

from datewire.diary.keys import keys_of
from datewire.diary.placed import Glance, Placed


class MemoryShelves:
    """`Shelves` in dictionaries and sorted lists."""

    def __init__(self) -> None:
        self._placed: dict[str, Placed] = {}
        self._keys: dict[str, list[str]] = {}
        self._children: dict[str, list[str]] = {}
        self._members: dict[str, list[str]] = {}
        self._beside: dict[str, list[str]] = {}

    def get(self, order: str) -> Placed:
        """The mention of that order."""
        return self._placed[order]

    def glances(self, orders: Sequence[str]) -> Iterable[Glance]:
        """What a later mention sees of these."""
        for placed in map(self._placed.__getitem__, orders):
            yield Glance(placed.mention.order, placed.root, placed.mention.report.article, placed.sight)

    def put(self, placed: Placed) -> None:
        """Put a mention on the shelf, or in the place where it stood."""
        order = placed.mention.order
        if order in self._placed:
            self._unlink(self._placed[order])
        else:
            for key in keys_of(placed.mention):
                insort(self._keys.setdefault(key, []), order)
            insort(self._beside.setdefault(placed.mention.report.article, []), order)
        self._placed[order] = placed
        if placed.parent:
            insort(self._children.setdefault(placed.parent, []), order)
        if placed.root:
            insort(self._members.setdefault(placed.root, []), order)

    def _unlink(self, placed: Placed) -> None:
        order = placed.mention.order
        for index, key in ((self._children, placed.parent), (self._members, placed.root)):
            if key:
                index[key].remove(order)

    def before(self, keys: Mapping[str, int], order: str) -> Iterable[tuple[str, str]]:
        """For each key the orders next below `order`."""
        for key, limit in keys.items():
            shelf = self._keys.get(key, [])
            end = bisect_left(shelf, order)
            yield from ((key, one) for one in shelf[max(0, end - limit) : end])

    def after(self, keys: Mapping[str, int], order: str) -> Iterable[tuple[str, str]]:
        """For each key the orders next above `order`."""
        for key, limit in keys.items():
            shelf = self._keys.get(key, [])
            start = bisect_left(shelf, order + "\0")
            yield from ((key, one) for one in shelf[start : start + limit])

    def beside(self, order: str) -> Sequence[str]:
        """The other mentions of the article that has the mention `order`."""
        all_of_them = self._beside[self._placed[order].mention.report.article]
        return [one for one in all_of_them if one != order]

    def children(self, order: str) -> Sequence[str]:
        """The mentions that follow on that of `order`."""
        return tuple(self._children.get(order, ()))

    def members(self, root: str) -> Sequence[Placed]:
        """The mentions of the thread that begins at `root`, in order."""
        return [self._placed[order] for order in self._members.get(root, ())]

    def drop(self, order: str) -> Placed:
        """Take a mention from the shelf."""
        placed = self._placed.pop(order)
        self._unlink(placed)
        for key in keys_of(placed.mention):
            self._keys[key].remove(order)
        self._beside[placed.mention.report.article].remove(order)
        return placed

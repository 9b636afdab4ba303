"""Which mentions are of one event: each follows the likest earlier one, or begins a new event.

That choice looks only at mentions published before, so the threads are a function of the set of articles and not of the
order in which they came in. When an old article comes in late, the mentions after it that share a key with it choose
again, and so on down the line, in order of publication, each at most once.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datewire.diary.keys import keys_of
from datewire.diary.likeness import ENOUGH, Likeness, likeness
from datewire.diary.mention import Mention, sight_of
from datewire.diary.placed import Glance, Placed, Shelves

CANDIDATES = 8
SAME_ARTICLE = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """The mention to follow, and the findings for it."""

    parent: Glance | None
    because: str


def settle(shelves: Shelves, fresh: Iterable[str], apart: frozenset[str] = frozenset()) -> set[str]:
    """Thread the mentions of the orders `fresh`, and those whose choice may change by them.

    Mentions whose mark is in `apart` (an editor's word) begin an event of their own. Returns the roots of all threads
    that changed, former ones among them. One whose candidates are all as they were keeps its choice.
    """
    first = set(fresh)
    queue = sorted(first)
    done: set[str] = set()
    touched: set[str] = set()
    changed: set[str] = set()
    while queue:
        order = heapq.heappop(queue)
        if order in done:
            continue
        done.add(order)
        before = shelves.get(order)
        nearest = candidates(shelves, before.mention)
        if order not in first and changed.isdisjoint((*nearest, before.parent, _article(order))):
            continue
        after = place(shelves, before.mention, nearest, apart)
        if after == before:
            continue
        touched |= {before.root, after.root} - {""}
        shelves.put(after)
        if not before.root or _seen(after) != _seen(before):
            changed |= {order, _article(order)}
            for later in _watchers(shelves, after):
                heapq.heappush(queue, later)
    return touched


def place(shelves: Shelves, mention: Mention, nearest: Sequence[str], apart: frozenset[str]) -> Placed:
    """`mention` with the parent that it chooses among those of the orders `nearest`."""
    choice = Choice(None, "apart: an editor's word") if mention.mark in apart else choose(shelves, mention, nearest)
    parent = choice.parent
    sight = sight_of(mention, parent.sight if parent else None)
    if parent is None:
        return Placed(mention, None, mention.order, sight, choice.because)
    return Placed(mention, parent.order, parent.root, sight, choice.because)


def choose(shelves: Shelves, mention: Mention, nearest: Sequence[str]) -> Choice:
    """The likest of the candidates `nearest`, the latest of several equal ones; none when days, place or a bare name
    ("the marathon") speak for it that would do for another event, too."""
    likes = [(likeness(mention, other.sight), other) for other in shelves.glances(nearest)]
    ended = {other.root for like, other in likes if like.ended}
    beside = [shelves.get(order) for order in shelves.beside(mention.order)] if likes else []
    taken = {placed.root for placed in beside if placed.mention.order < mention.order}
    fit = [(like, other) for like, other in likes if other.root not in ended and _enough(like, mention, other, taken)]
    if not fit:
        return Choice(None, "")
    best, parent = max(fit, key=lambda pair: (pair[0].points, pair[1].order))
    if best.loosely:
        if len({other.root for like, other in fit if like.points == best.points}) > 1:
            return Choice(None, "its days and name fit several events")
        if best.barely and any(other.root == parent.root and like.far for like, other in likes):
            return Choice(None, "its bare name fits several events")
        rivals = (likeness(placed.mention, parent.sight) for placed in beside)
        if any(like.same and like.points >= best.points for like in rivals):
            return Choice(None, "another event of the same article fits as well")
    return Choice(parent, best.told())


def _enough(like: Likeness, mention: Mention, other: Glance, taken: set[str]) -> bool:
    """Within one article the reader has already joined what is one event, so more is asked for."""
    inside = mention.report.article == other.article or other.root in taken
    return like.same and (not inside or like.points >= ENOUGH + SAME_ARTICLE)


def candidates(shelves: Shelves, mention: Mention) -> list[str]:
    """The earlier mentions that share the most telling keys with `mention`, at most `CANDIDATES`, later ones first."""
    keys = keys_of(mention)
    shared: Counter[str] = Counter()
    for key, order in shelves.before(keys, mention.order):
        shared[order] += keys[key]
    ranked = sorted(shared, reverse=True)
    return sorted(ranked, key=lambda order: -shared[order])[:CANDIDATES]


def _article(order: str) -> str:
    """What the orders of all mentions of one article begin with."""
    return order.rpartition(" ")[0]


def _seen(placed: Placed) -> tuple[object, ...]:
    return (placed.sight, placed.root)


def _watchers(shelves: Shelves, placed: Placed) -> set[str]:
    order = placed.mention.order
    later = {one for _, one in shelves.after(keys_of(placed.mention), order)}
    return later.union(shelves.children(order), (one for one in shelves.beside(order) if one > order))

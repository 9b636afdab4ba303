"""Readings in, events out, without memory: what `datewire build` does with a folder of articles."""

from __future__ import annotations

from collections.abc import Iterable

from datewire.diary.fold import fold
from datewire.diary.mention import mentions_of, sight_of
from datewire.diary.placed import Placed
from datewire.diary.shelf import MemoryShelves
from datewire.diary.thread import settle
from datewire.model import Event, Precision, Reading


def gather(readings: Iterable[Reading]) -> tuple[Event, ...]:
    """The events that `readings` tell, each once, whatever the order of the readings.

    UIDs are those that the diary would mint; `created` and `changed` are UTC midnight of the days of publication.
    Events of which no date at all is told are left out. Sorted by first day, then UID. An article id that comes twice
    counts once, the first time.
    """
    shelves = MemoryShelves()
    orders: list[str] = []
    seen: set[str] = set()
    for reading in readings:
        if reading.article.id in seen:
            continue
        seen.add(reading.article.id)
        for mention in mentions_of(reading):
            shelves.put(Placed(mention, None, "", sight_of(mention, None)))
            orders.append(mention.order)
    settle(shelves, orders)
    roots = sorted({shelves.get(order).root for order in orders})
    events = [fold([p.mention for p in shelves.members(root)]) for root in roots]
    dated = (e for e in events if e.draft.when.precision is not Precision.NONE)
    return tuple(sorted(dated, key=lambda e: (e.draft.when.start, e.uid)))

"""From the mentions of one thread to one event: the tellings in order of publication through `decide`."""

from __future__ import annotations

from collections.abc import Sequence

from datewire.diary.decide import decide
from datewire.diary.mention import Mention
from datewire.diary.telling import together
from datewire.model import Event


def fold(mentions: Sequence[Mention], uid: str = "") -> Event:
    """The event that `mentions` (not empty, any order) tell of. `uid` defaults to the mark of the first."""
    ordered = sorted(mentions, key=lambda m: m.order)
    articles: dict[str, list[Mention]] = {}
    for mention in ordered:
        articles.setdefault(mention.report.article, []).append(mention)
    event: Event | None = None
    for told in articles.values():
        telling = together([m.draft for m in told], told[0].report)
        mark = uid or ordered[0].mark
        event = decide(event, telling.draft, telling.report, mark, telling.instead_of).event
    assert event is not None, "fold needs a mention"
    return event

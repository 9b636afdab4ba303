"""The guard against a feed that is emptied or halved by a fault upstream: subscribers would lose what they have."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from datewire.errors import FeedShrinks
from datewire.feeds.lint import content
from datewire.feeds.lint.values import moment

_HINT = "the last good file is kept; --allow-shrink replaces it"


def guard(slug: str, old: bytes | None, new: bytes, today: date | None = None) -> None:
    """Raise `FeedShrinks` when `new` would be empty where `old` was not, or lose more than half of its upcoming events.

    Upcoming: ending on `today` or later, counted in both files as of the same day, so that the mere passing of time is
    no loss; None: all.
    """
    if old is None:
        return
    total, before, after = upcoming(old, None), upcoming(old, today), upcoming(new, today)
    if total and not upcoming(new, None):
        raise FeedShrinks(f"{slug}.ics would become empty (it has {total} events)", _HINT)
    if (before - after) * 2 > before:
        raise FeedShrinks(f"{slug}.ics would lose {before - after} of its {before} upcoming events", _HINT)


def upcoming(data: bytes, today: date | None) -> int:
    """How many events of an iCalendar file end on `today` or later (None: all); a recurring one always counts."""
    parts = (part for top in content.tree(data, []) for part in top.of("VEVENT"))
    return sum(today is None or _ends(part) >= today for part in parts)


def _ends(part: content.Part) -> date:
    end = part.get("DTEND") or part.get("DTSTART")
    at = moment(end) if end and not part.get("RRULE") else None
    return _last(at.at) if at else date.max


def _last(end: date) -> date:
    """The last day of an event with the exclusive end `end`."""
    if isinstance(end, datetime):
        return (end.astimezone(UTC) if end.tzinfo else end).date()
    return end - timedelta(days=1)

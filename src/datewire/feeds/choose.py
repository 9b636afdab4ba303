"""Which events a feed holds: pure, today is handed in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from datewire.feeds.query import Query
from datewire.feeds.recurrence import bounded
from datewire.feeds.slots import slot
from datewire.feeds.writer import ordered
from datewire.model import Draft, Event, Feed, Status

_OFF: Final = (Status.CANCELLED, Status.POSTPONED)
Rule = Callable[[Event, Query], bool]


def choose(events: Sequence[Event], feed: Feed, today: date | None = None) -> tuple[Event, ...]:
    """The events of `feed`, in the order of their days.

    `today` (inclusive in the window) bounds them by the feed's days back and ahead; None: no window, so that the same
    events always give the same feed. Raises `FeedError` for filters that are none.
    """
    query = Query.of(feed.filters, feed.slug)
    chosen = (event for event in events if all(rule(event, query) for rule in RULES))
    return tuple(ordered([event for event in chosen if today is None or _inside(event, query, today)]))


def _precise(event: Event, query: Query) -> bool:
    return event.draft.when.precision.value in query.precision


def _state(event: Event, query: Query) -> bool:
    """The states asked for; else all but events that were over when they were first told."""
    status = event.draft.status
    if query.status and status.value not in query.status:
        return False
    if status in _OFF and not query.cancelled:
        return False
    return status is not Status.HELD or bool(query.status) or event.created.date() < event.draft.when.start


def _sure(event: Event, query: Query) -> bool:
    return event.draft.confidence >= query.minimum_confidence and len(event.reports) >= query.minimum_sources


def _kind(event: Event, query: Query) -> bool:
    return not query.kind or event.draft.kind.value in query.kind


def _country(event: Event, query: Query) -> bool:
    place = event.draft.place
    wanted = {each.upper() for each in query.country}
    return not wanted or (place is not None and (place.country or "").upper() in wanted)


def _language(event: Event, query: Query) -> bool:
    return not query.language or any(report.language in query.language for report in event.reports)


def _tags(event: Event, query: Query) -> bool:
    wanted = {folded(each) for each in query.tags}
    return not wanted or any(folded(tag) in wanted for report in event.reports for tag in report.tags)


def _place(event: Event, query: Query) -> bool:
    return not query.place or _says(query.place, _where(event.draft))


def _words(event: Event, query: Query) -> bool:
    draft = event.draft
    if not query.words:
        return True
    return _says(query.words, (draft.title, *draft.aliases, *_where(draft), *(e.quote for e in draft.evidence)))


RULES: Final[tuple[Rule, ...]] = (_precise, _state, _sure, _kind, _country, _language, _tags, _place, _words)


def _where(draft: Draft) -> tuple[str, ...]:
    place = draft.place
    return (place.text, place.name or "") if place else ()


def _inside(event: Event, query: Query, today: date) -> bool:
    when = event.draft.when
    first, last = today - timedelta(days=query.days_back), today + timedelta(days=query.days_ahead)
    return when.start <= last and _last_day(event) >= first


def _last_day(event: Event) -> date:
    """The last day of an event; of a recurring one the end of the year of its last time."""
    when = event.draft.when
    if not when.rrule:
        return max(when.start, when.end)
    _, _, year = bounded(when.rrule, slot(event.draft))
    return max(when.end, date(min(year, date.max.year), 12, 31))


def folded(words: str) -> str:
    """`words` without case, accents and double blanks, for comparing."""
    apart = unicodedata.normalize("NFKD", words).casefold()
    return " ".join("".join(char for char in apart if not unicodedata.combining(char)).split())


@lru_cache(maxsize=256)
def _pattern(wanted: tuple[str, ...]) -> re.Pattern[str]:
    each = (re.escape(folded(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "") for word in wanted)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")


def _says(wanted: tuple[str, ...], texts: Iterable[str]) -> bool:
    return any(_pattern(wanted).search(folded(words)) for words in texts)

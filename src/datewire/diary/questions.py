"""What people ask the diary: find, what waits for its day, what is new, what changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from datewire.diary.names import fold
from datewire.errors import OptionError
from datewire.model import Event, Kind, Precision, Status

RECENT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for; None where it does not matter. `first` and `last` are inclusive days that the event meets."""

    words: str = ""
    first: date | None = None
    last: date | None = None
    place: str | None = None
    kind: Kind | None = None
    status: Status | None = None

    def fits(self, event: Event) -> bool:
        """Whether the event has all that is asked for; capitals and accents do not matter."""
        draft = event.draft
        return (
            (self.first is None or draft.when.end >= self.first)
            and (self.last is None or draft.when.start <= self.last)
            and (self.kind is None or draft.kind is self.kind)
            and (self.status is None or draft.status is self.status)
            and self._says(event)
        )

    def _says(self, event: Event) -> bool:
        if self.place is not None and fold(self.place) not in _where(event):
            return False
        text = said(event)
        return all(word in text for word in self.terms)

    @property
    def terms(self) -> tuple[str, ...]:
        """The words in folded form."""
        return tuple(fold(self.words).split())


def said(event: Event) -> str:
    """The text that words are looked for in: names, place and UID in folded form."""
    draft = event.draft
    return " ".join((fold(" ".join((draft.title, *draft.aliases))), _where(event), event.uid))


def _where(event: Event) -> str:
    place = event.draft.place
    return fold(f"{place.text} {place.name or ''}") if place else ""


def named(events: Iterable[Event], words: str) -> Event:
    """The one event with that UID, or whose names hold all these words. Raises OptionError: none, or several."""
    known = list(events)
    if exact := [e for e in known if e.uid in (words, f"{words}@datewire")]:
        return exact[0]
    found = [event for event in known if Search(words).fits(event)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise OptionError(f"no event for '{words}'", "look with 'datewire find WORDS'")
    few = "; ".join(f"{e.draft.title} = {e.uid}" for e in found[:4])
    raise OptionError(f"'{words}' fits {len(found)} events", few)


def pencilled(events: Iterable[Event], today: date) -> list[Event]:
    """Announced events whose day is not told yet and whose time is not over on `today`; the undated ones last."""
    waiting = [e for e in events if e.draft.when.precision is not Precision.DAY and e.draft.status is Status.SCHEDULED]
    open_ones = [e for e in waiting if e.draft.when.precision is Precision.NONE or e.draft.when.end >= today]
    return sorted(open_ones, key=lambda e: (e.draft.when.precision is Precision.NONE, e.draft.when.start, e.uid))


def newest(events: Iterable[Event]) -> date | None:
    """The latest day of publication that any event reports: the "today" of feeds, which have no clock."""
    return max((r.published for e in events for r in e.reports if r.published), default=None)


def fresh(events: Iterable[Event], span: timedelta = RECENT) -> tuple[Event, ...]:
    """For the feed "new": events first told within `span` before the newest report. Depends on the events alone, so
    that a run without news leaves the same bytes."""
    known = tuple(events)
    last = newest(known)
    return tuple(e for e in known if last and e.created.date() > last - span)


def altered(events: Iterable[Event], span: timedelta = RECENT) -> tuple[Event, ...]:
    """For the feed "changed": events that a subscriber saw change within `span` before the newest report."""
    known = tuple(events)
    last = newest(known)
    return tuple(e for e in known if last and e.sequence and e.changed.date() > last - span)


def since(words: str, now: datetime) -> datetime:
    """The instant that an editor means: "yesterday", "today", "3d", "12h", a day or an ISO instant; UTC unless told.

    Raises OptionError.
    """
    midnight = datetime.combine(now.date(), time(), UTC)
    named = {"today": midnight, "yesterday": midnight - timedelta(days=1)}
    if words in named:
        return named[words]
    units = {"d": "days", "h": "hours", "w": "weeks"}
    if words[:-1].isdigit() and words[-1:] in units and len(words) < 6:
        return now - timedelta(**{units[words[-1]]: int(words[:-1])})
    try:
        at = datetime.fromisoformat(words)
    except ValueError as error:
        hint = "a day (2026-03-01), an instant, 'yesterday', '3d' or '12h'"
        raise OptionError(f"--since: '{words}' is no time", hint) from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)

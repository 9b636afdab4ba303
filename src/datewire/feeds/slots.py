"""From days inclusive at both ends to the half-open slot of RFC 5545: the one place where an exclusive end is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from datewire.feeds import zones
from datewire.model import Draft, Precision, When

ASSUMED = timedelta(hours=1)
"""Length of an event of which only the beginning is told."""


@dataclass(frozen=True, slots=True)
class Slot:
    """`[start, end)`: two dates (all-day), or two aware datetimes in the zone that is to be written.

    `tzid` is the TZID to write with the times, None for UTC and for all-day slots. `notes` say in words what was
    assumed or could not be written."""

    start: date
    end: date
    tzid: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def timed(self) -> bool:
        """Whether the slot has clock times."""
        return isinstance(self.start, datetime)

    @property
    def order(self) -> str:
        """A key that sorts slots by the instant of their beginning (all-day: midnight UTC)."""
        start = self.start if isinstance(self.start, datetime) else midnight(self.start)
        return start.astimezone(UTC).isoformat()


def midnight(day: date) -> datetime:
    """00:00 UTC of `day`."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def slot(draft: Draft) -> Slot:
    """When `draft` is, as a calendar can hold it.

    A clock time needs a zone (told, or that of the place): without one the event is kept as whole days, since a
    floating time is another instant for each reader. A beginning without an end lasts one assumed hour on a single day,
    and is whole days over several.
    """
    when = draft.when
    if when.precision is not Precision.DAY or (when.start_time is None and when.end_time is None):
        return _days(when)
    where = _zone(draft)
    clock = _clock(when)
    if where is None:
        return _days(when, f"The clock time is {clock}; its time zone is not known, so this is kept as a whole day.")
    if when.start_time is None or (when.end_time is None and when.end > when.start):
        return _days(when, f"Clock time: {clock} ({_name(where)}).")
    return _timed(when, when.start_time, where)


def _days(when: When, *notes: str) -> Slot:
    last = min(max(when.end, when.start), date.max - timedelta(days=1))
    return Slot(min(when.start, last), last + timedelta(days=1), None, notes)


def _clock(when: When) -> str:
    if when.start_time is None:
        return f"until {when.end_time:%H:%M}"
    end = f" to {when.end_time:%H:%M}" if when.end_time else ""
    return f"{when.start_time:%H:%M}{end}"


def _zone(draft: Draft) -> tzinfo | None:
    """The zone told; that of the place when none is told or when the told offset is the same on that day."""
    when = draft.when
    told = zones.zone(when.zone) if when.zone else None
    home = zones.zone(draft.place.zone) if draft.place and draft.place.zone else None
    if told is None:
        return home
    if zones.tzid(told) or home is None or zones.tzid(home) is None or not when.start_time:
        return told
    start = datetime.combine(when.start, when.start_time, told)
    return home if zones.offset(home, start) == zones.offset(told, start) else told


def _name(where: tzinfo) -> str:
    return zones.tzid(where) or str(where)


def _timed(when: When, begins: time, where: tzinfo) -> Slot:
    start = datetime.combine(when.start, begins.replace(tzinfo=None), where)
    notes: tuple[str, ...] = ()
    if when.end_time is None:
        end = start.astimezone(UTC) + ASSUMED
        notes = ("The source gives no end: one hour is assumed.",)
    else:
        end = datetime.combine(max(when.end, when.start), when.end_time.replace(tzinfo=None), where)
        if end.astimezone(UTC) <= start.astimezone(UTC):
            end += timedelta(days=1)
            notes = ("Ends after midnight.",)
    key = zones.tzid(where)
    if key is None or start.year < 1970 or _odd(start) or _odd(end.astimezone(where)):
        return Slot(start.astimezone(UTC), end.astimezone(UTC), None, notes)
    return Slot(start, end.astimezone(where), key, notes)


def _odd(at: datetime) -> bool:
    """Whether the offset has seconds, which a VTIMEZONE should not carry."""
    return (at.utcoffset() or timedelta()).total_seconds() % 60 != 0

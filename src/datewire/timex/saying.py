"""What the words themselves say, apart from what is supposed; and what contradicts it."""

from __future__ import annotations

from datewire.model import Partial, When
from datewire.timex.sense import Between, Cal, Clock, Feast, Many, Part, Period, Sense, Timed

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def stated(sense: Sense) -> Partial:
    """What the words say of the first date, and nothing else."""
    if isinstance(sense, Cal):
        return Partial(sense.year, sense.month, sense.day, sense.weekday)
    if isinstance(sense, Timed):
        base = stated(sense.day) if sense.day is not None else Partial()
        clock = sense.start or Clock(-1)
        zone = (sense.end and sense.end.zone) or clock.zone
        return Partial(
            base.year,
            base.month,
            base.day,
            base.weekday,
            clock.hour if sense.start else None,
            clock.minute if sense.start else None,
            sense.part,
            zone.written if zone else None,
        )
    if isinstance(sense, Period):
        return Partial(sense.year, sense.number if sense.grain == "month" else None)
    if isinstance(sense, Between):
        return stated(sense.first)
    if isinstance(sense, Many):
        return stated(sense.items[0])
    if isinstance(sense, Part):
        return stated(sense.inner)
    if isinstance(sense, Feast):
        return Partial(sense.year)
    return Partial()


def doubt(sense: Sense, placed: tuple[When, ...]) -> str:
    """What contradicts the date, in words: no such day, or another weekday; an empty string when nothing does."""
    if isinstance(sense, Period):
        return ""
    if isinstance(sense, Between) and placed:
        return doubt(sense.first, placed)
    if isinstance(sense, Timed) and sense.day is not None:
        return doubt(sense.day, placed)
    if isinstance(sense, Many) and placed:
        return doubt(sense.items[0], placed)
    if not isinstance(sense, Cal) or sense.day is None:
        return ""
    if not placed:
        return "no such day"
    said = sense.weekday
    if said is not None and placed[0].start.weekday() != said:
        return f"weekday is {WEEKDAYS[placed[0].start.weekday()]}, not {WEEKDAYS[said]}"
    return ""

"""What a sense still needs: the order of its figures, the day told before, a direction, a day of publication."""

from __future__ import annotations

from datetime import date

from datewire.model import Precision
from datewire.timex.almanac import day_of
from datewire.timex.resolve import settled
from datewire.timex.sense import (
    Between,
    Cal,
    Feast,
    Length,
    Many,
    Nth,
    Numeric,
    Part,
    Period,
    Repeat,
    Sense,
    Shifted,
    Timed,
)
from datewire.timex.told import Told, weekday_beside


def inner(sense: Sense) -> tuple[Sense, ...]:
    """The senses that `sense` is made of; those of a range or list in the order said."""
    if isinstance(sense, Between):
        return (sense.first, sense.last)
    if isinstance(sense, Many):
        return sense.items
    held: Sense | None = None
    if isinstance(sense, Timed):
        held = sense.day
    elif isinstance(sense, (Nth, Repeat)):
        held = sense.within
    elif isinstance(sense, Part):
        held = sense.inner
    elif isinstance(sense, Shifted):
        held = sense.base
    return (held,) if held is not None else ()


def grounded(sense: Sense, order: str, told: Told) -> Sense:
    """The sense with the order of its figures settled and the day told before put in, so that it stands by itself."""
    if isinstance(sense, Cal):
        return _hung(sense, told) if sense.hang else _in_year(sense, told)
    if isinstance(sense, (Period, Feast)):
        return sense
    if isinstance(sense, Numeric):
        return settled(sense, order, told.here) or sense
    if isinstance(sense, Shifted) and sense.base is None:
        return _counted(sense, told) if sense.context else sense
    parts = tuple(grounded(part, order, told) for part in inner(sense))
    return _rebuilt(sense, parts) if parts else sense


def _hung(sense: Cal, told: Told) -> Cal:
    """The day that hangs on the one told before; without one it is read as if it did not hang."""
    if isinstance(sense.hang, date):
        return sense
    day: date | None = None
    if sense.hang == "month" and sense.day is not None:
        day = told.nth(sense.day)
    elif sense.weekday is not None and sense.hang == "near":
        day = told.around(sense.weekday)
    elif sense.weekday is not None and (spell := told.spell()):
        day = weekday_beside(spell, sense.weekday, sense.hang == "after")
    return sense._replace(hang=day)


def _in_year(sense: Cal, told: Told) -> Cal:
    """A date without year in a sentence that "Next year" opens."""
    if sense.year is not None or sense.month is None or sense.day is None or sense.deixis:
        return sense
    year = told.opening_year()
    return sense._replace(hang=day_of(year, sense.month, sense.day)) if year else sense


def _counted(sense: Shifted, told: Told) -> Sense:
    """A length counted from the day told before: "two days later", "the following weekend", "that month"."""
    spell = told.spell()
    if sense.unit == "month" and not sense.number:
        base = told.coming() if sense.strict else told.last
    elif sense.unit not in ("day", "weekend", "week", "fortnight"):
        base = told.last
    else:
        base = spell or (told.last if told.last and told.last.precision is Precision.DAY else None)
        base = base or (None if sense.strict or sense.number > 0 else told.last)
    if base is None:
        return _loose(sense)
    day = base.end if sense.number > 0 and sense.unit in ("day", "weekend") else base.start
    exact = sense.unit in ("week", "fortnight") and sense.number and spell is base and told.here is not None
    ahead = exact and told.here is not None and day >= told.here
    return sense._replace(base=Cal(day.year, day.month, day.day), context=not ahead)


def _loose(sense: Shifted) -> Sense:
    """What a length that counts from a day told before is where none is told."""
    if sense.strict:
        return Length(sense.unit, abs(sense.number))
    return Period("weekend", shift=int(sense.number)) if sense.unit == "weekend" else sense


def _rebuilt(sense: Sense, parts: tuple[Sense, ...]) -> Sense:
    if isinstance(sense, Between):
        return Between(*parts)
    if isinstance(sense, Many):
        return Many(parts)
    if isinstance(sense, Timed):
        return sense._replace(day=parts[0])
    if isinstance(sense, (Nth, Repeat)):
        return sense._replace(within=parts[0])
    if isinstance(sense, Part):
        return sense._replace(inner=parts[0])
    return sense._replace(base=parts[0]) if isinstance(sense, Shifted) else sense


def is_open(sense: Sense) -> bool:
    """Whether the sense has two readings that the direction decides between."""
    if isinstance(sense, Cal):
        return sense.year is None and sense.deixis not in (1, -1) and (not sense.hang or sense.day is not None)
    if isinstance(sense, Period):
        return sense.year is None and sense.within is None and (sense.shift is None or sense.grain == "weekend")
    if isinstance(sense, Feast):
        return sense.year is None and sense.deixis is None
    parts = inner(sense)
    return any(is_open(part) for part in parts) if isinstance(sense, Many) else bool(parts) and is_open(parts[0])


def is_bound(sense: Sense) -> bool:
    """Whether the sense can be placed without a day of publication."""
    if isinstance(sense, Cal):
        return isinstance(sense.hang, date) or None not in (sense.year, sense.month, sense.day)
    if isinstance(sense, Period):
        return sense.year is not None or sense.grain == "century"
    if isinstance(sense, Feast):
        return sense.year is not None
    parts = inner(sense)
    if isinstance(sense, Repeat) or not any(is_bound(part) for part in parts):
        return False
    return all(is_bound(part) or _lendable(part) for part in parts)


def _lendable(sense: Sense) -> bool:
    """Whether a year said with another date of the same expression makes this one whole."""
    if isinstance(sense, Cal):
        return sense.day is not None
    return isinstance(sense, Period) and sense.number is not None

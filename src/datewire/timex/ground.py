"""What a sense still needs: the order of its figures, the day told before, a direction, a day of publication."""

from __future__ import annotations

from datewire.model import When
from datewire.timex.resolve import settled
from datewire.timex.sense import Between, Cal, Feast, Many, Nth, Numeric, Part, Period, Repeat, Sense, Shifted, Timed


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


def grounded(sense: Sense, order: str, told: When | None) -> Sense:
    """The sense with the order of its figures settled and the day told before put in, so that it stands by itself."""
    if isinstance(sense, (Period, Cal, Feast)):
        return sense
    if isinstance(sense, Numeric):
        return settled(sense, order) or sense
    if isinstance(sense, Shifted) and sense.base is None:
        if sense.context and told is not None:
            return sense._replace(base=Cal(told.start.year, told.start.month, told.start.day))
        return sense
    parts = tuple(grounded(part, order, told) for part in inner(sense))
    return _rebuilt(sense, parts) if parts else sense


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
        return sense.year is None and sense.deixis not in (1, -1)
    if isinstance(sense, Period):
        return sense.year is None and sense.within is None and (sense.shift is None or sense.grain == "weekend")
    if isinstance(sense, Feast):
        return sense.year is None and sense.deixis is None
    parts = inner(sense)
    return any(is_open(part) for part in parts) if isinstance(sense, Many) else bool(parts) and is_open(parts[0])


def is_bound(sense: Sense) -> bool:
    """Whether the sense can be placed without a day of publication."""
    if isinstance(sense, Cal):
        return None not in (sense.year, sense.month, sense.day)
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

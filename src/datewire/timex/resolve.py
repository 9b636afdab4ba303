"""From senses to calendar days, given the day of publication and a direction."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from datewire.model import Precision, When
from datewire.timex import almanac, leaf, recur
from datewire.timex.leaf import Scene
from datewire.timex.sense import (
    Between,
    Cal,
    Clock,
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


def whens(sense: Sense, scene: Scene) -> tuple[When, ...]:
    """Where `sense` lies on the calendar, read from `scene`; empty when nothing can be placed."""
    place = _PLACES.get(type(sense))
    return tuple(place(sense, scene)) if place else ()


def one(sense: Sense, scene: Scene) -> When | None:
    """The first place of `sense`, or None."""
    found = whens(sense, scene)
    return found[0] if found else None


def settled(sense: Numeric, order: str, here: date | None = None) -> Cal | None:
    """A numeric date with its order settled: by impossibility, by the weekday said if one order alone fits it (without
    a year, in the one nearest to `here`), else by `order` ("mdy" or "dmy"); dots are day first.

    >>> settled(Numeric(5, 16, 2022), "dmy")
    Cal(year=2022, month=5, day=16, weekday=None, deixis=None, hang=None)
    >>> settled(Numeric(1, 7, weekday=1), "mdy", date(2008, 6, 18)).month
    7
    """
    first, second = sense.first, sense.second
    month_first = order == "mdy" and sense.sign != "."
    if first > 12:
        month_first = False
    elif second > 12:
        month_first = True
    elif sense.weekday is not None and first != second:
        fits = _fits(sense, first, second, here), _fits(sense, second, first, here)
        month_first = fits[0] if fits[0] != fits[1] else month_first
    month, number = (first, second) if month_first else (second, first)
    return Cal(sense.year, month, number, sense.weekday) if month <= 12 else None


def _fits(sense: Numeric, month: int, number: int, here: date | None) -> bool:
    """Whether that day of the year said, or of the one nearest to `here`, is the weekday said."""
    if sense.year is not None:
        days = [almanac.day_of(sense.year, month, number)]
    else:
        days = [almanac.day_of(here.year + near, month, number) for near in (-1, 0, 1)] if here else []
    options = [day for day in days if day]
    if not options:
        return False
    return min(options, key=lambda day: abs((day - (here or day)).days)).weekday() == sense.weekday


_FIGURES = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d/-])")
_SHORT = re.compile(r"(?<![\d./-])(\d\d?)(/)(\d\d?)(?![\d/-])")


def written_order(text: str, order: str) -> str:
    """The order in which a text writes its numeric dates, told by those that only one order allows; else `order`. Those
    without a year count where none has one."""
    pairs = [(int(hit[1]), int(hit[3])) for hit in _FIGURES.finditer(text) if hit[2] != "."]
    pairs = pairs or [(int(hit[1]), int(hit[3])) for hit in _SHORT.finditer(text)]
    days = any(12 < first <= 31 and second <= 12 for first, second in pairs)
    months = any(12 < second <= 31 and first <= 12 for first, second in pairs)
    return order if days == months else "dmy" if days else "mdy"


def _leaf(place: Callable[[Any, Scene], When | None]) -> Callable[[Any, Scene], list[When]]:
    def placed(sense: Any, scene: Scene) -> list[When]:
        found = place(sense, scene)
        return [found] if found else []

    return placed


def _numeric(sense: Numeric, scene: Scene) -> list[When]:
    day = settled(sense, scene.order)
    found = leaf.day(day, scene) if day else None
    return [found] if found else []


def _period(sense: Period, scene: Scene) -> list[When]:
    if sense.within is not None and sense.number is not None:
        year = one(sense.within, scene)
        sense = sense._replace(year=year.start.year if year else sense.year)
    found = leaf.period(sense, scene)
    return [found] if found else []


MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
COARSE = {"month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.YEAR, "century": Precision.YEAR}


def _shifted(sense: Shifted, scene: Scene) -> list[When]:
    base = one(sense.base, scene) if sense.base is not None else When(scene.day, scene.day)
    if base is None or sense.unit in ("hour", "minute", "second"):
        return []
    count = sense.number
    if sense.unit in MONTHS:
        months = round(count * MONTHS[sense.unit])
        day = almanac.add_months(base.start, months)
        if sense.base is not None and not sense.context:
            return [When(day, day)]
        if sense.unit == "month":
            first = day.replace(day=1)
            return [When(first, almanac.month_end(day.year, day.month), Precision.MONTH, implied=frozenset({"day"}))]
        whole = leaf.bounds("half", 1, day.year)[0], leaf.bounds("half", 2, day.year)[1]
        return [When(*whole, Precision.YEAR, implied=frozenset({"month", "day"}))]
    if sense.context and sense.unit == "weekend":
        ahead = (4 - base.end.weekday()) % 7 + 1 if count > 0 else 5 - base.start.weekday()
        saturday = almanac.add_days(base.end if count > 0 else base.start, ahead)
        return [When(saturday, almanac.add_days(saturday, 1))]
    size = {"week": 7, "fortnight": 14, "weekend": 7}.get(sense.unit, 1)
    if sense.context and sense.unit == "week":
        return [When(*almanac.week_of(almanac.add_days(base.start, round(count * 7))), Precision.WEEK)]
    day = almanac.add_days(base.start if count < 0 else base.end, round(count * size))
    return [When(day, day, implied=frozenset({"day"}) if size > 1 and sense.base is None else frozenset())]


def _nth(sense: Nth, scene: Scene) -> list[When]:
    within = one(sense.within, scene)
    if within is None:
        return []
    if sense.unit == "beside" and sense.weekday is not None:
        ahead = (sense.weekday - within.start.weekday()) % 7 or 7
        day = almanac.add_days(within.start, ahead if sense.nth > 0 else -((7 - ahead) or 7))
        return [replace(within, start=day, end=day)]
    if sense.nth == 0 and sense.weekday is not None:
        day = almanac.add_days(within.start, sense.weekday)
        return [When(day, day)]
    if sense.nth == 0:
        week = almanac.week_of(within.start)
        if sense.unit == "weekend":
            start, end = (
                _weekend(within.start) if isinstance(sense.within, Feast) else (almanac.add_days(week[0], 5), week[1])
            )
            return [replace(within, start=start, end=end)]
        return [replace(within, start=week[0], end=week[1], precision=Precision.WEEK)]
    return _counted(sense, within)


def _weekend(day: date) -> tuple[date, date]:
    """The weekend that belongs to a holiday: up to a Monday or Tuesday, from a Thursday or Friday on."""
    weekday = day.weekday()
    if weekday <= 1:
        return almanac.add_days(day, -weekday - 2), day
    start = almanac.add_days(day, 5 - weekday if weekday in (2, 5, 6) else 0)
    return start, almanac.add_days(day, 6 - weekday)


def _counted(sense: Nth, within: When) -> list[When]:
    if sense.unit in ("day", "week", "weekend"):
        weekday = {"week": 3, "weekend": 5}.get(sense.unit, sense.weekday)
        if weekday is None:
            day = almanac.add_days(within.start, sense.nth - 1) if sense.nth > 0 else within.end
            return [replace(within, start=day, end=day, precision=Precision.DAY)]
        edge = within.start if sense.nth > 0 else within.end
        off = (weekday - edge.weekday()) % 7 if sense.nth > 0 else -((edge.weekday() - weekday) % 7)
        day = almanac.add_days(edge, off + 7 * (sense.nth - 1 if sense.nth > 0 else sense.nth + 1))
        if not within.start <= day <= within.end:
            return []
        if sense.unit == "week":
            start, end = almanac.week_of(day)
            return [replace(within, start=start, end=end, precision=Precision.WEEK)]
        end = almanac.add_days(day, 1) if sense.unit == "weekend" else day
        return [replace(within, start=day, end=end, precision=Precision.DAY)]
    if sense.unit == "isoweek" and 1 <= sense.nth <= 53:
        monday = almanac.week_of(date(within.start.year, 1, 4))[0]
        start = almanac.add_days(monday, 7 * (sense.nth - 1))
        return [replace(within, start=start, end=almanac.add_days(start, 6), precision=Precision.WEEK)]
    if sense.unit == "month":
        first = almanac.add_months(within.start, sense.nth - 1) if sense.nth > 0 else within.end.replace(day=1)
        return [replace(within, start=first, end=almanac.month_end(first.year, first.month), precision=Precision.MONTH)]
    return []


def _between(sense: Between, scene: Scene) -> list[When]:
    first, last = _lent(sense)
    end = one(last, scene)
    start = one(first, scene) if _weekday(last) and not _weekday(first) else _begin(first, end, scene)
    if start is None or end is None:
        return []
    if end.end < start.start:
        start, end = _ordered(first, last, start, end, scene)
    if end.end < start.start:
        return []
    precision = start.precision if start.precision == end.precision else Precision.DAY
    return [
        replace(
            start,
            end=end.end,
            end_time=end.end_time or end.start_time,
            precision=precision,
            zone=start.zone or end.zone,
            implied=start.implied | end.implied,
            why=start.why or end.why,
        )
    ]


def _begin(first: Sense, end: When | None, scene: Scene) -> When | None:
    """The begin of a range: sought backwards from an end that is still to come, unless most of a range of months that
    the sentence announces would then be over."""
    if end is None or not _yearless(first) or scene.direction == "past" or end.end < scene.day:
        return one(first, scene)
    start = one(first, Scene(end.end, "past", True, scene.order))
    over = start is not None and 3 * (end.end - scene.day) < end.end - start.start
    return one(first, scene) if over and scene.direction and isinstance(first, Period) else start


def _weekday(sense: Sense) -> bool:
    day = sense.day if isinstance(sense, Timed) else sense
    return isinstance(day, Cal) and day.weekday is not None and day.day is None


def _yearless(sense: Sense) -> bool:
    """Whether a range's begin is sought backwards from its end: "Aug. 20 to Sept. 12", "May to September"."""
    if isinstance(sense, Cal):
        return sense.year is None and sense.day is not None and sense.month is not None
    return isinstance(sense, Period) and sense.grain == "month" and sense.year is None and sense.shift is None


def _lent(sense: Between) -> tuple[Sense, Sense]:
    """The year said with one end, lent to the other."""
    first, last = sense.first, sense.last
    if isinstance(first, Cal) and isinstance(last, Cal):
        if last.day and last.month is None and first.month is not None:
            last = last._replace(month=first.month, year=last.year or first.year)
        if first.year is None and last.year is not None and first.month and last.month:
            past = (first.month, first.day or 0) > (last.month, last.day or 0)
            first = first._replace(year=last.year - past)
        elif last.year is None and first.year is not None and first.month and last.month:
            past = (first.month, first.day or 0) > (last.month, last.day or 0)
            last = last._replace(year=first.year + past)
    if isinstance(first, Period) and isinstance(last, Period) and first.number and last.number:
        late = first.number > last.number
        if first.year is None and first.shift is None and last.year is not None:
            first = first._replace(year=last.year - late)
        elif last.year is None and last.shift is None and first.year is not None:
            last = last._replace(year=first.year + late)
    return first, last


def _ordered(first: Sense, last: Sense, start: When, end: When, scene: Scene) -> tuple[When, When]:
    """The ends of a range read anew where the end came out before the start: it is the next one after the start."""
    follow = one(last, Scene(start.start, "future", True, scene.order))
    near = not isinstance(first, (Cal, Feast)) or isinstance(last, Period)
    if follow and follow.end >= start.start and (near or (follow.end - start.start).days < 200):
        return start, follow
    lead = one(first, Scene(end.end, "past", True, scene.order))
    return (lead, end) if lead else (start, end)


def _many(sense: Many, scene: Scene) -> list[When]:
    """The days of a list. A year said once holds for all; days follow each other."""
    years = [item.year for item in sense.items if isinstance(item, Cal) and item.year]
    found: list[When] = []
    for item in sense.items:
        if isinstance(item, Cal) and item.month and item.year is None and years:
            item = item._replace(year=years[-1])  # noqa: PLW2901
        here = whens(item, scene)
        if here and found and here[0].end < found[-1].start and isinstance(item, Cal) and item.year is None:
            later = one(item, Scene(found[-1].start, "future", True, scene.order))
            here = (later,) if later and (later.start - found[-1].start).days < 200 else here
        found.extend(here)
    return found


def _time(clock: Clock | None) -> time | None:
    if clock is None:
        return None
    return time(clock.hour % 24, clock.minute)


def _timed(sense: Timed, scene: Scene) -> list[When]:
    placed = [When(scene.day, scene.day, implied=frozenset({"day"}))] if sense.day is None else whens(sense.day, scene)
    return [_clocked(when, sense.start, sense.end) for when in placed]


SMALL_HOURS = time(6)
"""An end up to then belongs to the evening before: "10 p.m. to 2 a.m." is of one day, and ends after midnight."""


def _clocked(when: When, start: Clock | None, end: Clock | None) -> When:
    zone = (end and end.zone) or (start and start.zone) or None
    first, last = _time(start), _time(end)
    final = when.end
    if start and start.hour == 24 and when.start == when.end:
        when = replace(when, start=almanac.add_days(when.start, 1))
        final = when.start
    if first and last and last <= first and when.start == when.end and last > SMALL_HOURS:
        final = almanac.add_days(final, 1)
    return replace(when, end=final, start_time=first, end_time=last, zone=(zone.key or None) if zone else None)


def _part(sense: Part, scene: Scene) -> list[When]:
    return list(whens(sense.inner, scene))


def _length(sense: Length, scene: Scene) -> list[When]:
    """A stretch beside the day of publication, which is not in it: "the next ten days", "the past two weeks"."""
    months, days = MONTHS.get(sense.unit), DAYS.get(sense.unit)
    if not sense.side or not sense.number or not (months or days):
        return []
    if months:
        far = almanac.add_months(scene.day, sense.side * round(sense.number * months))
    else:
        far = almanac.add_days(scene.day, sense.side * round(sense.number * (days or 1)))
    start, end = sorted((almanac.add_days(scene.day, sense.side), far))
    return [When(start, end, why=("counted from the day of publication",))]


def _repeat(sense: Repeat, scene: Scene) -> list[When]:
    within = one(sense.within, scene) if sense.within else None
    until = one(sense.until, scene) if sense.until else None
    found = recur.days(sense, scene.day, within, until)
    return [_clocked(when, sense.start, sense.end) for when in found]


_PLACES: dict[type, Callable[[Any, Scene], list[When]]] = {
    Cal: _leaf(leaf.day),
    Numeric: _numeric,
    Feast: _leaf(leaf.feast),
    Period: _period,
    Shifted: _shifted,
    Nth: _nth,
    Between: _between,
    Many: _many,
    Timed: _timed,
    Part: _part,
    Repeat: _repeat,
    Length: _length,
}

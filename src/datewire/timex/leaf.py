"""Where the simple senses lie on the calendar: days, holidays, and periods of every grain."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from datewire.model import Precision, When
from datewire.timex import almanac
from datewire.timex.sense import Cal, Feast, Period

GRACE = 14
"""Days by which a date may contradict its tense before the year or week is moved: "is taking place from 23 August" on
the 25th. Seen in wire copy."""


DOUBTFUL = 400
"""Days within which the nearest year is taken although a verb that stands apart points the other way."""


REACH = 240
"""Days within which a stated weekday may choose the year; beyond, it is taken for a slip and told as a doubt."""


class Scene(NamedTuple):
    """From where a sense is read: the day of publication, and "past", "future" or "" from the sentence around; `sure`
    when that may overrule what is nearest."""

    day: date
    direction: str = ""
    sure: bool = True
    order: str = "dmy"


def nearest(options: list[date], scene: Scene, grace: int = GRACE) -> tuple[date, str]:
    """The option that the direction asks for, else the nearest; with the reason in words. `options` is not empty."""
    here = scene.day
    closest = min(options, key=lambda day: (abs((day - here).days), -day.toordinal()))
    off = (closest - here).days
    if scene.direction == "future" and off < -grace and (scene.sure or off < -DOUBTFUL):
        later = [day for day in options if day >= here]
        if later:
            return min(later), "the next one: the sentence looks ahead"
    if scene.direction == "past" and off > 2 and (scene.sure or off > DOUBTFUL):
        earlier = [day for day in options if day <= here]
        if earlier:
            return max(earlier), "the last one: the sentence looks back"
    return closest, "the nearest one"


def day(sense: Cal, scene: Scene) -> When | None:
    """A day of the calendar with whatever the words leave out supplied, and told in `implied` and `why`."""
    if isinstance(sense.hang, date) and not _contradicted(sense, sense.hang, scene):
        why = ("day: from the day told before",)
        return When(sense.hang, sense.hang, implied=frozenset({"year", "month"}), why=why)
    if sense.day is None:
        return _weekday(sense, scene)
    if sense.month is None:
        return _day_of_month(sense.day, sense.weekday, scene)
    if sense.year is not None:
        found = almanac.day_of(sense.year, sense.month, sense.day)
        return When(found, found) if found else None
    return _yearless(sense, scene)


def _contradicted(sense: Cal, hung: date, scene: Scene) -> bool:
    """Whether "the 7th" hangs on a month to come while its sentence is sure to look back: "that was the 7th"."""
    return sense.day is not None and scene.direction == "past" and scene.sure and hung > scene.day


def _yearless(sense: Cal, scene: Scene) -> When | None:
    month, number = sense.month or 1, sense.day or 1
    reach = 4 if (month, number) == (2, 29) else 1
    years = range(max(scene.day.year - reach, 1), min(scene.day.year + reach, 9999) + 1)
    options = [found for year in years if (found := almanac.day_of(year, month, number))]
    if not options:
        return None
    if sense.deixis:
        scene = scene._replace(direction="past" if sense.deixis < 0 else "future", sure=True)
    found, why = nearest(options, scene, GRACE if not sense.deixis else 0)
    if sense.weekday is not None and found.weekday() != sense.weekday:
        fitting = [option for option in options if option.weekday() == sense.weekday]
        if len(fitting) == 1 and abs((fitting[0] - scene.day).days) < REACH:
            found, why = fitting[0], "the year in which that day is the weekday said"
    return When(found, found, implied=frozenset({"year"}), why=(f"year: {why}",))


def _day_of_month(number: int, weekday: int | None, scene: Scene) -> When | None:
    reach = 8 if weekday is not None else 1
    first = scene.day.replace(day=1)
    options: list[date] = []
    for shift in range(-reach, reach + 1):
        month = almanac.add_months(first, shift)
        found = almanac.day_of(month.year, month.month, number)
        if found and (weekday is None or found.weekday() == weekday):
            options.append(found)
    if not options:
        return None
    found, why = nearest(options, scene, 4)
    return When(found, found, implied=frozenset({"year", "month"}), why=(f"month: {why}",))


def _weekday(sense: Cal, scene: Scene) -> When | None:
    if sense.weekday is None:
        return None
    ahead = (sense.weekday - scene.day.weekday()) % 7
    back = (scene.day.weekday() - sense.weekday) % 7
    if sense.deixis == 2:
        shift, why = ahead or 7, "the next one after publication"
    elif sense.deixis == 1:
        shift, why = 7 - scene.day.weekday() + sense.weekday, "in the week after this one"
    elif sense.deixis == -1:
        shift, why = -(back or 7), "the last one before publication"
    elif scene.direction == "future" or (sense.deixis == 0 and not (scene.direction == "past" and scene.sure)):
        shift, why = ahead, "the next one: the sentence looks ahead"
    else:
        shift, why = -back, "the last one or today" if not scene.direction else "the last one: the sentence looks back"
    found = almanac.add_days(scene.day, shift)
    return When(found, found, implied=frozenset({"year", "month"}), why=(f"day: {why}",))


def feast(sense: Feast, scene: Scene) -> When | None:
    """A holiday: in the year said, or in the one that tense and nearness ask for."""
    year = sense.year
    if year is not None:
        found = almanac.feast(sense.key, year) if "|" not in sense.key else None
        return When(found, found) if found else None
    rules = sense.key.split("|")
    options = [day for near in (-1, 0, 1) for key in rules if (day := almanac.feast(key, scene.day.year + near))]
    if not options:
        return None
    if sense.deixis == 1:
        found, why = min([day for day in options if day > scene.day] or options), "the next one"
    elif sense.deixis == -1:
        found, why = max([day for day in options if day < scene.day] or options), "the last one"
    elif sense.deixis == 0:
        found, why = options[len(options) // 2], "this year"
    else:
        found, why = nearest(options, scene)
    return When(found, found, implied=frozenset({"year"}), why=(f"year: {why}",))


GRAINS = {
    "week": Precision.WEEK,
    "weekend": Precision.DAY,
    "month": Precision.MONTH,
    "season": Precision.SEASON,
    "quarter": Precision.QUARTER,
    "half": Precision.HALF,
}


def bounds(grain: str, number: int, year: int) -> tuple[date, date]:
    """First and last day of a numbered month, quarter, half or season (meteorological, northern) of a year."""
    if grain == "month":
        return date(year, number, 1), almanac.month_end(year, number)
    if grain == "season":
        start = date(year, (3, 6, 9, 12)[number], 1)
        return start, almanac.add_days(almanac.add_months(start, 3), -1)
    size = 3 if grain == "quarter" else 6
    return date(year, (number - 1) * size + 1, 1), almanac.month_end(year, number * size)


def period(sense: Period, scene: Scene) -> When | None:
    """A period of the calendar; `start` and `end` bound it."""
    grain = sense.grain
    if sense.number is not None and grain != "century":
        return _numbered(sense, scene)
    if sense.year is not None:
        return _years(sense.year, sense.year + (9 if grain == "decade" else 0))
    if grain == "century":
        return _years(100 * (sense.number - 1), 100 * sense.number - 1) if sense.number else None
    return _present(grain, sense.shift, scene)


def _years(first: int, last: int) -> When | None:
    if not 1 <= first <= last <= 9999:
        return None
    return When(date(first, 1, 1), date(last, 12, 31), Precision.YEAR)


def _numbered(sense: Period, scene: Scene) -> When | None:
    grain, number = sense.grain, sense.number or 0
    precision = GRAINS.get(grain, Precision.YEAR)
    if sense.year is not None:
        return When(*bounds(grain, number, sense.year), precision) if 1 <= sense.year <= 9998 else None
    here = scene.day
    spans = [bounds(grain, number, here.year + near) for near in (-1, 0, 1)]
    if sense.shift:
        chosen = [s for s in spans if (s[0] > here if sense.shift > 0 else s[1] < here)]
        span = (chosen[0] if sense.shift > 0 else chosen[-1]) if chosen else spans[1]
        why = "the next one" if sense.shift > 0 else "the last one"
    elif sense.shift == 0:
        span, why = spans[1], "this year"
    else:
        late = grain in ("quarter", "half") and not scene.direction
        span, why = _directed(spans, scene._replace(direction="past") if late else scene)
    return When(*span, precision, implied=frozenset({"year"}), why=(f"year: {why}",))


def _directed(spans: list[tuple[date, date]], scene: Scene) -> tuple[tuple[date, date], str]:
    """The period that the direction asks for; one that holds the day of publication is always near enough."""
    here = scene.day

    def distance(span: tuple[date, date]) -> int:
        return 0 if span[0] <= here <= span[1] else min(abs((span[0] - here).days), abs((span[1] - here).days))

    close = min(spans, key=distance), "the nearest one"
    if scene.direction == "future":
        told = next((s for s in spans if s[1] >= here), spans[-1]), "the next one: the sentence looks ahead"
    elif scene.direction == "past":
        told = next((s for s in reversed(spans) if s[0] <= here), spans[0]), "the last one: the sentence looks back"
    else:
        return close
    return close if not scene.sure and 3 * distance(close[0]) < distance(told[0]) else told


def _present(grain: str, shift: int | None, scene: Scene) -> When | None:
    here, count = scene.day, shift or 0
    if grain == "day":
        found = almanac.add_days(here, count)
        return When(found, found)
    if grain in ("week", "fortnight"):
        start, end = almanac.week_of(almanac.add_days(here, 7 * count))
        return When(start, end, Precision.WEEK)
    if grain == "weekend":
        return _weekend(shift, scene)
    if grain == "month":
        start = almanac.add_months(here.replace(day=1), count)
        return When(start, almanac.month_end(start.year, start.month), Precision.MONTH)
    if grain in ("quarter", "half"):
        size = 3 if grain == "quarter" else 6
        start = almanac.add_months(date(here.year, (here.month - 1) // size * size + 1, 1), size * count)
        return When(start, almanac.add_days(almanac.add_months(start, size), -1), GRAINS[grain])
    years = {"year": 1, "decade": 10, "century": 100}.get(grain)
    if years is None:
        return None
    first = here.year // years * years + years * count
    return _years(first, first + years - 1)


def _weekend(said: int | None, scene: Scene) -> When:
    saturday = almanac.week_of(scene.day)[0] + timedelta(days=5)
    shift = said or 0
    if said is None or (said == 0 and scene.direction == "past"):
        shift = -1 if scene.direction == "past" and scene.day < saturday else 0
    start = almanac.add_days(saturday, 7 * shift)
    return When(start, almanac.add_days(start, 1))

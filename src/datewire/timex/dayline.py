"""Lists under a month: lines that begin with the number of a day ("14 - Youth Day", "Sun 7 Family Communion"), and
those that begin with day and month in dotted figures ("6.12. St Nicholas"). Seen in diaries of parishes and clubs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from datewire.model import Precision, Span, TimeMention
from datewire.timex import almanac
from datewire.timex.locale import Locale
from datewire.timex.sense import Between, Cal, Sense, Timed

LEAST = 3
"""Lines that make a list."""
GAP = 2
"""Line ends between two of its lines: one line in between may go on with what stands above it."""
ABOVE = 700
"""Characters above its first line within which the month is named."""
_FIGURE = (
    r"(?:(?P<name>[A-Z][A-Za-z]{2,8})\.?,? )?(?P<day>[1-9]\d?)(?:st|nd|rd|th)?(?!\d|[.,:/]\d)"
    r"(?: ?\((?P<after>[A-Z][a-z]{2,8})\.?\))?(?:[–-](?P<last>\d{1,2})(?![\d.:]))?"
)
_ITEM = re.compile(r"\n(?:[•*] ?)?" + _FIGURE)
_CLAUSE = re.compile("; " + _FIGURE)
_OPENING = re.compile(r"\n([0-3]?\d)\.([01]?\d)\.(?=[\s,;:)–-])")
_DOTTED = re.compile(r"(?<![\d.,:])([0-3]?\d)\.([01]?\d)\.(?=[\s,;:)–-]|$)")
Reader = Callable[[Span, Sense, str], TimeMention]
"""Makes a mention of a sense at a span, by the rule named."""


class Line(NamedTuple):
    """The begin of one line: where the figure stands, its day, the weekday said and the last day of a range."""

    start: int
    end: int
    day: int
    weekday: int | None
    last: int | None


def listed(found: list[TimeMention], text: str, here: date, locale: Locale, read: Reader) -> list[TimeMention]:
    """The mentions, with those added or put right that the lists of `text` tell; `found` is in order and stays so."""
    fresh: list[TimeMention] = []
    guard = locale.guards.get("listed")
    if guard is not None:
        for run in _runs(text, _lines(text, locale, guard)):
            fresh += _dated(run, text, found, here, read)
        fresh += _dotted(text, read)
    return _merged(found, fresh, read) if fresh else found


def _merged(found: list[TimeMention], fresh: list[TimeMention], read: Reader) -> list[TimeMention]:
    """Both in order. A whole date stays as it was found; anything else at a line's begin gives way, or takes the day
    and keeps its clock time."""
    whole = [mention.span for mention in found if mention.stated.day and mention.stated.month]
    kept = [new for new in fresh if not any(span.meets(new.span) for span in whole)]
    for mention in found:
        at = next((i for i, new in enumerate(kept) if new.span.meets(mention.span)), None)
        if at is None:
            kept.append(mention)
        elif isinstance(mention.sense, Timed) and mention.sense.start and mention.span.start <= kept[at].span.start:
            sense = mention.sense._replace(day=kept[at].sense)  # type: ignore[arg-type]
            kept[at] = read(mention.span, sense, f"{kept[at].rule}+clock")
    return sorted(kept, key=lambda mention: mention.span)


def _lines(text: str, locale: Locale, guard: re.Pattern[str]) -> Iterator[Line]:
    hits = list(_ITEM.finditer(text))
    if len(hits) < LEAST:
        hits += _CLAUSE.finditer(text)
    if len(hits) < LEAST - 1:
        return
    for hit in sorted(hits, key=lambda hit: hit.start()):
        said = hit["name"] or hit["after"]
        token = locale.lexicon.table.get(said) if said else None
        weekday = token.value if token and token.code in "Ww" else None
        day, last = int(hit["day"]), int(hit["last"]) if hit["last"] else None
        if day > 31 or (last is not None and not day < last <= 31) or (hit["name"] and weekday is None):
            continue
        free = weekday is not None and text[hit.end() : hit.end() + 1] in (" ", "\n", ":")
        if free or guard.match(text, hit.end()):
            start = hit.start("name") if hit["name"] else hit.start("day")
            yield Line(start, hit.end(), day, weekday, last)


def _runs(text: str, lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Runs of at least three lines whose numbers rise, but for the turn of a month."""
    run: list[Line] = []
    for line in lines:
        if run:
            apart = text.count("\n", run[-1].end, line.start)
            turned = line.day < run[-1].day and not (run[-1].day >= 20 and line.day <= 12)
            if apart > GAP or line.start - run[-1].end > ABOVE or turned:
                if len(run) >= LEAST:
                    yield run
                run = []
        run.append(line)
    if len(run) >= LEAST:
        yield run


def _dated(run: list[Line], text: str, found: list[TimeMention], here: date, read: Reader) -> Iterator[TimeMention]:
    named = all(line.weekday is not None for line in run)
    if not named and [line.day for line in run[:3]] == [1, 2, 3]:
        return
    first = _month(run, text, found, here)
    days = _days(run, first) if first else None
    if days is None and named:
        months = (almanac.add_months(here.replace(day=1), ahead) for ahead in range(12))
        days = next((days for month in months if (days := _days(run, month))), None)
    for line, day in zip(run, days or (), strict=False):
        sense: Sense = Cal(day=day.day, weekday=line.weekday, hang=day)
        last = almanac.day_of(day.year, day.month, line.last) if line.last else None
        if last:
            sense = Between(Cal(day=day.day, hang=day), Cal(day=last.day, hang=last))
        yield read(Span(line.start, line.end), sense, "day-line")


def _month(run: list[Line], text: str, found: list[TimeMention], here: date) -> date | None:
    """The month named above the list: that of the date with which the line above begins, or told as a month."""
    for mention in reversed(found):
        if mention.span.end > run[0].start or not mention.whens:
            continue
        if run[0].start - mention.span.end > ABOVE:
            return None
        when = mention.whens[0]
        opens = mention.span.start == 0 or text[mention.span.start - 1] == "\n" or text[run[0].start - 2] == ";"
        near = text.count("\n", mention.span.end, run[0].start) <= 1
        if when.precision is Precision.DAY and opens and near and mention.stated.month and when.start.day < run[0].day:
            return when.start.replace(day=1)
        if when.precision is Precision.MONTH and mention.stated.month:
            return when.start if mention.stated.year else _nearest(when.start.month, here)
    return None


def _nearest(month: int, here: date) -> date:
    months = [date(here.year + near, month, 1) for near in (-1, 0, 1)]
    return min(months, key=lambda first: abs((first - here.replace(day=1)).days))


def _days(run: list[Line], first: date) -> list[date] | None:
    """The days of the lines from a month on; None where the calendar has no such day or another weekday is said."""
    days: list[date] = []
    for line in run:
        if days and line.day < days[-1].day:
            first = almanac.add_months(first, 1)
        day = almanac.day_of(first.year, first.month, line.day)
        if day is None or (line.weekday is not None and day.weekday() != line.weekday):
            return None
        days.append(day)
    return days


def _dotted(text: str, read: Reader) -> list[TimeMention]:
    """Days in dotted figures, in a text in which at least three lines begin with one and they rise."""
    opening = [(int(hit[2]), int(hit[1])) for hit in _OPENING.finditer(text)]
    if len(opening) < LEAST or sum(later < former for former, later in pairwise(opening)) > 1:
        return []
    if len({day for _, day in opening}) == 1:  # 3.1., 3.2., 3.3. are sections
        return []
    hits = [hit for hit in _DOTTED.finditer(text) if 1 <= int(hit[1]) <= 31 and 1 <= int(hit[2]) <= 12]
    return [read(Span(*hit.span()), Cal(None, int(hit[2]), int(hit[1])), "day-dotted") for hit in hits]

"""Joining what recurs: a recurrence with its clock time, bounds, exceptions; opening hours; every year on a day."""

from __future__ import annotations

import re

from datewire.timex.almanac import named
from datewire.timex.grammar import Piece, Run
from datewire.timex.join import bare_weekday, is_clock, joined, turned
from datewire.timex.sense import Between, Cal, Feast, Nth, Part, Period, Repeat, Sense, Timed

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ON = frozenset(("", ",", "o", "oh", ",o", ",oh"))
_WEEK = re.compile("[Ww][-t]{1,2}[Ww]")
NEVER = Timed(None)
WITHIN = frozenset(("", ",", "i", "ih", "f", "d", "dh", ",<", "<"))


def _repeat(left: Sense, gap: str, right: Sense) -> Sense | None:
    if not isinstance(left, Repeat):
        if not isinstance(right, Repeat):
            return None
        return _repeat(right, gap, left) if is_clock(left) else _yearly(right, gap, left)
    if isinstance(right, Timed) and right.start and right.day is None:
        time = turned(right, left.part)
        return left._replace(start=time.start, end=time.end)
    if gap in ("t", ",t", "th", ",th"):
        return left._replace(until=right)
    if gap in ("e", ",e", "eo", ",eo"):
        return _except(left, right)
    return _weekly(left, gap, right) or _yearly(left, gap, right) or _bounded(left, gap, right)


def _except(left: Repeat, right: Sense) -> Sense:
    """ "daily except Mondays" is weekly on the other days; other exceptions are kept beside the rule."""
    if isinstance(right, Timed) and right.day is not None:
        left, right = left._replace(start=right.start, end=right.end), right.day
    out = right.byday if isinstance(right, Repeat) else ()
    if isinstance(right, Cal) and right.weekday is not None and bare_weekday(right):
        out = (DAYS[right.weekday],)
    kept = tuple(day for day in left.byday or DAYS if day not in out)
    if not out or not kept or left.interval > 1 or not (left.freq == "DAILY" or left.byday):
        return left._replace(excepting=right)
    return left._replace(freq="WEEKLY", byday=kept, told="")


def _weekly(left: Repeat, gap: str, right: Sense) -> Sense | None:
    """ "weekly on Tuesdays", "every four weeks on Thursday"."""
    if gap not in ON or left.byday:
        return None
    if isinstance(right, Repeat):
        same = left.freq == right.freq == "WEEKLY"
        return (
            None
            if left.freq == "DAILY"
            else right._replace(interval=max(left.interval, right.interval))
            if same
            else right
        )
    if left.freq == "WEEKLY" and isinstance(right, Cal) and right.weekday is not None and bare_weekday(right):
        return left._replace(byday=(DAYS[right.weekday],), told="")
    return None


def _yearly(left: Repeat, gap: str, right: Sense) -> Sense | None:
    """ "annually on December 10", "every year on the first Sunday in May", "in June every year", "every Christmas"."""
    if left.freq != "YEARLY" or left.byday or left.bymonth:
        return None
    if left.told and not gap:
        return None
    place = right
    if isinstance(right, Feast) and right.year is None and gap in ON:
        place = named(right.key) or right
    if isinstance(place, Cal) and place.day and place.year is None and gap in ON:
        return left._replace(bymonth=place.month, bymonthday=place.day)
    if isinstance(place, Nth) and place.weekday is not None and isinstance(place.within, Period) and gap in ON:
        month = place.within
        if month.grain == "month" and month.number and month.year is None:
            return left._replace(byday=(f"{place.nth}{DAYS[place.weekday]}",), bymonth=month.number)
    if isinstance(place, Period) and place.grain == "month" and place.year is None and gap in WITHIN:
        return left._replace(bymonth=place.number) if place.number else None
    return None


def _bounded(left: Repeat, gap: str, right: Sense) -> Sense | None:
    bounded = isinstance(right, (Between, Period, Part)) and gap in WITHIN
    return left._replace(within=right) if bounded and not left.within else None


def repeats(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "Tuesdays at 6 pm", "Saturdays in October", "annually on December 10", "every Friday until May 5"."""
    return joined(pieces, run, _repeat, "repeat")


def opening_hours(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "Monday to Friday, 9am-5pm": weekdays with hours recur where they are the working week, or something is told
    to be open then; "Friday to Sunday, 10am-6pm" alone is one weekend."""
    if not _WEEK.search(run.codes):
        return pieces
    hours = [_hours(piece, run, False) for piece in pieces]
    if not any(hours):
        return pieces
    hours = [sense or _hours(piece, run, True) for piece, sense in zip(pieces, hours, strict=True)]
    return [piece._replace(sense=sense) if sense else piece for piece, sense in zip(pieces, hours, strict=True)]


def _hours(piece: Piece, run: Run, beside: bool) -> Sense | None:
    """The recurrence of weekdays with hours; `beside` others of the same run that recur, a clock range is enough."""
    time = piece.sense if isinstance(piece.sense, Timed) else NEVER
    days = time.day or piece.sense
    if not isinstance(days, Between) or not isinstance(days.first, Cal) or not isinstance(days.last, Cal):
        return None
    first, last = days.first.weekday, days.last.weekday
    if first is None or last is None or not bare_weekday(days.first) or not bare_weekday(days.last):
        return None
    if {days.first.deixis, days.last.deixis} != {None}:
        return None
    week = time.end is not None and (beside or (first == 0 and last >= 4))
    if not week and not _opened(piece, run, time):
        return None
    names = tuple(DAYS[day] for day in sorted((first + i) % 7 for i in range((last - first) % 7 + 1)))
    return Repeat("WEEKLY", 1, names, start=time.start, end=time.end, part=time.part)


def _opened(piece: Piece, run: Run, time: Timed) -> bool:
    """Whether the words before say that something is open then, day by day: right before, or with hours after the
    weekdays anywhere in the sentence."""
    start = run.starts[piece.lo]
    guard, habit = run.guards.get("opened"), run.guards.get("habit")
    if guard and guard.search(run.text[max(0, start - 24) : start]):
        return True
    return bool(time.start and habit and habit.search(run.text[max(0, start - 100) : start]))

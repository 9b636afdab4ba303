"""What the words of a time expression mean before anyone looks at a calendar: small frozen terms, composed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeAlias


class Zone(NamedTuple):
    """A zone as written, and what it means: an IANA key, "UTC", an offset "-04:00", or "" when nothing says."""

    written: str
    key: str


class Clock(NamedTuple):
    """A reading of the clock. `half` is "a", "p", "" (24-hour) or "?" (unsaid); `hour` 0 to 24."""

    hour: int
    minute: int = 0
    half: str = ""
    zone: Zone | None = None


class Cal(NamedTuple):
    """A day by its place in the calendar. `deixis` is -1, 0 or 1 for "last", "this", "next" before it.

    `hang` says how it may hang on the day told before ("after", "before", "near", "month"), and is that day itself once
    it is settled."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    deixis: int | None = None
    hang: str | date | None = None


class Numeric(NamedTuple):
    """Figures whose order is still open: 5/16/22. `year` None where there is none; a weekday may settle the order."""

    first: int
    second: int
    year: int | None = None
    sign: str = "/"
    weekday: int | None = None


class Period(NamedTuple):
    """A span of the calendar: `grain` is week, weekend, month, season, quarter, half, year, decade, century or day.

    `number` names one of its kind (month 5, quarter 3, season 0 for spring), `year` is the year said, `shift` counts
    from the present one ("next week" is 1), `within` is the larger period said ("the first quarter of last year").
    """

    grain: str
    number: int | None = None
    year: int | None = None
    shift: int | None = None
    within: Sense | None = None


class Shifted(NamedTuple):
    """`number` units after `base` (before it when negative); `base` None is the day of publication, `context` says that
    it is the day told before ("the following day"); `strict` that without such a day it is nothing but a length."""

    unit: str
    number: float
    base: Sense | None = None
    context: bool = False
    strict: bool = False


class Feast(NamedTuple):
    """A holiday by its key in the locale's table; `deixis` as in `Cal`."""

    key: str
    year: int | None = None
    deixis: int | None = None


class Nth(NamedTuple):
    """The `nth` weekday (or day, week when `weekday` is None) of a period; -1 is the last."""

    nth: int
    weekday: int | None
    within: Sense
    unit: str = "day"


class Between(NamedTuple):
    """From `first` to `last`, both inclusive."""

    first: Sense
    last: Sense


class Many(NamedTuple):
    """Several dates in one expression, in the order said."""

    items: tuple[Sense, ...]


class Timed(NamedTuple):
    """A time of day on a day: `day` None is unsaid, `part` names a part of the day, `open` a missing end."""

    day: Sense | None
    start: Clock | None = None
    end: Clock | None = None
    part: str | None = None


class Part(NamedTuple):
    """A piece of a period: `mod` is START, MID, END, EARLY, LATE, LATER, EARLIER, or a bound such as BEFORE, AFTER."""

    mod: str
    inner: Sense


class Repeat(NamedTuple):
    """A recurrence: the parts of an RFC 5545 rule (3.3.10), an optional period that bounds it, and a time of day.
    `told` is "adjective" or "adverb" for a single word ("the weekly market", "meets weekly"); `monthdays` are the days
    of each month, -1 for its last."""

    freq: str
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonth: int | None = None
    bymonthday: int | None = None
    within: Sense | None = None
    until: Sense | None = None
    excepting: Sense | None = None
    start: Clock | None = None
    end: Clock | None = None
    part: str | None = None
    told: str = ""
    monthdays: tuple[int, ...] = ()


class Length(NamedTuple):
    """A stretch of time; `number` None is "several", `lasting` follows "for". `side` is 0 without a place on the
    calendar, 1 for the stretch after the day of publication ("the next ten days"), -1 for the one before it."""

    unit: str
    number: float | None
    lasting: bool = False
    side: int = 0


class Ref(NamedTuple):
    """A word for the present, past or future as such: PRESENT_REF, PAST_REF, FUTURE_REF (TIMEX3)."""

    value: str


Sense: TypeAlias = (
    Cal | Numeric | Period | Shifted | Feast | Nth | Between | Many | Timed | Part | Repeat | Length | Ref
)

"""Rules for stretches of the calendar: months, years, quarters, seasons, decades, next week, the first week of May."""

from __future__ import annotations

import re

from datewire.timex.days import year_of
from datewire.timex.grammar import Hit, Rule
from datewire.timex.sense import Cal, Nth, Period, Sense, Timed

PREPOSITIONS = frozenset("iosrvybt<d4z")
_NAMEISH = re.compile(r"['’]s\b|[ ](?:[A-Z]|said|says|told|has|had|was|is|will|added|on)\b|[ ][A-Z]\w")
_LEAD = re.compile(r"(?:^|[\s(\[“\"—–-])$")
_COUNTED = re.compile(
    r"[ -](?:%|percent|people|men|women|million|billion|thousand|seats?|votes?|points?|miles|km|meters|metres|feet|pounds|dollars|euros|troops|jobs|employees|members|children|students|homes|units|copies|species|cases|deaths|times|tons?|tonnes|square|acres|barrels|hours?|days?|weeks?|months?|m\b|kg|hp|rpm|calories)\b"
)


def _month(hit: Hit) -> Sense | None:
    year = year_of(hit)
    if "m" in hit.codes and year is None and "T" not in hit.codes and not _month_like(hit):
        return None
    return Period("month", hit.first("Mm"), year, hit.first("T"))


def _month_like(hit: Hit) -> bool:
    """Whether a name that is also another word (May, March) stands where a month stands."""
    if hit.word("m")[0].islower():
        return False
    before = hit.run.codes[hit.lo - 1] if hit.lo else ""
    return bool(before) and before in "iosrybtfL-&<d4" and not _NAMEISH.match(hit.after)


def _month_alone(hit: Hit) -> Sense | None:
    """A bare month; refused when it is somebody's name ("April Jones") unless a preposition leads it."""
    lead = hit.run.codes[hit.lo - 1] if hit.lo else ""
    if (not lead or lead not in "iosrybtf<d4v") and re.match(r" [A-Z][a-z]", hit.after):
        return None
    return Period("month", hit.first("M"), None, hit.first("T"))


def _year(hit: Hit) -> Sense | None:
    """A bare year, 1800 to 2099, where it counts nothing and numbers nothing."""
    year = hit.first("Y")
    if not 1800 <= year <= 2099 or _COUNTED.match(hit.after) or re.match(r"[-:.,/]\d|[%°]|[A-Za-z]", hit.after):
        return None
    lead = hit.run.codes[hit.lo - 1] if hit.lo else ""
    if lead and lead in "iosrvybt<d4zfLhTa(":
        return Period("year", None, year)
    return Period("year", None, year) if _LEAD.search(hit.before) and not _numbered(hit) else None


_LABEL = re.compile(
    r"(?:\b[A-Z][\w.]*|seats?|room|page|rule|article|section|no\.|number|flight|route|highway|hotel|model|channel)[ \u00a0]$"
)


def _numbered(hit: Hit) -> bool:
    at = hit.lo
    while at and hit.run.codes[at - 1] in "Y19-&,t":
        at -= 1
    start = hit.run.starts[at]
    return bool(_LABEL.search(hit.run.text[max(0, start - 24) : start]))


def _quarter_word(hit: Hit) -> Sense | None:
    unit, number = hit.first("U"), hit.first("32T")
    if unit not in ("quarter", "half", "century", "decade"):
        return None
    if unit == "century":
        return Period("century", number)
    top = 4 if unit == "quarter" else 2
    if number == -1:
        number = top if _year_said(hit) else None
    if number is None:
        return Period(unit, shift=-1)
    if not 1 <= number <= top or (unit == "half" and _year_said(hit) is None):
        return None
    return Period(unit, number, year_of(hit), None, _year_said(hit))


def _year_said(hit: Hit) -> Period | None:
    """The year that a quarter belongs to, as a period."""
    year = year_of(hit)
    if year is not None:
        return Period("year", None, year)
    tail = hit.codes.rfind("U")
    if hit.codes.count("U") > 1 and hit.values[tail] == "year":
        shifts = [v for c, v in zip(hit.codes, hit.values, strict=True) if c == "T"]
        return Period("year", shift=shifts[-1] if shifts else 0)
    return None


def _quarter_sign(hit: Hit) -> Sense:
    grain, number = hit.first("Q")
    return Period(grain, number, year_of(hit))


_SEASONED = re.compile(
    r"(?:^|[ (])(?:in|by|during|until|since|of|for|from|through|to|and|or|before|after|next|late|early|mid|this|last)[ -](?:the )?$",
    re.I,
)


def _season(hit: Hit) -> Sense | None:
    year, shift = year_of(hit), hit.first("T")
    if year is None and shift is None and not _SEASONED.search(hit.before + hit.word("N")[:0] + _own_lead(hit)):
        return None
    return Period("season", hit.first("N"), year, shift)


def _own_lead(hit: Hit) -> str:
    at = hit.lo + hit.codes.index("N")
    start = hit.run.starts[hit.lo]
    return hit.run.text[start : hit.run.starts[at]]


def _deictic(hit: Hit) -> Sense | None:
    unit, shift = hit.first("U"), hit.first("T")
    if unit in ("hour", "minute", "second", "half", "time"):
        return None
    return Period(unit, shift=shift)


def _decade(hit: Hit) -> Sense:
    return Period("decade", None, hit.first("K"))


def _nth_weekday(hit: Hit) -> Sense | None:
    nth = hit.first("23T")
    if nth == 1 and "T" in hit.codes and "3" not in hit.codes and "2" not in hit.codes:
        return None
    within = _within(hit)
    return Nth(nth, hit.first("Ww"), within) if within and -1 <= nth <= 5 and nth else None


def _within(hit: Hit) -> Sense | None:
    """The month or year at the end of "the first Monday of …"."""
    year = year_of(hit)
    month = hit.first("Mm")
    if month is not None:
        return Period("month", month, year)
    if year is not None:
        return Period("year", None, year)
    tail = hit.codes.rfind("U")
    if tail < 0 or hit.values[tail] not in ("month", "year"):
        return None
    deictic = hit.codes[tail - 1] == "T"
    return Period(hit.values[tail], shift=hit.values[tail - 1] if deictic else 0)


def _nth_week(hit: Hit) -> Sense | None:
    nth, unit = hit.first("23T"), hit.first("U")
    within = _within(hit)
    if unit not in ("week", "day", "weekend", "month", "decade") or not within:
        return None
    return Nth(nth, None, within, unit)


def _week_holding(hit: Hit) -> Sense | None:
    if hit.first("U") not in ("week", "weekend"):
        return None
    return Nth(0, None, Cal(year_of(hit), hit.first("Mm"), hit.first("12")), hit.first("U"))


def _part_of_day(hit: Hit) -> Sense | None:
    """ "this morning", "last night", "tomorrow evening", "Friday afternoon", "the evening of May 5"."""
    part = hit.first("P")
    shift = hit.first("T")
    if shift is not None:
        return Timed(Period("day", shift=0 if shift == 0 else shift), part=part)
    day = hit.first("R")
    if day is not None:
        return Timed(Period("day", shift=day[0]), part=part)
    return Timed(Cal(weekday=hit.first("W")), part=part)


def _today(hit: Hit) -> Sense:
    shift, part = hit.first("R")
    return Timed(Period("day", shift=shift), part=part) if part else Period("day", shift=shift)


OF_PERIOD = "(?:[fi]{1,2}h?(?:TU|U|[Mm](?:[,f]{0,2}Y)?|Y)|(?:TU|[Mm]Y|Y))"
RULES = (
    Rule("nth-weekday", f"h?[23T][Ww]{OF_PERIOD}", _nth_weekday),
    Rule("nth-week", f"h?[23T]U{OF_PERIOD}", _nth_week),
    Rule("week-of", "hUfh?(?:[Ww],?)?(?:[Mm][12]|[12]f?[Mm])(?:,?Y)?", _week_holding),
    Rule("quarter", "h?[32T]-?U(?:[fi]{1,2}h?Y|Y|[fi]?h?TU|fhU)?", _quarter_word),
    Rule("quarter-sign", "Q,?f?Y?|YQ", _quarter_sign),
    Rule("month-year", "[Mm](?:[,fh]{0,2}Y|7)|h?T[Mm]", _month),
    Rule("season", "h?T?N(?:[,fh]{0,2}Y|7)?", _season),
    Rule("part-of-day", "h?TP|RP|[W]P", _part_of_day),
    Rule("deictic", "h?TU", _deictic),
    Rule("today", "R", _today),
    Rule("decade", "h?K", _decade),
    Rule("month", "M", _month_alone),
    Rule("month-weak", "m", _month),
    Rule("year", "Y", _year),
)

"""Rules for days with a place in the calendar: ISO, numeric, month and day in both orders, shared months, weekdays."""

from __future__ import annotations

import re

from datewire.timex.grammar import Hit, Rule
from datewire.timex.sense import Between, Cal, Feast, Many, Nth, Numeric, Period, Sense, Shifted, Timed

WEEKDAY = "(?:h?T{0,2}[Ww][,o-]{0,2}[(]?h?|h?T)?"
YEAR = "(?:[,fi]{0,2}Y|,?7)?"
ITEM = "[123](?:h?[-t]h?[123])?(?![-t&]C|[-Uu])"


def year_of(hit: Hit) -> int | None:
    """The year said in a match, two digits read as 1950 to 2049; None when there is none."""
    year = hit.first("Y")
    if year is None:
        short = hit.first("7")
        year = None if short is None else short + (2000 if short < 50 else 1900)
    return year if year is None or isinstance(year, int) else None


def weekday_of(hit: Hit) -> int | None:
    """The weekday said in a match."""
    found = hit.first("Ww")
    return found if isinstance(found, int) else None


def _weak_month(hit: Hit) -> bool:
    """Whether the month is a lower-case word that is also another word, and nothing shows that it is a month."""
    return "m" in hit.codes and hit.word("m")[0].islower() and hit.guard("follows", hit.after)


def _iso(hit: Hit) -> Sense:
    day, clock = hit.first("I")
    weekday = weekday_of(hit)
    if weekday is not None:
        day = day._replace(weekday=weekday)
    return Timed(day, clock) if clock else day


def _numeric(hit: Hit) -> Sense | None:
    first, second, year, sign = hit.first("D")
    if year < 100:
        year += 2000 if year < 50 else 1900
    fits = first <= 31 and second <= 31 and min(first, second) <= 12 and min(first, second) > 0
    return Numeric(first, second, year, sign, weekday_of(hit)) if fits else None


def _short(hit: Hit) -> Sense | None:
    first, second = hit.first("6")
    if not (0 < min(first, second) <= 12 and max(first, second) <= 31):
        return None
    if hit.led("measured") or hit.guard("share", hit.after):
        return None
    fraction = first < second and second in (2, 3, 4, 5, 6, 8, 10, 12, 16)
    if len(hit.codes) == 1 and (hit.guard("never", hit.word("6")) or (fraction and not _dated(hit))):
        return None
    return Numeric(first, second, None, "/", weekday_of(hit))


def _dated(hit: Hit) -> bool:
    """Whether a bare 9/18 stands where a date does; "1/2 cup" does not."""
    rest = hit.run.codes[hit.hi :]
    if hit.lead and hit.lead in "oy<bstvr":
        return True
    if hit.lead in ("-", "t", "&") and hit.run.codes[: hit.lo].rstrip("-t&h").endswith("6"):
        return True
    return bool(re.match("[-t&,]{1,2}6|,?[@<]?C|,?<?1[-t]C", rest))


def _single(hit: Hit) -> Sense | None:
    if _weak_month(hit):
        return None
    day = hit.first("123")
    if not 1 <= day <= 31 or hit.guard("address", hit.after):
        return None
    return Cal(
        year_of(hit), hit.first("Mm"), day, weekday_of(hit), None if weekday_of(hit) is not None else hit.first("T")
    )


def _night(hit: Hit) -> Sense | None:
    """ "Sept 20/21", "20/21 September 2022"."""
    first, second = hit.first("6")
    month, year = hit.first("Mm"), year_of(hit)
    return Between(Cal(year, month, first), Cal(year, month, second)) if second == first + 1 else None


def _several(hit: Hit) -> Sense | None:
    """Days that share a month: "May 3-5 and 7", "between 16 and 18 May"."""
    if _weak_month(hit):
        return None
    month, year, weekday = hit.first("Mm"), year_of(hit), weekday_of(hit)
    items: list[Sense] = []
    link = ""
    for code, value in zip(hit.codes, hit.values, strict=True):
        if code in "123":
            day = Cal(year, month, value, weekday if not items else None)
            if not 1 <= value <= 31:
                return None
            ranged = link in ("-", "t") or (link == "&" and hit.codes[0] in "b")
            if ranged and items and isinstance(items[-1], Cal):
                items[-1] = Between(items[-1], day)
            else:
                items.append(day)
            link = ""
        elif code in "-t&,":
            link = code
    return items[0] if len(items) == 1 else Many(tuple(items))


def _worded(hit: Hit) -> Sense | None:
    """ "May twenty nine", "February twenty second"."""
    if _weak_month(hit) or hit.first("8") not in (20, 30):
        return None
    day = 0
    for value in hit.all("83"):
        day += value if isinstance(value, int) else 99
    return Cal(None, hit.first("Mm"), day, weekday_of(hit)) if 21 <= day <= 31 else None


def _nth_day(hit: Hit) -> Sense | None:
    """ "the 21st", "Friday the 13th": a day without month; refused before a noun ("the 42nd Assembly")."""
    day = hit.first("2")
    if not 1 <= day <= 31 or _named(hit):
        return None
    return Cal(day=day, hang="month")


def _nth_days(hit: Hit) -> Sense | None:
    """ "the 13th and 14th", "the 6th to the 8th": days of a month told before."""
    found = hit.all("2")
    if any(not 1 <= day <= 31 for day in found) or found != sorted(set(found)) or _named(hit):
        return None
    days = [Cal(day=day, hang="month") for day in found]
    if re.search("[-t]", hit.codes):
        return Between(days[0], days[-1]) if len(days) == 2 else None
    return Many(tuple(days))


_FIGURE = re.compile(r"[ ]?[-–:]\d|[.,]\d| ?%")


def _named(hit: Hit) -> bool:
    """Whether a noun follows, so that an ordinal numbers it ("the 42nd Assembly")."""
    free = hit.guard("free", hit.after) or hit.guard("going", hit.after)
    return bool(re.match(r"[ -]?[^\W_]", hit.after)) and not free


_OPENING = re.compile(r"(?:^|[.!?]['\"”’]? |\n)$")


def _weekday(hit: Hit) -> Sense | None:
    """A weekday; refused where it opens a sentence as somebody's name ("Wednesday Addams is")."""
    if (
        len(hit.codes) == 1
        and not hit.lead
        and (hit.led("titled") or (_OPENING.search(hit.before) and hit.guard("person", hit.after)))
    ):
        return None
    shifts = hit.all("T")
    deixis = max(shifts) if shifts else None
    return Cal(weekday=weekday_of(hit), deixis=deixis, hang=hanging(hit))


def hanging(hit: Hit) -> str | None:
    """How "the following", "next", "previous" or "preceding" hang on the day told before; "next Friday" does not."""
    if "h" not in hit.codes or "T" not in hit.codes or not hit.guard("hanging", hit.word("T")):
        return None
    return "after" if hit.first("T") > 0 else "before"


def _nth_weekday_the(hit: Hit) -> Sense | None:
    """ "on the first Thursday": of the month told before."""
    if hit.lead != "o" or not hit.guard("settled", hit.after) or not 1 <= hit.first("3") <= 5:
        return None
    return Nth(hit.first("3"), weekday_of(hit), Shifted("month", 0, None, True, True))


def _weekday_the(hit: Hit) -> Sense | None:
    """ "the Sunday after", "the Thursday before that"; "on the Saturday": the one of the days told before."""
    beside = hit.side("aside")
    if beside:
        return Cal(weekday=weekday_of(hit), hang="after" if beside > 0 else "before")
    near = hit.lead and hit.lead in "oyt<" and hit.guard("settled", hit.after)
    return Cal(weekday=weekday_of(hit), hang="near") if near else None


def _weekday_week(hit: Hit) -> Sense | None:
    """ "Monday of next week", "next week Tuesday"."""
    if hit.first("U") != "week":
        return None
    return Nth(0, weekday_of(hit), Period("week", shift=min(hit.first("T"), 1)))


def _week_later(hit: Hit) -> Sense | None:
    """ "Monday week", "tomorrow fortnight", "this day week": the British way to say a week later."""
    units = hit.all("U")
    if units[-1] not in ("week", "fortnight") or hit.after[:1] in tuple("-'’"):
        return None
    if units[0] == "day" and len(units) > 1:
        return Shifted(units[-1], 1, Period("day", shift=0)) if hit.first("T") == 0 else None
    day = hit.first("R")
    if day is not None:
        return Shifted(units[-1], 1, Period("day", shift=day[0])) if day[0] >= 0 and not day[1] else None
    return Shifted(units[-1], 1, Cal(weekday=weekday_of(hit), deixis=0))


def _weekday_next(hit: Hit) -> Sense | None:
    """ "on Thursday next", "Wednesday last": the shift after the weekday; refused before what it may belong to."""
    if hit.first("T") not in (1, -1) or not hit.guard("settled", hit.after) or not hit.guard("trailing", hit.word("T")):
        return None
    return Cal(weekday=weekday_of(hit), deixis=2 if hit.first("T") > 0 else -1)


def _year_shift(hit: Hit) -> Sense | None:
    """ "12 May next year", "February 28 next year", "9 November last year": the year counted from publication."""
    shift = hit.all("T")[-1]
    if hit.first("U") != "year" or _weak_month(hit) or hit.after[:2] in ("'s", "’s"):
        return None
    within = Period("year", shift=max(-1, min(shift, 1)))
    days = [day for day in hit.all("123") if 1 <= day <= 31]
    if len(days) != len(hit.all("123")):
        return None
    dated = [Nth(day, None, Period("month", hit.first("Mm"), None, None, within)) for day in days]
    return dated[0] if len(dated) == 1 else Between(dated[0], dated[1])


def _feast(hit: Hit) -> Sense | None:
    """A holiday; refused where its name goes on ("the Good Friday Agreement", "a Christmas tree")."""
    if hit.guard("feasted", hit.after) or (hit.guard("national", hit.word("H")) and not _at_home(hit)):
        return None
    return Feast(hit.first("H"), year_of(hit), hit.first("T"))


def _at_home(hit: Hit) -> bool:
    """Whether a national holiday is that of the locale's country: its places are told, and no other nation owns it."""
    home = hit.run.guards.get("home")
    return not hit.led("foreign") and bool(home and home.search(hit.run.text))


def _weekday_number(hit: Hit) -> Sense | None:
    """ "Monday 21", "Tue 13th"."""
    day = hit.first("123")
    if not 1 <= day <= 31 or (_named(hit) and ("h" not in hit.codes or "3" in hit.codes)) or _FIGURE.match(hit.after):
        return None
    return Cal(day=day, weekday=weekday_of(hit))


RULES = (
    Rule("day-iso", f"{WEEKDAY}I", _iso),
    Rule("day-dash", f"{WEEKDAY}[Mm][-/][12](?:[-/]Y)?(?![-/]?[\\dA-Z])|Y[-/][Mm][-/][12]", _single),
    Rule("day-first-dash", f"{WEEKDAY}[12][-/][Mm][-/][Y7]", _single),
    Rule(
        "day-year-shift",
        "[<b]?(?:[Ww],?h?)?(?:[Mm]h?[123](?:[-t][123])?|h?[123](?:[-t]h?[123])?f?h?[Mm]),?f?h?TU(?!TU|[-t])",
        _year_shift,
    ),
    Rule("days-month-first", rf"[<b]?{WEEKDAY}[Mm]h?{ITEM}(?:,?&?{ITEM}){{1,24}}{YEAR}", _several),
    Rule("days-day-first", rf"[<b]?{WEEKDAY}h?{ITEM}(?:,?&?h?{ITEM}){{1,24}}f?h?[Mm]{YEAR}", _several),
    Rule("range-month-first", rf"[<b]?{WEEKDAY}[Mm]h?[123]h?[-t&]h?[123]{YEAR}", _several),
    Rule("range-day-first", rf"[<b]?{WEEKDAY}h?[123]h?[-t&]h?[123]f?h?[Mm]{YEAR}", _several),
    Rule("days-slashed", f"[Mm]6{YEAR}|6[Mm]{YEAR}", _night),
    Rule("weekday-week", "(?:[WwR]|TU)U(?![vr])", _week_later),
    Rule("day-words", f"{WEEKDAY}[Mm]h?8-?[38]", _worded),
    Rule("day-month-first", f"{WEEKDAY}[Mm][,h]?[123]{YEAR}", _single),
    Rule("day-first", f"{WEEKDAY}h?[123](?:fh?)?[Mm]{YEAR}", _single),
    Rule("day-numeric", f"{WEEKDAY}D", _numeric),
    Rule("day-short", f"{WEEKDAY}6", _short),
    Rule("weekday-of-week", "[Ww],?[fio]?h?TU|h?TU[,o-]{0,2}[Ww]", _weekday_week),
    Rule("weekday-number", "[Ww],?h[123]|[Ww],?[12](?![-t]?C|Z|M|m|[-t&,]?[1Uu])", _weekday_number),
    Rule("nth-days", "h2(?:[,&-t]{1,2}h?2){1,5}(?!-?[UuMm]|f)", _nth_days),
    Rule("nth-day", "h2(?!-?[Uu])", _nth_day),
    Rule("weekday-next", "[Ww]T(?![UWPMN123])", _weekday_next),
    Rule("nth-weekday-the", "h3W(?!,?[fivr]|[-t&,]{1,2}[WwV])", _nth_weekday_the),
    Rule("weekday-the", "h[Ww](?![-t&,]*[Ww]|,?[(]?h?[12MmD6])", _weekday_the),
    Rule("weekday", "h?T{1,2}[Ww]|W|w(?=[-t&][Ww])|(?<=[Ww][-t&])w", _weekday),
    Rule("feast", "(?:h?T)?H(?:[,fi]{0,2}Y)?", _feast),
)

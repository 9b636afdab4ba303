"""Rules for stretches of the calendar: months, years, quarters, seasons, decades, next week, the first week of May."""

from __future__ import annotations

import re

from datewire.timex.days import year_of
from datewire.timex.grammar import Hit, Rule
from datewire.timex.sense import Between, Cal, Feast, Nth, Part, Period, Sense, Shifted, Timed

LEADS = "iosrvybt<d4z"
"""Glue that a bare month or year may follow: prepositions."""
_JOINED = re.compile(r"[-–](?!\d{4}(?!\d))\d|[:.,/]\d|[%°]| [A-Z]{2}\d|[^\W_]")
_COMPOUND = re.compile("-[a-z]")
_LEAD = re.compile(r"(?:^|[\s(\[“\"—–~-])$")


def _month(hit: Hit) -> Sense | None:
    year = year_of(hit)
    if "m" in hit.codes and year is None and "T" not in hit.codes and not _month_like(hit):
        return None
    return Period("month", hit.first("Mm"), year, hit.first("T"))


def _month_of(hit: Hit) -> Sense | None:
    """ "September of this year"."""
    if hit.first("U") != "year":
        return None
    return Period("month", hit.first("Mm"), None, None, Period("year", shift=hit.first("T")))


def _month_like(hit: Hit) -> bool:
    """Whether a name that is also another word (May, March) stands where a month stands."""
    if hit.word("m")[0].islower() or (not hit.lead and hit.led("titled")):
        return False
    if re.match("[-t]h?[Mm]", hit.run.codes[hit.hi :]):
        return True
    if hit.run.codes[: hit.lo].endswith("M,") and re.match(",?&?[Mm]", hit.run.codes[hit.hi :]):
        return True
    return bool(hit.lead) and hit.lead in LEADS + "fL-&" and not hit.guard("name", hit.after)


def _month_alone(hit: Hit) -> Sense | None:
    """A bare month; refused when it is somebody's name ("April Jones") unless a preposition leads it."""
    word = hit.word("M")
    if (word.islower() and len(word) < 4) or (not hit.lead and hit.led("titled")):
        return None
    if (not hit.lead or hit.lead not in LEADS + "f") and re.match(r" [A-Z][a-z]", hit.after):
        return None
    return Period("month", hit.first("M"), None, hit.first("T"))


def _year(hit: Hit) -> Sense | None:
    """A bare year, 1800 to 2099, where it counts nothing and numbers nothing."""
    year = hit.first("Y")
    if not 1700 <= year <= 2199 or hit.guard("counted", hit.after) or _JOINED.match(hit.after):
        return None
    if hit.lead == "h" and hit.guard("subject", hit.after):
        return None
    if hit.lead and hit.lead in LEADS + "fLhTa(" and year < 2100:
        return _season_years(hit, year)
    return _season_years(hit, year) if 1900 <= year < 2040 and _LEAD.search(hit.before) and not _numbered(hit) else None


def _season_years(hit: Hit, year: int) -> Sense | None:
    """The year, or the pair of years of "2021-22"; "2021-05" is a month."""
    if len(hit.codes) == 1:
        return Period("year", None, year)
    short = hit.first("19")
    if short == (year + 1) % 100:
        return Between(Period("year", None, year), Period("year", None, year + 1))
    written = hit.run.text[hit.run.starts[hit.hi - 1] : hit.run.ends[hit.hi - 1]]
    if "-" in hit.codes and len(written) <= 2 and isinstance(short, int) and 1 <= short <= 12:
        return Period("month", short, year)
    return None


def _numbered(hit: Hit) -> bool:
    at = hit.lo
    while at and hit.run.codes[at - 1] in "Y19-&,t":
        at -= 1
    start = hit.run.starts[at]
    pattern = hit.run.guards.get("label")
    return bool(pattern and pattern.search(hit.run.text[max(0, start - 24) : start]))


def _quarter_word(hit: Hit) -> Sense | None:
    unit, number = hit.first("U"), hit.first("32T")
    if unit not in ("quarter", "half", "century", "decade") or _COMPOUND.match(hit.after):
        return None
    if unit == "century":
        return Period("century", number)
    top = 4 if unit == "quarter" else 2
    if "3" not in hit.codes and "2" not in hit.codes:
        if number != -1 or _year_said(hit) is None:
            return Period(unit, shift=min(number, 1)) if unit == "quarter" else None
        number = top
    elif number == -1:
        number = top
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


def _fiscal(hit: Hit) -> Sense | None:
    """ "fiscal 2025", "FY25", "the 2024-25 school year", "next fiscal year": the years it is named after, since its
    months differ from country to country and are not said."""
    year = hit.first("F") or hit.first("Y")
    if year is None:
        shift = hit.first("T")
        return Period("year", shift=min(shift, 1)) if shift is not None else None
    last = hit.first("19") if "Y" in hit.codes else None
    if last is None:
        return Period("year", None, year)
    return Between(Period("year", None, year), Period("year", None, year + 1)) if last == (year + 1) % 100 else None


def _season(hit: Hit) -> Sense | None:
    year, shift = year_of(hit), hit.first("T")
    if hit.first("U") == "year":
        return Period("season", hit.first("N"), None, None, Period("year", shift=min(shift or 0, 1)))
    if year is None and shift is None and not hit.led("seasoned") and not _own_lead(hit):
        return None
    return Period("season", hit.first("N"), year, shift if shift is None else min(shift, 1))


def _own_lead(hit: Hit) -> bool:
    """Whether "the" belongs to the match and a preposition or a part stands before it: "in the spring"."""
    return "h" in hit.codes and bool(hit.lead) and hit.lead in LEADS + "L"


def _deictic(hit: Hit) -> Sense | None:
    unit, shift = hit.first("U"), min(hit.first("T"), 1)
    if unit in ("hour", "minute", "second", "half", "weekday"):
        return None
    if unit == "day":
        return Shifted("day", shift, None, True) if shift else None
    if shift == 1 and hit.guard("following", hit.word("T")):
        if unit == "week":
            return Nth(0, None, Shifted("day", 7, None, True), "week")
        return Shifted(unit, 1, None, True) if unit in ("weekend", "month", "year") else Period(unit, shift=1)
    return Period(unit, shift=shift)


def _feast_weekend(hit: Hit) -> Sense | None:
    """ "Labor Day weekend", "the weekend of Thanksgiving"."""
    return Nth(0, None, Feast(hit.first("H"), year_of(hit)), "weekend") if hit.first("U") == "weekend" else None


def _week_number(hit: Hit) -> Sense | None:
    """ "week 31 of 2024" by ISO 8601."""
    number, year = hit.first("1"), hit.first("Y")
    return Nth(number, None, Period("year", None, year), "isoweek") if hit.first("U") == "week" else None


def _after_next(hit: Hit) -> Sense | None:
    """ "the week after next", "the weekend before last"."""
    unit, shift = hit.first("U"), hit.first("T")
    after = "v" in hit.codes
    if unit not in ("week", "weekend", "month", "year") or shift != (1 if after else -1):
        return None
    return Period(unit, shift=2 * shift)


def _decade(hit: Hit) -> Sense | None:
    """ "the 1990s", "the '80s"; two bare figures need their article, for "in her 30s" tells an age."""
    codes = hit.run.codes[: hit.lo] + hit.codes
    if len(hit.word("K")) == 3 and not re.search("h(?:L-?)?K$", codes[: hit.hi]):
        return None
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
    if unit not in ("week", "day", "weekend", "month") or not within:
        return None
    return Nth(nth, None, within, unit)


def _week_holding(hit: Hit) -> Sense | None:
    if hit.first("U") not in ("week", "weekend"):
        return None
    if hit.codes.count("1") > 1:
        first, last = hit.all("1")
        month, year = hit.first("Mm"), year_of(hit)
        return Between(Cal(year, month, first), Cal(year, month, last))
    return Nth(0, None, Cal(year_of(hit), hit.first("Mm"), hit.first("123")), hit.first("U"))


def _today(hit: Hit) -> Sense:
    shift, part = hit.first("R")
    return Timed(Period("day", shift=shift), part=part) if part else Period("day", shift=shift)


def _end_of(hit: Hit) -> Sense | None:
    """ "the end of the year", "late in the day", "end of month": of the present one."""
    unit = hit.first("U")
    if unit not in ("day", "week", "month", "quarter", "year", "decade", "century"):
        return None
    here = Shifted("day", 0, None, True) if unit == "day" else Period(unit, shift=0)
    return Part(hit.first("L"), here)


def _ends(hit: Hit) -> Sense:
    """ "by year-end", "at year-end 2025"."""
    year = year_of(hit)
    return Part("END", Period("year", None, year) if year else Period(hit.first("O"), shift=0))


def _same(hit: Hit) -> Sense | None:
    """ "that day", "the same month": of the date told before."""
    unit = hit.first("U") or hit.first("S")
    return Shifted(unit, 0, None, True) if unit in ("day", "week", "weekend", "month", "year") else None


def _short_year(hit: Hit) -> Sense:
    return Period("year", None, year_of(hit))


def _the_unit(hit: Hit) -> Sense | None:
    """ "the weekend", "over the weekend"."""
    if hit.first("U") == "day" and hit.led("closing"):
        return Shifted("day", 0, None, True)
    return Period("weekend") if hit.first("U") == "weekend" else None


OF_PERIOD = "(?:,?[fid]{1,2}h?(?:TU|U|[Mm](?:[,f]{0,2}Y)?|Y)|,?(?:h?TU|[Mm](?:[,f]{0,2}Y)?|Y))"
FIRST = (
    Rule("feast-weekend", "H(?:,?f?Y)?U(?:,?f?Y)?|h?Ufh?H(?:,?f?Y)?", _feast_weekend),
    Rule("end-of", "h?L-?[fi]h?U|LfU", _end_of),
    Rule("nth-weekday", f"h?[23T][Ww]{OF_PERIOD}", _nth_weekday),
    Rule("nth-week", f"h?[23T][Uu]{OF_PERIOD}", _nth_week),
    Rule("week-of", "hU[fL<]o?h?(?:[Ww],?)?(?:[Mm][12](?:[-t][12])?|h?[123]f?h?[Mm]|2)(?:,?Y)?", _week_holding),
)
"""Rules that must come before those for days, whose tokens they share."""

RULES = (
    Rule("fiscal", "h?FY(?:[-/][19])?|h?Y(?:[-/][19])?F|h?TF|F(?![A-Z0-9])", _fiscal),
    Rule("quarter", "h?[32T]-?U(?:,?[fi]{1,2}h?F?Y|,?Y|[fi]?h?TU|fhU)?", _quarter_word),
    Rule("quarter-sign", "Q[,-]?f?F?Y|Q|Y-?Q", _quarter_sign),
    Rule("month-year", "[Mm](?:[,fhi]{0,3}Y|7)|h?T[Mm]|Y[Mm](?![12])", _month),
    Rule("month-of", "[Mm]f?h?TU", _month_of),
    Rule("week-number", "U1fY", _week_number),
    Rule("after-next", "h?U[vr]T", _after_next),
    Rule("season", "h?N,?[fi]h?TU|h?T?N(?:[,fhi]{0,3}Y|7)?", _season),
    Rule("deictic", "h?TU", _deictic),
    Rule("ends", "O(?:,?f?Y)?", _ends),
    Rule("same", "h?SU|h?S", _same),
    Rule("today", "R", _today),
    Rule("decade", "h?K", _decade),
    Rule("month", "M", _month_alone),
    Rule("month-weak", "m", _month),
    Rule("years", "Y[-/][19]", _year),
    Rule("year", "Y", _year),
    Rule("year-short", "(?<=[iosrvyd<])7", _short_year),
    Rule("the-unit", "hU", _the_unit),
)

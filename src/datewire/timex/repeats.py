"""Rules for what recurs: every Saturday, Tuesdays and Thursdays, the first Monday of each month, weekly."""

from __future__ import annotations

import re

from datewire.timex import almanac
from datewire.timex.grammar import Hit, Rule
from datewire.timex.sense import Cal, Period, Repeat, Sense

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY", "hour": "HOURLY"}


def _weekdays(hit: Hit) -> Sense | None:
    found = hit.all("WVw")
    if not found:
        return None
    if any(code in "-t" for code in hit.codes) and len(found) == 2:
        first, last = found
        found = [(first + i) % 7 for i in range((last - first) % 7 + 1)]
    if hit.codes[0] == "G" and not hit.first("G"):
        return None
    interval = 2 if "G" in hit.codes else 1
    places = hit.all("23T")
    if places == [2] and "U" not in hit.codes:
        interval, places = 2, []
    if places:
        rule = tuple(f"{place}{DAYS[day]}" for day in found for place in places)
        yearly = hit.first("U") == "year"
        return Repeat("YEARLY" if yearly else "MONTHLY", 1, rule, part=hit.first("P"))
    return Repeat("WEEKLY", interval, tuple(DAYS[day] for day in sorted(set(found))), part=hit.first("P"))


def _units(hit: Hit) -> Sense | None:
    unit = hit.first("Uu")
    if hit.codes[0] == "G" and not hit.first("G"):
        return None
    count = hit.first("189")
    interval = count if isinstance(count, int) and count else 2 if "G" in hit.codes else 1
    if unit == "weekday":
        return Repeat("WEEKLY", 1, DAYS[:5])
    if unit == "weekend":
        return Repeat("WEEKLY", interval, DAYS[5:])
    if unit == "quarter":
        return Repeat("MONTHLY", 3)
    if unit == "decade":
        return Repeat("YEARLY", 10)
    freq = FREQUENCY.get(unit)
    return Repeat(freq, interval) if freq else None


def _yearly(hit: Hit) -> Sense | None:
    if "M" in hit.codes or "m" in hit.codes:
        return Repeat("YEARLY", 1, (), hit.first("Mm"), hit.first("12"))
    return Repeat("DAILY", 1, part=hit.first("P"))


def _every_feast(hit: Hit) -> Sense | None:
    """ "every Christmas", "each Labor Day"; nothing for a moveable one."""
    place = almanac.named(hit.first("H"))
    if isinstance(place, Cal):
        return Repeat("YEARLY", 1, (), place.month, place.day)
    if place is None or place.weekday is None or not isinstance(place.within, Period):
        return Repeat("YEARLY", told="adjective")
    return Repeat("YEARLY", 1, (f"{place.nth}{DAYS[place.weekday]}",), place.within.number)


def _monthdays(hit: Hit) -> Sense | None:
    """ "the 1st and 15th of each month", "every month on the 5th", "the last day of every month"."""
    units = hit.all("AUu")
    if units[-1] not in ("month", ("MONTHLY", 1)) or units[0] not in ("day", units[-1]):
        return None
    days = tuple(hit.all("123T"))
    return Repeat("MONTHLY", 1, (), monthdays=days) if days and all(-1 <= day <= 31 and day for day in days) else None


def _adverb(hit: Hit) -> Sense | None:
    freq, interval = hit.first("A")
    noun = re.match(r"[ -][^\W\d_]", hit.after) and not hit.guard("free", hit.after)
    return Repeat(freq, interval, told="adjective" if noun or freq == "YEARLY" else "adverb")


def _parts(hit: Hit) -> Sense | None:
    """ "mornings", "Friday evenings"."""
    days = tuple(DAYS[day] for day in sorted(set(hit.all("WV"))))
    if days:
        return Repeat("WEEKLY", 1, days, part=hit.first("k"))
    return Repeat("DAILY", part=hit.first("k")) if _led(hit) else None


def _led(hit: Hit) -> bool:
    """Whether "in the" or "on" stands before: "movie nights" are no recurrence."""
    return bool(re.search("[iod]h?$", hit.run.codes[: hit.lo]))


def _often(hit: Hit) -> Sense | None:
    """ "once a week", "twice a year"."""
    return _told(_units(hit))


def _told(sense: Sense | None) -> Sense | None:
    return sense._replace(told="adjective") if isinstance(sense, Repeat) else None


def _weekends(hit: Hit) -> Sense | None:
    days = {"weekend": DAYS[5:], "weekday": DAYS[:5]}.get(hit.first("u"))
    return Repeat("WEEKLY", 1, days) if days and _led(hit) else None


NTH = "[123](?:,?&?h?[123])*(?![-tWVw])"
RULES = (
    Rule("parts", "(?:[WV](?:,?&?[WV]){0,5})?k", _parts),
    Rule("often", "J[ap]U", _often),
    Rule("weekends", "(?<![189Ta-])u", _weekends),
    Rule(
        "every-nth-weekday",
        "E[23T](?:,?&?[23T])*[WV](?:[fi][hE]U)?|[oh]{0,2}[23T](?:,?&?h?[23T])*(?:[WV]fEU|VfhU)",
        _weekdays,
    ),
    Rule("every-monthday", f"[oh]{{0,2}}{NTH}fEU|[oh]{{0,2}}[23T][Uu]fEU|(?:EU|A),?oh{NTH}(?!f?h?[Mm])", _monthdays),
    Rule("month-every-nth", "EU,?oh[23T](?:,?&?h?[23T])*[WV](?!,?[fi]h?[MmTY])", _weekdays),
    Rule("every-feast", "EH", _every_feast),
    Rule("every-weekday", "(?:EG?|G)[Ww](?:[,&]{1,2}E?[Ww]){0,5}P?", _weekdays),
    Rule("weekdays", "[WV][-t]V|G?V(?:,?&?V){0,5}P?", _weekdays),
    Rule("every-unit", "(?:EG?[1893]?|G)[Uu]", _units),
    Rule("every-month", "E[Mm][12]|E[12]f?[Mm]|E[MmP]", _yearly),
    Rule("adverb", "A", _adverb),
)

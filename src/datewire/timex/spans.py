"""Rules for lengths, and for dates told by a length: two weeks, in ten days, a year ago, the next four years."""

from __future__ import annotations

from datewire.timex.grammar import Hit, Rule
from datewire.timex.sense import Cal, Length, Nth, Part, Period, Ref, Sense, Shifted

LATER = frozenset(("day", "week", "month", "year"))
COUNT = "(?:[189]|a8|a)"


def _count(hit: Hit) -> float | None:
    found = hit.first("189")
    if found is None and "8" not in hit.codes:
        return 1
    return found if isinstance(found, (int, float)) else None


def _length(hit: Hit) -> Sense | None:
    unit = hit.first("Uu")
    if unit in ("time", "quarter", "half", "weekend"):
        return None
    return Length(unit, _count(hit))


def _lasting(hit: Hit) -> Sense | None:
    sense = _length(hit)
    return sense._replace(lasting=True) if isinstance(sense, Length) else None


def _shifted(hit: Hit) -> Sense | None:
    unit, count = hit.first("Uu"), _count(hit)
    sign, context = hit.first("B")
    if count is None:
        return Ref("PAST_REF" if sign < 0 else "FUTURE_REF")
    return Shifted(unit, sign * count, None, context)


def _ahead(hit: Hit) -> Sense | None:
    """ "in two weeks"."""
    unit, count = hit.first("Uu"), _count(hit)
    if count is None or unit in ("half", "quarter"):
        return None
    return Length(unit, count) if hit.led("record") else Shifted(unit, count)


def _around(hit: Hit) -> Sense | None:
    """ "the next four years", "the past five days"."""
    side = hit.first("T")
    return Length(hit.first("Uu"), _count(hit), side=min(side, 1))


def _within(hit: Hit) -> Sense | None:
    """ "within 30 days", a term that runs from the day of publication; not "within two days of the vote"."""
    sense = _length(hit)
    return sense._replace(side=1) if isinstance(sense, Length) and not hit.guard("counting", hit.after) else None


def _week_on(hit: Hit) -> Sense | None:
    """ "a week on Friday", "a fortnight on Sunday", "a week tomorrow": the British way to say so much later."""
    day, weekday, count = hit.first("R"), hit.first("W"), _count(hit)
    if hit.first("Uu") not in ("week", "fortnight") or not count or hit.led("often"):
        return None
    if day is not None:
        base: Sense = Period("day", shift=day[0])
        return Shifted(hit.first("Uu"), count, base) if day[0] >= 0 and not day[1] else None
    return Shifted(hit.first("Uu"), count, Cal(weekday=weekday, deixis=0))


def _weekdays_ago(hit: Hit) -> Sense | None:
    """ "three Fridays ago", "two Sundays from now"."""
    count, (sign, context) = _count(hit), hit.first("B")
    if not count or context:
        return None
    return Shifted("week", sign * (count - 1), Cal(weekday=hit.first("V"), deixis=-1 if sign < 0 else 2))


def _later(hit: Hit) -> Sense | None:
    """ "later this year", "earlier today"."""
    sign, context = hit.first("B")
    if not context:
        return None
    mod = "LATER" if sign > 0 else "EARLIER"
    day = hit.first("R")
    if day is not None:
        return Part(mod, Period("day", shift=day[0]))
    unit = hit.first("U")
    if unit == "day":
        return Part(mod, Shifted("day", 0, None, True))
    if "S" in hit.codes:
        same = Shifted(hit.first("S"), 0, None, True)
        return None if same.unit not in LATER else same if same.unit == "day" else Part(mod, same)
    shift = hit.first("T")
    return Part(mod, Period(unit, shift=0 if shift is None else min(shift, 1)))


def _aside(hit: Hit) -> Sense | None:
    """ "the day before", "two days before that", "a week after": counted from the day told before, or a mere length."""
    side, unit, count = hit.side("aside"), hit.first("Uu"), _count(hit)
    if not side or not count or unit not in ("day", "week", "fortnight", "month", "year"):
        return None
    if hit.codes == "hU" and unit in ("week", "fortnight"):
        return Nth(0, None, Shifted("day", 7 * side, None, True, True), "week") if unit == "week" else None
    return Shifted(unit, side * count, None, True, True)


def _beside(hit: Hit) -> Sense:
    """ "the day after tomorrow": the length of one unit, before a date that it counts from."""
    return Length(hit.first("Uu"), 1)


def _from_now(hit: Hit) -> Sense | None:
    """ "from now until May 3": the words that after a length count ahead, before a range's end are its begin."""
    if hit.first("B") != (1, False) or hit.guard("apart", hit.word("B")):
        return None
    return Ref("PRESENT_REF")


def _ref(hit: Hit) -> Sense:
    return Ref(hit.first("X"))


RULES = (
    Rule("later-in", "B[ifd]?h?(?:TU|R)|BihU|B[io]?h?S", _later),
    Rule("weekdays-ago", "[18]VB", _weekdays_ago),
    Rule("week-on", f"(?<![4idwpv])(?:{COUNT}-?[Uu]oW|a[Uu](?:W|R(?!U)))(?!,?[(]?h?[MmD123])", _week_on),
    Rule("within", f"w{COUNT}-?[Uu](?![-t<frvi])", _within),
    Rule("ago", f"{COUNT}-?[Uu]B", _shifted),
    Rule("aside", f"(?:hU|{COUNT}[Uu])(?![vr])", _aside),
    Rule("ahead", f"i{COUNT}-?[Uu]", _ahead),
    Rule("beside", "h?U(?=[vr]h?[RMmWwH12Y6DI])", _beside),
    Rule("around", "h?Ta?[189][Uu]", _around),
    Rule("length-for", f"[4d]{COUNT}-?[Uu](?=<)", _lasting),
    Rule("length", f"{COUNT}-?[Uu]", _length),
    Rule("now-until", "B(?=,?[-t]h?[MmWwR12YDI6HT])", _from_now),
    Rule("reference", "X", _ref),
)

"""Rules for lengths, and for dates told by a length: two weeks, in ten days, a year ago, the next four years."""

from __future__ import annotations

from datewire.timex.grammar import Hit, Rule
from datewire.timex.sense import Length, Part, Period, Ref, Sense, Shifted

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
    return Length(hit.first("Uu"), _count(hit))


def _neighbour(hit: Hit) -> Sense | None:
    """ "the following day", "the previous year"."""
    sign = hit.first("T")
    unit = hit.first("Uu")
    if sign is None or unit is None:
        return None
    return Shifted(unit, sign, None, True)


def _later(hit: Hit) -> Sense | None:
    """ "later this year", "earlier today"."""
    sign, _ = hit.first("B")
    mod = "LATER" if sign > 0 else "EARLIER"
    day = hit.first("R")
    if day is not None:
        return Part(mod, Period("day", shift=day[0]))
    unit = hit.first("U")
    if unit == "day":
        return Part(mod, Shifted("day", 0, None, True))
    shift = hit.first("T")
    return Part(mod, Period(unit, shift=0 if shift is None else min(shift, 1)))


def _beside(hit: Hit) -> Sense:
    """ "the day after tomorrow": the length of one unit, before a date that it counts from."""
    return Length(hit.first("Uu"), 1)


def _from_now(hit: Hit) -> Sense | None:
    """ "from now until May 3": the words that after a length count ahead, before a range's end are its begin."""
    return Ref("PRESENT_REF") if hit.first("B") == (1, False) else None


def _ref(hit: Hit) -> Sense:
    return Ref(hit.first("X"))


RULES = (
    Rule("later-in", "B[ifd]?h?(?:TU|R)|BihU", _later),
    Rule("ago", f"{COUNT}-?[Uu]B", _shifted),
    Rule("ahead", f"i{COUNT}-?[Uu]", _ahead),
    Rule("beside", "h?U(?=[vr]h?[RMmWwH12Y6DI])", _beside),
    Rule("around", "h?Ta?[189][Uu]", _around),
    Rule("length-for", f"4{COUNT}-?[Uu](?=<)", _lasting),
    Rule("length", f"{COUNT}-?[Uu]", _length),
    Rule("now-until", "B(?=,?[-t]h?[MmWwR12YDI6HT])", _from_now),
    Rule("reference", "X", _ref),
)

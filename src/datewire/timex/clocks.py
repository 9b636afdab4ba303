"""Rules for the time of day: 7:30 p.m., 6-8 p.m., 1600 GMT, noon, half past, in the evening."""

from __future__ import annotations

import re

from datewire.timex.days import hanging
from datewire.timex.grammar import Hit, Rule
from datewire.timex.sense import Cal, Clock, Period, Sense, Shifted, Timed, Zone

_DOTTED = re.compile(r"(\d\d?)\.(\d\d)$")
_DATES = frozenset("WwRM2Y1,")


def _clock(hit: Hit) -> Sense | None:
    """A clock time; refused after the name of a book, whose chapter and verse it is."""
    clock: Clock = hit.first("C")
    if not hit.lead and clock.half not in ("a", "p") and hit.led("verse"):
        return None
    zone = hit.first("Z")
    part = hit.first("P")
    return Timed(None, _with(clock, zone, part))


def _with(clock: Clock, zone: Zone | None, part: str | None = None) -> Clock:
    """The clock with its zone, and turned to the afternoon where the part of the day says so, or where nothing says
    and the hour is one from one to seven ("at 7:30"); such a clock stays open to a word like "morning"."""
    hour, half = clock.hour, clock.half
    early = part == "NI" and hour < 5
    zone = zone or clock.zone
    told = part in ("AF", "EV", "NI") and half not in ("a", "p") and 1 <= hour < 12 and not early
    if told or (half == "?" and not part and _late(hour, zone)):
        hour += 12
    return clock._replace(hour=hour, half=half, zone=zone)


def _late(hour: int, zone: Zone | None) -> bool:
    """Whether an hour without its half of the day is taken for one of the afternoon; never one of universal time."""
    return 1 <= hour <= 7 and (zone is None or zone.key != "UTC")


def _hour_part(hit: Hit) -> Sense | None:
    """ "6 in the evening"."""
    hour = hit.first("18")
    if not isinstance(hour, int) or not 1 <= hour <= 12:
        return None
    return Timed(None, _with(Clock(hour), None, hit.first("P")))


def _military(hit: Hit) -> Sense | None:
    """ "1600 GMT", "0930 hours"."""
    digits = hit.run.text[hit.run.starts[_at(hit, "Y9")] : hit.run.ends[_at(hit, "Y9")]]
    if len(digits) != 4 or not digits.isdigit() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Timed(None, Clock(int(digits[:2]), int(digits[2:]), "", hit.first("Z")))


def _military_hours(hit: Hit) -> Sense | None:
    """ "0930 hours"; "2000 hours" of work have no zero before them, and no "at"."""
    at = hit.run.starts[hit.lo]
    clear = hit.run.text[at] == "0" or hit.lead == "@"
    return _military(hit) if clear and hit.first("u") == "hour" else None


def _at(hit: Hit, codes: str) -> int:
    return next(hit.lo + i for i, code in enumerate(hit.codes) if code in codes)


def _part_of_day(hit: Hit) -> Sense | None:
    """ "this morning", "last night", "tomorrow evening", "Friday afternoon", "next Monday morning"."""
    part = hit.first("P")
    shift = hit.first("T")
    weekday = hit.first("Ww")
    if weekday is not None:
        near = "near" if hit.codes[0] == "h" and shift is None and hit.guard("settled", hit.after) else None
        return Timed(Cal(weekday=weekday, deixis=shift, hang=hanging(hit) or near), part=part)
    day = hit.first("R")
    if day is not None:
        return Timed(Period("day", shift=day[0]), part=part)
    if shift in (1, -1) and hit.guard("hanging", hit.word("T")):
        return Timed(Shifted("day", shift, None, True), part=part)
    return Timed(Period("day", shift=shift), part=part) if shift is not None else None


def _part_aside(hit: Hit) -> Sense | None:
    """ "the evening before", "the morning after that"."""
    side = hit.side("aside")
    return Timed(Shifted("day", side, None, True, True), part=hit.first("P")) if side else None


def _part_same(hit: Hit) -> Sense | None:
    """ "that evening", "the same night"."""
    part = hit.first("S")
    return Timed(Shifted("day", 0, None, True), part=part) if part in PARTS else None


def _part_alone(hit: Hit) -> Sense:
    """ "in the evening", "late afternoon": a part of an unsaid day."""
    return Timed(None, part=hit.first("P"))


def _dotted(hit: Hit) -> Sense | None:
    """ "at 2.30": a full stop for a colon, as British papers write it."""
    at = _at(hit, "9")
    figures = _DOTTED.match(hit.run.text[hit.run.starts[at] : hit.run.ends[at]])
    if not figures or int(figures[1]) > 24 or int(figures[2]) > 59:
        return None
    if hit.lead in _DATES and (int(figures[2]) % 5 or not hit.guard("alone", hit.after)):
        return None
    half = "" if figures[1][0] == "0" or int(figures[1]) > 12 else "?"
    return Timed(None, _with(Clock(int(figures[1]), int(figures[2]), half), None))


def _hour_bare(hit: Hit) -> Sense | None:
    """ "at 7", "from six": counts only beside a day; from one to seven it is taken for the afternoon."""
    hour = hit.first("18")
    if not isinstance(hour, int) or not 1 <= hour <= 24 or ("<" in hit.codes and not hit.guard("alone", hit.after)):
        return None
    return Timed(None, Clock(hour + 12 if hour <= 7 else hour, 0, "?"))


def _past_hour(hit: Hit) -> Sense | None:
    """ "half past seven", "quarter to eight", "20 past nine in the evening"."""
    hour = hit.all("18")[-1]
    minute = {"half": 30, "quarter": 15}.get(hit.first("U"), 0) if "U" in hit.codes else hit.all("18")[0]
    shift = hit.first("T")
    fits = isinstance(minute, int) and isinstance(hour, int) and 1 <= hour <= 12 and 1 <= minute < 60
    if not fits or shift not in (None, -1) or (shift is None and minute != 15):
        return None
    total = hour * 60 + (int(minute) if shift == -1 else -int(minute))
    if "P" not in hit.codes and hour <= 7:
        total += 720
    return Timed(None, _with(Clock(total // 60, total % 60, "?"), None, hit.first("P")))


def _dotted_span(hit: Hit) -> Sense | None:
    """ "9.30-4.30pm"."""
    at = _at(hit, "9")
    figures = _DOTTED.match(hit.run.text[hit.run.starts[at] : hit.run.ends[at]])
    last: Clock = hit.first("C")
    if not figures or last.half not in ("a", "p") or not 1 <= int(figures[1]) <= 12:
        return None
    zone = hit.first("Z")
    first = lend(Clock(int(figures[1]), int(figures[2]), "?"), last)
    return Timed(None, _with(first, zone), _with(last, zone))


def _span(hit: Hit) -> Sense | None:
    """ "from 9am to 5pm", "6-8 p.m.", "between 2 and 4:30pm": the half of the day is lent to the first hour."""
    times = [v if isinstance(v, Clock) else Clock(v, 0, "?") for v in hit.all("C18") if v]
    if len(times) != 2 or any(t.hour > 24 for t in times):
        return None
    first, last = times
    zone = hit.first("Z")
    if first.half in ("?", "") and last.half in ("a", "p") and 1 <= first.hour <= 12:
        first = lend(first, last)
    elif last.half in ("?", "") and 0 < last.hour <= 12 and (first.half in ("a", "p") or last.hour < first.hour):
        last = last._replace(hour=last.hour + 12 if last.hour < 12 and last.hour <= first.hour else last.hour)
    part = hit.first("P")
    if not part:
        first, last = _halved(first, last)
    return Timed(None, _with(first, zone, part), _with(last, zone, part))


def _halved(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    """The ends of a range without any half of the day: "7 to 9" is of the evening, "10 to 4" goes over noon, "7 to
    noon" begins in the morning."""
    if first.half != "?":
        return first, last
    if last.half == "?" and first.hour < last.hour < 12 and _late(first.hour, first.zone or last.zone):
        return first, last._replace(hour=last.hour + 12, half="")
    late = last.hour == 0 or first.hour + 12 < last.hour
    return (first if late else first._replace(half="")), last


def lend(first: Clock, last: Clock) -> Clock:
    """`first` in the half of the day of `last`, or in the other one where that would put it after `last`."""
    same = first.hour % 12 + (12 if last.half == "p" else 0)
    if (same, first.minute) < (last.hour, last.minute) or (last.hour == 0):
        return first._replace(hour=same, half=last.half)
    return first._replace(hour=first.hour % 12 + (0 if last.half == "p" else 12), half="a" if last.half == "p" else "p")


def _zoned_hour(hit: Hit) -> Sense | None:
    """ "at 16 GMT" has an hour alone."""
    hour = hit.first("1")
    return Timed(None, Clock(hour, 0, "", hit.first("Z"))) if hour <= 24 else None


PARTS = frozenset(("MO", "AF", "EV", "NI"))
ZONE = "(?:[(]?Z[)]?)?"
RULES = (
    Rule("part-of-day", "h?TP|RP|h?T?[Ww](?:,?ihP|P)|[Ww],?h?P|R,?[ih]{1,2}P", _part_of_day),
    Rule("part-aside", "hP(?![vr])", _part_aside),
    Rule("part-same", "h?S", _part_same),
    Rule("part-alone", "Bih?P|LP|Lihf?P|ih?P|h?P(?=f)", _part_alone),
    Rule("clock-past", "[U18]u?T[18](?:ihP)?|Ut[18](?:ihP)?(?![A-Z])", _past_hour),
    Rule(
        "clock-range-part",
        "[<b]?[18][-t&][18]ihP|[<b][18][-t&][18](?=,?o?h?(?:TP|R|T?W))|(?<=[PR])[<b][18][-t&][18](?![Uu])",
        _span,
    ),
    Rule("clock-range-dot", "(?:b9&|[<b]?9[-t])C(?:[(]?Z[)]?)?", _dotted_span),
    Rule("clock-dot", "(?<=[@<yrvtWwRM2])9(?![Uu])|(?<=[WwRM2Y1],)9(?![Uu])", _dotted),
    Rule(
        "clock-range",
        f"b(?:C[(]?Z?[)]?|1)&C{ZONE}|[<b]?(?:C[(]?Z?[)]?|[18])[-t]C{ZONE}|<?C[-t]1{ZONE}(?![-Mm,Uu])",
        _span,
    ),
    Rule("clock-zone", "[Y9][(]?Z[)]?", _military),
    Rule("clock-hours", "[Y9]u", _military_hours),
    Rule("clock", f"C(?:,?i?h?P)?{ZONE}", _clock),
    Rule("hour-zone", "1Z", _zoned_hour),
    Rule("hour-part", "[18]ihP", _hour_part),
    Rule("hour-bare", "[18](?=,?&C)|[@z<]{1,2}[18](?![-,t&:./]?[0-9MmUuCYZINQK])|[18],(?=RP)", _hour_bare),
)

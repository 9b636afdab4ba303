"""Joining pieces of a run: weekday and date, date and clock, ranges, lists, recurrences. One visible tuple.

Each refiner takes the pieces in order and gives a new list; nothing handed in is changed.
"""

from __future__ import annotations

from datewire.timex.clocks import lend
from datewire.timex.grammar import Piece, Run
from datewire.timex.join import DAYS, bare_weekday, is_clock, joined, turned
from datewire.timex.ranging import ranges
from datewire.timex.recurring import opening_hours, repeats
from datewire.timex.sense import (
    Between,
    Cal,
    Clock,
    Feast,
    Length,
    Many,
    Nth,
    Numeric,
    Part,
    Period,
    Sense,
    Shifted,
    Timed,
    Zone,
)


def _weekday_date(left: Sense, gap: str, right: Sense) -> Sense | None:
    if not (isinstance(left, Cal) and isinstance(right, Cal)) or gap not in (
        "",
        ",",
        "(",
        ",h",
        "h",
        ",o",
        "o",
        "-",
        "/",
    ):
        return None
    if bare_weekday(left) and right.day is not None and right.weekday is None:
        return right._replace(weekday=left.weekday, deixis=None, hang=None if right.month else right.hang)
    if left.day is not None and left.weekday is None and bare_weekday(right) and gap in (",", "(", ""):
        return left._replace(weekday=right.weekday)
    return None


def weekday_date(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "Monday (6 June)", "6 June, Monday"."""
    return joined(pieces, run, _weekday_date, "weekday")


def period_part(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "early next month", "mid-June", "the end of September"."""
    done: list[Piece] = []
    for piece in pieces:
        low = _part_at(run, piece.lo)
        if low is not None and isinstance(piece.sense, (Period, Nth, Cal, Feast)):
            begin = low - 1 if low and run.codes[low - 1] == "h" else low
            done.append(Piece(begin, piece.hi, Part(str(run.values[low]), piece.sense), f"{piece.rule}:part"))
        else:
            done.append(piece)
    return done


def _part_at(run: Run, start: int) -> int | None:
    """Where the word for a part stands that governs the piece at `start`: "end" needs its "of", "early" does not."""
    at = start
    while at > 0 and run.codes[at - 1] in "hf-i":
        at -= 1
    if not at or run.codes[at - 1] != "L":
        return None
    between = run.codes[at:start]
    if run.values[at - 1] in ("START", "END"):
        return at - 1 if between[:1] in ("f", "-") else None
    return at - 1


def _from_base(left: Sense, gap: str, right: Sense) -> Sense | None:
    beside = {"v": 1, "r": -1}.get(gap[:1], 0)
    if beside and gap[1:] in ("", "h") and isinstance(left, Cal) and bare_weekday(left) and _fixed(right):
        return Nth(beside, left.weekday, right, "beside")
    if not isinstance(left, Length) or left.unit in ("hour", "minute", "second") or is_clock(right):
        return None
    if left.number is not None and isinstance(right, (Cal, Period, Feast, Timed, Numeric)):
        sign = {"<": 1, "v": 1, "r": -1}.get(gap[:1], 0)
        if sign and gap[1:] in ("", "h"):
            if left.lasting:
                return _stretch(left, right) if sign > 0 else None
            return Shifted(left.unit, sign * left.number, right)
    return None


def _fixed(sense: Sense) -> bool:
    """Whether the sense is a day of the year, beside which a weekday may be told: "the Monday after Thanksgiving"."""
    return isinstance(sense, Feast) or (isinstance(sense, Cal) and sense.month is not None and sense.day is not None)


def _lasting(left: Sense, gap: str, right: Sense) -> Sense | None:
    if isinstance(left, Timed) and left.start and not left.end and isinstance(right, Length) and gap in ("4", ",4"):
        size = {"hour": 60, "minute": 1}.get(right.unit)
        if size and right.number:
            total = left.start.hour * 60 + left.start.minute + round(right.number * size)
            return left._replace(end=left.start._replace(hour=total // 60 % 24, minute=total % 60))
    return None


def lasting(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "from 10 am for three hours"."""
    return joined(pieces, run, _lasting, "lasting")


def _year_tail(left: Sense, gap: str, right: Sense) -> Sense | None:
    year = right.year if isinstance(right, Period) and right.grain == "year" else None
    if not year or gap not in (",", "i", "f", ""):
        return None
    if isinstance(left, (Numeric, Cal)) and left.year is None and not bare_weekday(left):
        return left._replace(year=year)
    if isinstance(left, Between) and gap == ",":
        last = _year_tail(left.last, gap, right)
        return left._replace(last=last) if last else None
    return None


def year_tail(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "5/1-5/7, 2020": a year at the end of a range of figures."""
    return joined(pieces, run, _year_tail, "year")


def unjoined(pieces: list[Piece], run: Run) -> list[Piece]:
    """Without hours that found no day: "at 7" alone is no time expression."""
    return [piece for piece in pieces if piece.rule != "hour-bare"]


def _stretch(left: Length, right: Sense) -> Sense | None:
    """ "for three days from Friday"."""
    size = {"day": 1, "week": 7}.get(left.unit)
    return Between(right, Shifted("day", (left.number or 0) * size - 1, right)) if size else None


def from_base(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "a week from Thursday", "two days after Christmas"."""
    return joined(pieces, run, _from_base, "shift")


def _zone_twin(left: Sense, gap: str, right: Sense) -> Sense | None:
    if isinstance(left, Timed) and isinstance(right, Timed) and left.start and right.start and right.day is None:
        zones = left.start.zone, right.start.zone
        if all(zones) and zones[0] != zones[1] and gap in ("/", "(", ",", "&", "-", ";", ",&"):
            return left
    return None


def _offset(here: Clock, universal: Clock) -> Zone:
    """The offset of a clock told beside its universal time, between -11:45 and +12:00: "9 p.m. (1900 GMT)"."""
    apart = (here.hour - universal.hour) * 60 + here.minute - universal.minute
    minutes = apart % 1440 if apart % 1440 <= 720 else apart % 1440 - 1440
    hours, rest = divmod(abs(minutes), 60)
    key = f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
    return Zone(key, key)


def zone_twin(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "10 a.m. Eastern / 7 a.m. Pacific" is one time told twice, "9 p.m. (1900 GMT)" tells its zone."""
    return joined(_universal(pieces, run), run, _zone_twin, "zones")


def _universal(pieces: list[Piece], run: Run) -> list[Piece]:
    """A clock told again in universal time in brackets of its own has the offset between the two."""
    if ")" not in run.codes:
        return pieces
    done: list[Piece] = []
    for piece in pieces:
        twin = _twin(done[-1], piece, run) if done else None
        if twin:
            done[-1] = twin
        else:
            done.append(piece)
    return done


def _twin(left: Piece, right: Piece, run: Run) -> Piece | None:
    here, there = left.sense, right.sense
    if run.codes[left.hi : right.lo] != "(" or run.codes[right.hi - 1] != ")" or not is_clock(there):
        return None
    if not isinstance(here, Timed) or not isinstance(there, Timed) or not here.start or not there.start or there.end:
        return None
    if here.start.zone or not there.start.zone or there.start.zone.key != "UTC":
        return None
    sense = here._replace(start=here.start._replace(zone=_offset(here.start, there.start)))
    return Piece(left.lo, right.hi, sense, f"{left.rule}+{right.rule}:zones")


CLOCK_AFTER = frozenset("|,|f|@|,@|<|,<|-|b|,b|(|,(|z|@z|/|;|h|y|:|y@|w|,o|v|r|s|,v|,y".split("|"))
CLOCK_BEFORE = frozenset("|,|o|,o|oh|@|(|f|-|h|/|;".split("|"))


def _date_clock(left: Sense, gap: str, right: Sense) -> Sense | None:
    if is_clock(right) and isinstance(right, Timed):
        if (isinstance(left, DAYS) or _is_day(left) or _of_days(left)) and gap in CLOCK_AFTER:
            return right._replace(day=left)
        if isinstance(left, Timed) and left.start is None and left.part and gap in CLOCK_AFTER:
            return turned(right, left.part)._replace(day=left.day)
    if is_clock(left) and isinstance(left, Timed) and gap in CLOCK_BEFORE:
        if isinstance(right, DAYS) or _is_day(right) or _of_days(right):
            return left._replace(day=right)
        if isinstance(right, Timed) and right.day is not None and right.start is None:
            return turned(left, right.part)._replace(day=right.day)
    return None


def _of_days(sense: Sense) -> bool:
    """Whether the sense is a range or list of days: "May 3-5 at 8 p.m." has one hour for all."""
    if isinstance(sense, Between):
        return isinstance(sense.first, DAYS) and isinstance(sense.last, DAYS)
    return isinstance(sense, Many) and all(isinstance(item, DAYS) for item in sense.items)


def _is_day(sense: Sense) -> bool:
    return isinstance(sense, Period) and sense.grain == "day"


def _part_date(left: Sense, gap: str, right: Sense) -> Sense | None:
    named = isinstance(left, Timed) and left.part and left.start is None and left.day is not None
    if named and isinstance(left, Timed) and isinstance(left.day, Cal) and bare_weekday(left.day):
        return _part_named(left, left.day, gap, right)
    if (
        isinstance(left, Timed)
        and left.part
        and left.day is None
        and left.start is None
        and gap in ("f", "fh", "", ",")
    ) and (isinstance(right, DAYS) or _is_day(right)):
        return left._replace(day=right)
    return None


def _part_named(left: Timed, weekday: Cal, gap: str, right: Sense) -> Sense | None:
    """ "Friday evening (21 August)", "Friday evening, 15 March, through Sunday"."""
    if isinstance(right, Between) and gap in (",", "(", ""):
        first = _part_named(left, weekday, gap, right.first)
        return right._replace(first=first) if first else None
    if not isinstance(right, Cal) or right.day is None or right.month is None or gap not in (",", "(", "", ",o", "o"):
        return None
    return left._replace(day=right._replace(weekday=weekday.weekday)) if right.weekday is None else None


def part_date(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "the evening of May 5", "in the morning, on May 5"."""
    return joined(pieces, run, _part_date, "part")


def _same_day(left: Sense, gap: str, right: Sense) -> Sense | None:
    if not is_clock(right) or not isinstance(right, Timed) or gap.replace("@", "") not in ("&", ",&"):
        return None
    if isinstance(left, Timed) and left.day is not None and left.start is not None:
        return Many((_lent(left, right), right._replace(day=left.day)))
    return None


def _lent(time: Timed, other: Timed) -> Timed:
    """The time in the half of the day that another one of the same day says: "2 and 7 p.m."."""
    if time.start and other.start and time.start.half == "?" and other.start.half and time.start.hour <= 12:
        return time._replace(start=lend(time.start, other.start))
    return time


def _day_after(left: Sense, gap: str, right: Sense) -> Sense | None:
    if not is_clock(left) or not isinstance(left, Timed) or gap.replace("@", "") not in ("&", ",&"):
        return None
    if isinstance(right, Timed) and right.day is not None and right.start is not None:
        return Many((_lent(left, right)._replace(day=right.day), right))
    return None


def _times(left: Sense, gap: str, right: Sense) -> Sense | None:
    return (_same_day(left, gap, right) or _day_after(left, gap, right)) if "&" in gap else None


def same_day(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "Friday at 10 a.m. and 2 p.m.", "2 and 7 p.m. on Friday": two times of one day."""
    return joined(pieces, run, _times, "times")


def date_clock(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "Friday at 7:30 p.m.", "noon on Saturday"."""
    return joined(pieces, run, _date_clock, "clock")


def _listable(sense: Sense) -> bool:
    if isinstance(sense, Many):
        return True
    if isinstance(sense, Between):
        return isinstance(sense.first, DAYS)
    return (
        isinstance(sense, (Cal, Numeric, Feast))
        or (isinstance(sense, Timed) and sense.day is not None)
        or _is_day(sense)
    )


def lists(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "Friday, Saturday and Sunday", "May 3 and June 5": days joined by commas and a closing "and"."""
    done: list[Piece] = []
    at = 0
    while at < len(pieces):
        stop = _chain(pieces, run, at)
        if stop > at:
            items: list[Sense] = []
            for piece in pieces[at : stop + 1]:
                items.extend(piece.sense.items if isinstance(piece.sense, Many) else (piece.sense,))
            shared = Many(tuple(_shared(_named(items))))
            done.append(Piece(pieces[at].lo, pieces[stop].hi, shared, f"{pieces[at].rule}:list"))
        else:
            done.append(pieces[at])
        at = stop + 1
    return done


def _named(items: list[Sense]) -> list[Sense]:
    """ "Saturday and Sunday, April 13 and 14": as many weekdays as dates after them are the names of those."""
    dated = [item for item in items if isinstance(item, Cal) and item.day is not None]
    names = [item.weekday for item in items[: len(items) - len(dated)] if isinstance(item, Cal)]
    if len(names) + len(dated) != len(items) or None in names or items[len(names) :] != dated:
        return items
    if dated and dated[0].weekday is not None and all(day.weekday is None for day in dated[1:]):
        names.append(dated[0].weekday)
    if not names or len(names) != len(dated):
        return items
    return [day._replace(weekday=name) for day, name in zip(dated, names, strict=True)]


def _shared(items: list[Sense]) -> list[Sense]:
    """ "Friday and Saturday at 8 p.m.": days without a clock time have that of the next one that has."""
    time: Timed | None = None
    done: list[Sense] = []
    for item in reversed(items):
        if isinstance(item, Timed):
            time = item if item.start else None
        done.append(time._replace(day=item) if time and isinstance(item, (Cal, Numeric, Feast)) else item)
    return done[::-1]


def _chain(pieces: list[Piece], run: Run, at: int) -> int:
    """The index of the last piece of a list that begins at `at`; `at` itself when there is none."""
    last = at
    if not _listable(pieces[at].sense):
        return at
    for here in range(at + 1, min(len(pieces), at + 40)):
        gap = run.codes[pieces[here - 1].hi : pieces[here].lo].replace("o", "").replace("h", "").replace("@", "")
        if not _listable(pieces[here].sense) or gap not in (",", "&", ",&", ";", ";&"):
            break
        if "&" in gap or gap == ";" or isinstance(pieces[here].sense, Many):
            last = here
    return last


REFINERS = (
    weekday_date,
    period_part,
    from_base,
    zone_twin,
    ranges,
    year_tail,
    part_date,
    date_clock,
    zone_twin,
    lasting,
    ranges,
    same_day,
    opening_hours,
    repeats,
    lists,
    unjoined,
)
"""In this order; ranges stand twice, for days and for days with clock times."""

LONE = (period_part, unjoined)
"""Those that have something to do where a run has one piece alone."""

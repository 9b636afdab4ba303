"""Ranges of days: "from 30 September to 2 October", "Friday through Sunday"; what was moved from one day to another is
none."""

from __future__ import annotations

from datewire.timex.grammar import Piece, Run
from datewire.timex.join import DAYS, bare_weekday, is_clock
from datewire.timex.sense import Between, Cal, Part, Period, Ref, Sense, Timed

ENDS = (*DAYS, Period, Part, Timed)


def _now(sense: Sense) -> Sense:
    """The day of publication for "now" at an end of a range."""
    return Period("day", shift=0) if sense == Ref("PRESENT_REF") else sense


def _weekday_range(left: Sense, right: Between) -> Sense | None:
    """ "Friday through Sunday, September 3-5": the weekdays go with the ends."""
    first, last = right.first, right.last
    if not isinstance(left, Cal) or not isinstance(first, Cal) or not isinstance(last, Cal) or first.weekday is None:
        return None
    return Between(first._replace(weekday=left.weekday), last._replace(weekday=first.weekday))


def _range(left: Sense, gap: str, right: Sense) -> Sense | None:
    left, right = _now(left), _now(right)
    if bare_weekday(left) and isinstance(right, Between) and isinstance(right.first, Cal):
        return _weekday_range(left, right)
    if gap == "/" and isinstance(left, Cal) and isinstance(right, Cal) and left.year and right.year:
        return Between(left, right)
    if (
        gap not in ("-", "t", "th", ",t", "-h", "tt", "tth")
        or not isinstance(left, ENDS)
        or not isinstance(right, ENDS)
    ):
        return None
    if isinstance(left, Timed) and isinstance(right, Timed) and right.day is None and left.end is None:
        return left._replace(end=right.start) if right.start and left.start else None
    if (
        isinstance(left, Period)
        and isinstance(right, Period)
        and left.grain != right.grain
        and not {"year", "day"} & {left.grain, right.grain}
    ):
        return None
    return None if is_clock(left) or is_clock(right) else Between(left, right)


def ranges(pieces: list[Piece], run: Run) -> list[Piece]:
    """ "from 30 September to 2 October", "June-August", "Friday through Sunday"; with "and" only after "between"."""
    done: list[Piece] = []
    for piece in pieces:
        if done:
            left = done[-1]
            gap = run.codes[left.hi : piece.lo]
            opening = run.codes[left.lo - 1] if left.lo else ""
            if gap in ("&", "&h") and opening == "b":
                gap = "t"
            if opening in ("<", "o") and gap.strip("h,") == "t" and _moved(run, left.lo - 1, opening):
                told = _decided(left.sense) if opening == "o" else left.sense
                done[-1] = left._replace(sense=told, rule=_named(left.rule))
                done.append(piece._replace(rule=_named(piece.rule)))
                continue
            sense = _range(left.sense, gap, piece.sense)
            if sense is not None:
                lo = left.lo - 1 if opening and opening in "<b" else left.lo
                done[-1] = Piece(lo, piece.hi, sense, f"{left.rule}+{piece.rule}:range")
                continue
        done.append(piece)
    return done


def _moved(run: Run, at: int, opening: str) -> bool:
    """Whether "from … to …" tells what was moved and not how long it lasts; "on … to …" does so after a passive."""
    guard = run.guards.get("moved" if opening == "<" else "moved_on")
    start = run.starts[at]
    return bool(guard and guard.search(run.text[max(0, start - 90) : start]))


def _named(rule: str) -> str:
    """The rule's name with the mark of a move, once."""
    return rule if rule.endswith(":moved") else f"{rule}:moved"


def _decided(sense: Sense) -> Sense:
    """The day on which something was moved to another: "was moved on Feb. 7 to March 28"."""
    dated = isinstance(sense, Cal) and sense.month is not None and sense.year is None
    return sense._replace(deixis=-1) if isinstance(sense, Cal) and dated else sense

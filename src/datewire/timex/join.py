"""What the refiners share: one pass over neighbours, and what kind of sense a piece has."""

from __future__ import annotations

from collections.abc import Callable

from datewire.timex.grammar import Piece, Run
from datewire.timex.sense import Cal, Clock, Feast, Nth, Numeric, Sense, Shifted, Timed

DAYS = (Cal, Numeric, Feast, Nth, Shifted)
"""The senses that are one day."""


Join = Callable[[Sense, str, Sense], Sense | None]


def joined(pieces: list[Piece], run: Run, join: Join, name: str) -> list[Piece]:
    """One pass from left to right: neighbours that `join` accepts become one piece, which may join again."""
    done: list[Piece] = []
    for piece in pieces:
        if done:
            left = done[-1]
            sense = join(left.sense, run.codes[left.hi : piece.lo], piece.sense)
            if sense is not None:
                done[-1] = Piece(left.lo, piece.hi, sense, f"{left.rule}+{piece.rule}:{name}")
                continue
        done.append(piece)
    return done


def bare_weekday(sense: Sense) -> bool:
    """Whether the sense is a weekday and no date."""
    return isinstance(sense, Cal) and sense.weekday is not None and sense.day is None


def is_clock(sense: Sense) -> bool:
    """Whether the sense is a clock time of an unsaid day."""
    return isinstance(sense, Timed) and sense.day is None and sense.start is not None and sense.part is None


def turned(time: Timed, part: str | None) -> Timed:
    """The time in the half of the day that the part of the day names: "from 7 to 9" in the evening."""
    return time._replace(part=part, start=_afternoon(time.start, part), end=_afternoon(time.end, part))


def _afternoon(clock: Clock | None, part: str | None) -> Clock | None:
    if clock and part in ("AF", "EV", "NI") and clock.half in ("", "?") and 1 <= clock.hour < 12:
        return clock._replace(hour=clock.hour + 12, half="p")
    if clock and part == "MO" and clock.half == "?" and clock.hour > 12:
        return clock._replace(hour=clock.hour - 12)
    return clock

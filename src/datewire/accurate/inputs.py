"""From a question to the numbers that the encoder reads: at most 128 word pieces, each with its role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from datewire.accurate.questions import Dated, Question, Window
from datewire.model import Span

LONGEST = 128  # word pieces, markers included
ROLES = ("", "title", "prev", "own", "next", "above", "lead", "prev2", "next2", "prev3")  # a role's number is its place
DATE, OTHER = len(ROLES), 2 * len(ROLES)  # added to the role of the pieces of the date and of other dates
HOW = (
    "proper", "part", "quote", "match", "phrase", "clause", "holding", "deadline", "composed", "headline", "line",
    "stretch", "predicate", "",
)  # fmt: skip
KIND = (
    "none", "meeting", "conference", "visit", "vote", "court", "sport", "culture", "ceremony", "launch", "broadcast",
    "deadline", "observance", "education", "other",
)  # fmt: skip
WHERE = ("own", "prev", "next", "prev2", "prev3", "above", "title", "lead")
_ROOM = {
    "own": 64, "title": 20, "above": 14, "prev": 28, "next": 20, "lead": 24, "prev2": 16, "next2": 12, "prev3": 14,
}  # fmt: skip  # pieces each at most
_FIRST = ("own", "title", "prev", "next", "above", "lead", "prev2", "next2", "prev3")  # who takes room first
_FIRST_BELOW_HEADING = ("own", "above", "title", "prev", "next", "lead", "prev2", "next2", "prev3")
_LEAST = 4  # pieces below which a window is left out
_BEFORE = 0.62  # share of a cut window that stands before the date
_BEGIN, _BREAK = 101, 102  # [CLS] and [SEP] of the vocabulary
_MONTH = 30.4  # days
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()

Pieces = Callable[[str], tuple[Sequence[int], Sequence[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Word pieces with their roles, the range of the date's pieces, and for each name the range of its pieces, of its
    further words ((0, 0): not in sight) and the numbers of how, kind and where. Ranges exclude their end."""

    ids: list[int]
    roles: list[int]
    date: tuple[int, int]
    names: list[tuple[int, int]]
    about: list[tuple[int, int]]
    traits: list[tuple[int, int, int]]


def told(when: Dated) -> str:
    """The date's reading in words: distance, weekday and month, those of publication, length and marks."""
    gap, days = (when.start - when.published).days, (when.end - when.start).days
    words = [f"{_distance(gap, over=when.end < when.published)} , {_named(when.start)}"]
    words.append(f"published {_named(when.published)}")
    if days:
        words.append(f"{days + 1} days long")
    return " ; ".join([*words, *when.marks])


def _named(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {_MONTHS[day.month - 1]}"


def _distance(gap: int, over: bool) -> str:
    if gap < 0:
        return "past" if over else "running"
    if gap < 2:
        return ("today", "tomorrow")[gap]
    return f"in {gap} days" if gap < 60 else f"in {round(gap / _MONTH)} months"


def _cut(window: Window, offsets: Sequence[tuple[int, int]], at: Span, room: int) -> int:
    """The first piece to keep of a window that has more than `room`."""
    if window.span.start <= at.start < window.span.end:
        date = next((i for i, (_, end) in enumerate(offsets) if end > at.start), 0)
        return max(0, min(date - int(room * _BEFORE), len(offsets) - room))
    return len(offsets) - room if window.role.startswith("prev") else 0


def _windows(question: Question, pieces: Pieces, left: int) -> list[tuple[Window, list[int], list[tuple[int, int]]]]:
    """The windows that fit into `left` pieces, in the order of the text, with ids and offsets into the text."""
    order = _FIRST_BELOW_HEADING if question.when.inherited else _FIRST
    kept = []
    for window in sorted(question.windows, key=lambda w: order.index(w.role)):
        room = min(_ROOM[window.role], left - 1)
        if room < _LEAST:
            continue
        start = window.span.start
        ids, inner = pieces(question.text[start : window.span.end])
        offsets = [(a + start, b + start) for a, b in inner]
        if len(ids) > room:
            first = _cut(window, offsets, question.at, room)
            ids, offsets = ids[first : first + room], offsets[first : first + room]
        kept.append((window, list(ids), offsets))
        left -= len(ids) + 1
    return sorted(kept, key=lambda k: k[0].span.start)


def _role(base: int, piece: tuple[int, int], question: Question) -> int:
    if piece[0] < question.at.end and piece[1] > question.at.start:
        return base + DATE
    return base + OTHER if any(piece[0] < o.end and piece[1] > o.start for o in question.others) else base


def _range(span: Span | None, offsets: Sequence[tuple[int, int] | None]) -> tuple[int, int]:
    if span is None:
        return 0, 0
    inside = [i for i, o in enumerate(offsets) if o and o[0] < span.end and o[1] > span.start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _number(value: str, known: tuple[str, ...], other: int) -> int:
    return known.index(value) if value in known else other


def encode(question: Question, pieces: Pieces) -> Inputs:
    """The encoder's input for one date; `pieces` cuts a text into word pieces: ids and (start, end) offsets."""
    head, _ = pieces(told(question.when))
    ids, roles = [_BEGIN, *head, _BREAK], [0] * (len(head) + 2)
    offsets: list[tuple[int, int] | None] = [None] * len(ids)
    for window, own, where in _windows(question, pieces, LONGEST - len(ids)):
        base = ROLES.index(window.role)
        ids += [*own, _BREAK]
        roles += [*(_role(base, o, question) for o in where), base]
        offsets += [*where, None]
    dated = [i for i, role in enumerate(roles) if DATE <= role < OTHER] or [0]
    traits = [
        (
            _number(n.how, HOW, len(HOW) - 1),
            _number(n.kind, KIND, 0 if not n.kind else len(KIND) - 1),
            _number(n.where, WHERE, 0),
        )
        for n in question.names
    ]
    names, about = (
        [_range(s, offsets) for s in spans]
        for spans in ([n.span for n in question.names], [n.about for n in question.names])
    )
    return Inputs(ids, roles, (dated[0], dated[-1] + 1), names, about, traits)

"""Finding and resolving: the one entrance of the room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from datewire.model import Anchor, Partial, Span, TimeMention, When
from datewire.timex.candidates import candidates
from datewire.timex.dayline import listed
from datewire.timex.grammar import Piece, Run
from datewire.timex.ground import grounded, is_bound, is_open
from datewire.timex.leaf import Scene
from datewire.timex.locale import Locale
from datewire.timex.resolve import whens, written_order
from datewire.timex.saying import doubt, stated
from datewire.timex.scan import runs
from datewire.timex.sense import Cal, Length, Many, Ref, Sense, Shifted, Timed
from datewire.timex.tense import UNKNOWN, Side
from datewire.timex.tense import direction as tense_of
from datewire.timex.told import Told
from datewire.timex.value import typed

NOTHING = Partial()
ANYWHEN = date(2000, 1, 1)
"""What is read without a day of publication does not depend on it."""


def find(text: str, anchor: Anchor, locale: Locale, spans: Iterable[Span] | None = None) -> list[TimeMention]:
    """Every time expression in `text`, in order and without overlap, found and resolved.

    `spans` limits the search to these parts of the text. With `anchor.day` None whatever counts from the day of
    publication has no `whens`.

    >>> from datetime import date
    >>> from datewire.locales import load
    >>> text = "The World Conference will take place between May 16 and 18, 2022 in St Petersburg."
    >>> (mention,) = find(text, Anchor(date(2021, 8, 25)), load("en"))
    >>> mention.span.of(text), mention.value
    ('between May 16 and 18, 2022', '2022-05-16/2022-05-18')
    """
    told = Told(text, anchor.day, locale.guards)
    found = told.found
    order = ""
    for lo, hi in [(0, len(text))] if spans is None else [(span.start, span.end) for span in spans]:
        for run in runs(text, locale.lexicon, lo, hi, locale.guards):
            for piece in _pieces(run, locale):
                if not order and ("day-numeric" in piece.rule or "day-short" in piece.rule):
                    order = written_order(text, locale.order)
                told.at = run.starts[piece.lo]
                sense = grounded(piece.sense, order or locale.order, told)
                settled = piece if sense is piece.sense else piece._replace(sense=sense)
                told.add(_mention(settled, run, anchor, locale))
        if locale.guess is not None:
            told.found = found = _guessed(found, text, (lo, hi), anchor, locale)
    if spans is not None or anchor.day is None:
        return found
    return listed(found, text, anchor.day, locale, lambda span, sense, rule: _read(span, sense, rule, anchor, UNKNOWN))


def _guessed(
    found: list[TimeMention], text: str, part: tuple[int, int], anchor: Anchor, locale: Locale
) -> list[TimeMention]:
    """The mentions and, where they leave room, the candidates that the locale's guess reads."""
    more = [
        _read(Span(start, end), day, "guess", anchor, UNKNOWN)
        for start, end, day in candidates(text, *part, locale.guess or _silent)
        if not any(mention.span.start < end and start < mention.span.end for mention in found)
    ]
    return sorted([*found, *more], key=lambda mention: mention.span)


def _silent(span: str) -> None:
    return None


def _pieces(run: Run, locale: Locale) -> list[Piece]:
    pieces = locale.grammar.pieces(run)
    if pieces:
        for refine in locale.refiners if len(pieces) > 1 else locale.lone:
            pieces = refine(pieces, run)
    return pieces


def resolve(mention: TimeMention, anchor: Anchor, direction: str = "") -> TimeMention:
    """The mention read anew from `anchor` with another direction ("past", "future" or "" for the nearest)."""
    sense = mention.sense
    if sense is None:
        return mention
    return _read(mention.span, sense, mention.rule, anchor, Side(direction, True))  # type: ignore[arg-type]


def _mention(piece: Piece, run: Run, anchor: Anchor, locale: Locale) -> TimeMention:
    span = _span(piece, run)
    sense = piece.sense
    if isinstance(sense, (Length, Ref)):
        placed = _stretch(sense, piece.rule, anchor, lambda: tense_of(run.text, span.start, span.end, locale.cues))
        kind, value, mod = typed(sense, ())
        return TimeMention(span, kind, value, placed, NOTHING, piece.rule, mod, sense=sense)
    side = UNKNOWN
    if piece.rule == "ahead":
        side = tense_of(run.text, span.start, span.end, locale.cues)
        if side.name == "past" and isinstance(sense, Shifted):
            sense = Length(sense.unit, sense.number)
    elif is_open(sense):
        side = _side(piece, run, span, locale, sense)
    rule = piece.rule
    if isinstance(sense, (Cal, Timed)) and _updated(run.text, span.start, locale):
        rule = f"{rule}:update"
    return _read(span, sense, rule, anchor, side)


def _stretch(sense: Sense, rule: str, anchor: Anchor, tense: Callable[[], Side]) -> tuple[When, ...]:
    """Where a length with a side lies; "within ten days" tells only in a sentence that looks ahead."""
    if not isinstance(sense, Length) or not sense.side or anchor.day is None:
        return ()
    return () if rule == "within" and tense().name != "future" else whens(sense, Scene(anchor.day))


def _updated(text: str, start: int, locale: Locale) -> bool:
    """Whether the words before `start` are those of an update line ("Updated on")."""
    before = text[start - 24 : start] if start > 24 else "\n" + text[:start]
    return bool(locale.cues.update.search(before))


def _side(piece: Piece, run: Run, span: Span, locale: Locale, sense: Sense) -> Side:
    """The direction: "since" looks back, a weekday with a clock time and no verb looks ahead, else the tense counts."""
    if run.lead(piece.lo) == "s":
        return Side("past", True)
    if piece.rule.endswith(":moved"):
        return Side("future", False)
    side = tense_of(run.text, span.start, span.end, locale.cues)
    if side.name == "past" and run.lead(piece.lo) == "<":
        return Side("past", False)
    if side.name != "past" and run.lead(piece.lo) in ("y", "t"):
        return Side("future", side.sure)
    first = sense.items[0] if isinstance(sense, Many) else sense
    if not side.name and isinstance(first, Timed) and first.start is not None:
        return Side("future", False)
    return side


def _span(piece: Piece, run: Run) -> Span:
    """The span of a piece, with the bracket that closes what it opens."""
    start, end = run.starts[piece.lo], run.ends[piece.hi - 1]
    if piece.rule.endswith(("aside", "weekday-the", "aside:clock")):
        guard = run.guards.get("aside")
        beside = guard.match(run.text, end) if guard else None
        return Span(start, beside.end() if beside else end)
    if "(" in run.codes and run.text[end : end + 1] == ")":
        codes = run.codes[piece.lo : piece.hi]
        end += codes.count("(") > codes.count(")")
    return Span(start, end)


def _read(span: Span, sense: Sense, rule: str, anchor: Anchor, side: Side) -> TimeMention:
    placed: tuple[When, ...] = ()
    if anchor.day is not None:
        placed = whens(sense, Scene(anchor.day, *side))
    elif is_bound(sense):
        placed = whens(sense, Scene(ANYWHEN, *side))
    kind, value, mod = typed(sense, placed)
    return TimeMention(span, kind, value, placed, stated(sense), rule, mod, doubt(sense, placed), side.name, sense)

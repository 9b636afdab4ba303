"""Finding and resolving: the one entrance of the room."""

from __future__ import annotations

from collections.abc import Iterable

from datewire.model import Anchor, Partial, Span, TimeMention, When
from datewire.timex.candidates import candidates
from datewire.timex.grammar import Piece, Run
from datewire.timex.leaf import Scene
from datewire.timex.locale import Locale
from datewire.timex.resolve import settled, whens
from datewire.timex.scan import runs
from datewire.timex.sense import (
    Between,
    Cal,
    Clock,
    Feast,
    Many,
    Nth,
    Numeric,
    Part,
    Period,
    Repeat,
    Sense,
    Shifted,
    Timed,
)
from datewire.timex.tense import direction as tense_of
from datewire.timex.value import typed

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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
    found: list[TimeMention] = []
    told: When | None = None
    for lo, hi in [(0, len(text))] if spans is None else [(span.start, span.end) for span in spans]:
        for run in runs(text, locale.lexicon, lo, hi):
            for piece in _pieces(run, locale):
                mention = _mention(piece, run, anchor, locale, told)
                if mention.whens and mention.type != "SET":
                    told = mention.whens[0]
                found.append(mention)
        if locale.guess is not None:
            found = _guessed(found, text, (lo, hi), anchor, locale)
    return found


def _guessed(
    found: list[TimeMention], text: str, part: tuple[int, int], anchor: Anchor, locale: Locale
) -> list[TimeMention]:
    """The mentions and, where they leave room, the candidates that the locale's guess reads."""
    more = [
        _read(Span(start, end), day, "guess", anchor, "")
        for start, end, day in candidates(text, *part, locale.guess or _silent)
        if not any(mention.span.start < end and start < mention.span.end for mention in found)
    ]
    return sorted([*found, *more], key=lambda mention: mention.span)


def _silent(span: str) -> None:
    return None


def _pieces(run: Run, locale: Locale) -> list[Piece]:
    pieces = locale.grammar.pieces(run)
    if pieces:
        for refine in locale.refiners:
            pieces = refine(pieces, run)
    return pieces


def resolve(mention: TimeMention, anchor: Anchor, direction: str = "") -> TimeMention:
    """The mention read anew from `anchor` with another direction ("past", "future" or "" for the nearest)."""
    sense = mention.sense
    if sense is None:
        return mention
    return _read(mention.span, sense, mention.rule, anchor, direction)  # type: ignore[arg-type]


def _mention(piece: Piece, run: Run, anchor: Anchor, locale: Locale, told: When | None) -> TimeMention:
    span = Span(run.starts[piece.lo], run.ends[piece.hi - 1])
    sense = _grounded(piece.sense, locale.order, told)
    side = tense_of(run.text, span.start, span.end, locale.cues) if _open(sense) else ""
    return _read(span, sense, piece.rule, anchor, side)


def _grounded(sense: Sense, order: str, told: When | None) -> Sense:
    """The sense with the order of its figures settled and the day told before put in, so that it stands by itself."""
    if isinstance(sense, Numeric):
        return settled(sense, order) or sense
    if isinstance(sense, Shifted):
        if sense.base is not None:
            return sense._replace(base=_grounded(sense.base, order, told))
        if sense.context and told is not None:
            return sense._replace(base=Cal(told.start.year, told.start.month, told.start.day))
    if isinstance(sense, Timed) and sense.day is not None:
        return sense._replace(day=_grounded(sense.day, order, told))
    if isinstance(sense, Between):
        return Between(_grounded(sense.first, order, told), _grounded(sense.last, order, told))
    if isinstance(sense, Many):
        return Many(tuple(_grounded(item, order, told) for item in sense.items))
    if isinstance(sense, Part):
        return Part(sense.mod, _grounded(sense.inner, order, told))
    return sense


def _open(sense: Sense) -> bool:
    """Whether the sense has two readings that the direction decides between."""
    if isinstance(sense, Cal):
        return sense.year is None and sense.deixis != 1 and sense.deixis != -1
    if isinstance(sense, Period):
        return sense.year is None and sense.shift is None
    if isinstance(sense, Feast):
        return sense.year is None and sense.deixis is None
    if isinstance(sense, Timed):
        return sense.day is not None and _open(sense.day)
    if isinstance(sense, Between):
        return _open(sense.first) and _open(sense.last)
    if isinstance(sense, Many):
        return any(_open(item) for item in sense.items)
    if isinstance(sense, (Part,)):
        return _open(sense.inner)
    if isinstance(sense, Nth):
        return _open(sense.within)
    if isinstance(sense, Repeat):
        return sense.within is not None and _open(sense.within)
    return isinstance(sense, Shifted) and sense.base is not None and _open(sense.base)


def _bound(sense: Sense) -> bool:
    """Whether the sense can be placed without a day of publication."""
    if isinstance(sense, Cal):
        return None not in (sense.year, sense.month, sense.day)
    if isinstance(sense, Period):
        return sense.year is not None or sense.grain == "century"
    if isinstance(sense, Feast):
        return sense.year is not None
    if isinstance(sense, (Timed, Nth, Part)):
        inner = sense.day if isinstance(sense, Timed) else sense.within if isinstance(sense, Nth) else sense.inner
        return inner is not None and _bound(inner)
    if isinstance(sense, Between):
        return _bound(sense.first) or _bound(sense.last)
    if isinstance(sense, Many):
        return any(_bound(item) for item in sense.items)
    return isinstance(sense, Shifted) and sense.base is not None and _bound(sense.base)


def _read(span: Span, sense: Sense, rule: str, anchor: Anchor, side: str) -> TimeMention:
    placed: tuple[When, ...] = ()
    if anchor.day is not None:
        placed = whens(sense, Scene(anchor.day, side))
    elif _bound(sense):
        from datetime import date

        placed = whens(sense, Scene(date(2000, 1, 1), side))
    kind, value, mod = typed(sense, placed)
    return TimeMention(span, kind, value, placed, stated(sense), rule, mod, _doubt(sense, placed), side, sense)


def stated(sense: Sense) -> Partial:
    """What the words say of the first date, and nothing else."""
    if isinstance(sense, Cal):
        return Partial(sense.year, sense.month, sense.day, sense.weekday)
    if isinstance(sense, Timed):
        base = stated(sense.day) if sense.day is not None else Partial()
        clock = sense.start or Clock(-1)
        zone = (sense.end and sense.end.zone) or clock.zone
        return Partial(
            base.year,
            base.month,
            base.day,
            base.weekday,
            clock.hour if sense.start else None,
            clock.minute if sense.start else None,
            sense.part,
            zone.written if zone else None,
        )
    if isinstance(sense, Period):
        return Partial(sense.year, sense.number if sense.grain == "month" else None)
    if isinstance(sense, Between):
        return stated(sense.first)
    if isinstance(sense, Many):
        return stated(sense.items[0])
    if isinstance(sense, Part):
        return stated(sense.inner)
    if isinstance(sense, Feast):
        return Partial(sense.year)
    return Partial()


def _doubt(sense: Sense, placed: tuple[When, ...]) -> str:
    if isinstance(sense, Between) and placed:
        return _doubt(sense.first, placed)
    if isinstance(sense, Timed) and sense.day is not None:
        return _doubt(sense.day, placed)
    if isinstance(sense, Many) and placed:
        return _doubt(sense.items[0], placed)
    if not isinstance(sense, Cal) or sense.day is None:
        return ""
    if not placed:
        return "no such day"
    said = sense.weekday
    if said is not None and placed[0].start.weekday() != said:
        return f"weekday is {WEEKDAYS[placed[0].start.weekday()]}, not {WEEKDAYS[said]}"
    return ""

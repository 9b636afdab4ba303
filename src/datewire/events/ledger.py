"""The account of an article: every time expression, everything that smells of a date and every event announced without
one ends in exactly one box, with the rule and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from datewire.events import clocks, undated
from datewire.events.choice import Choice
from datewire.events.cues import dateline
from datewire.events.layout import Layout
from datewire.events.scorer import reasons
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Article, Box, Disposition, Kind, Precision, Span, Status, TimeMention

_STATUS = {
    Status.SCHEDULED: Box.SCHEDULED,
    Status.ONGOING: Box.ONGOING,
    Status.HELD: Box.HELD,
    Status.POSTPONED: Box.POSTPONED,
    Status.CANCELLED: Box.CANCELLED,
}
_LONG = frozenset((Precision.YEAR, Precision.HALF))


def unread(mentions: Sequence[TimeMention], article: Article, reason: str) -> tuple[Disposition, ...]:
    """The account of an article that cannot be read for events: every expression is unclear, for one reason."""
    return tuple(Disposition(m.span, m.span.of(article.text), Box.UNCLEAR, m.rule, reason) for m in mentions)


def account(
    layout: Layout,
    mentions: Sequence[TimeMention],
    choices: Sequence[Choice],
    kept: Sequence[tuple[Choice, Status]],
    words: Vocabulary,
) -> tuple[Disposition, ...]:
    """The dispositions in the order of the text. `kept` are the choices that became drafts, in the drafts' order, each
    with its status; the others among `choices` were judged and refused."""
    taken = _taken(kept)
    refused = {c.proposal.site.mention.span: c for c in reversed(choices) if c.proposal.site.mention.span not in taken}
    lines = []
    for mention in mentions:
        span = mention.span
        if span in taken:
            box, reason, index = taken[span]
            lines.append(Disposition(span, span.of(layout.text), box, mention.rule, reason, index))
        else:
            box, reason = _box(mention, layout, refused.get(span), words)
            lines.append(Disposition(span, span.of(layout.text), box, mention.rule, reason))
    spans = [m.span for m in mentions]
    names = [c.name.candidate.name.text for c, _ in kept]
    lines += undated.find(layout, spans, names, words)
    return tuple(sorted(lines, key=lambda d: (d.span.start, d.span.end)))


def _taken(kept: Sequence[tuple[Choice, Status]]) -> dict[Span, tuple[Box, str, int]]:
    taken: dict[Span, tuple[Box, str, int]] = {}
    for index, (choice, status) in enumerate(kept):
        name = choice.name.candidate.name
        sure = f"confidence {choice.confidence:.2f}"
        reason = f"deadline “{name.text}”, {sure}" if name.kind == Kind.DEADLINE else f"“{name.text}”, {sure}"
        taken.setdefault(choice.proposal.site.mention.span, (_STATUS[status], reason, index))
    for index, (choice, _) in enumerate(kept):
        for other in choice.merged:
            reason = f"tells “{choice.name.candidate.name.text}” again"
            taken.setdefault(other.site.mention.span, (Box.MERGED, reason, index))
    return taken


def _box(mention: TimeMention, layout: Layout, choice: Choice | None, words: Vocabulary) -> tuple[Box, str]:
    """The box of an expression that no event took."""
    day = layout.article.anchor.day
    if not mention.whens:
        return _placeless(mention)
    if clocks.alone(mention):
        return Box.UNCLEAR, "a clock time without a day of its own"
    sentence = layout.at(mention.span.start)
    if dateline(layout, mention.span, sentence.block):
        return Box.PUBLICATION, "the date of the dateline"
    assert_day = day or mention.whens[0].start
    first, last = mention.whens[0], mention.whens[-1]
    if first.precision in _LONG or (last.end - first.start).days > 400:
        return Box.PERIOD, f"a whole {first.precision.value}" if len(mention.whens) == 1 else "a period of years"
    if last.end < assert_day:
        only = "" if first.precision == Precision.DAY else f", {first.precision.value} only"
        return Box.PAST, f"before publication{only}"
    if first.precision != Precision.DAY:
        return Box.VAGUE, f"no day is settled: {first.precision.value} only"
    if choice is None:
        return Box.UNCLEAR, "no name of an event stands with it"
    why = "; ".join(reasons(words.weights.get("judge", {}), choice.proposal.features))
    return Box.UNCLEAR, f"judged no appointment (confidence {choice.confidence:.2f}): {why}"


def _placeless(mention: TimeMention) -> tuple[Box, str]:
    if mention.type == "DURATION":
        return Box.DURATION, "says how long, not when"
    if mention.type == "SET":
        return Box.PERIOD, "a rule of repetition without a first day"
    if mention.value.endswith("_REF"):
        return Box.UNCLEAR, "a vague present, past or future"
    return Box.UNCLEAR, "cannot be placed on the calendar"

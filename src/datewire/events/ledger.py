"""The account of an article: every time expression, everything that smells of a date and every event announced without
one ends in exactly one box, with the rule and the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from datewire.events import clocks, undated
from datewire.events.choice import Choice
from datewire.events.cues import dateline
from datewire.events.layout import Layout
from datewire.events.proposals import Proposal
from datewire.events.scorer import probability, reasons
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Article, Box, Disposition, Draft, Kind, Precision, Span, Status, TimeMention

_STATUS = {
    Status.SCHEDULED: Box.SCHEDULED,
    Status.ONGOING: Box.ONGOING,
    Status.HELD: Box.HELD,
    Status.POSTPONED: Box.POSTPONED,
    Status.CANCELLED: Box.CANCELLED,
}
_ALSO = {"clock": "the clock time", "lasting": "the other end or the length"}
_LONG = frozenset((Precision.YEAR, Precision.HALF))


class Refusal(NamedTuple):
    """Why a date is no entry; `deadline` when the best name for it was that of a deadline."""

    reason: str
    deadline: bool


class Told(NamedTuple):
    """What an article tells: the choices that became drafts, in the drafts' order, and the titles of what waits for a
    day, by the span of its time."""

    kept: Sequence[tuple[Choice, Draft]]
    waiting: Mapping[Span, str]


def unread(mentions: Sequence[TimeMention], article: Article, reason: str) -> tuple[Disposition, ...]:
    """The account of an article that cannot be read for events: every expression is unclear, for one reason."""
    return tuple(Disposition(m.span, m.span.of(article.text), Box.UNCLEAR, m.rule, reason) for m in mentions)


def account(
    layout: Layout,
    mentions: Sequence[TimeMention],
    refused: Mapping[Span, Refusal],
    told: Told,
    words: Vocabulary,
) -> tuple[Disposition, ...]:
    """The dispositions in the order of the text; `refused` gives the reason why a date was judged no appointment."""
    kept = told.kept
    taken = _taken(kept)
    mains = [i for i, (_, draft) in enumerate(kept) if draft.kind != Kind.DEADLINE]
    lines = []
    for mention in mentions:
        span = mention.span
        if span in taken:
            box, reason, index = taken[span]
            lines.append(Disposition(span, span.of(layout.text), box, mention.rule, reason, index))
        elif span in told.waiting:
            reason = f"“{told.waiting[span]}” waits for its day: {mention.whens[0].precision.value} only"
            lines.append(Disposition(span, span.of(layout.text), Box.VAGUE, mention.rule, reason))
        elif len(mains) == 1 and span in refused and refused[span].deadline:
            reason = f"a deadline of “{kept[mains[0]][1].title}”, not sure enough for an entry of its own"
            lines.append(Disposition(span, span.of(layout.text), Box.DEADLINE_OF, mention.rule, reason, mains[0]))
        else:
            box, reason = _box(mention, layout, refused[span].reason if span in refused else None)
            lines.append(Disposition(span, span.of(layout.text), box, mention.rule, reason))
    spans = [m.span for m in mentions]
    names = [d.title for _, d in kept]
    lines += undated.find(layout, spans, names, [*told.waiting.values()], words)
    return tuple(sorted(lines, key=lambda d: (d.span.start, d.span.end)))


def refusals(proposals: Sequence[Proposal], choices: Sequence[Choice], words: Vocabulary) -> dict[Span, Refusal]:
    """Why each date that was weighed is no appointment: what moved the judge most, and the confidence where a name was
    found."""
    weights = words.weights.get("judge", {})
    out: dict[Span, Refusal] = {}
    late = {c.proposal.site.mention.span for c in choices if c.name.candidate.name.kind == Kind.DEADLINE}
    sure = {c.proposal.site.mention.span: c.confidence for c in reversed(choices)}
    second = {c.proposal.site.mention.span: c.numbers["second"] for c in reversed(choices) if "second" in c.numbers}
    for p in sorted(proposals, key=lambda p: p.logit):
        span = p.site.mention.span
        chance = f"confidence {sure[span]:.2f}" if span in sure else f"chance {probability(p.logit):.2f}"
        also = [f"second opinion {second[span]:+.1f}"] if span in second else []
        told = f"judged no appointment ({chance}): {'; '.join([*also, *reasons(weights, p.features)])}"
        out[span] = Refusal(told, span in late)
    return out


def _taken(kept: Sequence[tuple[Choice, Draft]]) -> dict[Span, tuple[Box, str, int]]:
    taken: dict[Span, tuple[Box, str, int]] = {}
    for index, (choice, draft) in enumerate(kept):
        sure = f"“{draft.title}”, confidence {choice.confidence:.2f}"
        reason = f"deadline {sure}" if draft.kind == Kind.DEADLINE else sure
        taken.setdefault(choice.proposal.site.mention.span, (_STATUS[draft.status], reason, index))
    for index, (choice, draft) in enumerate(kept):
        for other in choice.merged:
            taken.setdefault(other.site.mention.span, (Box.MERGED, f"tells “{draft.title}” again", index))
        for e in draft.evidence:
            if e.by in _ALSO:
                taken.setdefault(e.span, (Box.MERGED, f"{_ALSO[e.by]} of “{draft.title}”", index))
    return taken


def _box(mention: TimeMention, layout: Layout, refused: str | None) -> tuple[Box, str]:
    """The box of an expression that no event took."""
    day = layout.article.anchor.day
    if not mention.whens:
        return _placeless(mention)
    if clocks.alone(mention):
        return Box.UNCLEAR, "a clock time without a day of its own"
    if dateline(layout, mention.span, layout.block(mention.span.start)):
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
    if first.start == last.end == day and mention.direction == "past":
        return Box.PAST, "on the day of publication, told as past"
    return Box.UNCLEAR, refused or "no appointment could be read from it"


def _placeless(mention: TimeMention) -> tuple[Box, str]:
    if mention.type == "DURATION":
        return Box.DURATION, "says how long, not when"
    if mention.type == "SET":
        return Box.PERIOD, "a rule of repetition without a first day"
    if mention.value.endswith("_REF"):
        return Box.UNCLEAR, "a vague present, past or future"
    return Box.UNCLEAR, "cannot be placed on the calendar"

"""The only place where the diary changes its mind: pure, and each change has a name.

`decide` looks at what is known of an event and at one article's telling, and answers with one of five outcomes, each of
which carries the event as it is afterwards. SEQUENCE rises by one when, and only when, something that a subscriber can
see has changed (RFC 5545, 3.8.7.4): title, days, clock times, zone, rule, place, online, link, or its state.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from datewire.diary.merging import evidenced, merge_rest, merge_time
from datewire.diary.telling import OFF, Step, Telling
from datewire.diary.winner import explicit
from datewire.model import Draft, Event, Precision, Report, Revision, Status, When


@dataclass(frozen=True, slots=True)
class Keep:
    """Nothing that a subscriber sees has changed; the report is noted."""

    event: Event


@dataclass(frozen=True, slots=True)
class Create:
    """The first telling of an event."""

    event: Event


@dataclass(frozen=True, slots=True)
class Revise:
    """A visible change: made exact, moved, place or time learned, taken up again."""

    event: Event


@dataclass(frozen=True, slots=True)
class Postpone:
    """Called off for its day, to be held later; no new day is known."""

    event: Event


@dataclass(frozen=True, slots=True)
class Cancel:
    """Called off for good."""

    event: Event


Outcome = Keep | Create | Revise | Postpone | Cancel


def face(draft: Draft) -> tuple[object, ...]:
    """What a subscriber can see of an event; two equal faces are one and the same entry to a calendar client."""
    when = draft.when
    state = draft.status if draft.status in OFF else "on"
    place = draft.place.text if draft.place else None
    days = (when.start, when.end, when.precision, when.start_time, when.end_time, when.zone, when.rrule)
    return (draft.title, *days, place, draft.online, draft.link, state)


def decide(
    event: Event | None, draft: Draft, report: Report, mark: str = "", instead_of: When | None = None
) -> Outcome:
    """What `draft`, told by `report`, does to `event` (None: nothing is known yet).

    `mark` is the UID for a new event; `instead_of` the time that the same article calls off in favour of `draft.when`.
    Reports are to be handed in by day of publication; which of two contradicting ones wins is settled by
    `datewire.diary.winner.RULES`.
    """
    telling = Telling(draft, report, instead_of)
    at = _instant(event, telling)
    if event is None:
        note = f"instead of {instead_of.start}" if instead_of else ""
        first = Revision(at, "created", report.article, note, 0, draft.when, telling.quote)
        return Create(Event(mark, draft, 0, at, at, (report,), (first,)))
    status = _status(event, telling)
    timed, steps = merge_time(event, telling)
    merged, more = merge_rest(event, telling, timed)
    if status.state and status.state is not merged.status:
        merged = evidenced(replace(merged, status=status.state), telling, "status", "sentence")
    return _outcome(event, telling, merged, (*status.steps, *steps, *more))


@dataclass(frozen=True, slots=True)
class _Status:
    state: Status | None
    steps: tuple[Step, ...] = ()


def _status(event: Event, telling: Telling) -> _Status:
    """The state after the telling, and the step that it makes; no state: as before."""
    old, new = event.draft.status, telling.draft.status
    if new in OFF:
        return _Status(new, () if old is new else (Step(new.value, telling.called_off_words()),))
    if old in OFF:
        return _revived(event, telling)
    if new is old or (old is Status.HELD and new is not Status.HELD):
        return _Status(None)
    return _Status(new, (Step(new.value),) if new in (Status.HELD, Status.ONGOING) else ())


def _revived(event: Event, telling: Telling) -> _Status:
    """A date called off does not come back by a mere mention; another date, or words that say so, bring it back."""
    new, known, told = telling.draft.status, event.draft.when, telling.draft.when
    if told.precision is Precision.NONE:
        return _Status(None)
    another_day = told.end < known.start or known.end < told.start
    if another_day or telling.instead_of:
        return _Status(new, (Step("rescheduled", f"from {known.start} to {told.start}"),))
    if explicit(telling) or new in (Status.HELD, Status.ONGOING):
        return _Status(new, (Step("reinstated", "said to take place after all"),))
    return _Status(None, (Step("contradicted", f"still names {told.start}, which was called off; kept off"),))


def _outcome(event: Event, telling: Telling, merged: Draft, steps: tuple[Step, ...]) -> Outcome:
    at = _instant(event, telling)
    seen = face(merged) != face(event.draft)
    sequence = event.sequence + seen
    steps = steps or (Step("confirmed"),)
    report = telling.report
    history = tuple(
        Revision(at, s.action, report.article, s.note, sequence, telling.draft.when, telling.quote) for s in steps
    )
    known = report.article in {r.article for r in event.reports}
    after = replace(
        event,
        draft=merged,
        sequence=sequence,
        changed=at if seen else event.changed,
        reports=event.reports if known else (*event.reports, report),
        history=(*event.history, *history),
    )
    if not seen:
        return Keep(after)
    if merged.status is event.draft.status or merged.status not in OFF:
        return Revise(after)
    return Postpone(after) if merged.status is Status.POSTPONED else Cancel(after)


def _instant(event: Event | None, telling: Telling) -> datetime:
    """UTC midnight of the publication day; never before the last step that is known. RFC 5545 3.8.7.2 asks for UTC."""
    day = telling.report.published
    if day is None:
        return event.history[-1].at if event else datetime.combine(telling.draft.when.start, time(), UTC)
    at = datetime.combine(day, time(), UTC)
    return max(at, event.history[-1].at) if event and event.history else at

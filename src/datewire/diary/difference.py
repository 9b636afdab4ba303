"""What happened to an event between two visits, in one word and the times before and after."""

from __future__ import annotations

from datetime import datetime

from datewire.diary.decide import face
from datewire.diary.store import Change
from datewire.diary.winner import same_days
from datewire.model import Event, Precision, Status, When

OFF = (Status.POSTPONED, Status.CANCELLED)
FINENESS = tuple(Precision)


def difference(old: Event | None, new: Event | None, at: datetime) -> Change | None:
    """The change from `old` to `new` learned at `at`; None when a subscriber sees none. An event that is not any more
    was found to be part of another, or was rejected: "gone"."""
    if new is None:
        return Change(at, old.uid, "gone", old.draft.title, old.draft.when) if old else None
    was, now = old.draft.when if old else None, new.draft.when
    if old is None:
        action = "announced" if now.precision is Precision.NONE else "new"
        return Change(at, new.uid, action, new.draft.title, None, now)
    if face(old.draft) == face(new.draft):
        return None
    return Change(at, new.uid, _action(old, new), new.draft.title, was, now, _note(old, new))


def _action(old: Event, new: Event) -> str:
    before, after = old.draft.status in OFF, new.draft.status in OFF
    if after and new.draft.status is not old.draft.status:
        return new.draft.status.value
    was, now = old.draft.when, new.draft.when
    if before and not after:
        return "rescheduled" if not same_days(was, now) else "reinstated"
    if not same_days(was, now):
        return "exact" if _finer(was, now) else "moved"
    clock = (was.start_time, was.zone) != (now.start_time, now.zone)
    return "moved" if clock and was.start_time else "changed"


def _finer(was: When, now: When) -> bool:
    finer = FINENESS.index(now.precision) < FINENESS.index(was.precision)
    return was.precision is Precision.NONE or (finer and was.start <= now.start and now.end <= was.end)


def _note(old: Event, new: Event) -> str:
    """The steps that were taken since, as the history tells them."""
    known = set(old.history)
    steps = [r for r in new.history if r not in known and r.action not in ("created", "confirmed")]
    return "; ".join(f"{r.action}: {r.note}" if r.note else r.action for r in steps)

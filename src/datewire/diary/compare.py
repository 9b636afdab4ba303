"""My calendar against the diary: what is announced and missing there, and what stands there on another day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from datewire.diary.names import Name, name_of
from datewire.diary.naming import WITHIN, best_name
from datewire.model import Draft, Event, Precision, Status

OFF = (Status.POSTPONED, Status.CANCELLED)
REACH = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Gap:
    """One difference: `what` is missing, another day, or called off; `mine` is the entry of my calendar."""

    what: str
    event: Event
    mine: Draft | None = None


def compare(events: Iterable[Event], mine: Sequence[Draft], today: date) -> list[Gap]:
    """What my calendar lacks or has otherwise, of the events with a day on or after `today`, in their order.

    An entry of mine is the same event when its UID-free name is (see `datewire.diary.naming`); of several, the one with
    the nearest day, at most 200 days away. What is called off is reported only when my calendar still has it.
    """
    named = [(name_of(entry.title), entry) for entry in mine]
    gaps = (_gap(event, named) for event in events if _matters(event, today))
    return [gap for gap in gaps if gap]


def _matters(event: Event, today: date) -> bool:
    return event.draft.when.precision is Precision.DAY and event.draft.when.end >= today


def _gap(event: Event, mine: list[tuple[Name, Draft]]) -> Gap | None:
    entry = _entry(event, mine)
    called_off = event.draft.status in OFF
    if entry is None:
        return None if called_off else Gap("missing", event)
    if called_off:
        return None if entry.status in OFF else Gap(event.draft.status.value, event, entry)
    same = entry.when.start <= event.draft.when.end and event.draft.when.start <= entry.when.end
    return None if same else Gap("another day", event, entry)


def _entry(event: Event, mine: list[tuple[Name, Draft]]) -> Draft | None:
    names = tuple(map(name_of, (event.draft.title, *event.draft.aliases)))
    edition = next((n.edition for n in names if n.edition), None)
    near: list[tuple[timedelta, str, Draft]] = []
    for name, entry in mine:
        away = abs(entry.when.start - event.draft.when.start)
        if away > REACH or (edition and name.edition and edition != name.edition):
            continue
        finding = best_name((name,), names)
        if not finding.veto and finding.points >= WITHIN:
            near.append((away, entry.title, entry))
    return min(near, key=lambda n: n[:2])[2] if near else None

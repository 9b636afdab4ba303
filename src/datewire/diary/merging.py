"""How a telling changes the fields of an event: time first, then title, place, online and link."""

from __future__ import annotations

from dataclasses import replace

from datewire.diary.names import name_of
from datewire.diary.telling import OFF, Step, Telling
from datewire.diary.winner import explicit, same_days, winner
from datewire.model import Draft, Event, Evidence, Kind, Place, Precision, When

TITLE_LIMIT = 110


def merge_time(event: Event, telling: Telling) -> tuple[Draft, tuple[Step, ...]]:
    """The event's draft with the time that stands after the telling, and the steps that led there."""
    known, told = event.draft.when, telling.draft.when
    if told.precision is Precision.NONE or (telling.draft.status in OFF and _exact(known)):
        return event.draft, ()
    if known.precision is Precision.NONE:
        return _take(event, telling, told), (Step("dated", f"{_days(told)}"),)
    if same_days(known, told):
        return _clock(event, telling)
    if _inside(known, told) and not telling.instead_of:
        return _take(event, telling, told), (Step("exact", f"{_days(known)} is now {_days(told)}"),)
    if _inside(told, known) and not telling.instead_of:
        return event.draft, ()
    return _contest(event, telling)


def _exact(when: When) -> bool:
    return when.precision is Precision.DAY


def _inside(outer: When, inner: When) -> bool:
    """Whether `inner` makes `outer` exact: finer and inside it; or, of two exact ones, more days around the first."""
    if inner.precision is outer.precision is Precision.DAY:
        return inner.start <= outer.start and outer.end <= inner.end
    return not _exact(outer) and outer.start <= inner.start and inner.end <= outer.end


def _clock(event: Event, telling: Telling) -> tuple[Draft, tuple[Step, ...]]:
    known, told = event.draft.when, telling.draft.when
    if told.start_time is None or (told.start_time, told.zone) == (known.start_time, known.zone):
        return event.draft, ()
    if known.start_time is None:
        return _take(event, telling, told), (Step("time learned", f"{told.start_time:%H:%M}"),)
    if told.start_time == known.start_time:
        learned = known.zone is None and told.zone is not None
        return (_take(event, telling, told), (Step("zone learned", str(told.zone)),)) if learned else (event.draft, ())
    new, rule = winner(event, telling)
    if new:
        return _take(event, telling, told), (Step("moved", f"{known.start_time:%H:%M} to {told.start_time:%H:%M}"),)
    return event.draft, (Step("contradicted", f"{told.start_time:%H:%M}; {known.start_time:%H:%M} stands: {rule}"),)


def _contest(event: Event, telling: Telling) -> tuple[Draft, tuple[Step, ...]]:
    known, told = event.draft.when, telling.draft.when
    new, rule = winner(event, telling)
    if not new:
        return event.draft, (Step("contradicted", f"{_days(told)}; {_days(known)} stands: {rule}"),)
    moved = _take(event, telling, told)
    if event.draft.status in OFF:
        return moved, ()
    spoken = explicit(telling) or (known.end >= told.start and told.end >= known.start)
    action = "moved" if spoken else "moved silently"
    return moved, (Step(action, f"from {_days(known)} to {_days(told)}: {rule}"),)


def _take(event: Event, telling: Telling, when: When) -> Draft:
    known = event.draft.when
    if same_days(known, when) or (when.start_time is None and known.start_time and _within(known, when)):
        when = replace(when, start_time=when.start_time or known.start_time, end_time=when.end_time or known.end_time)
        when = replace(when, zone=when.zone or known.zone)
    return evidenced(replace(event.draft, when=when), telling, "when", "sentence")


def _within(known: When, when: When) -> bool:
    return known.start == when.start


def _days(when: When) -> str:
    days = f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"
    return days if _exact(when) else f"a {when.precision} ({days})"


def evidenced(draft: Draft, telling: Telling, *supports: str) -> Draft:
    """`draft` with the telling's evidence for these fields in place of the former one, where it has any."""
    fresh = tuple(e for e in telling.draft.evidence if e.supports in supports)
    told = {e.supports for e in fresh}
    kept: tuple[Evidence, ...] = tuple(e for e in draft.evidence if e.supports not in told)
    return replace(draft, evidence=(*kept, *fresh)) if fresh else draft


def merge_rest(event: Event, telling: Telling, draft: Draft) -> tuple[Draft, tuple[Step, ...]]:
    """`draft` with what the telling adds beside the time."""
    told = telling.draft
    moved = not same_days(draft.when, event.draft.when)
    draft, named = _title(draft, telling)
    draft, placed = _place(event, telling, draft, moved)
    steps = [*named, *placed]
    if told.online and not draft.online:
        gone = moved and told.place is None
        draft = evidenced(replace(draft, online=True, place=None if gone else draft.place), telling, "online")
        steps.append(Step("online", "to be held online"))
    if told.link and not draft.link:
        draft = replace(draft, link=told.link)
        steps.append(Step("link learned"))
    kind = told.kind if draft.kind is Kind.OTHER else draft.kind
    return replace(draft, kind=kind, confidence=max(draft.confidence, told.confidence)), tuple(steps)


def _title(draft: Draft, telling: Telling) -> tuple[Draft, list[Step]]:
    told = telling.draft
    names = dict.fromkeys((draft.title, *draft.aliases, told.title, *told.aliases))
    title = told.title if _fuller(told.title, draft.title) else draft.title
    after = replace(draft, title=title, aliases=tuple(n for n in names if n != title))
    if title == draft.title:
        return after, []
    return evidenced(after, telling, "title"), [Step("named in full", title)]


def _fuller(new: str, old: str) -> bool:
    """Whether `new` says all that `old` does and more: its edition, its whole name; never a mere rewording."""
    if len(new) > TITLE_LIMIT:
        return False
    mine, known = name_of(new), name_of(old)
    if known.edition and not mine.edition:
        return False
    if mine.edition and not known.edition:
        return known.words - known.acronyms <= mine.words
    if known.words < mine.words:
        return not known.telling or len(mine.words - known.words) <= 2
    return bool(known.acronyms & mine.initials) and len(mine.words) > len(known.words)


def _place(event: Event, telling: Telling, draft: Draft, moved: bool) -> tuple[Draft, list[Step]]:
    told, known = telling.draft.place, draft.place
    if told is None or known == told:
        return draft, []
    after = evidenced(replace(draft, place=told), telling, "place")
    if known is None:
        return after, [Step("place learned", told.text)]
    mine, old = name_of(told.text).words, name_of(known.text).words
    if mine <= old and not _open(known):
        return draft, []
    if old < mine or (_open(known) and mine & old):
        return after, [Step("place learned", f"{known.text} is now {told.text}")]
    if moved or explicit(telling) or _twice(event, told):
        return after, [Step("place changed", f"from {known.text} to {told.text}")]
    return draft, [Step("contradicted", f"{told.text}; {known.text} stands")]


def _open(place: Place) -> bool:
    """Whether the words leave the choice open ("Moscow or St Petersburg")."""
    return " or " in f" {place.text} "


def _twice(event: Event, place: Place) -> bool:
    return any(r.action == "contradicted" and r.note.startswith(f"{place.text};") for r in event.history)

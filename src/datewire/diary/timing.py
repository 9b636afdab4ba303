"""Can two tellings with these times be one event? Exact, vague, moved, undated; and when a move is too far."""

from __future__ import annotations

from datetime import date, timedelta

from datewire.diary.mention import LATEST, Mention, Sight
from datewire.diary.names import SERIAL, name_of
from datewire.diary.verdict import Finding
from datewire.model import Precision, Status, When

NEAR = timedelta(days=3)
FAR = timedelta(days=400)
FAR_NUMBERED = timedelta(days=1200)


def same_time(mention: Mention, sight: Sight) -> Finding | None:
    """How the time of `mention` sits with what is known."""
    published = mention.report.published or LATEST
    if not mention.dated or sight.when is None:
        return _undated(mention, sight, published)
    mine, known = mention.draft.when, sight.when
    if mine.start <= known.end and known.start <= mine.end:
        return _overlapping(mine, known)
    return _apart(mention, sight, known)


def _overlapping(mine: When, known: When) -> Finding:
    if (mine.start, mine.end, mine.precision) == (known.start, known.end, known.precision):
        return Finding("time", 25 if mine.precision is Precision.DAY else 15, f"both {mine.start}")
    if Precision.DAY is mine.precision is known.precision:
        return Finding("time", 18, f"{mine.start} to {mine.end} meets {known.start} to {known.end}")
    return Finding("time", 10, f"{min(mine.precision, known.precision)} {known.start} allows {mine.start}")


def _undated(mention: Mention, sight: Sight, published: date) -> Finding:
    """A telling without a date fits what is still to come, or what was called off."""
    known = sight.when or (mention.draft.when if mention.dated else None)
    if published - sight.published > FAR:
        return Finding("time", 0, "told more than a year apart", veto=True)
    if known and known.end < published and not sight.called_off and not numbered(mention, sight):
        return Finding("time", 0, f"{known.end} had passed", veto=True)
    return Finding("time", 5, "one of the two is not dated")


def _apart(mention: Mention, sight: Sight, known: When) -> Finding:
    mine = mention.draft.when
    gap = max(mine.start - known.end, known.start - mine.end)
    off = sight.called_off or mention.draft.status in (Status.POSTPONED, Status.CANCELLED)
    if why := _cannot_move(mention, sight, gap):
        return Finding("time", 0, why, veto=True)
    if off and _called_off_then_dated(mention, sight):
        return Finding("time", 10, f"called off for {known.start}, then {mine.start}")
    return Finding("time", 0 if gap <= NEAR else -5, f"{gap.days} days apart")


def _called_off_then_dated(mention: Mention, sight: Sight) -> bool:
    return sight.called_off and mention.draft.status is not Status.CANCELLED


def _cannot_move(mention: Mention, sight: Sight, gap: timedelta) -> str:
    """Why the other time is another event; empty when it may be the same one, moved."""
    one_number = numbered(mention, sight)
    published = mention.report.published or LATEST
    if gap > (FAR_NUMBERED if one_number else FAR):
        return f"{gap.days} days apart"
    if sight.called_off:
        return ""
    if mention.serial or sight.serial:
        return "a series: the same name on several days"
    if not one_number and sight.when and sight.when.end < published and mention.draft.status is Status.SCHEDULED:
        return f"{sight.when.end} had passed: the next one"
    return ""


def recurs(mention: Mention, sight: Sight) -> Finding | None:
    """A meeting, a match or a hearing on another day is another one, unless the first was called off or is numbered."""
    if not mention.dated or sight.when is None or sight.called_off or numbered(mention, sight):
        return None
    mine, known = mention.draft.when, sight.when
    if mine.start <= known.end and known.start <= mine.end:
        return None
    if any(name_of(n).words & SERIAL or name_of(n).teams for n in (*sight.names[:1], mention.draft.title)):
        return Finding("time", 0, "such gatherings recur: another day is another one", veto=True)
    return None


def numbered(mention: Mention, sight: Sight) -> bool:
    """Whether both carry the same number, of an edition or of a thing ("Kestrel 2")."""
    if sight.edition is not None and any(n.edition == sight.edition for n in mention.names):
        return True
    return any(a.numbers & name_of(b).numbers for a in mention.names if a.numbers for b in sight.names)

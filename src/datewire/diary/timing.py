"""Can two tellings with these times be one event? Exact, vague, moved, undated; and when a move is too far."""

from __future__ import annotations

from datetime import date, timedelta

from datewire.diary.mention import LATEST, Mention, Sight
from datewire.diary.names import SERIAL, name_of
from datewire.diary.verdict import Finding
from datewire.model import Kind, Precision, Status, When

SLIP, NEAR = timedelta(days=1), timedelta(days=3)
LONG = timedelta(days=3)  # from the first to the last day
PASSED = timedelta(days=14)  # so long after its day nobody speaks of moving it
ENDED = "ended"  # a veto that holds for all that is known of an event, not only for one mention
FRIDAY = 4
NEXT_YEAR = timedelta(days=200)  # after a cancellation
ANOTHER_YEAR = timedelta(days=300)  # when nobody speaks of a move
FAR = timedelta(days=400)
FAR_POSTPONED = timedelta(days=800)
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
        return Finding("time", _exact(mine), f"both {mine.start}")
    if Precision.DAY is mine.precision is known.precision:
        return Finding("time", 18, f"{mine.start} to {mine.end} meets {known.start} to {known.end}")
    return Finding("time", 10, f"{min(mine.precision, known.precision)} {known.start} allows {mine.start}")


def _exact(when: When) -> int:
    """Points for the very same time: more for several days with the same first and last, by chance seldom equal."""
    if when.precision is not Precision.DAY:
        return 15
    return 25 if when.start == when.end else 28 if when.end - when.start < LONG else 35


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
    if sight.cancelled and gap > NEXT_YEAR and not mention.moved:
        return Finding(ENDED, 0, f"{known.start} was cancelled, {mine.start} is another one", veto=True)
    if why := _cannot_move(mention, sight, gap):
        return Finding("time", 0, why, veto=True)
    if off and _called_off_then_dated(mention, sight):
        return Finding("time", 10, f"called off for {known.start}, then {mine.start}")
    if _names_former_day(mention, known):
        return Finding("time", 20, f"named by its former day, {known.start}")
    if mention.moved:
        return Finding("time", 5, f"{known.start}, said to be moved to {mine.start}")
    return Finding("time", 2 if gap <= SLIP else 0 if gap <= NEAR else -5, f"{gap.days} days apart")


def _called_off_then_dated(mention: Mention, sight: Sight) -> bool:
    return sight.called_off and mention.draft.status is not Status.CANCELLED


def _names_former_day(mention: Mention, known: When) -> bool:
    """ "The March 24 primary will be on May 19": the name carries the day from which it was moved."""
    first = (known.start.month, known.start.day)
    return known.precision is Precision.DAY and any(n.day == first for n in mention.names)


def _cannot_move(mention: Mention, sight: Sight, gap: timedelta) -> str:
    """Why the other time is another event; empty when it may be the same one, moved."""
    one_number = numbered(mention, sight)
    published = mention.report.published or LATEST
    postponed = sight.called_off and not sight.cancelled
    if gap > (FAR_NUMBERED if one_number else FAR_POSTPONED if postponed else FAR):
        return f"{gap.days} days apart"
    over = sight.when is not None and sight.when.end + PASSED < published
    moved = mention.moved or (sight.when is not None and _names_former_day(mention, sight.when))
    told_there = mention.draft.place is not None and sight.place is not None
    if (sight.called_off and (told_there or gap <= ANOTHER_YEAR)) or (moved and not over):
        return ""
    if gap > ANOTHER_YEAR and not one_number:
        return f"{gap.days} days apart, and nobody says that it was moved"
    if mention.serial or sight.serial:
        return "a series: the same name on several days"
    if not one_number and sight.when and sight.when.end < published and mention.draft.status is Status.SCHEDULED:
        return f"{sight.when.end} had passed: the next one"
    return ""


def recurs(mention: Mention, sight: Sight) -> Finding | None:
    """A meeting, a match or a hearing on another day is another one, unless the first was called off or is numbered."""
    if not mention.dated or sight.when is None or sight.called_off or mention.moved or numbered(mention, sight):
        return None
    mine, known = mention.draft.when, sight.when
    if mine.start <= known.end and known.start <= mine.end:
        return None
    if any(name_of(n).words & SERIAL or name_of(n).teams for n in (*sight.names[:1], mention.draft.title)):
        return Finding("time", 0, "such gatherings recur: another day is another one", veto=True)
    return None


def numbered(mention: Mention, sight: Sight) -> bool:
    """Whether both carry the same number, of an edition or of a thing that starts but once ("Kestrel 2"); the number of
    a class or a distance ("Formula 1", "10 km") makes nothing single."""
    same = [n for n in mention.names if sight.edition is not None and n.edition == sight.edition]
    if any(not name_of(word).sorts for n in same for word in n.telling):
        return True  # but the "first Test" of one year is not that of the next
    if mention.draft.kind is not Kind.LAUNCH:
        return False
    return any(a.numbers & name_of(b).numbers for a in mention.names if a.numbers for b in sight.names)


def same_days(mention: Mention, sight: Sight) -> timedelta | None:
    """The time from the first to the last day, when both tell the same; zero when one of them tells only the first."""
    mine, known = mention.draft.when, sight.when
    if known is None or not mine.precision is known.precision is Precision.DAY:
        return None
    if (mine.start, mine.end) == (known.start, known.end):
        return _length(mine)
    return timedelta() if mine.start == known.start and mine.start in (mine.end, known.end) else None


def _length(when: When) -> timedelta:
    """From the first to the last day; none for what fills a weekend, as so many things do."""
    length = when.end - when.start
    return timedelta() if when.start.weekday() >= FRIDAY and length < LONG else length


def called_off(mention: Mention, sight: Sight) -> bool:
    """Whether `mention` tells another day for what was called off."""
    apart = mention.dated and sight.when is not None and mention.draft.when.start > sight.when.end
    return apart and sight.called_off and mention.draft.status not in (Status.POSTPONED, Status.CANCELLED)


def moved_near(mention: Mention, sight: Sight) -> bool:
    """Whether `mention` says that it is moved, to a day not far behind the one known."""
    if not mention.moved or not mention.dated or sight.when is None:
        return False
    return -PASSED <= mention.draft.when.start - sight.when.end <= PASSED

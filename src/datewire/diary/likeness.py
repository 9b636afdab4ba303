"""Are a mention and what is known of an event the same event? A list of small named tests, each of which says why.

A test looks at one thing and gives a `Finding`: points for or against, or a veto. The sum of the points must reach
`ENOUGH`; a single veto keeps the two apart whatever the points are. The findings travel with the mention, so that every
merge can explain itself (`datewire life`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from datewire.diary.circumstance import CIRCUMSTANCE, by_circumstance, implied_words, words_of
from datewire.diary.mention import Mention, Sight
from datewire.diary.names import name_of
from datewire.diary.naming import BARE_NAME, EQUAL, MOST, WITHIN, best_name
from datewire.diary.timing import ENDED, NEAR, called_off, numbered, recurs, same_time
from datewire.diary.verdict import Finding
from datewire.model import Kind, Place, Precision

ENOUGH = 70
CLEAR = 15  # so much below it there is no doubt
PARTIAL = ("words", "reworded", "partial words")
DAY = Precision.DAY
KILOMETRES = 111.2  # of one degree of latitude
NEAR_TOWNS = 25


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum over all findings; `same` is the decision, `points` its strength."""

    findings: tuple[Finding, ...]

    @property
    def points(self) -> int:
        """The sum of the points, vetoes aside."""
        return sum(f.points for f in self.findings)

    @property
    def same(self) -> bool:
        """Whether the two are one event."""
        return not any(f.veto for f in self.findings) and self.points >= ENOUGH

    @property
    def far(self) -> bool:
        """Whether they are clearly two."""
        return not self.same and (any(f.veto for f in self.findings) or self.points < ENOUGH - CLEAR)

    @property
    def ended(self) -> bool:
        """Whether they are two because the one known was called off for good: so for all its mentions."""
        return any(f.veto and f.test == ENDED for f in self.findings)

    @property
    def barely(self) -> bool:
        """Whether the names agree only in the sort of gathering."""
        return any(f.test == BARE_NAME for f in self.findings)

    @property
    def loosely(self) -> bool:
        """Whether days, place and sort speak for it more than the names do."""
        return any(f.test in (BARE_NAME, CIRCUMSTANCE) for f in self.findings)

    def told(self) -> str:
        """The findings in one line: test, points, words."""
        return "; ".join(f.told() for f in self.findings)


def editions(mention: Mention, sight: Sight) -> Finding | None:
    """The "42nd" is not the "43rd"; the same number in both names counts for much."""
    mine = next((n.edition for n in mention.names if n.edition), None)
    if mine is None or sight.edition is None:
        return None
    if mine != sight.edition:
        return Finding("edition", 0, f"{mine} is not {sight.edition}", veto=True)
    return Finding("edition", 25, f"both have number {mine}")


def years(mention: Mention, sight: Sight) -> Finding | None:
    """A year in a name is part of the name ("Expo 2025"), also when the event is held a year later."""
    mine = {n.year for n in mention.names if n.year}
    known = {n.year for n in map(name_of, sight.names) if n.year}
    if mine and known and not mine & known:
        return Finding("year", 0, f"{min(mine)} is not {min(known)}", veto=True)
    if mine and not known and sight.when and abs(min(mine) - sight.when.start.year) > 1:
        return Finding("year", 0, f"{min(mine)} is far from {sight.when.start}", veto=True)
    if known and not mine and mention.dated and abs(min(known) - mention.draft.when.start.year) > 1:
        return Finding("year", 0, f"{min(known)} is far from {mention.draft.when.start}", veto=True)
    days = {w.start.year for w in (mention.draft.when if mention.dated else None, sight.when) if w}
    return Finding("year", 5, f"{min(mine or known)}") if (mine or known) and days == (mine or known) else None


def kinds(mention: Mention, sight: Sight) -> Finding | None:
    """The last day to register for a thing is not the thing."""
    mine, known = mention.draft.kind, sight.kind
    if mine is known:
        return Finding("kind", 5, f"both {mine}")
    if Kind.DEADLINE in (mine, known):
        return Finding("kind", 0, f"{mine} is not {known}", veto=True)
    if _inside(mention, sight):
        return Finding("kind", -25, f"a {mine} inside the days of a {known}, or the other way round")
    return Finding("kind", -3, f"{mine} or {known}")


def _inside(mention: Mention, sight: Sight) -> bool:
    """Whether the days of one lie among those of the other, without being the same."""
    if not mention.dated or sight.when is None or (mention.draft.when.precision, sight.when.precision) != (DAY, DAY):
        return False
    (first, last), (start, end) = ((w.start, w.end) for w in (mention.draft.when, sight.when))
    return first != start and ((start <= first and last <= end) or (first <= start and end <= last))


def places(mention: Mention, sight: Sight) -> Finding | None:
    """The same town counts for the two, different towns count against them."""
    mine, known = mention.draft.place, sight.place
    if mine is None or known is None:
        return None
    if _shared(mine, known):
        return Finding("place", 10, f"{mine.text} and {known.text}")
    if _within(mine, known):
        return Finding("place", -3, f"one of {mine.text} and {known.text} may lie in the other")
    return Finding("place", -20, f"{mine.text} is not {known.text}")


def _shared(one: Place, other: Place) -> bool:
    if one.name and one.name == other.name and one.country == other.country:
        return True
    words = name_of(one.text).words & name_of(other.text).words
    return bool(words - {"city", "center", "centre", "hall", "saint", "st", "new", "house", "room", "street", "hotel"})


def _within(one: Place, other: Place) -> bool:
    """Whether one place may lie in the other: a hall that no list knows in a town, a town in its country."""
    if (one.name is None) != (other.name is None) or _near(one, other):
        return True
    wide = (one.latitude is None) != (other.latitude is None)  # countries and regions have no coordinates
    return wide and one.country is not None and one.country == other.country


def _near(one: Place, other: Place) -> bool:
    """Whether two towns lie so near to each other that reports take one for the other."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    north = (one.latitude or 0) - (other.latitude or 0)
    east = ((one.longitude or 0) - (other.longitude or 0)) * math.cos(math.radians(one.latitude or 0))
    return math.hypot(north, east) * KILOMETRES < NEAR_TOWNS


def elsewhere(mention: Mention, sight: Sight) -> Finding | None:
    """A short name in two towns is two events ("Night of Museums"), unless it is numbered; a long one may move."""
    mine, known = mention.draft.place, sight.place
    if mine is None or known is None or _shared(mine, known) or numbered(mention, sight):
        return None
    if called_off(mention, sight):
        return None  # what is held later may well be held elsewhere
    if _within(mine, known):
        return None
    local = _local(mention, sight)
    telling = max((len(name_of(n).telling - local) for n in (mention.draft.title, *sight.names)), default=0)
    return Finding("town", -20, "a short name in two places") if telling <= 2 else None


def _far(mention: Mention, sight: Sight) -> bool:
    """Whether the days told lie further apart than a slip, and nobody called the former ones off."""
    if not mention.dated or sight.when is None or sight.called_off or mention.moved:
        return False
    mine, known = mention.draft.when, sight.when
    return mine.start > known.end + NEAR or known.start > mine.end + NEAR


def _meet(mention: Mention, sight: Sight) -> bool:
    """Whether the two tell of days that are not the same, however near."""
    if not mention.dated or sight.when is None or (mention.draft.when.precision, sight.when.precision) != (DAY, DAY):
        return False
    return mention.draft.when.start != sight.when.start


def _local(mention: Mention, sight: Sight) -> frozenset[str]:
    venues = (n.venue for n in (*mention.names, *map(name_of, sight.names)))
    return words_of(mention.draft.place) | words_of(sight.place) | frozenset().union(*venues)


def naming(mention: Mention, sight: Sight) -> Finding | None:
    """How well the best pair of names agrees (see `datewire.diary.naming`)."""
    local = _local(mention, sight)
    implied = implied_words(mention, sight)
    finding = best_name(mention.names, tuple(map(name_of, sight.names)), local, implied)
    if finding.test in PARTIAL and (
        _far(mention, sight) or (finding.test == "partial words" and _meet(mention, sight))
    ):
        finding = replace(finding, points=finding.points - 10)  # what is moved, or told for other days, keeps its name
    if finding.veto or finding.points >= EQUAL:
        return finding
    instead = by_circumstance(mention, sight, _together(mention, sight), local)
    if instead and instead.points > finding.points:
        return instead
    if finding.points < WITHIN and editions(mention, sight):
        # Two bodies that both hold their third congress: the number, which they share, says nothing.
        return replace(finding, points=finding.points - 25)
    return finding


def _together(mention: Mention, sight: Sight) -> bool | None:
    """Whether both are told for one place; None when one of the two may lie in the other, or is not told."""
    mine, known = mention.draft.place, sight.place
    if mine and known and _shared(mine, known):
        return True
    return None if mine is None or known is None or _within(mine, known) else False


Test = Callable[[Mention, Sight], Finding | None]
TESTS: tuple[Test, ...] = (editions, kinds, places, same_time)
BY_NAME: tuple[Test, ...] = (recurs, years, elsewhere, naming)


def likeness(mention: Mention, sight: Sight) -> Likeness:
    """Run every test in turn; the first veto ends it, and so does what the best of names could not make good."""
    like = _tested(Likeness(()), TESTS, mention, sight)
    if like.points + MOST < ENOUGH or any(f.veto for f in like.findings):
        return like
    return _tested(like, BY_NAME, mention, sight)


def _tested(like: Likeness, tests: tuple[Test, ...], mention: Mention, sight: Sight) -> Likeness:
    findings = list(like.findings)
    for test in tests:
        if finding := test(mention, sight):
            findings.append(finding)
            if finding.veto:
                break
    return Likeness(tuple(findings))

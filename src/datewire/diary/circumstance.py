"""When names have little in common: do the same days, the same place and the same sort of gathering make one event?

Two conferences with the same first and last day in one town are seldom two, whatever outlets call them; two hearings at
one court on one day often are. So the more the days and the place say, the less is asked of the names. What these
rules join is joined only if no other event fits as well (`datewire.diary.thread.choose`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from datewire.diary.mention import Mention, Sight
from datewire.diary.names import (
    BODY,
    GENERIC,
    HOUSE,
    IMPLIED,
    NATIONS,
    OF_CODE,
    PART,
    RARE,
    ROLE,
    SINGLE,
    Name,
    head,
    name_of,
)
from datewire.diary.naming import compare
from datewire.diary.timing import called_off, made_exact, moved_near, same_days
from datewire.diary.verdict import Finding
from datewire.model import Place

CIRCUMSTANCE = "circumstances"
ENOUGH = 30
STORY = 2
SEVERAL, LONG = timedelta(days=1), timedelta(days=3)  # from the first to the last day


@dataclass(frozen=True, slots=True)
class Pair:
    """What two names have in common, the words of their places aside."""

    sorts: frozenset[str]
    shared: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    numbers: frozenset[str]

    @property
    def contrary(self) -> bool:
        """Whether each says something that the other does not; a country may stand for one of its people."""
        return bool(self.left - NATIONS and self.right - NATIONS)


def by_circumstance(mention: Mention, sight: Sight, together: bool | None, local: frozenset[str]) -> Finding | None:
    """The finding for two tellings of the same first and last day; `together` says whether they are of one place (None:
    not told, or one may lie in the other). None when the circumstances do not suffice."""
    if mention.draft.kind is not sight.kind or together is False:
        return None
    length = same_days(mention, sight)
    if length is None and not (called_off(mention, sight) or mention.moved or made_exact(mention, sight)):
        return None
    known = [name_of(n) for n in sight.names]
    implied = IMPLIED.get(sight.kind, frozenset())
    if any(_guarded(a, b, local | implied) for a, b in product(mention.names, known)):
        return None
    pairs = [_pair(a, b, local) for a, b in product(mention.names, known)]
    heres = [bool(together) or _named_here(a, b, mention, sight) for a, b in product(mention.names, known)]
    apart = any(p.contrary and not p.shared for p in pairs)
    story = _story(mention, sight) - local
    near = called_off(mention, sight) or moved_near(mention, sight) or made_exact(mention, sight)
    unplaced = mention.draft.place is None and sight.place is None
    for pair, here in zip(pairs, heres, strict=True):
        why = _other_days(pair, here, near) if length is None else _enough(pair, length, here, apart, unplaced)
        if why:
            return Finding(CIRCUMSTANCE, ENOUGH + _wanting(mention, sight, together), why)
    known_story = len(story) >= STORY and not any(p.contrary and p.shared for p in pairs)
    if known_story and (length is not None or (near and any(p.sorts for p in pairs))):
        return Finding(
            CIRCUMSTANCE, ENOUGH + _wanting(mention, sight, together), f"one story: {' '.join(sorted(story))}"
        )
    return None


def _story(mention: Mention, sight: Sight) -> set[str]:
    """The proper names that both articles have, in the names of the event or around them."""
    mine = {head(w) for n in mention.names for w in n.telling}.union(mention.context)
    return mine & {head(w) for n in sight.names for w in name_of(n).telling}.union(sight.context)


def _wanting(mention: Mention, sight: Sight, together: bool | None) -> int:
    """What place and days, which are not told alike, do not give."""
    days = same_days(mention, sight)
    alike = days is not None and sight.when is not None and mention.draft.when.end == sight.when.end
    return (0 if together else 15) + (0 if alike else 10 if days is not None else 25)


def _enough(pair: Pair, length: timedelta, here: bool, apart: bool, unplaced: bool) -> str:
    """Why two tellings of the same days, told for one place (`here`) or not said to be of two, are one event; empty
    when they need not be. `apart` says that other names of the two contradict each other."""
    if here and length >= LONG:
        return "the same days, many of them, in one place"
    sort = min(pair.sorts, default="thing")
    if pair.sorts & SINGLE and (here or pair.shared):
        return f"there is seldom more than one {min(pair.sorts & SINGLE)} a day"
    if here and (length >= SEVERAL or pair.numbers):
        return f"the same days and place, and both are a {sort}"
    if not apart and not pair.contrary and (here or pair.shared or (unplaced and pair.sorts & RARE)):
        return " ".join((f"the same day, a {sort}", *sorted(pair.shared)))
    if pair.shared and (length >= LONG or (here and len(pair.shared) >= 2)):
        return f"the same days, a {sort}, and {' '.join(sorted(pair.shared))}"
    return ""


def _other_days(pair: Pair, here: bool, near: bool) -> str:
    """Why days that are told anew, for what was moved, called off or vague, belong to it all the same; `near` says that
    they are not far from the former ones, or that those were called off."""
    if not here:
        return ""
    if near and pair.sorts & SINGLE:
        return f"the same place, a {min(pair.sorts & SINGLE)}"
    return f"the same place, and {' '.join(sorted(pair.shared))}" if pair.shared and not pair.contrary else ""


def _named_here(a: Name, b: Name, mention: Mention, sight: Sight) -> bool:
    """Whether the place of one, or its country, stands in the name of the other ("Malta summit")."""
    mine, known = words_of(mention.draft.place), words_of(sight.place)
    return bool((mine & b.words) | (known & a.words))


def words_of(place: Place | None) -> frozenset[str]:
    """The words by which a name may speak of `place`: its own and its country."""
    if place is None:
        return frozenset()
    land = OF_CODE.get(place.country or "")
    return (
        name_of(place.text).words
        | (name_of(place.name).words if place.name else frozenset())
        | ({land} if land else set())
    )


def _pair(a: Name, b: Name, local: frozenset[str]) -> Pair:
    left, right = (frozenset(head(w) for w in n.words - GENERIC - PART - local) for n in (a, b))
    left, right = (words - sorted_words for words, sorted_words in ((left, _sorted(a)), (right, _sorted(b))))
    return Pair(a.sorts & b.sorts, left & right, left - right, right - left, a.numbers & b.numbers)


def _sorted(name: Name) -> frozenset[str]:
    return frozenset(head(w) for w in name.words if name_of(w).sorts)


def _guarded(a: Name, b: Name, aside: frozenset[str]) -> bool:
    """Whether the names speak of two events: other sorts, circles, houses, countries, or what keeps names apart.
    `aside` are words that count for nothing, of the place or of the kind."""
    if a.sorts and b.sorts and not a.sorts & b.sorts:
        return True
    mine, known = a.nations, b.nations
    if (mine - known and known - mine) or (a.words ^ b.words) & HOUSE - aside:
        return True
    return _circles(a, b, aside) or _circles(b, a, aside) or compare(a, b, aside, aside).veto


def _circles(a: Name, b: Name, aside: frozenset[str]) -> bool:
    """Whether the two sit in other circles ("board", "council"), or one in a circle of the other's body."""
    for words in (ROLE, BODY):
        mine, known = (n.words & words - aside for n in (a, b))
        if mine and known and not mine & known:
            return True
    return bool(a.words & BODY and b.words & ROLE - BODY - aside and not a.words & ROLE)

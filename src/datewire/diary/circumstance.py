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
    RETURNING,
    ROLE,
    SINGLE,
    Name,
    head,
    name_of,
)
from datewire.diary.naming import compare
from datewire.diary.timing import called_off, moved_near, same_days
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


@dataclass(frozen=True, slots=True)
class Around:
    """What two tellings have in common beside their names: `length`, from the first to the last day, when the days are
    the same; `near` when other days may be the new ones; `together` whether both are of one place (None: not told, or
    one may lie in the other); `placed` how many of the two tell a place; `apart` whether other names of the two
    contradict each other; `story` the proper names around both."""

    length: timedelta | None
    near: bool
    together: bool | None
    placed: int
    apart: bool
    story: frozenset[str]


def by_circumstance(mention: Mention, sight: Sight, together: bool | None, local: frozenset[str]) -> Finding | None:
    """The finding for two tellings of the same days, or of days that may have changed; `together` as in `Around`. None
    when the circumstances do not suffice."""
    if mention.draft.kind is not sight.kind or together is False:
        return None
    near = called_off(mention, sight) or moved_near(mention, sight)
    length = same_days(mention, sight)
    if length is None and not near and not mention.moved:
        return None
    aside = local | implied_words(mention, sight)
    both = list(product(mention.names, map(name_of, sight.names)))
    if any(_guarded(a, b, aside) for a, b in both):
        return None
    pairs = [(_pair(a, b, local), bool(together) or _named_here(a, b, mention, sight)) for a, b in both]
    around = Around(
        length,
        near,
        together,
        sum(place is not None for place in (mention.draft.place, sight.place)),
        any(p.contrary and not p.shared for p, _ in pairs),
        frozenset(w for w in _story(mention, sight) - local if not name_of(w).sorts),
    )
    test = _other_days if length is None else _same_days
    why = next(
        (why for pair, here in pairs if (why := test(pair, here, around))), _one_story([p for p, _ in pairs], around)
    )
    return Finding(CIRCUMSTANCE, ENOUGH + _wanting(mention, sight, together), why) if why else None


def _one_story(pairs: list[Pair], around: Around) -> str:
    """Why articles that speak of the same people mean the same event; one name is enough for a sort that is rare. Names
    that are partly the same are told apart on purpose ("Nordic-Baltic", "Nordic-Andean")."""
    sorts = frozenset(s for p in pairs for s in p.sorts)
    if not sorts or len(around.story) < (1 if sorts & RARE else STORY) or any(p.contrary and p.shared for p in pairs):
        return ""
    return f"a {min(sorts)} of one story: {' '.join(sorted(around.story))}"


def _story(mention: Mention, sight: Sight) -> set[str]:
    """The proper names that both articles have, in the names of the event or around them."""
    mine = {head(w) for n in mention.names for w in n.telling}.union(mention.context)
    return mine & {head(w) for n in sight.names for w in name_of(n).telling}.union(sight.context)


def _wanting(mention: Mention, sight: Sight, together: bool | None) -> int:
    """What place and days, which are not told alike, do not give."""
    days = same_days(mention, sight)
    alike = days is not None and sight.when is not None and mention.draft.when.end == sight.when.end
    return (0 if together else 15) + (0 if alike else 10 if days is not None else 25)


def _same_days(pair: Pair, here: bool, around: Around) -> str:
    """Why two tellings of the same days, told for one place (`here`) or not said to be of two, are one event; empty
    when they need not be."""
    length = around.length or timedelta()
    if here and length >= LONG:
        return "the same days, many of them, in one place"
    if not pair.sorts:
        return ""
    sort, single = min(pair.sorts), pair.sorts & SINGLE
    if single and (here or pair.shared or around.placed == 2):
        return f"there is seldom more than one {min(single)} a day"
    if here and (length >= SEVERAL or pair.numbers):
        return f"the same days and place, and both are a {sort}"
    if not around.apart and not pair.contrary and (here or pair.shared or (not around.placed and pair.sorts & RARE)):
        return " ".join((f"the same day, a {sort}", *sorted(pair.shared)))
    if pair.shared and (length >= LONG or (here and len(pair.shared) >= 2)):
        return f"the same days, a {sort}, and {' '.join(sorted(pair.shared))}"
    return ""


def _other_days(pair: Pair, here: bool, around: Around) -> str:
    """Why days that are told anew, for what was moved, called off or vague, belong to it all the same."""
    if not here:
        return ""
    if around.near and pair.sorts & RETURNING:
        return f"the same place, a {min(pair.sorts & RETURNING)}"
    return f"the same place, and {' '.join(sorted(pair.shared))}" if pair.shared and not pair.contrary else ""


def _named_here(a: Name, b: Name, mention: Mention, sight: Sight) -> bool:
    """Whether the place of one, or its country, stands in the name of the other ("Malta summit")."""
    mine, known = words_of(mention.draft.place), words_of(sight.place)
    return bool((mine & b.words) | (known & a.words))


def implied_words(mention: Mention, sight: Sight) -> frozenset[str]:
    """Words that say nothing new of what both are by their kind."""
    if mention.draft.kind is not sight.kind:
        return frozenset()
    return IMPLIED.get(sight.kind, frozenset())


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
    return bool((a.telling | a.words & BODY) - aside and b.words & ROLE - BODY - aside and not a.words & ROLE)

"""How well two names agree, from small rules in the order of their strength; every rule has a name.

rapidfuzz's WRatio on the folded names decides between rewordings, but only after editions, parts, teams and circles
have been looked at, which no letter distance can see.
"""

from __future__ import annotations

from itertools import product

from rapidfuzz import fuzz

from datewire.diary.names import GENERIC, PART, ROLE, Name, head
from datewire.diary.verdict import Finding

EQUAL, EQUAL_GENERIC, ACRONYM, WITHIN, REWORDED = 70, 40, 62, 56, 30
BEYOND, BOTH = 36, 14  # what each telling word, and each word, costs that the other name does not have
NONE = Finding("name", -100, "nothing in common")


def best_name(mine: tuple[Name, ...], known: tuple[Name, ...], local: frozenset[str] = frozenset()) -> Finding:
    """The strongest agreement over all pairs of names; a veto only if every pair has one. `local` are words of places:
    they do not tell two events of a town apart, nor make them one."""
    found = [compare(a, b, local) for a, b in product(mine, known)]
    open_ones = [f for f in found if not f.veto]
    if not open_ones or (found[0].veto and found[0].test != "teams" and _proper(mine[0], known[0])):
        return found[0] if found else NONE
    return max(open_ones, key=lambda f: f.points)


def _proper(a: Name, b: Name) -> bool:
    """Whether both are names that stand for themselves, so that an alias cannot overrule their veto."""
    return bool(a.telling and b.telling)


def compare(a: Name, b: Name, local: frozenset[str] = frozenset()) -> Finding:
    """The agreement of two names."""
    for guard in (_teams, _parts, _numbers):
        if finding := guard(a, b):
            return finding
    if a.plain == b.plain:
        strong = bool(a.telling)
        return Finding("same name", EQUAL if strong else EQUAL_GENERIC, a.plain)
    return _acronym(a, b) or _overlap(a, b, local)


def _teams(a: Name, b: Name) -> Finding | None:
    if not a.teams and not b.teams:
        return None
    if len(a.teams) != len(b.teams):
        return Finding("teams", 0, "only one is a match of two sides", veto=True)
    pairs = [(x, max(b.teams, key=lambda y: fuzz.token_set_ratio(x, y))) for x in a.teams]
    if len({y for _, y in pairs}) == 2 and all(fuzz.token_set_ratio(x, y) >= 90 for x, y in pairs):
        return Finding("teams", EQUAL, " and ".join(sorted(a.teams)))
    return Finding("teams", 0, f"{sorted(a.teams)} are not {sorted(b.teams)}", veto=True)


def _parts(a: Name, b: Name) -> Finding | None:
    if a.parts == b.parts:
        return None
    return Finding("part", 0, f"only one is about {', '.join(sorted(a.parts ^ b.parts))}", veto=True)


def _numbers(a: Name, b: Name) -> Finding | None:
    if not a.numbers or not b.numbers or a.numbers & b.numbers:
        return None
    return Finding("number", 0, f"{_list(set(a.numbers))} is not {_list(set(b.numbers))}", veto=True)


def _acronym(a: Name, b: Name) -> Finding | None:
    shared = (a.acronyms & (b.initials | b.acronyms)) | (b.acronyms & a.initials)
    if not shared:
        return None
    if (b.acronyms & a.initials) or (a.acronyms & b.initials):
        return Finding("acronym", ACRONYM, min(shared))
    left, right = ({head(w) for w in n.words} for n in (a, b))
    return _weighed("acronym", left - shared, right - shared, set(shared))


def _overlap(a: Name, b: Name, local: frozenset[str]) -> Finding:
    left, right = {head(w) for w in a.words}, {head(w) for w in b.words}
    shared = {w for w in left if w in right} | _near(left - right, right - left)
    if not shared - GENERIC - PART and not (a.telling == b.telling == frozenset()):
        return NONE
    if (left - shared - local) and (right - shared - local) and not shared - GENERIC - PART - local:
        return Finding("name", -100, f"only {_list(shared)}, which is the place, in common")
    finding = _weighed("words", left - (local - shared), right - (local - shared), shared)
    if finding.points > 0:
        return finding
    ratio = fuzz.WRatio(a.plain, b.plain)
    if ratio >= 86 and len(shared) >= 2:
        return Finding("reworded", REWORDED + round(ratio - 86), f"WRatio {ratio:.0f}")
    return finding


def _near(left: set[str], right: set[str]) -> set[str]:
    """Words of both sides that differ by a letter or an ending ("dialog", "dialogue")."""
    pairs = ((x, y) for x, y in product(left, right) if min(len(x), len(y)) >= 5)
    return {w for x, y in pairs if fuzz.ratio(x, y) >= 84 for w in (x, y)}


def _weighed(test: str, left: set[str], right: set[str], shared: set[str]) -> Finding:
    """Points for one name that lies within the other, fewer for each word beyond it."""
    only_left, only_right = left - shared - right, right - shared - left
    telling = [w for w in shared if w not in GENERIC]
    if (only_left | only_right) & ROLE:
        return Finding(test, WITHIN - 35, f"another circle: {', '.join(sorted((only_left | only_right) & ROLE))}")
    beyond = min(len(only_left - GENERIC), len(only_right - GENERIC))
    if beyond or (only_left and only_right):
        both = min(len(only_left), len(only_right))
        points = WITHIN + 5 * min(len(telling), 3) - BEYOND * beyond - BOTH * both
        return Finding(test, points, f"{_list(shared)}, but {_list(only_left)} or {_list(only_right)}")
    return Finding(test, WITHIN + 5 * min(len(telling), 3), _list(shared))


def _list(words: set[str]) -> str:
    return " ".join(sorted(words))

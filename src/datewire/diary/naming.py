"""How well two names agree, from small rules in the order of their strength; every rule has a name.

rapidfuzz's WRatio on the folded names decides between rewordings, but only after editions, parts, teams and circles
have been looked at, which no letter distance can see.
"""

from __future__ import annotations

from itertools import product

from rapidfuzz import fuzz

from datewire.diary.names import BRANCH, GENERIC, HOUSE, PART, ROLE, SERIAL, Name, head
from datewire.diary.verdict import Finding

EQUAL, EQUAL_GENERIC, ACRONYM, WITHIN, REWORDED = 70, 40, 62, 56, 30
BARE = 30  # a name that says only the sort of gathering: as good as a day and a place that agree
LONG = 5  # for each telling word of the same name beyond the second, up to three
MOST = EQUAL + 3 * LONG + 5  # that a name and the year in it can give
BRANCHED = 12
BEYOND, BOTH = 36, 14  # what each telling word, and each word, costs that the other name does not have
BARE_NAME = "bare name"
NONE = Finding("name", -100, "nothing in common")


def best_name(
    mine: tuple[Name, ...],
    known: tuple[Name, ...],
    local: frozenset[str] = frozenset(),
    implied: frozenset[str] = frozenset(),
) -> Finding:
    """The strongest agreement over all pairs of names; a veto only if every pair has one. `local` are words of places:
    they do not tell two events of a town apart, nor make them one. `implied` are words that the kind says already."""
    found = [compare(a, b, local, implied) for a, b in product(mine, known)]
    open_ones = [f for f in found if not f.veto]
    if not (all(bare(n, local) for n in mine) or all(bare(n, local) for n in known)):
        # "the marathon" was said of one that has a name; that does not make it any other marathon.
        open_ones = [f for f in open_ones if f.test != BARE_NAME]
    if not open_ones:
        return NONE if any(not f.veto for f in found) else found[0] if found else NONE
    if found[0].veto and found[0].test != "teams" and _proper(mine[0], known[0]):
        return found[0]
    return max(open_ones, key=lambda f: f.points)


def _proper(a: Name, b: Name) -> bool:
    """Whether both are names that stand for themselves, so that an alias cannot overrule their veto."""
    return bool(a.telling and b.telling)


def compare(a: Name, b: Name, local: frozenset[str] = frozenset(), implied: frozenset[str] = frozenset()) -> Finding:
    """The agreement of two names."""
    for finding in (_teams(a, b), _parts(a, b, implied), _numbers(a, b), _houses(a, b)):
        if finding:
            return finding
    if a.plain == b.plain or a.compact == b.compact:
        longer = LONG * min(max(len(a.telling) - 2, 0), 3)
        return Finding("same name", EQUAL + longer if a.telling else EQUAL_GENERIC, a.plain)
    if a.telling - local and {head(w) for w in a.words} == {head(w) for w in b.words}:
        return Finding("same words", EQUAL, a.plain)
    return _acronym(a, b, local) or _bare(a, b, local) or _overlap(a, b, local | implied)


def bare(name: Name, local: frozenset[str]) -> bool:
    """Whether the name says only what sort of gathering it is, beside the place ("half marathon", "Lodz Expo")."""
    return not name.telling - local and not name.clipped


def _bare(a: Name, b: Name, local: frozenset[str]) -> Finding | None:
    """A bare name against one that may be the same thing's. Words for any gathering ("meeting") are not enough."""
    if not bare(a, local) and not bare(b, local):
        return None
    left, right = ({head(w) for w in n.words - local} for n in (a, b))
    shared = set(left & right)
    if (left ^ right) & HOUSE:
        return NONE
    if bare(a, local) and bare(b, local) and left == right and shared - SERIAL:
        return Finding(BARE_NAME, EQUAL_GENERIC, _list(shared))
    if not (left <= right or right <= left) or not (a.words | b.words) - local - SERIAL:
        return NONE
    plain = a.words if bare(a, local) else b.words
    return Finding(BARE_NAME, BARE, _list(shared)) if shared and plain - local - SERIAL else NONE


def _teams(a: Name, b: Name) -> Finding | None:
    if not a.teams and not b.teams:
        return None
    if len(a.teams) != len(b.teams):
        return _named_sides(a, b) if a.teams else _named_sides(b, a)
    pairs = [
        (x, max(sorted(b.teams), key=lambda y: (fuzz.token_set_ratio(x, y), fuzz.ratio(x, y)))) for x in sorted(a.teams)
    ]
    if len({y for _, y in pairs}) == 2 and all(fuzz.token_set_ratio(x, y) >= 90 for x, y in pairs):
        return Finding("teams", EQUAL, " and ".join(sorted(a.teams)))
    return Finding("teams", 0, f"{sorted(a.teams)} are not {sorted(b.teams)}", veto=True)


def _named_sides(match: Name, other: Name) -> Finding:
    """A match against a name that is none: the same when that one names both sides ("Test between England and
    India")."""
    if all(set(side.split()) & other.words for side in match.teams):
        return Finding("teams", EQUAL, f"{' and '.join(sorted(match.teams))} in {other.plain}")
    return Finding("teams", NONE.points, "only one names two sides")


def _parts(a: Name, b: Name, implied: frozenset[str]) -> Finding | None:
    alone = (a.parts ^ b.parts) - implied
    return Finding("part", 0, f"only one is about {', '.join(sorted(alone))}", veto=True) if alone else None


def _houses(a: Name, b: Name) -> Finding | None:
    mine, known = a.words & HOUSE, b.words & HOUSE
    if not mine or not known or mine & known:
        return None
    return Finding("house", 0, f"{_list(set(mine))} is not {_list(set(known))}", veto=True)


def _numbers(a: Name, b: Name) -> Finding | None:
    if not a.numbers or not b.numbers or a.numbers & b.numbers:
        return None
    return Finding("number", 0, f"{_list(set(a.numbers))} is not {_list(set(b.numbers))}", veto=True)


def _acronym(a: Name, b: Name, local: frozenset[str]) -> Finding | None:
    shared = set(a.acronyms & (b.initials | b.acronyms)) | (b.acronyms & a.initials)
    if not shared:
        return None
    left, right = ({head(w) for w in n.words} for n in (a, b))
    if (b.acronyms & a.initials) or (a.acronyms & b.initials):
        # What the short form adds: "ISFC scientific committee" is not the session of the ISFC.
        short, whole = (right, left) if b.acronyms & a.initials else (left, right)
        beyond = {w for w in short - whole - shared if w not in GENERIC or w in ROLE}
        return Finding("acronym", ACRONYM - BEYOND * len(beyond), " ".join((min(shared), *sorted(beyond))))
    aside = local - shared - (left & right)
    return _weighed("acronym", left - shared - aside, right - shared - aside, set(shared))


def _overlap(a: Name, b: Name, local: frozenset[str]) -> Finding:
    left, right = {head(w) for w in a.words}, {head(w) for w in b.words}
    _spell_out(a, left, right)
    _spell_out(b, right, left)
    shared = {w for w in left if w in right} | _near(left - right, right - left)
    if not shared - GENERIC - PART and not (a.telling == b.telling == frozenset()):
        return NONE
    if not shared - GENERIC - PART - local and not (a.telling == b.telling == frozenset()):
        return Finding("name", -100, f"only {_list(shared)}, which is the place, in common")
    finding = _weighed("words", left - (local - shared), right - (local - shared), shared)
    if finding.points > 0:
        return finding
    ratio = fuzz.WRatio(a.plain, b.plain)
    if ratio >= 86 and len(shared) >= 2:
        return Finding("reworded", REWORDED + round(ratio - 86), f"WRatio {ratio:.0f}")
    return finding


def _spell_out(name: Name, mine: set[str], other: set[str]) -> None:
    """In place of words run together, put those of the other name that they stand for ("DevCon", "developer
    conference")."""
    for pieces in sorted(name.clipped):
        whole = [next((w for w in sorted(other - mine) if w.startswith(piece)), None) for piece in pieces]
        if None not in whole and len(set(whole)) == len(pieces):
            mine -= {w for w in mine if w.startswith("".join(pieces))}
            mine |= {w for w in whole if w}


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
        return Finding(f"partial {test}", points, f"{_list(shared)}, but {_list(only_left)} or {_list(only_right)}")
    branch = BRANCHED if (only_left | only_right) & BRANCH else 0
    return Finding(test, WITHIN + 5 * min(len(telling), 3) - branch, _list(shared))


def _list(words: set[str]) -> str:
    return " ".join(sorted(words))

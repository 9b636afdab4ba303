"""The keys under which the diary looks for earlier mentions of an event; two that share none are never compared.

Of each key's shelf only the mentions next before a mention are taken, and the fewer the less the key says, so that the
cost of one article does not grow with the diary. A key is sought by exactly those that stand under it: only then do the
mentions that a late article has to wake follow from the same shelves.
"""

from __future__ import annotations

from itertools import combinations, product

from datewire.diary.mention import Mention
from datewire.diary.names import GENERIC, PART, RARE, Name, head, name_of
from datewire.model import Place, Precision

TELLING, DATED, COARSE = 8, 4, 2  # how many neighbours a key of that sort gives
WORDS = 6
TOWNS = 2
MONTHS = 3
STORY = 3


def keys_of(mention: Mention) -> dict[str, int]:
    """The keys of a mention, each with the number of neighbours on its shelf that are worth a look.

    Acronyms and initials; pairs of words of a name and of the place; telling words with the first day and with the
    month, and the place with the first day. Pairs in which a word says only what sort of gathering it is, and
    months, give few.
    """
    days, months = _days(mention), _months(mention)
    keys = {f"{word} {day}": DATED for word, day in product(mention.context[:STORY], days)}
    place = mention.draft.place
    towns = _towns(place) if place else []
    for name in mention.names:
        ranked = sorted({head(w) for w in name.words}, key=_rank)[:WORDS]
        keys |= _named(name, ranked)
        keys |= {_pair(word, town): _worth(word, town) for word, town in product(ranked, towns) if word != town}
        telling = [w for w in ranked if w not in GENERIC] or ranked
        keys |= {f"{word} {month}": COARSE for word, month in product(telling[:4], months)}
        keys |= {f"{word} {day}": DATED for word, day in product(telling[:4], days)}
        keys |= {f"{word} {day}": DATED for word, day in product([*telling[:4], *towns], days)}
        keys |= {f"a {sort} {town}": DATED for sort, town in product(name.sorts, towns)}
        keys |= {f"a {sort} {day}": DATED for sort, day in product(name.sorts & RARE, days)}
    return keys


def _towns(place: Place) -> list[str]:
    words = name_of(place.text).words | (name_of(place.name).words if place.name else frozenset())
    return sorted(words - GENERIC, key=_rank)[:TOWNS]


def _rank(word: str) -> tuple[bool, int, str]:
    """Telling words first, then long ones."""
    return (word in GENERIC, -len(word), word)


def _pair(one: str, other: str) -> str:
    return f"{min(one, other)} {max(one, other)}"


def _worth(one: str, other: str) -> int:
    return COARSE if {one, other} & (GENERIC | PART) else TELLING


def _named(name: Name, ranked: list[str]) -> dict[str, int]:
    keys = {_pair(a, b): _worth(a, b) for a, b in combinations(ranked, 2)}
    spelt = name.acronyms | name.initials
    keys |= {f"@{a} #{name.edition}": TELLING for a in spelt if name.edition}
    keys |= {f"@{a}": TELLING for a in spelt}
    if len(name.telling) == 1:
        keys[f"={ranked[0]}"] = DATED
    if name.telling and len(name.words) <= 2:
        keys[f"={name.compact}"] = DATED
    return keys


def _days(mention: Mention) -> list[str]:
    when = mention.draft.when
    return [when.start.isoformat()] if when.precision is Precision.DAY else []


def _months(mention: Mention) -> list[str]:
    if not mention.dated:
        return []
    when = mention.draft.when
    first, last = (d.year * 12 + d.month - 1 for d in (when.start, when.end))
    return [f"{m // 12}-{m % 12 + 1:02d}" for m in range(first, min(last, first + MONTHS - 1) + 1)]

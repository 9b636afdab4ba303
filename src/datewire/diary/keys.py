"""The keys under which the diary looks for earlier mentions of an event; two that share none are never compared.

Every key is selective enough for its shelf to be short (a pair of words, an acronym, a word with a month), and of each
shelf only the `SHELF` mentions next before a mention are taken, so that the cost of one article does not grow with the
diary.
"""

from __future__ import annotations

from itertools import combinations

from datewire.diary.mention import Mention
from datewire.diary.names import GENERIC, Name, head

SHELF = 12
WORDS = 6
MONTHS = 3


def keys_of(mention: Mention) -> tuple[str, ...]:
    """The keys of a mention: acronyms and initials, pairs of telling words, telling words with the month told."""
    keys: set[str] = set()
    for name in mention.names:
        keys |= _named(name)
        keys |= {f"{word} {month}" for word in _ranked(name)[:4] for month in _months(mention)}
    return tuple(sorted(keys))


def _named(name: Name) -> set[str]:
    ranked = _ranked(name)
    keys = {f"{a} {b}" for a, b in combinations(sorted(ranked[:WORDS]), 2)}
    edition = f" #{name.edition}" if name.edition else ""
    keys |= {f"@{a}{edition}" for a in name.acronyms | name.initials}
    keys |= {f"@{a}" for a in name.acronyms | name.initials}
    if len(name.telling) == 1:
        keys.add(f"={ranked[0]}")
    return keys


def _ranked(name: Name) -> list[str]:
    """The words of a name, telling and long ones first."""
    words = {head(w) for w in name.words}
    return sorted(words, key=lambda w: (w in GENERIC, -len(w), w))


def _months(mention: Mention) -> list[str]:
    if not mention.dated:
        return []
    when = mention.draft.when
    first, last = (d.year * 12 + d.month - 1 for d in (when.start, when.end))
    return [f"{m // 12}-{m % 12 + 1:02d}" for m in range(first, min(last, first + MONTHS - 1) + 1)]

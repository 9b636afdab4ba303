"""When two names mean the same event, for fitting and for the quality gate: content words compared, order aside."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_FUNCTION = frozenset(
    "a an the of for in on at to and or by with from its their his her this that annual "
    "de la le les el los der die das des du et y".split()
)


def content(text: str) -> Counter[str]:
    """Words that carry meaning: case, accents, possessive and ordinal endings aside."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    plain = re.sub(r"[’'`]s\b", "", plain)
    plain = re.sub(r"\b(\d+)(?:st|nd|rd|th)\b", r"\1", plain)
    return Counter(w for w in re.findall(r"[^\W_]+", plain) if w not in _FUNCTION)


def closeness(a: str, b: str) -> float:
    """Dice over content words, in [0, 1]."""
    x, y = content(a), content(b)
    total = sum(x.values()) + sum(y.values())
    return 2 * sum((x & y).values()) / total if total else 0.0


def identifies(title: str, names: list[str]) -> tuple[bool, float]:
    """Whether `title` picks out the event called by any of `names`, and how close it comes to the nearest."""
    best, sure = 0.0, False
    mine = content(title)
    size = sum(mine.values())
    for name in names:
        other = content(name)
        close, common = closeness(title, name), sum((mine & other).values())
        least = min(size, sum(other.values()))
        best = max(best, close)
        sure = sure or close >= 0.4 or (common >= 2 and least > 0 and common / least >= 0.75 and size <= 16)
    return sure, best

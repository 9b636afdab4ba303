"""Content words of a name: what two names are compared by."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@lru_cache(maxsize=1024)
def bag(text: str, stop: frozenset[str]) -> frozenset[str]:
    """The content words of `text` in lower case, without those in `stop` and without possessive endings."""
    words = (w.lower().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(text))
    return frozenset(w for w in words if w not in stop)


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """The likeness of two bags in [0, 1]: twice the shared words over all words (Dice 1945)."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0

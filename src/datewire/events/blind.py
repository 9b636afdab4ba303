"""Case-blind patterns tried on words in lower case, where they cost a fraction: `re` has no short cuts for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ODD = re.compile("[İıſ]")  # letters whose lower case is not what re.IGNORECASE takes them for
_CAPITAL = re.compile(r"(?<!\\)[A-Z]|\(\?[^:=!<(]")


@lru_cache(maxsize=1024)
def _twin(pattern: str) -> re.Pattern[str] | None:
    """The same pattern for text in lower case; None when it asks for a capital or sets a flag in its midst."""
    bare = pattern.removeprefix("(?i)")
    plain = bare.isascii() or bare == bare.lower()
    return re.compile(bare) if plain and not _CAPITAL.search(bare) else None


def _for(rule: re.Pattern[str], words: str) -> tuple[re.Pattern[str], str]:
    twin = _twin(rule.pattern)
    if twin and (words.isascii() or not _ODD.search(words)):
        return twin, words.lower()
    return rule, words


def search(rule: re.Pattern[str], words: str) -> re.Match[str] | None:
    """`rule.search(words)` for a case-blind rule; what it matched comes in lower case or as it stands."""
    fast, lower = _for(rule, words)
    return fast.search(lower)


def finditer(rule: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """`rule.finditer(words)` for a case-blind rule; what it matched comes in lower case or as it stands."""
    fast, lower = _for(rule, words)
    return fast.finditer(lower)

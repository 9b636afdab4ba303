"""One spelling for a place name: what the data file is keyed by, and what a question is turned into."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}
_POINTS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_APART = re.compile(r"[^\w&]+")


def fold(name: str) -> str:
    """The key of a name: no case, accents, apostrophes; one space for dots and hyphens; "Saint", "Mount", "Fort" and
    points of the compass in one form; a leading "the" dropped.

    >>> fold("St. Petersburg") == fold("Saint-Petersburg") == "st petersburg"
    True
    >>> fold("São Paulo"), fold("D.C."), fold("N. Las Vegas")
    ('sao paulo', 'd c', 'north las vegas')
    """
    bare = name if name.isascii() else _plain(name)
    words = _APART.sub(" ", bare.lower().replace("'", "")).split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        if len(words[-1]) > 1:
            words[0] = _POINTS.get(words[0], words[0])
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)


def _plain(name: str) -> str:
    loose = name.casefold().translate(_LETTERS).replace("’", "").replace("‘", "").replace("ʻ", "")
    return "".join(c for c in unicodedata.normalize("NFKD", loose) if not unicodedata.combining(c))

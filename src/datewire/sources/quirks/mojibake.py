"""Culprit: content systems that store UTF-8 in a column declared latin-1, so that "’" is served as "â€™"."""

from __future__ import annotations

import re

_TRACE = re.compile("[ÂÃâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]")


def repaired(text: str) -> str:
    """`text`, decoded again where runs of it are UTF-8 read as windows-1252; the rest is left alone.

    >>> repaired("the mayorâ€™s cafÃ© in MontrÃ©al, São Paulo")
    'the mayor’s café in Montréal, São Paulo'
    """
    if not _TRACE.search(text):
        return text
    return re.sub("[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0-¿]+", _again, text)


def _again(found: re.Match[str]) -> str:
    raw = bytearray()
    for letter in found[0]:
        try:
            raw += letter.encode("windows-1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return found[0]
            raw.append(ord(letter))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]

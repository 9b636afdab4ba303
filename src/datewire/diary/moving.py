"""Does the sentence that tells of an event speak of a change of its dates?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from datewire.diary.names import HINTED, SHIFTED
from datewire.model import Evidence

_SHIFTED = re.compile(rf"\b(?:{'|'.join(SHIFTED)})", re.IGNORECASE)
_HINTED = re.compile(rf"\b(?:{'|'.join(HINTED)})", re.IGNORECASE)
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\W_]*[A-Z])|\n")
REACH = 400  # characters to either side in which an end of the sentence is looked for


def says_moved(text: str, evidence: Iterable[Evidence], serial: bool = False) -> bool:
    """Whether a sentence of `text` that carries the name or the date has a word for a move ("put off", "adjourned");
    where the article has the same name on another day (`serial`), a plain word."""
    spans = {(e.span.start, e.span.end) for e in evidence if e.supports in ("title", "when", "status")}
    told = [sentence(text, start, end) for start, end in sorted(spans)]
    return any(_SHIFTED.search(one) or (not serial and _HINTED.search(one)) for one in told)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around the characters from `start` to `end` (exclusive) of `text`, cut after `REACH` at each side.

    >>> sentence("No rain. The fair is off. Go home.", 13, 17)
    'The fair is off.'
    """
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    first = max((m.end() for m in _END.finditer(text, low, start + 1) if m.end() <= start), default=low)
    last = _END.search(text, end, high)
    return text[first : last.start() + 1 if last else high]

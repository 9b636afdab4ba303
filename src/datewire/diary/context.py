"""The proper names around an event in its article: two articles that have several in common tell the same story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from datewire.diary.names import BODY, CALENDAR, COMMON, FUNCTION, GENERIC, HOUSE, LANDS, NATIONS, ROLE, fold, stem
from datewire.model import Evidence

WIDTH = 350  # characters to either side
KEPT = 24
ASIDE = BODY | CALENDAR | COMMON | FUNCTION | GENERIC | HOUSE | LANDS | NATIONS | ROLE
_PROPER = re.compile(r"(?<![.!?:\n] )(?<![.!?:\n])(?<!^)\b[A-Z][^\W\d_]{2,}")


def context_of(text: str, evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The proper names of `text` near the words that name the event, as stems, at most `KEPT`, the most frequent first;
    without countries, days and months, and without words that begin a sentence.

    >>> context_of("The club met. Later the mayor of Turin thanked Ada Rossi.", ())
    ('ada', 'rossi', 'turin')
    """
    spans = [e.span for e in evidence if e.supports == "title"]
    low = max(0, min((s.start for s in spans), default=0) - WIDTH)
    high = min((s.end for s in spans), default=WIDTH) + WIDTH
    found = Counter(stem(fold(m)) for m in _PROPER.findall(text, low, high))
    told = [w for w in found if w not in ASIDE]
    return tuple(sorted(told, key=lambda w: (-found[w], w))[:KEPT])

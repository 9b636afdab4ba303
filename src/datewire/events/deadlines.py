"""Names for deadlines, which articles seldom give: "register by 3 May", "applications close", "is due on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from datewire.events.names import Name
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_ENDS = re.compile(
    r"([A-Z\w][^.;:\n]{2,90}?)\s+(?:is|are|will|must|should|shall)?\s*(?:be\s+|now\s+)?(?:due|closes?|ends?|expires?|closing|ending|"
    r"submitted|received|postmarked|completed|filed|returned|accepted|open)\b",
)
_ACT = re.compile(
    r"\b(register|rsvp|apply|submit|enter|nominate|sign up|pre-register|comment|respond|file|vote|order|send|return|complete|reserve)\b"
    r"([^.;:\n]{0,90}?)\s+(?:by|before|no later than|until|through|on or before|prior to)\b",
    re.IGNORECASE,
)
_NOUN = {
    "register": "registration", "pre-register": "registration", "sign up": "sign-up", "rsvp": "RSVP", "apply": "application",
    "submit": "submission", "enter": "entry", "nominate": "nomination", "comment": "comment", "respond": "response",
    "file": "filing", "vote": "voting", "order": "order", "send": "submission", "return": "return", "complete": "completion",
    "reserve": "reservation",
}  # fmt: skip
_LEADING = re.compile(r"^(?:the|a|an|all|any|their|your|its|our|to|and|but|interested|please)\s+", re.IGNORECASE)


def _strip(words: str) -> str:
    while (shorter := _LEADING.sub("", words)) != words:
        words = shorter
    return words.strip(" ,")


def deadlines(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[Name]:
    """Composed names of deadlines in the sentence at `span`; each stands on the literal words of its clause."""
    if not vocabulary.patterns["deadlines.cues"].search(text, span.start, span.end):
        return
    for found in _ENDS.finditer(text, span.start, span.end):
        words = _strip(found.group(1).rsplit(", ", 1)[-1])
        if 3 <= len(words) <= 90 and "deadline" not in words.lower():
            start = text.find(words, found.start(), found.end())
            yield Name(f"{words} deadline", Span(start, found.end()), "deadline", "deadline", "deadline")
    for found in _ACT.finditer(text, span.start, span.end):
        noun = _NOUN[found.group(1).lower()]
        words = _strip(found.group(2).strip())
        at = Span(found.start(), found.end())
        yield Name(
            f"{noun} deadline".capitalize() if noun != "RSVP" else "RSVP deadline",
            at,
            "deadline",
            "deadline",
            "deadline",
        )
        if words:
            rest = words if words.split()[0] in ("for", "to", "in", "at", "as") else f"for {words}"
            yield Name(f"{noun} deadline {rest}", at, "deadline", "deadline", "deadline")

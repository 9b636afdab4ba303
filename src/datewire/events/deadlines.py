"""Names for deadlines, which articles seldom give: "register by 3 May", "applications close", "is due on Monday"."""

from __future__ import annotations

from collections.abc import Iterator

from datewire.events.layout import spoken
from datewire.events.names import Name
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span


def _strip(words: str, vocabulary: Vocabulary) -> str:
    while (shorter := vocabulary.rules["deadline_leading"].sub("", words)) != words:
        words = shorter
    return words.strip(" ,")


def deadlines(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[Name]:
    """Composed names of deadlines in the sentence at `span`; each stands on the literal words of its clause."""
    if not spoken(span.of(text), vocabulary.groups["deadlines.cues"]):
        return
    if not vocabulary.patterns["deadlines.cues"].search(text, span.start, span.end):
        return
    for found in vocabulary.rules["deadline_ends"].finditer(text, span.start, span.end):
        words = _strip(found.group(1).rsplit(", ", 1)[-1], vocabulary)
        if 3 <= len(words) <= 90 and "deadline" not in words.lower():
            start = text.find(words, found.start(), found.end())
            yield Name(f"{words} deadline", Span(start, found.end()), "deadline", "deadline", "deadline")
    for found in vocabulary.rules["deadline_act"].finditer(text, span.start, span.end):
        noun = vocabulary.acts[found.group(1).lower()]
        words = _strip(found.group(2).strip(), vocabulary)
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

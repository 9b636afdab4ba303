"""What an article is about: the one name of its beginning that is most like its main event."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from datewire.events.bags import bag
from datewire.events.entities import entity
from datewire.events.layout import Layout, Sentence
from datewire.events.names import Name
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_BLOCKS = 4  # of the article's beginning that are looked at
_LONGEST = 80
_LEAST = 3.0  # value below which an article has no theme
_LESS = {
    "dateline": 5.0,
    "initial": 5.0,
    "person": 1.2,
    "place": 1.5,
    "place?": 1.0,
    "where": 1.5,
    "body": 1.0,
    "speaker": 1.0,
    "other": 0.0,
}
_SHORT = 7  # content words of a line that needs the theme
_COMPOSED = 90  # characters of a name with the theme before it


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the choice of a theme looks at: the article, its text in lower case, its headline's words, its dates."""

    layout: Layout
    vocabulary: Vocabulary
    lower: str
    title: frozenset[str]
    busy: Sequence[Span]


def sentences(layout: Layout) -> list[tuple[float, Sentence]]:
    """The first sentences of the first blocks, with their depth."""
    firsts = ((float(b), layout.first(b)) for b in range(min(_BLOCKS, len(layout.article.blocks))))
    return [(depth, first) for depth, first in firsts if first]


def theme(names: Sequence[tuple[float, Sentence, Name]], of: Beginning) -> Name | None:
    """The best of `names` (with depth and sentence), or None when none is much like an event."""
    best: tuple[float, int, Name] | None = None
    seen: set[str] = set()
    for depth, sentence, name in names:
        if name.how not in ("proper", "quote", "phrase", "part", "match") or name.text in seen:
            continue
        if len(name.text) > _LONGEST or any(d.meets(name.span) for d in of.busy):
            continue
        seen.add(name.text)
        value = _value(name, depth, sentence, of)
        if value >= _LEAST and (best is None or (value, -name.span.start) > best[:2]):
            best = (value, -name.span.start, name)
    return best[2] if best else None


def _value(name: Name, depth: float, sentence: Sentence, of: Beginning) -> float:
    words, parts = bag(name.text, of.vocabulary.stop), name.text.split()
    if not words:
        return -9.0
    value = 1.5 if name.kind else -1.0
    if name.kind and name.head.split()[-1] == parts[-1].lower().strip(".,"):
        value += 0.7
    value += 1.2 if name.how == "quote" else 0.8 * sum(w[:1].isupper() for w in parts) / len(parts)
    value += 0.8 * min(3.0, math.log2(of.lower.count(name.text.lower()) + 1))
    common = len(words & of.title)
    value += 1.2 * common / len(words) + 0.25 * min(common, 4)
    value += 0.15 * min(len(words), 5) - (0.8 if len(words) < 2 else 0.0) - 0.25 * depth
    if of.vocabulary.rules["ordinal"].search(name.text):
        value += 0.5
    if name.how in ("proper", "part") and not name.kind:
        value -= _LESS.get(entity(name, of.layout, sentence, of.vocabulary), 0.3)
    return value


def needy(name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a name does not stand alone: a bare event noun ("second briefing"), or a short line that names no event
    ("Town Hall, Leeds")."""
    if name.kind and name.how in ("phrase", "proper", "part"):
        return bag(name.text, vocabulary.stop) <= {*name.head.split(), *vocabulary.groups["names.generic"]}
    return not name.kind and name.how == "line" and len(bag(name.text, vocabulary.stop)) <= _SHORT


def themed(name: Name, about: Name, vocabulary: Vocabulary) -> Name | None:
    """A needy name with the article's theme before it; None when the two share words or are too long together."""
    shared = bag(name.text, vocabulary.stop) & bag(about.text, vocabulary.stop)
    if shared or about.span.meets(name.span) or len(about.text) + len(name.text) > _COMPOSED:
        return None
    if name.kind:
        return Name(f"{about.text} {name.text}", name.span, "composed", name.head, name.kind, about.span)
    return Name(f"{about.text}, {name.text}", name.span, "composed", about.head, about.kind, about.span)

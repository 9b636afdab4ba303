"""What an article is about, for events that it names by a bare noun: "conference call" → "Aemetis conference call"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from datewire.events.frames import frames
from datewire.events.layout import Layout
from datewire.events.names import Name, head_of
from datewire.events.tokens import Token, closes, tokenize
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_WORDS = 9
_MOST = 3


def topics(layout: Layout, vocabulary: Vocabulary) -> list[tuple[str, Span]]:
    """Up to three topics of the headline: the parts between its verbs, those with an event noun first."""
    if not layout.article.title:
        return []
    first = layout.article.blocks[0].span
    parts = list(_parts(tokenize(layout.text, first), vocabulary.groups["verbs.headline"]))
    found: list[tuple[bool, int, str, Span]] = []
    for n, part in enumerate(parts):
        if frames(part, vocabulary):
            continue
        span = Span(part[0].start, part[-1].end)
        head, _ = head_of([t.lower for t in part], vocabulary, [t.capital for t in part])
        found.append((not head, n, span.of(layout.text), span))
    found.sort()
    return [(text, span) for _, _, text, span in found[:_MOST]]


def _parts(tokens: Sequence[Token], verbs: frozenset[str]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in (*tokens, None):
        if (
            token is None
            or closes(token)
            or token.lower in verbs
            or token.lower in ("for", "at", "in", "on", "with", "as", "from", "by")
        ):
            while part and (part[0].lower in ("a", "an", "the", "its", "new", "first", "and") or part[0].mark):
                part = part[1:]
            if part and len(part) <= _WORDS and any(t.capital for t in part):
                yield part
            part = []
        else:
            part.append(token)


def composed(name: Name, about: Sequence[tuple[str, Span]]) -> Iterator[Name]:
    """`name`, too bare to stand alone, with each topic before it; nothing for a name that says enough."""
    words = name.text.lower().split()
    bare = name.how in ("phrase", "deadline", "proper", "part") and name.kind and len(words) <= 4
    if not bare:
        return
    for text, span in about:
        low = text.lower()
        if name.text.lower() in low or span.meets(name.span) or all(w in words for w in low.split()):
            continue
        if len(text) + len(name.text) < 100:
            yield replace(name, text=f"{text} {name.text}", how="composed", about=span)

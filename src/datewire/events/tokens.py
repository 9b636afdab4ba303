"""Words of a sentence with their places: the form in which names and features are looked for."""

from __future__ import annotations

import re
from typing import NamedTuple

from datewire.model import Span

_TOKEN = re.compile(
    r"[^\W_]\.(?:[^\W_]\.)+|[^\W_](?:[\w’'&/+@-]*[^\W_])?(?:[.,](?=\d)\d+)*|\$\d[\d,.]*|[^\w\s]|_+", re.UNICODE
)
_CLOSED = frozenset(',;:()[]{}.!?|–—"“”•*')


class Token(NamedTuple):
    """One word or mark. `lower` is its text in lower case without a possessive ending; `capital` whether it begins
    with an upper-case letter or is an ordinal number in figures ("42nd")."""

    text: str
    lower: str
    start: int
    end: int
    capital: bool
    mark: bool

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def tokenize(text: str, span: Span) -> list[Token]:
    """The tokens of `text` inside `span`; offsets are into `text`."""
    out = []
    for found in _TOKEN.finditer(text, span.start, span.end):
        word = found.group()
        first = word[0]
        mark = not (first.isalnum() or first == "$")
        lower = word.lower()
        if lower[-2:] in ("’s", "'s"):
            lower = lower[:-2]
        capital = first.isupper() or (first.isdigit() and len(word) > 2 and lower[-2:] in ("st", "nd", "rd", "th"))
        out.append(Token(word, lower, found.start(), found.end(), capital, mark))
    return out


def closes(token: Token) -> bool:
    """Whether the token is a mark that no name crosses."""
    return token.text in _CLOSED

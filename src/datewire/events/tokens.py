"""Words of a sentence with their places: the form in which names and features are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from datewire.model import Span

_TOKEN = re.compile(
    r"[^\W_]\.(?:[^\W_]\.)+|[^\W_]+(?:[_’'&/+@-]+[^\W_]+)*(?:[.,](?=\d)\d+)*|\$\d[\d,.]*|[^\w\s]|_+", re.UNICODE
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
    out, make = [], tuple.__new__  # half the cost of Token(…)
    for found in _TOKEN.finditer(text, span.start, span.end):
        word, (start, end) = found.group(), found.span()
        first, lower = word[0], word.lower()
        if first.isalpha():
            if lower.endswith(("’s", "'s")):
                lower = lower[:-2]
            out.append(make(Token, (word, lower, start, end, first.isupper(), False)))
        elif word in _CLOSED:
            out.append(make(Token, (word, word, start, end, False, True)))
        else:
            out.append(_unusual(word, lower, start, end))
    return out


def _unusual(word: str, lower: str, start: int, end: int) -> Token:
    """A token that begins with no letter."""
    first = word[0]
    mark = not (first.isalnum() or first == "$")
    if lower.endswith(("’s", "'s")):
        lower = lower[:-2]
    capital = first.isupper() or (first.isdigit() and len(word) > 2 and lower.endswith(("st", "nd", "rd", "th")))
    return Token(word, lower, start, end, capital, mark)


_START, _END = itemgetter(Token._fields.index("start")), itemgetter(Token._fields.index("end"))


def before(tokens: Sequence[Token], offset: int) -> Sequence[Token]:
    """Those of a sentence's tokens that end at `offset` or before it."""
    return tokens[: bisect_right(tokens, offset, key=_END)]


def behind(tokens: Sequence[Token], offset: int) -> Sequence[Token]:
    """Those of a sentence's tokens that begin at `offset` or behind it."""
    return tokens[bisect_left(tokens, offset, key=_START) :]


def within(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Those of a sentence's tokens that begin at `start` or behind it and before `end`."""
    return tokens[bisect_left(tokens, start, key=_START) : bisect_left(tokens, end, key=_START)]


def closes(token: Token) -> bool:
    """Whether the token is a mark that no name crosses."""
    return token.text in _CLOSED

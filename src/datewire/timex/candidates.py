"""For languages without a pack: spans that have the form of a date, offered one by one to the locale's guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from datewire.timex.locale import Guess
from datewire.timex.sense import Cal

_LETTERS = r"[^\W\d_]"
_DAY_FIRST = re.compile(
    rf"(?<![\w.,/-])\d{{1,2}}(?:º|\.|er|-?{_LETTERS}{{1,2}})?(?: de| d['’])? ?{_LETTERS}{{3,12}}\.?"
    rf"(?:(?: de| del)? (?:1[89]|20)\d\d(?!\w))?(?!{_LETTERS})"
    rf"|(?:(?:1[89]|20)\d\d年)?\d{{1,2}}月\d{{1,2}}日|(?:(?:1[89]|20)\d\d년 )?\d{{1,2}}월 \d{{1,2}}일"
)


def candidates(text: str, start: int, end: int, guess: Guess) -> Iterator[tuple[int, int, Cal]]:
    """The candidate spans of `text[start:end]` that `guess` reads as a day, in order."""
    for hit in _DAY_FIRST.finditer(text, start, end):
        day = guess(hit.group())
        if day is not None:
            yield hit.start(), hit.end(), day

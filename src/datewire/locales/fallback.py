"""Languages without a pack: candidate spans found by their form, each read by dateparser.

dateparser never sees a whole text: what it is handed is one span that already looks like a date (a figure beside a
word), so that it cannot lose its place; only the calendar day of its answer is used, never its time zones. It is
imported at the first candidate, because its import is slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from datewire.timex.clocks import RULES as CLOCKS
from datewire.timex.days import RULES as DAYS
from datewire.timex.grammar import Grammar
from datewire.timex.lexicon import Lexicon
from datewire.timex.locale import Cues, Locale
from datewire.timex.numerals import Numerals
from datewire.timex.refine import LONE, REFINERS
from datewire.timex.sense import Cal

_NEVER = re.compile(r"(?!)")
_YEAR = re.compile(r"\b[12]\d{3}\b")
_STOP = re.compile(r"[.!?]\s+|\n")


def fallback(language: str) -> Locale:
    """A locale that knows figures (ISO and numeric dates, 24-hour clocks) and asks dateparser about the rest.

    A code that dateparser does not know either leaves the figures alone.
    """
    return Locale(
        language=language,
        lexicon=Lexicon({}, {}, Numerals("", {})),
        grammar=Grammar(rule for rule in (*CLOCKS, *DAYS) if rule.name in ("clock", "day-iso", "day-numeric")),
        refiners=REFINERS,
        lone=LONE,
        cues=Cues(_NEVER, _NEVER, _NEVER, _STOP, _NEVER),
        guess=_reader(language),
    )


def _reader(language: str) -> Callable[[str], Cal | None]:
    @lru_cache(maxsize=4096)
    def read(span: str) -> Cal | None:
        parser = _parser(language)
        if parser is None:
            return None
        base = datetime(2000, 6, 15)
        moment = parser(
            span, settings={"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month"], "PARSERS": ["absolute-time"]}
        )
        if moment is None:
            return None
        year = moment.year if _YEAR.search(span) else None
        return Cal(year, moment.month, moment.day)

    return read


@lru_cache(maxsize=16)
def _parser(language: str) -> Callable[..., datetime | None] | None:
    import dateparser

    def parse(span: str, settings: dict[str, Any]) -> datetime | None:
        return dateparser.parse(span, languages=[language], settings=settings)  # type: ignore[no-any-return]

    try:
        parse("1", {})
    except ValueError:
        return None
    return parse

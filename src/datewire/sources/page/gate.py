"""A cheap look for what may be a day of a month, in any language: whether it is one is settled by `timex`."""

from __future__ import annotations

import re

# How the names of months begin in the Latin and Cyrillic languages that `detect` knows; in other scripts any word may
# be one.
_MONTHS = (
    "jan jän gen ene ocak sty янв січ feb fév fev febr lut şub фев лют mar mär maa мар бер apr abr avr kwi nis апр кві "
    "mai may mag maj mei май тра jun juin giu czer haz июн чер jul juil lug lip tem июл лип юли юни aug ago aoû sie "
    "ağu авг сер sep set wrz eyl сен вер сеп oct okt ott out oto paź eki окт жов nov lis kas ноя лис ное dec déc dez "
    "des dic gru ara дек гру"
).split()
_NAME = rf"(?:(?:{'|'.join(_MONTHS)})[^\W\d_]{{0,9}}|[^\W\d_a-zà-žа-яєіїґ]{{2,12}})"
_NUMBER = re.compile(r"\d+")
_AFTER = re.compile(
    rf"(?:st|nd|rd|th|er|[ºª.])?[ \xa0/-](?:(?:de|of|tháng) )?{_NAME}\b"  # 4 May, 4. Mai, 4 de mayo
    r"|[./]\d{1,2}(?:[./]\d{2,4}|\.(?!\d))|[月월]\s?\d{1,2}[日일]| tháng \d",
    re.I,
)
_BEFORE = re.compile(rf"\b{_NAME}\.?[ \xa0]$", re.I)  # May 4
_CLOCK = re.compile(r"[:.]\d")
_ISO = re.compile(r"-\d\d-\d\d\b")
_REACH = 14  # characters before a number that are looked at


def days(words: str) -> list[tuple[int, int]]:
    """The spans of what may be days in `words`, in order.

    >>> days("Open 4 May to May 9, hall 3, 12 seats; 2026-05-04")
    [(5, 10), (14, 19), (39, 49)]
    """
    found = []
    for number in _NUMBER.finditer(words):
        start, end = number.span()
        if end - start == 4 and (iso := _ISO.match(words, end)):
            found.append((start, iso.end()))
        elif end - start > 2 or words[start - 1 : start] == ":":
            continue
        elif after := _AFTER.match(words, end):
            found.append((start, after.end()))
        elif (before := _BEFORE.search(words[max(0, start - _REACH) : start])) and not _CLOCK.match(words, end):
            found.append((start - (before.end() - before.start()), end))
    return found

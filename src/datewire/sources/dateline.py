"""Datelines: "MOSCOW, Aug. 25 (VNA) -", "SALT LAKE CITY, March 25, 2025 (NEWSWIRE) -", "25 August 2021 /Wire/ --"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:{_MONTH.format(1)} (?P<day1>\d\d?)(?:st|nd|rd|th)?(?:, ?(?P<year1>\d{{4}}))?"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)? {_MONTH.format(2)}(?:,? (?P<year2>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d\d-\d\d))"
)
_CITY = r"(?P<city>[^\W\d_a-z][^\W\d_]*(?:[ .’'-]{1,2}[^\W\d_]+){0,5}(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})?)"
_AGENCY = r"(?:\((?P<agency>[^\W\d_][^()\n]{1,40})\)|/(?P<wire>[^\W\d_][^/\n]{1,40})/)"
_DASH = r" ?(?:--|[-–—:])(?=\s|\w)"
_MARK = re.compile(rf"{_CITY}?(?:[,.]? ?[-–—/|]? ?{_DATE})? ?,? ?{_AGENCY}{_DASH} ?")
_PLAIN = re.compile(rf"{_CITY}[,.]? ?[-–—/|]? ?{_DATE} ?(?:--|[–—-])\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first word of the story: `end` is the offset behind it. `day` is None without a year,
    and `dated` says whether a day and month stood there at all."""

    end: int
    city: str | None
    day: date | None
    agency: str | None
    dated: bool


def find(block: str, at: int = 0) -> Dateline | None:
    """The dateline at offset `at` of a block, or None."""
    head = block[: at + 160]
    found = _MARK.match(head, at) or _PLAIN.match(head, at)
    if not found:
        return None
    parts = found.groupdict()
    dated = any(parts.get(key) for key in ("day1", "day2", "iso"))
    agency = parts.get("agency") or parts.get("wire")
    return Dateline(found.end(), parts["city"], _day(parts), agency, dated)


def _day(parts: dict[str, str | None]) -> date | None:
    try:
        if parts["iso"]:
            return date.fromisoformat(parts["iso"])
        for suffix in "12":
            year, month, day = (parts[key + suffix] for key in ("year", "month", "day"))
            if year and month and day:
                return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None
    return None

"""Figures in text: days, years, ISO dates, numeric dates and clock times, told apart by their form."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from datewire.timex.sense import Cal, Clock, Zone

if TYPE_CHECKING:
    from datewire.timex.lexicon import Token

_ISO = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:T(\d\d)(?::?(\d\d))?(?::?\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$")
_NUMERIC = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4}|\d\d)$")
_SHORT = re.compile(r"(\d\d?)/(\d\d?)$")
_CLOCK = re.compile(r"(\d\d?)(?:[:.h](\d\d))?(?::\d\d)?$")


class Numerals:
    """How one language writes figures: `ordinals` the endings of ordinals ("st"), `halves` the words for before and
    after noon ("a.m." is "a"), `clock` the words after an hour ("o'clock", "Uhr"), `dot` whether "16." is an ordinal.
    """

    def __init__(self, ordinals: str, halves: dict[str, str], clock: str = "", dot: bool = False) -> None:
        self.halves = halves
        self.dot = dot
        self._ordinal = re.compile(rf"(\d\d?)(?:{ordinals})$" if ordinals else "(?!)")
        marks = "|".join(re.escape(mark) for mark in sorted(halves, key=lambda m: (-len(m), m)))
        self._half = re.compile(rf"(.+?)\s*({marks})$") if marks else None
        self._oclock = re.compile(rf"(.+?)\s*(?:{clock})$", re.IGNORECASE) if clock else None
        tails = [
            part
            for part in (
                ordinals,
                rf"[ \u00a0\u202f]?(?:{marks})" if marks else "",
                clock and rf"[ \u00a0]?(?:{clock})",
            )
            if part
        ]
        spaced = rf"|\d\d? (?:00|15|30|45)[ \u00a0]?(?:{marks})" if marks else ""
        iso = r"\d{4}-\d\d?-\d\d?(?:T\d\d(?::?\d\d){0,2}(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
        dash = r"\d\d?-\d\d?-(?:\d{4}|\d\d)"
        ordinal_dot = r"|\d\d?\.(?!\d)" if dot else ""
        tail = f"(?:{'|'.join(tails)})?" if tails else ""
        other = rf"\d\d?h(?:\d\d)?{ordinal_dot}{spaced}|\d+(?:[.,:/]\d+)*{tail}"
        self.pattern = rf"(?:\d\d)?\d0['’]?s|[1-4]Q|[12]H|{iso}|{dash}|{other}"
        self.token = lru_cache(maxsize=8192)(self._token)

    def _token(self, word: str) -> Token:
        from datewire.timex.lexicon import Token

        if word.isdigit():
            return self._plain(word)
        for read in (self._clock, self._dated, self._nth):
            found = read(word)
            if found:
                return Token(*found)
        return Token("9", None)

    def _plain(self, word: str) -> Token:
        from datewire.timex.lexicon import Token

        number = int(word) if len(word) < 9 else 0
        if len(word) <= 2 and 1 <= number <= 31:
            return Token("1", number)
        if len(word) == 4 and 1000 <= number < 3000:
            return Token("Y", number)
        if len(word) == 8 and 19000101 <= number <= 21001231:
            found = _iso(number // 10000, number // 100 % 100, number % 100)
            if found:
                return Token("I", (found, None))
        return Token("9", number if len(word) < 9 else None)

    def _nth(self, word: str) -> tuple[str, object] | None:
        hit = self._ordinal.match(word)
        if hit:
            number = int(hit[1])
            return ("2", number) if 1 <= number <= 99 else None
        if self.dot and word.endswith("."):
            number = int(word[:-1])
            return ("2", number) if 1 <= number <= 31 else None
        return None

    def _clock(self, word: str) -> tuple[str, object] | None:
        half = ""
        body = word
        hit = self._half.match(word) if self._half else None
        if hit:
            body, half = hit[1].replace(" ", ":"), self.halves[hit[2]]
        else:
            said = self._oclock.match(word) if self._oclock else None
            if said:
                body, half = said[1], "o"
            elif word.endswith("h"):
                body, half = word[:-1], "o"
        return self._hour(body, half)

    @staticmethod
    def _hour(body: str, half: str) -> tuple[str, object] | None:
        if half in ("a", "p") and body.isdigit() and len(body) in (3, 4):
            body = f"{body[:-2]}:{body[-2:]}"
        hit = _CLOCK.match(body)
        if not hit or (not half and ":" not in body and "h" not in body):
            return None
        hour, minute = int(hit[1]), int(hit[2] or 0)
        if hour > 24 or minute > 59 or (half in ("a", "p") and not 1 <= hour <= 12 and half == "a"):
            return None
        if half == "p" and hour < 12:
            hour += 12
        if half == "a" and hour == 12:
            hour = 0
        spoken = half in ("a", "p")
        return ("C", Clock(hour, minute, half if spoken else "" if hour > 12 or len(hit[1]) == 2 else "?"))

    def _dated(self, word: str) -> tuple[str, object] | None:
        hit = _ISO.match(word)
        if hit:
            found = _iso(int(hit[1]), int(hit[2]), int(hit[3]))
            clock = Clock(int(hit[4]), int(hit[5] or 0), "", _zone(hit[6])) if hit[4] and int(hit[4]) < 25 else None
            return ("I", (found, clock)) if found else None
        hit = _NUMERIC.match(word)
        if hit and hit[2] == "." and len(word) < 8 and not self.dot:
            return None
        if hit:
            return ("D", (int(hit[1]), int(hit[3]), int(hit[4]), hit[2]))
        hit = _SHORT.match(word)
        if hit and int(hit[1]) <= 31 and int(hit[2]) <= 31:
            return ("6", (int(hit[1]), int(hit[2])))
        return None


def _zone(written: str | None) -> Zone | None:
    if not written:
        return None
    if written == "Z":
        return Zone(written, "UTC")
    return Zone(written, written if ":" in written else f"{written[:3]}:{written[3:]}")


OFFSET = re.compile(r"(?:GMT|UTC) ?([+-])(\d{1,2})(?::?(\d\d))?(?!\d)")


def offset_zone(hit: re.Match[str]) -> Zone:
    """The zone of "GMT+8" or "UTC -03:30", matched by `OFFSET`."""
    return Zone(hit[0], f"{hit[1]}{int(hit[2]):02d}:{hit[3] or '00'}")


def _iso(year: int, month: int, day: int) -> Cal | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Cal(year, month, day)

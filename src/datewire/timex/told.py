"""The day told before, on which "the following Monday", "on the Saturday" and "the 22nd" hang (TimeML 1.2.1:
anchorTimeID). It is the nearest settled day before them that is no time of reporting; never a bare year or month of
history."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from datewire.model import Precision, TimeMention, When
from datewire.timex.almanac import add_days, add_months, day_of

REACH = 700
"""Characters back to the day told before; `NEAR` for the one that decides before any stretch of days, `FAR` for such a
stretch (a festival told in the paragraph above)."""
NEAR, FAR = 250, 1500
SPELL = 13
"""Days that "the Saturday" may lie in: a longer stretch has several."""
_DATELINE = re.compile(r"(?:^|\n)[A-Z][^\n]{1,40}, $")
_STOP = re.compile(r"[.!?;\n]\s")
_DASH = re.compile(r"\s?(?:\([^()\n]{2,30}\)\s?)?(?:--?|–|—) ")


class Told:
    """What a text has told so far; `at` is where the next mention begins, `here` the day of publication."""

    def __init__(self, text: str, here: date | None, guards: Mapping[str, re.Pattern[str]]) -> None:
        self.text = text
        self.here = here
        self.guards = guards
        self.at = 0
        self.found: list[TimeMention] = []
        self.last: When | None = None

    def add(self, mention: TimeMention) -> None:
        """One more mention, in the order of the text."""
        self.found.append(mention)
        if mention.whens and mention.type not in ("SET", "DURATION"):
            self.last = mention.whens[0]

    def spell(self, reach: int = REACH) -> When | None:
        """The nearest day or stretch of days before, all days of a list together; None when there is none."""
        return next(self._spells(reach), None)

    def coming(self) -> When | None:
        """The nearest day or month told before, if it is to come."""
        for mention in self._back(REACH):
            when = mention.whens[0]
            if when.precision in (Precision.DAY, Precision.MONTH) and not self._reported(mention):
                day = when.start if when.precision is Precision.DAY else when.end
                return when if self.here is not None and day >= self.here else None
        return None

    def nth(self, number: int) -> date | None:
        """ "the 22nd" of the month told last, or the one nearest to the day told last, if that is to come."""
        for mention in self._back(REACH):
            when, day = mention.whens[0], None
            lines = self.text.count("\n", mention.span.end, self.at)
            if lines > 1 or (lines and self.at - mention.span.end > NEAR):
                return None
            if when.precision is Precision.DAY and not self._reported(mention):
                day = nth_near(number, when.start)
            elif when.precision is Precision.MONTH and self.at - mention.span.end < NEAR:
                day = day_of(when.start.year, when.start.month, number)
            else:
                continue
            return day if day and self._ahead(when.end) and self._ahead(day) else None
        return None

    def opening_year(self) -> int | None:
        """The year in words that opens the sentence and was the last thing told: "Next year it is in Kent, July 16"."""
        if not self.found or self.found[-1].rule != "deictic" or not self.found[-1].whens:
            return None
        mention = self.found[-1]
        words = self.text[mention.span.end : self.at]
        opens = self.text[mention.span.start].isupper() and words[:1] in " ," and len(words) < 120
        when = mention.whens[0]
        return when.start.year if opens and when.precision is Precision.YEAR and not _STOP.search(words) else None

    def around(self, weekday: int) -> date | None:
        """The day that "the Saturday" names: in or next to the day told just before, else in the nearest stretch."""
        single = self.spell(NEAR)
        if single is not None and (single.end - single.start).days <= SPELL:
            return self._beside(single, weekday)
        for spell in self._spells(FAR):
            if 0 < (spell.end - spell.start).days <= SPELL and (day := _within(spell, weekday)):
                return day
        single = self.spell()
        if single is None or (single.end - single.start).days > SPELL:
            return None
        return self._beside(single, weekday)

    @staticmethod
    def _beside(spell: When, weekday: int) -> date:
        found = _within(spell, weekday)
        ahead, back = (weekday - spell.end.weekday()) % 7, (spell.start.weekday() - weekday) % 7
        return found or (add_days(spell.end, ahead) if ahead <= back + 1 else add_days(spell.start, -back))

    def _ahead(self, day: date) -> bool:
        return self.here is not None and (day - self.here).days >= -4

    def _back(self, reach: int) -> Iterator[TimeMention]:
        for mention in reversed(self.found):
            if self.at - mention.span.end > reach:
                return
            if mention.whens and mention.type not in ("SET", "DURATION"):
                yield mention

    def _spells(self, reach: int) -> Iterator[When]:
        for mention in self._back(reach):
            first, last = mention.whens[0], mention.whens[-1]
            settled = first.precision is Precision.DAY and not (mention.type == "TIME" and "day" in first.implied)
            if settled and first.start <= last.end and not self._reported(mention):
                yield When(first.start, last.end)

    def _reported(self, mention: TimeMention) -> bool:
        """Whether a mention tells when something was said: "said on Monday", a dateline, the date of an update."""
        start, end = mention.span.start, mention.span.end
        if mention.rule.endswith(":update"):
            return True
        guard = self.guards.get("reported")
        if guard and guard.search(self.text[max(0, start - 40) : start]):
            return True
        line = self.text[max(0, start - 45) : start]
        return bool(_DATELINE.search("\n" + line if start < 45 else line) and _DASH.match(self.text[end : end + 36]))


def _within(spell: When, weekday: int) -> date | None:
    day = add_days(spell.start, (weekday - spell.start.weekday()) % 7)
    return day if day <= spell.end else None


def nth_near(number: int, month: date) -> date | None:
    """The day of that number nearest to a day that has been told: the 3rd after 28 November is that of December.

    >>> nth_near(3, date(2020, 11, 28)), nth_near(9, date(2020, 3, 16)), nth_near(31, date(2020, 6, 1))
    (datetime.date(2020, 12, 3), datetime.date(2020, 3, 9), datetime.date(2020, 5, 31))
    """
    first = month.replace(day=1)
    months = [add_months(first, shift) for shift in (0, 1, -1)]
    days = [day for at in months if (day := day_of(at.year, at.month, number))]
    return min(days, key=lambda day: abs(day - month), default=None)


def weekday_beside(spell: When, weekday: int, after: bool) -> date:
    """The first such weekday after a stretch of days, or the last before it."""
    if after:
        return add_days(spell.end, (weekday - spell.end.weekday() - 1) % 7 + 1)
    return spell.start - timedelta(days=(spell.start.weekday() - weekday - 1) % 7 + 1)

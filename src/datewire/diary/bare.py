"""Events that an article names without any date, from the account of its reading.

The reader puts such a name in the box "undated"; the diary makes a draft of it, so that "the forum will be held" waits
for its date, and "the conference has been postponed" finds the conference that another article dated.
"""

from __future__ import annotations

import re

from datewire.diary.names import CANCELLED, POSTPONED, name_of
from datewire.model import Box, Disposition, Draft, Evidence, Kind, Precision, Reading, Status, When

_BE = r"[^.;:\n]{0,60}?\b(?:has|have|had|was|were|is|are|been|be)\s+(?:\w+\s+){0,2}?"
_OFF = (
    (Status.POSTPONED, re.compile(rf"{_BE}(?:{'|'.join(POSTPONED)})\b", re.IGNORECASE)),
    (Status.CANCELLED, re.compile(rf"{_BE}(?:{'|'.join(CANCELLED)})\b", re.IGNORECASE)),
)
SURE = 0.5  # confidence of a name without a date: as likely as not that it becomes an appointment
REACH = 120


def bare(reading: Reading) -> tuple[Draft, ...]:
    """A draft of precision NONE for each undated name in the account that is not part of another event's name there.

    None for an article without a day of publication, which gives no place in time at all.
    """
    day = reading.article.anchor.day
    if day is None:
        return ()
    dated = [name_of(n).words for d in (*reading.drafts, *reading.undated) for n in (d.title, *d.aliases)]
    lines = [line for line in reading.ledger if line.box is Box.UNDATED and line.quote]
    kept = [line for line in lines if not any(name_of(line.quote).words <= words for words in dated)]
    when = When(day, day, Precision.NONE)
    return tuple(_draft(reading, line, when) for line in kept if name_of(line.quote).telling)


def _draft(reading: Reading, line: Disposition, when: When) -> Draft:
    article = reading.article
    after = article.text[line.span.end : line.span.end + REACH]
    status = next((status for status, words in _OFF if words.match(after)), Status.SCHEDULED)
    evidence = tuple(Evidence(article.id, line.span, line.quote, s, line.rule) for s in ("title", "when"))
    return Draft(line.quote, when, status, Kind.OTHER, SURE, evidence, reasons=("told without a date",))

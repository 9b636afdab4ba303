"""An editor's desk: the unclear cases of a diary, and answers as lines of the file of decisions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from datewire.diary import Diary
from datewire.diary.decisions import append
from datewire.diary.placed import Placed
from datewire.diary.questions import named
from datewire.diary.rulings import FIELDS, Ruling
from datewire.diary.unclear import Case, cases, sentence, slim_joins
from datewire.errors import OptionError
from datewire.feeds import text, wording
from datewire.model import Event, Precision, Report

PER_PAGE: Final = 20
_PROOFS: Final = ("when", "status", "sentence", "title")


@dataclass(frozen=True, slots=True)
class Line:
    """One article's telling of a case: the sentence in three parts, its `words` the proof; `mark` names the telling."""

    mark: str
    title: str
    source: str
    url: str | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A case as the page shows it: `fields` are what an answer "fix" can change, as they stand."""

    case: Case
    questions: tuple[str, ...]
    lines: tuple[Line, ...]
    fields: Mapping[str, str]
    days: str


class Desk:
    """`open` opens the diary with the decisions in force, `path` is their file, `now` the present instant in UTC."""

    def __init__(
        self, open: Callable[[], AbstractContextManager[Diary]], path: Path, now: Callable[[], datetime]
    ) -> None:
        self._open, self._path, self._now = open, path, now
        self._lock = threading.Lock()

    def waiting(self, number: int) -> tuple[list[Shown], int, int]:
        """The cases of page `number` (from 1; beyond the last: the last), that number, and how many cases there are."""
        with self._open() as diary:
            found = cases(diary.events(undated=True), diary.rulings)
            number = min(max(number, 1), max(1, -(-len(found) // PER_PAGE)))
            some = found[(number - 1) * PER_PAGE : number * PER_PAGE]
            return [_shown(diary, case) for case in some], number, len(found)

    def decide(self, answer: Mapping[str, str]) -> int:
        """Write the decision of a form to the file and bring the diary in line with it; how many events changed.

        Raises OptionError for what is no decision on an event that is there; nothing is written then."""
        with self._lock:
            with self._open() as diary:
                events = {event.uid: event for event in diary.events(undated=True)}
                event = events.get(answer.get("event", ""))
                if event is None:
                    raise OptionError("this event is not there any more", "look at the list again")
                ruling = _ruling(diary, events, event, answer)
            append(self._path, ruling, event.draft.title)
            with self._open() as diary:
                return len(diary.enforce(self._now()))


def _ruling(diary: Diary, events: Mapping[str, Event], event: Event, answer: Mapping[str, str]) -> Ruling:
    word = answer.get("word", "")
    if word == "accept":
        steps = answer.get("steps", "")
        seen = min(int(steps), len(event.history)) if steps.isascii() and steps.isdigit() and len(steps) < 6 else 0
        return Ruling("accept", (event.uid,), (("steps", str(seen)),))
    if word in ("reject", "later"):
        return Ruling(word, (event.uid,))
    if word == "merge":
        others = [other for uid, other in events.items() if uid != event.uid]
        return Ruling("merge", (event.uid, named(others, _clean(answer.get("with", "")) or "-").uid))
    marks = [placed.mention.mark for placed in diary.tellings(event)]
    if word == "split" and len(marks) > 1 and answer.get("mark") in marks:
        return Ruling("split", (answer["mark"],))
    if word == "fix":
        return _fix(diary, event, marks, answer)
    raise OptionError("this is no decision", "accept, fix, reject, merge, split or later")


def _fix(diary: Diary, event: Event, marks: list[str], answer: Mapping[str, str]) -> Ruling:
    """What differs from the entry as it stands, beside what was fixed before: the last line on an event holds alone."""
    known = fields_of(event)
    given = {name: _clean(answer[name]) for name in FIELDS if name in answer}
    changed = {name: value for name, value in given.items() if value != known[name]}
    if not changed:
        raise OptionError("nothing was changed", "change a field, or accept the entry")
    before = diary.rulings.fix((event.uid, *marks))
    return Ruling("fix", (event.uid,), tuple((dict(before.fields if before else ()) | changed).items()))


def fields_of(event: Event) -> dict[str, str]:
    """The fields that a decision can fix, as they stand; days are empty while the day is not told."""
    draft, when = event.draft, event.draft.when
    exact = when.precision is Precision.DAY
    return {
        "title": draft.title,
        "start": when.start.isoformat() if exact else "",
        "end": when.end.isoformat() if exact else "",
        "time": f"{when.start_time:%H:%M}" if when.start_time else "",
        "until": f"{when.end_time:%H:%M}" if when.end_time else "",
        "zone": when.zone or "",
        "place": draft.place.text if draft.place else "",
        "status": draft.status.value,
        "online": "yes" if draft.online else "no",
    }


def _shown(diary: Diary, case: Case) -> Shown:
    event = case.event
    tellings = diary.tellings(event)
    texts = {article.id: article.text for article in diary.articles_of(event)}
    lines = tuple(_line(placed, texts.get(placed.mention.report.article, "")) for placed in tellings)
    when = event.draft.when
    days = "no date" if when.precision is Precision.NONE else wording.days_words(when)
    return Shown(case, (*case.questions, *slim_joins(tellings)), lines, fields_of(event), days)


def _line(placed: Placed, article: str) -> Line:
    report, draft = placed.mention.report, placed.mention.draft
    proofs = [e for field in _PROOFS for e in draft.evidence if e.supports == field and e.span.of(article) == e.quote]
    parts = sentence(article, proofs[0]) if proofs else ("", draft.title, "")
    before, words, after = (text.plain(part) for part in parts)
    return Line(placed.mention.mark, draft.title, _source(report), text.address(report.url), before, words, after)


def _source(report: Report) -> str:
    return wording.source(report).removeprefix("Source: ") or report.article


def _clean(value: str) -> str:
    return " ".join(text.plain(value).split())

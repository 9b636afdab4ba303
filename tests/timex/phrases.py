"""The phrase files of tests/corpus, read line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from datewire.model import Precision, When

FOLDER = Path(__file__).parent.parent / "corpus"


class Phrase(NamedTuple):
    """One line: the words, the sentence that holds them, the day of publication, and what must come out."""

    words: str
    sentence: str
    day: date
    want: str

    @property
    def text(self) -> str:
        """The words in their sentence."""
        return self.sentence.replace("{}", self.words)

    @property
    def start(self) -> int:
        """Where the words stand in the text."""
        return self.sentence.index("{}")


def phrases(language: str) -> Iterator[Phrase]:
    """All lines of a language's file; `want` is empty where nothing may be found."""
    day, sentence = date(2021, 8, 25), "{}"
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("day "):
            day = date.fromisoformat(line[4:])
        elif line.startswith("> "):
            sentence = line[2:]
        elif line == "!":
            sentence = "{}"
        else:
            words, _, want = line.partition(" => ")
            yield Phrase(words, sentence, day, want)


def shown(when: When) -> str:
    """A place on the calendar as the phrase files write it."""
    start, end = when.start.isoformat(), when.end.isoformat()
    if when.start_time:
        start += f"T{when.start_time:%H:%M}"
        same = when.start == when.end
        end = f"{end}T{when.end_time:%H:%M}" if when.end_time else start if same else end
    text = start if start == end else f"{start}/{end}"
    extra = [when.precision.value if when.precision is not Precision.DAY else "", when.zone or "", when.rrule or ""]
    return " ".join([text, *filter(None, extra)])

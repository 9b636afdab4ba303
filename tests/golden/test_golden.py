"""Own articles of many kinds, read whole: the same bytes through every door, and right in two other libraries."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest
from goldens import articles, made
from ical.calendar_stream import IcsCalendarStream

from datewire.feeds import lint

FOLDERS = articles()
NAMES = [f.name for f in FOLDERS]


def read_by_command(folder: Path, form: str, stdin: bool) -> bytes:
    article = folder / "article.txt"
    command = [sys.executable, "-m", "datewire", "read", "-" if stdin else str(article), "--format", form]
    done = subprocess.run(command, input=article.read_bytes() if stdin else None, capture_output=True, check=True)
    return done.stdout


def test_there_are_at_least_twelve_articles() -> None:
    assert len(FOLDERS) >= 12


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_an_article_announces_what_it_announced(folder: Path) -> None:
    for name, data in made(folder).items():
        assert (folder / name).read_bytes() == data, f"{folder.name}/{name}"


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_every_quote_stands_in_the_article(folder: Path) -> None:
    words = re.sub(r"\s+", " ", (folder / "article.txt").read_text(encoding="utf-8"))
    for event in json.loads((folder / "want.json").read_bytes())["events"]:
        assert {"title", "when", "status"} <= {e["supports"] for e in event["evidence"]}
        assert all(re.sub(r"\s+", " ", e["quote"]) in words for e in event["evidence"])
        assert event["start_date"] <= event["end_date"]


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_calendar_is_right_for_the_linter_and_two_libraries(folder: Path) -> None:
    data = (folder / "want.ics").read_bytes()
    told = len(json.loads((folder / "want.json").read_bytes())["events"])
    assert not lint.errors(lint.check(data))
    assert len(icalendar.Calendar.from_ical(data).events) <= told
    assert len(IcsCalendarStream.calendar_from_ics(data.decode()).events) == len(
        icalendar.Calendar.from_ical(data).events
    )


@pytest.mark.parametrize("folder", FOLDERS[:3], ids=NAMES[:3])
def test_file_and_standard_input_give_the_same_bytes(folder: Path) -> None:
    by_file = json.loads(read_by_command(folder, "jsonl", stdin=False))
    by_stdin = json.loads(read_by_command(folder, "jsonl", stdin=True))
    want = json.loads((folder / "want.json").read_bytes())
    assert by_file["events"] == by_stdin["events"] == want["events"]
    assert read_by_command(folder, "ics", stdin=False) == read_by_command(folder, "ics", stdin=False)

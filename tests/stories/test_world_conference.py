"""The World Conference, told by six articles in two years: a day, no place, a month and two cities, one of them, three
other days, put off. One entry with one UID through it all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from datewire.cli import main

NAME = "World Conference on Intercultural and Interfaith Dialogue"
STORY = [
    (
        "2019-07-04",
        f"The {NAME} will be held in Russia on 21 May 2022, the speaker of the upper house said on Thursday.",
    ),
    ("2021-01-20", f"The {NAME} is planned for 21 May 2022, but its place has not been decided yet, her office said."),
    (
        "2021-04-06",
        f"Senators said Tuesday that the {NAME} will take place in May 2022, in Moscow or St Petersburg.",
    ),
    ("2021-04-22", f"The {NAME} will take place in St Petersburg in May 2022, the organising committee decided."),
    ("2021-08-23", f"Guests were invited to the {NAME}, which will be held in St Petersburg on 16-18 May 2022."),
    ("2021-11-30", f"The {NAME} has been postponed because of the epidemic, its organisers said on Tuesday."),
]
WANTED = [
    ("2022-05-21", "2022-05-21", 0, "scheduled"),
    ("2022-05-21", "2022-05-21", 0, "scheduled"),
    ("2022-05-21", "2022-05-21", 0, "scheduled"),
    ("2022-05-21", "2022-05-21", 0, "scheduled"),
    ("2022-05-16", "2022-05-18", 1, "scheduled"),
    ("2022-05-16", "2022-05-18", 2, "postponed"),
]


def call(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_six_articles_are_one_entry_from_its_first_day_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATEWIRE_DIARY", str(tmp_path / "d.sqlite"))
    monkeypatch.setenv("DATEWIRE_NOW", "2022-01-01T12:00:00Z")
    monkeypatch.chdir(tmp_path)
    uids = set()
    for number, ((day, text), want) in enumerate(zip(STORY, WANTED, strict=True)):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"date {day} News of the conference\n{text}\n", encoding="utf-8")
        call("run", str(path), "-o", "cal", "--allow-shrink")
        (event,) = (json.loads(line) for line in call("find", "World Conference", "--json").splitlines())
        uids.add(event["uid"])
        assert (event["start_date"], event["end_date"], event["sequence"], event["status"]) == want, day
    assert len(uids) == 1
    assert "st petersburg" in call("find", "World Conference", "--json").lower()

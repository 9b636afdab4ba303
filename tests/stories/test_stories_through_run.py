"""Stories over many weeks, told to `datewire run` one article at a time: one UID, its number and state after each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from datewire.cli import main

HERE = Path(__file__).parent
Entry = tuple[str, str, int, str]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATEWIRE_DIARY", str(tmp_path / "d.sqlite"))
    monkeypatch.setenv("DATEWIRE_NOW", "2023-01-01T12:00:00Z")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def articles(story: str) -> list[str]:
    return (HERE / f"{story}.jsonl").read_text(encoding="utf-8").splitlines()


def told(desk: Path, line: str) -> list[tuple[str, Entry]]:
    """The events after `run` over one more article: UID, and days, number and state."""
    (desk / "news.jsonl").write_text(f"{line}\n", encoding="utf-8")
    call("run", "news.jsonl", "-o", "cal", "--allow-shrink")
    found = [json.loads(one) for one in call("find", "--json").splitlines()]
    return [(e["uid"], (e["start_date"], e["end_date"], e["sequence"], e["status"])) for e in found]


def life(uid: str) -> list[str]:
    return [json.loads(line)["action"] for line in call("life", uid, "--json").splitlines()]


def test_the_assembly_that_met_ten_weeks_later_is_one_entry_and_its_silent_move_is_flagged(desk: Path) -> None:
    first, second = articles("aipa_43")
    ((uid, announced),) = told(desk, first)
    assert announced == ("2022-09-12", "2022-09-16", 0, "scheduled")
    ((later, held),) = told(desk, second)
    assert later == uid
    assert held == ("2022-11-20", "2022-11-25", 1, "ongoing")
    assert "moved silently" in life(uid)
    assert "2022-09-12" in call("changes")
    assert "moved silently" in call("review", "--list")
    ics = next(p for p in (desk / "cal").iterdir() if p.suffix == ".ics" and b"AIPA" in p.read_bytes()).read_text()
    assert ics.count("BEGIN:VEVENT") == 1
    assert f"UID:{uid}" in ics
    assert "SEQUENCE:1" in ics
    assert "DTSTART;VALUE=DATE:20221120" in ics


def test_the_world_conference_keeps_its_uid_from_its_first_day_to_its_postponement(desk: Path) -> None:
    steps = [told(desk, line) for line in articles("world_conference")]
    assert all(len(events) == 1 for events in steps)
    assert len({uid for ((uid, _),) in steps}) == 1
    entries = [entry for ((_, entry),) in steps]
    assert entries[0] == entries[1] == ("2022-05-21", "2022-05-21", 0, "scheduled")
    numbers = [number for _, _, number, _ in entries]
    assert numbers == sorted(numbers)
    assert [(first, last, state) for first, last, _, state in entries[4:]] == [
        ("2022-05-16", "2022-05-18", "scheduled"),
        ("2022-05-16", "2022-05-18", "postponed"),
    ]
    assert entries[5][2] == entries[4][2] + 1
    ((uid, _),) = steps[0]
    assert [action for action in life(uid) if action in ("moved silently", "postponed")] == [
        "moved silently",
        "postponed",
    ]


@pytest.mark.parametrize("story", ["aipa_43", "world_conference"])
def test_the_whole_story_at_once_ends_as_the_story_in_steps(desk: Path, story: str) -> None:
    lines = articles(story)
    for line in lines:
        in_steps = told(desk, line)
    (desk / "all.jsonl").write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    call("run", "all.jsonl", "--diary", "other.sqlite", "--no-feeds")
    found = [json.loads(one) for one in call("find", "--json", "--diary", "other.sqlite").splitlines()]
    assert [(e["uid"], e["start_date"], e["status"]) for e in found] == [(u, e[0], e[3]) for u, e in in_steps]

"""The commands over a diary, from the command line down to the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from datewire.cli import main

FIRST = "The 9th Baltic Herring Conference will be held in Klaipeda from June 14 to 15, 2023, the port said."
MOVED = (
    "The 9th Baltic Herring Conference, which was to be held from June 14 to 15, 2023, has been postponed. "
    "The 9th Baltic Herring Conference will be held from September 20 to 21, 2023 in Klaipeda."
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATEWIRE_DIARY", str(tmp_path / "d.sqlite"))
    monkeypatch.setenv("DATEWIRE_NOW", "2023-05-25T12:00:00Z")
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "one", "2023-01-12", FIRST)
    return tmp_path


def write(home: Path, name: str, day: str, text: str) -> None:
    record = {"id": name, "published": day, "title": f"Herring, {name}", "text": text, "source": name}
    (home / f"{name}.jsonl").write_text(json.dumps(record) + "\n")


def call(*words: str, says: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=says)


def found(*words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in call("find", "--json", *words).stdout.splitlines()]


def test_run_twice_is_run_once_and_the_feeds_stay_the_same_bytes(home: Path) -> None:
    first = call("run", "one.jsonl", "-o", "cal")
    assert first.exit_code == 0, first.output
    assert "1 new article, 1 event; 1 new" in first.stderr
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in (home / "cal").iterdir()}
    assert any(b"Herring" in data for data, _ in before.values())
    second = call("run", "one.jsonl", "-o", "cal")
    assert "0 new articles, 1 event; nothing changed; 0 files written" in second.stderr
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in (home / "cal").iterdir()} == before


def test_a_move_keeps_the_uid_and_is_told_with_its_old_date(home: Path) -> None:
    call("run", "one.jsonl", "--no-feeds")
    (event,) = found("herring")
    write(home, "two", "2023-05-24", MOVED)
    call("run", "two.jsonl", "--no-feeds")
    (moved,) = found("herring")
    assert (moved["uid"], moved["start_date"], moved["sequence"]) == (event["uid"], "2023-09-20", 1)
    table = call("changes", "--since", "2023-05-25").stdout
    assert "2023-09-20" in table
    assert "(was 2023-06-14 to 2023-06-15)" in table
    assert json.loads(call("changes", "--style", "json").stdout.splitlines()[-1])["action"] == "moved"
    assert "Moved" in call("changes", "--style", "diary").stdout
    life = call("life", "Baltic Herring").stdout
    assert [word in life for word in ("created", "moved", "two", "#1")] == [True] * 4


def test_rebuild_leaves_the_same_events_and_changes_nothing(home: Path) -> None:
    write(home, "two", "2023-05-24", MOVED)
    call("run", "two.jsonl", "--no-feeds")
    call("run", "one.jsonl", "--no-feeds")
    before = found()
    told = call("rebuild")
    assert "0 changed" in told.stderr, told.output
    assert found() == before


def test_an_editors_word_is_final_and_replayed(home: Path) -> None:
    call("run", "one.jsonl", "--no-feeds")
    uid = str(found()[0]["uid"])
    decisions = home / "d.sqlite.decisions"
    decisions.write_text(f"fix {uid} start=2023-06-16 end=2023-06-17 place='Palanga'\n")
    assert "1 changed" in call("rebuild").stderr
    (fixed,) = found()
    assert (fixed["start_date"], fixed["place"], fixed["uid"], fixed["sequence"]) == ("2023-06-16", "Palanga", uid, 1)
    decisions.write_text(f"reject {uid}\n")
    call("rebuild")
    assert found() == []
    decisions.write_text("frobnicate it\n")
    broken = call("rebuild")
    assert broken.exit_code == 2
    assert "decisions:1" in broken.stderr


def test_review_writes_each_answer_as_a_line_that_holds(home: Path) -> None:
    write(home, "two", "2023-02-24", FIRST.replace("June 14 to 15", "July 4 to 5"))
    call("run", "one.jsonl", "two.jsonl", "--no-feeds")
    assert "moved silently" in call("review", "--list").stdout
    reviewed = call("review", says="a\n")
    assert reviewed.exit_code == 0, reviewed.output
    assert (home / "d.sqlite.decisions").read_text().startswith("accept ")
    assert call("review", "--list").stdout == ""


def test_compare_names_what_my_calendar_lacks_or_has_on_another_day(home: Path) -> None:
    call("run", "one.jsonl", "--no-feeds")
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//me//me//EN\r\n"
    entry = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20230101T000000Z\r\nSUMMARY:{}\r\nDTSTART;VALUE=DATE:{}\r\nEND:VEVENT\r\n"
    mine = home / "mine.ics"
    mine.write_bytes((head + entry.format("Dentist", "20230614") + "END:VCALENDAR\r\n").encode())
    told = call("compare", "mine.ics")
    assert told.exit_code == 4, told.output
    assert told.stdout.startswith("missing")
    mine.write_bytes((head + entry.format("Baltic Herring Conference", "20230613") + "END:VCALENDAR\r\n").encode())
    assert call("compare", "mine.ics").stdout.startswith("another day")
    mine.write_bytes((head + entry.format("Baltic Herring Conference", "20230614") + "END:VCALENDAR\r\n").encode())
    assert call("compare", "mine.ics").exit_code == 0


@pytest.mark.parametrize("words", [("find",), ("changes",), ("life", "x"), ("rebuild",), ("pencilled",), ("review",)])
def test_without_a_diary_every_question_says_so_in_one_line(home: Path, words: tuple[str, ...]) -> None:
    told = call(*words)
    assert told.exit_code == 1
    assert len(told.stderr.splitlines()) == 1
    assert "no diary there" in told.stderr


def test_the_rules_of_the_winner_are_printed() -> None:
    text = call("life", "--rules").stdout
    assert [text.index(f"{n}.") for n in range(1, 6)] == sorted(text.index(f"{n}.") for n in range(1, 6))
    assert "organiser" in text


def test_find_narrows_by_day_place_kind_and_status(home: Path) -> None:
    call("run", "one.jsonl", "--no-feeds")
    assert len(found("--from", "2023-06-15", "--to", "2023-06-15", "--place", "klaipėda")) == 1
    assert found("--from", "2023-06-16") == []
    assert found("--status", "cancelled") == []
    assert call("find", "tuna").exit_code == 1

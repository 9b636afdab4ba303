"""What a source gave is remembered when the diary has it, and counted; with and without diary the UIDs are the same."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from datewire import pipeline
from datewire.diary import Diary
from datewire.errors import DiaryError

Call = Callable[..., Any]
DATED = "The Ninth Baltic Herring Conference will be held in Klaipeda from June 14 to 15, 2023, the port said."
UNDATED = "The port invited its neighbours to take part in the Ninth Baltic Herring Conference."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATEWIRE_DIARY", str(tmp_path / "d.sqlite"))
    monkeypatch.setenv("DATEWIRE_NOW", "2023-05-25T12:00:00Z")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    named = [("Harbour Post", "one.jsonl"), ("Quay Times", "t*.jsonl")]
    tables = [f'[[source]]\nname = "{name}"\nglob = "in/{glob}"\n' for name, glob in named]
    (tmp_path / "sources.toml").write_text("\n".join(tables))
    write(tmp_path, "one", "2023-01-12", DATED)
    write(tmp_path, "two", "2023-01-14", DATED)
    return tmp_path


def write(home: Path, name: str, day: str, text: str) -> None:
    record = {"id": name, "published": day, "title": f"Herring, {name}", "text": text}
    (home / "in" / f"{name}.jsonl").write_text(json.dumps(record) + "\n")


def uids(folder: Path) -> set[str]:
    return set(re.findall(r"UID:(\S+)", (folder / "all.ics").read_text("utf-8")))


def test_build_and_run_give_an_event_first_named_without_a_date_the_same_uid(call: Call, home: Path) -> None:
    write(home, "one", "2023-01-12", UNDATED)
    assert call("build", "in", "-o", "built").status == 0
    assert call("run", "in", "-o", "kept").status == 0
    write(home, "one", "2023-01-12", "Nothing of note.")
    call("build", "in", "-o", "later")
    assert uids(home / "built") == uids(home / "kept") != uids(home / "later")


@pytest.mark.parametrize("words", [("run", "sources.toml"), ("run", "--sources", "sources.toml")])
def test_a_visit_is_remembered_only_when_the_diary_has_its_articles(
    call: Call, home: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    visits = home / ".sources.visits.json"

    def full(*_: object) -> None:
        raise DiaryError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Diary, "_enter", full)
        assert call(*words, "--no-feeds").status == 1
    assert not visits.exists()
    assert "2 new articles, 1 event; 1 new" in call(*words, "--no-feeds").err
    assert set(json.loads(visits.read_text())) == {"Harbour Post", "Quay Times"}


def test_a_named_source_that_is_not_due_is_visited_by_force(call: Call, home: Path) -> None:
    call("run", "sources.toml", "--no-feeds")
    write(home, "three", "2023-01-15", DATED)
    assert "0 new articles" in call("run", "sources.toml", "--no-feeds").err
    assert "1 new article, 1 event" in call("run", "sources.toml", "--no-feeds", "--force").err


def test_a_missing_sources_file_does_not_stop_the_others(call: Call, home: Path) -> None:
    done = call("run", "none.toml", "in/one.jsonl", "--no-feeds")
    assert (done.status, "none.toml: no such file" in done.err) == (1, True)
    assert "1 new article, 1 event" in done.err


def test_sources_are_listed_with_the_events_that_they_report(call: Call, home: Path) -> None:
    before = call("sources", "--sources", "sources.toml").out
    assert "not visited yet\n" in before
    call("run", "sources.toml", "--no-feeds")
    write(home, "three", "2023-01-15", "The Annual Kite Conference will be held on June 8, 2024 in Lyon.")
    call("run", "sources.toml", "--no-feeds", "--force")
    listed = [
        json.loads(line) for line in call("sources", "--sources", "sources.toml", "--format", "json").out.splitlines()
    ]
    assert [(each["name"], each["events"]) for each in listed] == [("Harbour Post", 1), ("Quay Times", 2)]
    table = call("sources", "--sources", "sources.toml").out
    assert "1 article, 2 in all, 1 event\n" in table
    assert "2 articles, 3 in all, 2 events\n" in table


def test_an_event_knows_the_languages_of_its_reports(home: Path) -> None:
    (event,) = pipeline.gathered(pipeline.readings(pipeline.open_articles(["in"])))
    assert {report.language for report in event.reports} == {"en"}


def feeds(folder: Path) -> dict[str, int]:
    return {f["slug"]: f["events"] for f in json.loads((folder / "feeds.json").read_bytes())["feeds"]}


def test_a_diary_gives_feeds_of_what_is_new_and_what_changed(call: Call, home: Path) -> None:
    call("run", "in", "-o", "out")
    assert feeds(home / "out") == {"all": 1, "deadlines": 0, "new": 1, "changed": 0}
    moved = DATED.replace("June 14 to 15", "June 21 to 22").replace("will be held", "has been moved and will be held")
    write(home, "three", "2023-03-15", moved)
    write(home, "kite", "2023-03-16", "The Annual Kite Conference will be held on June 8, 2024 in Lyon.")
    assert call("run", "in", "-o", "out").status == 0
    assert feeds(home / "out") == {"all": 2, "deadlines": 0, "new": 1, "changed": 1}
    assert b"Kite" in (home / "out" / "new.ics").read_bytes()
    assert b"Herring" in (home / "out" / "changed.ics").read_bytes()
    before = {path.name: path.stat().st_mtime_ns for path in (home / "out").iterdir()}
    assert "0 files written" in call("run", "in", "-o", "out").err
    assert {path.name: path.stat().st_mtime_ns for path in (home / "out").iterdir()} == before


@pytest.mark.parametrize(
    "words", [("build", "in"), ("run", "in"), ("watch", "--sources", "sources.toml", "--rounds", "1")]
)
def test_events_block_time_when_busy_is_asked_for(call: Call, home: Path, words: tuple[str, ...]) -> None:
    assert call(*words, "-o", "free").status == 0
    assert b"TRANSP:TRANSPARENT" in (home / "free" / "all.ics").read_bytes()
    (home / "free" / "all.ics").unlink()
    assert call(*words, "-o", "free", "--busy").status == 0
    assert b"TRANSP:OPAQUE" in (home / "free" / "all.ics").read_bytes()


def test_read_leaves_no_memory_of_a_visit(call: Call, home: Path) -> None:
    assert "event" not in call("read", "sources.toml").err
    assert not list(home.glob(".sources.visits.json"))
    assert "new article" in call("run", "sources.toml", "--no-feeds").err

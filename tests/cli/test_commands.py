"""read, why and export over the seed and over own lines."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import process
from datewire.cli import COMMANDS, main

Call = Callable[..., Any]
KEYS = ["id", "title", "published", "language", "events"]
EVENT_KEYS = [
    "title", "aliases", "start_date", "end_date", "start_time", "end_time", "timezone", "precision", "rrule", "place",
    "online", "status", "kind", "confidence", "implied", "evidence",
]  # fmt: skip


def test_the_contract_has_its_keys_in_their_order_and_quotes_that_stand(call: Call, seeds: str) -> None:
    (record,) = [json.loads(line) for line in call("read", seeds, "--format", "jsonl").out.splitlines()]
    assert list(record) == KEYS
    assert all(list(event) == EVENT_KEYS for event in record["events"])
    (whole,) = json.loads(call("read", seeds, "--format", "json").out)
    assert whole["published_by"] == "header line"
    for event in whole["events"]:
        for proof in event["evidence"]:
            assert whole["text"][proof["start"] : proof["end"]] == proof["quote"]


def test_every_form_tells_the_days_of_the_seed(call: Call, seeds: str) -> None:
    days = {"table": "2022-05-16 … 2022-05-18", "csv": "2022-05-16,2022-05-18", "ics": "DTEND;VALUE=DATE:20220519"}
    for form, words in days.items():
        done = call("read", seeds, "--format", form)
        assert (done.status, done.err) == (0, "")
        assert words in done.out


def test_csv_is_csv_and_no_cell_is_a_formula(call: Call) -> None:
    text = " date 2024-03-09 T\nThe =cmd|' /C calc'!A0 Conference, \"big\", will be held on May 3, 2024 in Lyon."
    rows = list(csv.DictReader(io.StringIO(call("read", "-", "--format", "csv", stdin=text).out)))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_standard_input_and_file_give_the_same_events(call: Call, seeds: str) -> None:
    path = next(Path(seeds).glob("*.txt"))
    one = json.loads(call("read", str(path), "--format", "jsonl").out)
    two = json.loads(call("read", "-", "--format", "jsonl", stdin=path.read_bytes()).out)
    assert one["events"] == two["events"] != []


def test_documents_of_one_name_are_two_articles(call: Call, tmp_path: Path) -> None:
    for folder, name in (("a", "fair.txt"), ("a", "fair.md"), ("b", "fair.txt")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(" date 2024-03-09 T\nWords.")
    done = call("read", str(tmp_path / "a"), str(tmp_path / "b" / "fair.txt"), "--format", "jsonl")
    assert len({json.loads(line)["id"] for line in done.out.splitlines()}) == 3


def test_two_processes_give_the_same_bytes_as_one(call: Call) -> None:
    text = "The spring fair will be held on May 3, 2024 in the old town."
    lines = "\n".join(
        json.dumps({"id": str(n), "published": "2024-03-09", "title": "T", "text": text}) for n in range(40)
    )
    one, two = (call("read", "-", "--format", "jsonl", "--jobs", jobs, stdin=lines).out for jobs in ("1", "2"))
    assert one == two != ""


def test_the_output_file_is_written_whole_with_usual_rights(call: Call, seeds: str, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert call("read", seeds, "--format", "jsonl", "-o", str(target)).out == ""
    assert json.loads(target.read_text())["events"]
    assert oct(target.stat().st_mode)[-3:] == "644"
    assert list(tmp_path.iterdir()) == [target]


def test_why_accounts_for_every_expression(call: Call, seeds: str) -> None:
    done = call("why", seeds)
    assert (done.status, done.err) == (0, "")
    assert "[between May 16 and 18, 2022] in St Petersburg." in done.out
    counts = re.search(r"(\d+) date expressions \+ (\d+) .* \+ (\d+) .* = (\d+) in boxes: they add up", done.out)
    assert counts
    expressions, alike, undated, boxes = map(int, counts.groups())
    assert expressions + alike + undated == boxes >= 10
    summed = re.findall(r"^  [a-z ]+? +(\d+)$", done.out, re.M)
    assert sum(map(int, summed)) == boxes


def test_why_as_json_says_the_same(call: Call, seeds: str) -> None:
    article, last = [json.loads(line) for line in call("why", seeds, "--format", "json").out.splitlines()]
    assert last["sums"]["balanced"] is True
    assert len(article["account"]) == sum(last["sums"]["boxes"].values())
    assert article["published_by"] == "header line"


def test_a_text_without_a_day_says_so(call: Call) -> None:
    done = call("why", "-", stdin="The fair opens on Friday.")
    assert "publication day none found" in done.out


def test_export_writes_the_chosen_events_only(call: Call, seeds: str, tmp_path: Path) -> None:
    target = tmp_path / "one.ics"
    assert call("export", seeds, "-o", str(target)).status == 0
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 2
    uid = re.search(rb"UID:(\S+)", target.read_bytes().replace(b"\r\n ", b""))
    assert uid
    assert call("export", seeds, "--event", uid[1].decode(), "-o", str(target)).status == 0
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 1


def test_export_of_nothing_says_what_there_is(call: Call, seeds: str, tmp_path: Path) -> None:
    done = call("export", seeds, "--event", "no such thing", "-o", str(tmp_path / "one.ics"))
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert "no event fits the choice (there is: " in done.err


def test_a_closed_pipe_is_no_error() -> None:
    import subprocess

    lines = "\n".join(
        json.dumps({"id": str(n), "published": "2024-03-09", "title": "T", "text": "Fair on May 3."})
        for n in range(3000)
    )
    shell = f"'{sys.executable}' -m datewire read - --format jsonl | head -1"
    done = subprocess.run(["sh", "-c", shell], input=lines.encode(), capture_output=True, timeout=60, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_debug_shows_the_trace() -> None:
    assert b"Traceback" not in process("read", "missing.txt").stderr
    assert (
        b"Traceback"
        in process("--debug", "export", "missing.txt", "-o", "/no/such/x").stderr
        + process("--debug", "read", "-", "--date", "x").stderr
    )


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_that_is_offered_has_help(call: Call, name: str) -> None:
    offered = main.list_commands(None)  # type: ignore[arg-type]
    done = call(name, "--help")
    assert (done.status == 0 and "Usage:" in done.out) is (name in offered)


def test_the_overall_help_imports_no_reader() -> None:
    done = process("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    for heavy in (b"icalendar", b"trafilatura", b"dateparser", b"datewire.timex"):
        assert heavy not in done.stderr

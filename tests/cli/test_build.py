"""build: the seed's feeds, the same bytes under every clock, zone and seed of hashing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import process

Call = Callable[..., Any]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_second_build_writes_nothing(call: Call, seeds: str, tmp_path: Path) -> None:
    first = call("build", seeds, "-o", str(tmp_path / "out"))
    assert (first.status, first.out) == (0, "")
    assert first.err.startswith("1 article, 2 events, ")
    second = call("build", seeds, "-o", str(tmp_path / "out"))
    assert " 0 files written, " in second.err


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ],
)
def test_the_same_documents_give_the_same_bytes(call: Call, seeds: str, tmp_path: Path, env: dict[str, str]) -> None:
    call("build", seeds, "-o", str(tmp_path / "here"))
    assert process("build", seeds, "-o", str(tmp_path / "there"), env=env).returncode == 0
    assert files(tmp_path / "here") == files(tmp_path / "there") != {}


def test_without_documents_the_feeds_stay(call: Call, seeds: str, tmp_path: Path) -> None:
    call("build", seeds, "-o", str(tmp_path / "out"))
    before = files(tmp_path / "out")
    (tmp_path / "empty").mkdir()
    for source in ("missing", "empty"):
        assert call("build", str(tmp_path / source), "-o", str(tmp_path / "out")).status != 0
    assert files(tmp_path / "out") == before


def test_one_bad_document_does_not_stop_the_others(call: Call, seeds: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(next(Path(seeds).glob("*.txt")).read_bytes())
    (folder / "b.txt").write_bytes(b"\0\1\2")
    done = call("build", str(folder), "-o", str(tmp_path / "out"))
    assert done.status == 1
    assert "b.txt: binary data" in done.err
    assert (tmp_path / "out" / "all.ics").read_bytes().count(b"BEGIN:VEVENT") == 2


def test_a_folder_that_cannot_be_written_is_told(call: Call, seeds: str, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = call("build", seeds, "-o", str(tmp_path / "out"))
    assert done.status == 1
    assert done.err.startswith("datewire: ")
    assert (tmp_path / "out").read_text() == "a file"

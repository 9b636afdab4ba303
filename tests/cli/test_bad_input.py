"""Bad input: one clear line each, exit status not 0, nothing half written."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from datewire import pipeline

GOOD = {"id": "a", "published": "2024-03-09", "title": "Fair opens", "text": "The spring fair opens on Friday, May 3."}


def one_line(err: str) -> str:
    """The one line on standard error."""
    assert err.count("\n") == 1, err
    assert err.startswith("datewire: ")
    assert "Traceback" not in err
    return err


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    (tmp_path / "latin.txt").write_bytes("Übermorgen öffnet der Markt.".encode("latin-1"))
    (tmp_path / "nothing.txt").write_bytes(b" \n\n")
    (tmp_path / "long.txt").write_bytes(b"word " * (2 * 1024**2))
    (tmp_path / "long.jsonl").write_bytes(b'{"title": "' + b"w" * (10 * 1024**2) + b'"}')
    (tmp_path / "nodate.txt").write_bytes(b" date 2024-02-30 Fair opens\nWords.")
    return tmp_path


@pytest.mark.parametrize("command", ["read", "why"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "no such file or folder"),
        ("empty", "no documents in this folder"),
        ("binary.txt", "binary data"),
        ("latin.txt", "not UTF-8 at byte 0"),
        ("nothing.txt", "empty"),
        ("long.txt", "more than 4 MB"),
        ("long.jsonl", "more than 4 MB"),
        ("nodate.txt", "is no date"),
    ],
)
def test_a_bad_document_is_told_in_one_line(
    call: Callable[..., object], documents: Path, command: str, name: str, words: str
) -> None:
    target = documents / "out"
    done = call(command, str(documents / name), "-o", str(target))
    assert words in one_line(done.err)  # type: ignore[attr-defined]
    assert name in done.err  # type: ignore[attr-defined]
    assert (done.status, done.out) == (1, "")  # type: ignore[attr-defined]
    assert not [path for path in documents.iterdir() if "out" in path.name]


def test_a_date_option_that_is_no_date_is_told_before_anything_is_read(call: Callable[..., object]) -> None:
    done = call("read", "-", "--date", "tomorrow", stdin="Words.")
    assert "--date: 'tomorrow' is no date" in one_line(done.err)  # type: ignore[attr-defined]
    assert (done.status, done.out) == (2, "")  # type: ignore[attr-defined]


def test_a_broken_line_is_named_and_the_others_are_read(call: Callable[..., object]) -> None:
    lines = "\n".join([json.dumps(GOOD), '{"id": "b", ', json.dumps({**GOOD, "id": "c"})])
    done = call("read", "-", "--format", "jsonl", stdin=lines)
    assert "line 2: broken JSON" in one_line(done.err)  # type: ignore[attr-defined]
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["a", "c"]  # type: ignore[attr-defined]
    assert done.status == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("target", ["no/such/folder/out", "."])
@pytest.mark.parametrize("command", ["read", "why", "export"])
def test_an_output_that_cannot_be_written_is_told(
    call: Callable[..., object], seeds: str, tmp_path: Path, command: str, target: str
) -> None:
    done = call(command, seeds, "-o", str(tmp_path / target))
    assert "cannot write" in one_line(done.err)  # type: ignore[attr-defined]
    assert done.status == 1  # type: ignore[attr-defined]
    assert not list(tmp_path.iterdir())


def test_a_device_or_pipe_is_written_to_and_never_replaced(
    call: Callable[..., object], seeds: str, tmp_path: Path
) -> None:
    target = tmp_path / "pipe"
    os.mkfifo(target)
    reader = os.open(target, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert call("read", seeds, "-o", str(target)).status == 0  # type: ignore[attr-defined]
        assert b"2022-05-16" in os.read(reader, 65536)
    finally:
        os.close(reader)
    assert target.is_fifo()


def test_a_link_stays_a_link(call: Callable[..., object], seeds: str, tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert call("read", seeds, "-o", str(tmp_path / "link")).status == 0  # type: ignore[attr-defined]
    assert (tmp_path / "link").is_symlink()
    assert "2022-05-16" in (tmp_path / "real").read_text()


def test_a_disk_that_fills_up_leaves_the_old_file_as_it_was(
    call: Callable[..., object], seeds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = call("read", seeds, "-o", str(target))
    assert "cannot write: no space left on device" in one_line(done.err)  # type: ignore[attr-defined]
    assert done.status == 1  # type: ignore[attr-defined]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "old")]


def test_a_failure_in_the_middle_leaves_the_old_file_as_it_was(
    call: Callable[..., object], seeds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")

    def broken(*_: object) -> None:
        raise ZeroDivisionError("as an example")

    monkeypatch.setattr(pipeline, "read", broken)
    done = call("read", seeds, "-o", str(target))
    assert "internal fault: ZeroDivisionError: as an example" in one_line(done.err)  # type: ignore[attr-defined]
    assert done.status == 70  # type: ignore[attr-defined]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.jsonl", "old")]


def test_no_source_and_an_unknown_command_are_wrong_calls(call: Callable[..., object]) -> None:
    for words in (("read",), ("nonsense",), ("read", "-", "--format", "pdf")):
        assert call(*words).status == 2  # type: ignore[attr-defined]

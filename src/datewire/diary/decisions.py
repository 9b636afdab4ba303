"""The file of an editor's decisions: read whole, written a line at a time at its end."""

from __future__ import annotations

import os
from pathlib import Path

from datewire.diary.rulings import Ruling, Rulings, parse
from datewire.errors import DatewireError, OptionError, WriteError


def load(path: Path) -> Rulings:
    """The decisions in force; none when there is no file. Raises OptionError that names the line."""
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise DatewireError(f"{path}: cannot read the decisions: {error}") from error
    return parse(text, str(path))


def append(path: Path, ruling: Ruling, comment: str = "") -> None:
    """Write `ruling` as one line at the end of the file, durably; `comment` says for people what it is about.

    Raises OptionError for a ruling that would not be read back as it is (nothing is written then), WriteError."""
    line = ruling.line("".join(c for c in comment if c.isprintable() or c.isspace()))
    if len(line.splitlines()) != 1 or not line.isprintable():
        raise OptionError("a decision is one line of plain text", "without line breaks and control characters")
    parse(line, "the answer")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as stream:
            stream.write((_before(stream.tell(), path) + line + "\n").encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}", "name another file with --decisions") from error


def _before(size: int, path: Path) -> str:
    """A line break when the last line, written by hand, has none."""
    return "\n" if size and not path.read_bytes().endswith(b"\n") else ""

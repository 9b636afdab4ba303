"""Where documents lie: files, folders and the standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from datewire.errors import SourceMissing, SourceUnreadable
from datewire.sources.packed import MAGIC, unpacked

_CONFIGURATION = {".toml", ".lock", ".db", ".sqlite"}
HEAD = 8192


def documents(source: str) -> list[tuple[str, str]]:
    """The documents of a SOURCE as (path or "-", article id), sorted by path; a folder is searched wholly, without
    hidden files and configuration. Raises SourceMissing."""
    if source == "-":
        return [("-", "-")]
    path = Path(source)
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if _is_document(p, path))
        if not found:
            raise SourceMissing(f"{source}: no documents in this folder", "put a text, a page or a .jsonl file into it")
        return [(str(p), p.relative_to(path).with_suffix("").as_posix()) for p in found]
    if not path.exists():
        raise SourceMissing(f"{source}: no such file or folder", "'-' reads the standard input")
    return [(source, path.stem)]


def _is_document(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return not hidden and path.suffix not in _CONFIGURATION and path.is_file()


@contextmanager
def opened(path: str) -> Iterator[tuple[BinaryIO, bytes]]:
    """A binary stream at its beginning and its first bytes. Raises SourceUnreadable when the system refuses."""
    try:
        raw = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        raise _refused(path, error) from error
    stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)  # type: ignore[type-var]
    try:
        if stream.peek(len(MAGIC)).startswith(MAGIC):
            inner = unpacked(stream, path)
            yield inner, inner.peek(HEAD)[:HEAD]  # type: ignore[attr-defined]
        else:
            yield stream, stream.peek(HEAD)[:HEAD]
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        if path != "-":
            stream.close()


def _refused(path: str, error: OSError) -> SourceUnreadable:
    return SourceUnreadable(f"{path}: {(error.strerror or 'cannot be read').lower()}", "check the path and its rights")

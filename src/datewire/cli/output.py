"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from datewire.errors import WriteError


@contextmanager
def output(path: str) -> Iterator[BinaryIO]:
    """A binary stream to `path`, or to standard output for "-".

    A file is written beside its place and renamed when the block ends well; when it does not, nothing of it stays. A
    device or a pipe is written to as it is and never replaced. Raises WriteError.
    """
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    if target.exists() and not target.is_file() and not target.is_dir():
        yield from _direct(target)
        return
    handle, name = _beside(target)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_mask())
        os.replace(name, target.resolve())
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


def _direct(target: Path) -> Iterator[BinaryIO]:
    try:
        with target.open("wb") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _refused(str(target), error) from error


def _beside(target: Path) -> tuple[int, str]:
    """An open temporary file in the folder of `target` (of what it points to, when it is a link)."""
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder", str(target))
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, "permission denied", str(target))
        return tempfile.mkstemp(prefix=f".{target.name}.", dir=target.resolve().parent)
    except OSError as error:
        raise _refused(str(target), error) from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(path: str, error: OSError) -> WriteError:
    return WriteError(f"{path}: cannot write: {(error.strerror or str(error)).lower()}", "nothing was written")

"""Files that are whole or not there: written beside their place, made durable, then put there in one step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from datewire.errors import WriteError


def current(path: Path) -> bytes | None:
    """What stands at `path`; None when nothing does. Raises `WriteError` when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteError(f"{path} cannot be read: {error.strerror}") from error


def replace(path: Path, data: bytes) -> bool:
    """Put `data` at `path` unless it is there already; whether anything was written.

    A web server hashes the time of a file into its ETag, so the same bytes are never written again. Nobody ever sees
    half a file. Raises `WriteError`; then the old file stands as it was.
    """
    if current(path) == data:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise WriteError(
            f"{path} cannot be written: {error.strerror}", "is the folder yours, the disk full?"
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise WriteError(
            f"{path} cannot be written: {error.strerror}", "is the folder yours, the disk full?"
        ) from error
    _settle(path.parent)
    return True


def _settle(folder: Path) -> None:
    """Make the renaming itself durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)

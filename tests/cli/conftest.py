"""One way to call the command line, as a user's shell would."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from datewire.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Done:
    """What a call left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def call() -> Callable[..., Done]:
    """Call datewire in this process: call("read", "-", stdin="...")."""

    def run(*words: str, stdin: str | bytes = b"") -> Done:
        result = CliRunner().invoke(main, list(words), input=stdin)
        return Done(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def seeds() -> str:
    """The project's own source documents."""
    return str(SEEDS)


def process(*words: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Call datewire as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "datewire", *words],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )

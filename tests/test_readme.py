"""The README is the manual: what it leaves out, or promises in vain, fails here."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from datewire import locales
from datewire.cli import main
from datewire.errors import DatewireError
from datewire.feeds import definitions
from datewire.model import Box, Kind, Precision, Status

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_is_in_the_manual(name: str) -> None:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    assert f"datewire {name}" in README
    options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")}
    missing = sorted(o for o in options - {"--help"} if f"`{o}" not in README and f"{o} " not in README)
    assert not missing, f"options of {name} that the README does not name"


def test_every_command_that_the_manual_names_exists() -> None:
    named = set(re.findall(r"(?m)^(?:\.venv/bin/)?datewire ([a-z]+)\b", README)) | set(
        re.findall(r"`datewire ([a-z]+)\b", README)
    )
    assert named <= set(COMMANDS), sorted(named - set(COMMANDS))


def test_every_language_and_every_default_feed_is_in_the_manual() -> None:
    assert all(f"`{code}`" in README for code in locales.available())
    assert all(f"{feed.slug}.ics" in README for feed in definitions.DEFAULT)


def test_every_value_of_the_contract_is_in_the_manual() -> None:
    for values in (Status, Kind, Box, [p for p in Precision if p != Precision.NONE]):
        assert all(str(v.value) in README for v in values)


def test_an_error_has_a_hint_and_a_status() -> None:
    assert DatewireError("what", "do this").exit_status != 0
    assert "do this" in str(DatewireError("what", "do this"))

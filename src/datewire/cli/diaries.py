"""What the commands over a diary share: where it lies, the decisions beside it, the clock, one line for an event."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from datewire.errors import DiaryError
from datewire.model import Event, Precision, When

Command = Callable[..., Any]


def place() -> str:
    """DATEWIRE_DIARY, else a file in the user's own folder for programs' data."""
    return os.environ.get("DATEWIRE_DIARY") or str(Path(click.get_app_dir("datewire")) / "diary.sqlite")


def exists(where: str | None = None) -> bool:
    """Whether there is a diary at that place (a database server is taken at its word)."""
    target = where or place()
    return "://" in target or Path(target).exists()


def diary_option(command: Command) -> Command:
    """--diary and --decisions."""
    for decorate in (
        click.option(
            "--decisions",
            metavar="FILE",
            envvar="DATEWIRE_DECISIONS",
            help="The editor's decisions; default: beside the diary, with .decisions at the end. DATEWIRE_DECISIONS.",
        ),
        click.option(
            "--diary",
            "where",
            metavar="PATH|URL",
            help="The diary: an SQLite file or postgresql://...; default DATEWIRE_DIARY, else your own.",
        ),
    ):
        command = decorate(command)
    return command


def now() -> datetime:
    """The present instant, in UTC (see `datewire.pipeline.now`)."""
    from datewire import pipeline

    return pipeline.now()


def decisions_path(where: str | None, decisions: str | None) -> Path:
    """The file of decisions for that diary."""
    if decisions:
        return Path(decisions)
    base = where or place()
    name = f"{base.partition('?')[0].rpartition('/')[2] or 'diary'}.decisions"
    return Path(click.get_app_dir("datewire")) / name if "://" in base else Path(f"{base}.decisions")


@contextmanager
def opened(where: str | None, decisions: str | None, must_exist: bool = True) -> Iterator[Any]:
    """The diary, with the decisions in force. Raises DiaryError when there is none yet and `must_exist`."""
    from datewire.diary import Diary, open_store
    from datewire.diary.decisions import load

    target = where or place()
    if must_exist and not exists(target):
        raise DiaryError(f"{target}: no diary there", "begin one with 'datewire run SOURCE', or name it with --diary")
    rulings = load(decisions_path(where, decisions))
    store = open_store(target)
    try:
        yield Diary(store, rulings)
    finally:
        store.close()


def days(when: When) -> str:
    """The days of an event for people: "2022-05-16 to 2022-05-18", "month 2022-05-01 to 2022-05-31", "no date"."""
    if when.precision is Precision.NONE:
        return "no date"
    text = f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"
    if when.start_time:
        text += f" {when.start_time:%H:%M}"
    return text if when.precision is Precision.DAY else f"{when.precision} {text}"


def line(event: Event) -> str:
    """One event on one line."""
    draft = event.draft
    where = "online" if draft.online and not draft.place else draft.place.text if draft.place else ""
    parts = [f"{days(draft.when):<24}", draft.title, f"({where})" if where else "", f"[{draft.status}]"]
    return "  ".join(p for p in parts if p)


def told(events: Iterable[Event], as_json: bool) -> None:
    """Events on standard output: a line each, or the JSON contract, one object a line."""
    from datewire.feeds.contract import event_to_json

    for event in events:
        click.echo(json.dumps(event_to_json(event), ensure_ascii=False) if as_json else line(event))

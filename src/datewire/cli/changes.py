"""`datewire changes`: what is new, moved, made exact, postponed or cancelled."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from datewire.cli.diaries import days, diary_option, now, opened
from datewire.model import When

if TYPE_CHECKING:
    from datewire.diary.store import Change

HEADS = {
    "new": "New",
    "announced": "Announced without a date",
    "moved": "Moved",
    "rescheduled": "Has a new date",
    "reinstated": "Takes place after all",
    "exact": "Made exact",
    "postponed": "Postponed",
    "cancelled": "Cancelled",
    "changed": "Changed",
    "gone": "Withdrawn or joined with another",
}


@click.command()
@click.option("--since", metavar="WHEN", help="A day, an instant, 'yesterday', '3d', '12h'; default: the last run.")
@click.option("--style", type=click.Choice(["table", "diary", "json"]), default="table", show_default=True)
@diary_option
def changes(since: str | None, style: str, where: str | None, decisions: str | None) -> None:
    """What the diary learned since WHEN: new events, moved ones with their old date, made exact, postponed, cancelled.

    table has one line a change; diary is text for a morning conference; json one object a line.
    """
    from datewire.diary.questions import since as instant

    start = instant(since, now()) if since else None
    with opened(where, decisions) as diary:
        learned = diary.changes(start)
    {"table": _table, "diary": _diary, "json": _json}[style](learned)


def _was(change: Change) -> str:
    moved = change.was and change.now and change.was != change.now
    return f"  (was {days(change.was)})" if moved and change.was else ""


def _days(when: When | None) -> str:
    return days(when) if when else ""


def _table(learned: Iterable[Change]) -> None:
    for change in learned:
        click.echo(f"{change.action:<12}{_days(change.now or change.was):<26}{change.title}{_was(change)}")


def _diary(learned: Iterable[Change]) -> None:
    known = list(learned)
    for action, head in HEADS.items():
        if some := [c for c in known if c.action == action]:
            click.echo(f"{head}\n")
            for change in some:
                note = f"\n    {change.note}" if change.note else ""
                click.echo(f"  {change.title}\n    {_days(change.now or change.was)}{_was(change)}{note}")
            click.echo("")


def _json(learned: Iterable[Change]) -> None:
    from datewire.diary.record import plain

    for change in learned:
        click.echo(json.dumps(plain(change), ensure_ascii=False))

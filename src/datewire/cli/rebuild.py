"""`datewire rebuild`: derive everything again from the stored articles."""

from __future__ import annotations

import click

from datewire.cli.diaries import diary_option, now, opened


@click.command()
@diary_option
def rebuild(where: str | None, decisions: str | None) -> None:
    """Read every stored article again, replay the decisions, and make all events anew, in one step.

    The same articles, decisions and reader give the same events, UIDs and feeds. Exit status: 0 done; 1 no diary, or
    a broken decision.
    """
    from datewire import pipeline

    with opened(where, decisions) as diary:
        changes = diary.rebuild(pipeline.read, now())
        count = len(diary.events(undated=True))
    click.echo(f"{count} events, {len(changes)} changed by the rebuild", err=True)

"""`datewire compare`: what a calendar of yours lacks or has on another day."""

from __future__ import annotations

import json
from datetime import date

import click

from datewire.cli.common import Day, told_faults
from datewire.cli.diaries import days, diary_option, now, opened


@click.command()
@click.argument("mine")
@click.option("--today", type=Day(), help="Look at what is not over before this day; default: today (UTC).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@diary_option
def compare(mine: str, today: date | None, as_json: bool, where: str | None, decisions: str | None) -> None:
    """Announced events that the calendar file MINE (.ics) does not have, has on another day, or still has although
    they were called off.

    Exit status: 0 nothing to tell; 4 there are differences; 1 the file or the diary cannot be read.
    """
    from datewire import pipeline
    from datewire.diary.compare import compare as differences

    with told_faults() as faults:
        entries = [entry for article in pipeline.open_articles([mine], None, None, faults) for entry in article.stated]
        with opened(where, decisions) as diary:
            gaps = differences(diary.events(), entries, today or now().date())
    for gap in gaps:
        here = days(gap.mine.when) if gap.mine else None
        if as_json:
            record = {"what": gap.what, "uid": gap.event.uid, "title": gap.event.draft.title, "mine": here}
            record |= {"start_date": str(gap.event.draft.when.start), "end_date": str(gap.event.draft.when.end)}
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            note = f"  (yours: {here})" if here else ""
            click.echo(f"{gap.what:<12}{days(gap.event.draft.when):<26}{gap.event.draft.title}{note}")
    if gaps:
        raise click.exceptions.Exit(4)

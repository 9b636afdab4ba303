"""`datewire pencilled`: announced events that wait for an exact day."""

from __future__ import annotations

from datetime import date

import click

from datewire.cli.common import Day
from datewire.cli.diaries import diary_option, now, opened, told


@click.command()
@click.option("--today", type=Day(), help="Leave out what was over before this day; default: today (UTC).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@diary_option
def pencilled(today: date | None, as_json: bool, where: str | None, decisions: str | None) -> None:
    """Events told with a month, a season or "later this year" only, or with no date at all, with their interval.

    They keep their UID when a later article names the day.
    """
    from datewire.diary.questions import pencilled as waiting

    with opened(where, decisions) as diary:
        told(waiting(diary.events(undated=True), today or now().date()), as_json)

"""`datewire find`: events by words, days, place, kind and status."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from datewire.cli.common import Day
from datewire.cli.diaries import diary_option, opened, told
from datewire.model import Kind, Status


@click.command()
@click.argument("words", nargs=-1)
@click.option("--from", "first", type=Day(), help="Not over before this day.")
@click.option("--to", "last", type=Day(), help="Begun on this day or before.")
@click.option("--place", metavar="TEXT", help="Words of the place.")
@click.option("--kind", type=click.Choice([k.value for k in Kind]), help="What sort of event.")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Its state.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@diary_option
def find(words: tuple[str, ...], first: date | None, last: date | None, **how: Any) -> None:
    """The events of the diary whose names or place have all the WORDS; capitals and accents do not matter.

    Exit status: 0 some found; 1 none, or no diary.
    """
    from datewire.diary.questions import Search

    kind = Kind(how["kind"]) if how["kind"] else None
    status = Status(how["status"]) if how["status"] else None
    with opened(how["where"], how["decisions"]) as diary:
        found = diary.find(Search(" ".join(words), first, last, how["place"], kind, status))
    told(found, how["as_json"])
    if not found:
        click.echo("datewire: no event of the diary fits", err=True)
        raise click.exceptions.Exit(1)

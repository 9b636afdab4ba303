"""`datewire sources`: the named sources, and what each gave."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from datewire.cli.add import sources_option
from datewire.cli.common import counted
from datewire.cli.diaries import diary_option, exists, opened

if TYPE_CHECKING:
    from datewire.sources.registry import Named
    from datewire.sources.visits import Visit


@click.command()
@sources_option
@diary_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def sources(registry: str, where: str | None, decisions: str | None, form: str) -> None:
    """The sources named in sources.toml with their last visit, the articles it gave, all articles so far, the events
    of the diary that it reports, and what went wrong.

    Exit status: 0 listed; 1 no such file; 2 the file is wrong.
    """
    from datewire.sources import registry as named
    from datewire.sources import visits
    from datewire.sources.web import shown

    seen = visits.load(visits.place(Path(registry)))
    events = _events(where, decisions)
    for source in named.load(registry):
        visit = seen.get(source.name, visits.Visit())
        told = None if events is None else events.get(source.name, 0)
        if form == "json":
            whole = {**asdict(source), "url": source.url and shown(source.url), "visit": asdict(visit), "events": told}
            click.echo(json.dumps(whole, ensure_ascii=False))
            continue
        click.echo(
            f"{source.name}  {shown(source.url) if source.url else source.glob}  every {source.every}{_weight(source)}"
        )
        gave = "" if told is None else f", {counted(told, 'event')}"
        click.echo(f"  {_last(visit)}{gave}{_fault(visit)}")


def _weight(source: Named) -> str:
    """Its tags, and its trust when it is not the full one."""
    tags = f"  tags {', '.join(source.tags)}" if source.tags else ""
    return tags + (f"  trust {source.trust:g}" if source.trust != 1 else "")


def _events(where: str | None, decisions: str | None) -> dict[str, int] | None:
    """How many events of the diary each source reports; None when there is no diary yet."""
    if where is None and not exists():
        return None
    with opened(where, decisions) as diary:
        return dict(diary.told_by())


def _last(visit: Visit) -> str:
    if not visit.at:
        return "not visited yet"
    return f"last visit {visit.at}, {counted(visit.articles, 'article')}, {visit.total:,} in all"


def _fault(visit: Visit) -> str:
    return f"; FAULT ({visit.failures} in a row): {visit.fault}" if visit.fault else ""

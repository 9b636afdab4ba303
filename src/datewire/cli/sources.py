"""`datewire sources`: the named sources, and what each gave."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from datewire.cli.add import sources_option


@click.command()
@sources_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def sources(registry: str, form: str) -> None:
    """The sources named in sources.toml with their last visit, the articles it gave, all articles so far, and what
    went wrong.

    Exit status: 0 listed; 1 no such file; 2 the file is wrong.
    """
    from datewire.sources import registry as named
    from datewire.sources import visits

    seen = visits.load(visits.place(Path(registry)))
    for source in named.load(registry):
        visit = seen.get(source.name, visits.Visit())
        if form == "json":
            click.echo(json.dumps({**asdict(source), "visit": asdict(visit)}, ensure_ascii=False))
            continue
        from datewire.sources.web import shown

        where = shown(source.url) if source.url else source.glob
        click.echo(f"{source.name}  {where}  every {source.every}")
        last = (
            f"last visit {visit.at}, {visit.articles} articles, {visit.total} in all" if visit.at else "not visited yet"
        )
        click.echo(f"  {last}" + (f"; FAULT ({visit.failures} in a row): {visit.fault}" if visit.fault else ""))

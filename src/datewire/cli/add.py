"""`datewire add`: find the feed of a site and write it to sources.toml."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from datewire.cli.common import counted
from datewire.cli.output import output
from datewire.errors import OptionError, WriteError

Command = Callable[..., Any]


def sources_option(command: Command) -> Command:
    """--sources, the file of named sources."""
    decorate = click.option(
        "--sources", "registry", default=os.path.join("seeds", "sources.toml"), show_default=True, metavar="FILE"
    )
    return decorate(command)


@click.command()
@click.argument("url")
@sources_option
@click.option("--name", help="What to call it; default: the title of the feed or the page.")
@click.option("--every", default="6h", show_default=True, help="How often to visit: 30m, 6h, 1d.")
@click.option("--zone", help="The IANA time zone of the outlet.")
@click.option("--language", metavar="CODE", help="Its language, when it is not to be told from the words.")
@click.option("--trust", type=float, default=1.0, show_default=True, help="From 0 to 1: whom to believe of two.")
@click.option("--tag", "tags", multiple=True, metavar="TOPIC", help="A topic of all its events; may be repeated.")
@click.option("--follow", is_flag=True, help="Read the page behind each entry of the feed.")
@click.option("--local", is_flag=True, help="Allow an address inside this machine or its network.")
def add(url: str, registry: str, **how: Any) -> None:
    """Add the site or feed at URL to the named sources: the feed that the page names is found, read once as a proof,
    and written to sources.toml. A page without a feed is named itself. The new entry is shown on standard output.

    Exit status: 0 added; 1 the address cannot be read or the file not written; 2 it is named already.
    """
    from datewire import pipeline
    from datewire.sources import registry as named
    from datewire.sources.web import shown

    path = Path(registry)
    known = named.load(path) if path.exists() else ()
    named.checked(named.Named(**{**how, "name": "new", "url": url}), "add")  # before anything is fetched
    found = pipeline.discovered(url, local=how["local"])
    if any(each.url == found.url for each in known):
        raise OptionError(f"{shown(found.url)}: already named in {registry}", "see 'datewire sources'")
    name = str(how.pop("name") or found.name or urlsplit(url).hostname)
    if any(each.name == name for each in known):
        name = f"{name} ({urlsplit(found.url or '').hostname})"
    entry = named.entry(named.Named(name=name, url=found.url, **how))
    words = path.read_text(encoding="utf-8").rstrip() + "\n\n" if path.exists() else ""
    named.parse(words + entry, registry)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{path.parent}: {(error.strerror or 'no folder').lower()}", "choose another FILE") from error
    with output(registry) as stream:
        stream.write((words + entry).encode())
    click.echo(entry.replace(found.url, shown(found.url)), nl=False)
    click.echo(
        f"datewire: {counted(found.articles, 'article')} there now; 'datewire watch' and 'datewire run' read them",
        err=True,
    )

"""`datewire build`: all feeds from all source documents."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from datewire.cli.common import counted, feed_options, progress, told_faults
from datewire.errors import DatewireError

if TYPE_CHECKING:
    from datewire.pipeline import Built


@click.command()
@click.argument("seeds", default="seeds")
@click.option("-o", "--output", "folder", default="calendars", show_default=True, type=click.Path(), metavar="FOLDER")
@feed_options
def build(seeds: str, folder: str, allow_shrink: bool, busy: bool) -> None:
    """All feeds from all source documents in SEEDS (a folder or a file, by default seeds); only what changed is
    written. FOLDER/feeds.toml defines the feeds; without it there are all and deadlines. The same documents give the
    same bytes on every day and every machine.

    Exit status: 0 all is built; 1 a document could not be read (the others were) or the folder not written; 2 called
    wrongly; 3 a feed would shrink too much and keeps its last good file.
    """
    from datewire import pipeline

    begin = perf_counter()
    with told_faults() as faults:
        articles = progress(pipeline.open_articles([seeds], fault=faults), "reading")
        built = pipeline.build(articles, Path(folder), pipeline.Wish(allow_shrink, busy))
        for warning in built.published.warnings:
            click.echo(f"datewire: {warning}", err=True)
        _tell(built.published.refused)
        click.echo(_summary(built) + f", {perf_counter() - begin:.1f} s", err=True)
        built.published.check()


def _summary(built: Built) -> str:
    boxes, files = built.account.boxes.total(), built.published
    return (
        f"{counted(built.articles, 'article')}, {counted(built.events, 'event')}, "
        f"{counted(boxes, 'mention')} accounted for"
        f"{'' if built.account.balanced else ' (THEY DO NOT ADD UP)'}, "
        f"{counted(len(files.written), 'file')} written, {len(files.unchanged)} unchanged"
    )


def _tell(refused: tuple[DatewireError, ...]) -> None:
    for error in refused[1:]:  # the first ends the command and is told there
        click.echo(f"datewire: {error}", err=True)

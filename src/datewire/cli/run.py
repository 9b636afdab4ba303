"""`datewire run`: read what is new, update the diary, build the feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from datewire.cli.add import sources_option
from datewire.cli.common import counted, feed_options, progress, source_options, told_faults
from datewire.cli.diaries import diary_option, opened
from datewire.model import Article

if TYPE_CHECKING:
    from datewire.diary.store import Change


@click.command()
@source_options(required=False)
@sources_option
@diary_option
@click.option("-o", "--output", "folder", default="calendars", show_default=True, metavar="FOLDER")
@click.option("--no-feeds", is_flag=True, help="Only update the diary.")
@click.option("--force", is_flag=True, help="Visit the named sources that are not due yet, too.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes that read articles.")
@feed_options
def run(source: tuple[str, ...], where: str | None, decisions: str | None, **how: Any) -> None:
    """Read what is new in the SOURCEs (files, folders, -; without any: the named sources that are due), enter it into
    the diary, build the feeds, and say what changed.

    An article that was read before, with the same text, costs nothing. Exit status: 0 all is done; 1 a document could
    not be read (the others were), or a file not written; 3 a feed would shrink too much and keeps its last good file.
    """
    from datewire import pipeline

    begin = perf_counter()
    count: Counter[str] = Counter()
    with told_faults() as faults, opened(where, decisions, must_exist=False) as diary:
        safe: list[Callable[[], None]] = []
        visiting = partial(pipeline.visited, force=how["force"], after=safe)
        if source:
            articles = pipeline.open_articles(source, how["day"], how["language"], faults, visiting)
        else:
            articles = visiting(Path(how["registry"]), faults)
        new = _counted(diary.fresh(progress(articles, "reading")), count)
        changes = diary.take(pipeline.readings(new, how["jobs"]), pipeline.now())
        for remember in safe:  # only now: a crash before this reads the same articles again
            remember()
        events = diary.events()
        wish = pipeline.Wish(how["allow_shrink"], how["busy"], lately=True)
        nothing = not (events or count["new"] or how["allow_shrink"])  # known: the feeds stay as they are
        published = None if how["no_feeds"] or nothing else pipeline.published(events, Path(how["folder"]), wish)
        files = f"; {counted(len(published.written), 'file')} written" if published else ""
        click.echo(
            f"{counted(count['new'], 'new article')}, {counted(len(events), 'event')}; {_told(changes)}{files}; "
            f"{perf_counter() - begin:.1f} s",
            err=True,
        )
        if published:
            for warning in published.warnings:
                click.echo(f"datewire: {warning}", err=True)
            published.check()


def _counted(articles: Iterable[Article], count: Counter[str]) -> Iterator[Article]:
    for article in articles:
        count["new"] += 1
        yield article


def _told(changes: Iterable[Change]) -> str:
    actions = Counter(change.action for change in changes)
    return ", ".join(f"{number} {action}" for action, number in sorted(actions.items())) or "nothing changed"

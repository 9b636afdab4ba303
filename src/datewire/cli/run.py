"""`datewire run`: read what is new, update the diary."""

from __future__ import annotations

import time
from collections import Counter

import click

from datewire.cli.common import progress, source_options, told_faults
from datewire.cli.diaries import diary_option, now, opened
from datewire.model import Article, Reading


@click.command()
@source_options()
@diary_option
def run(source: tuple[str, ...], where: str | None, decisions: str | None, **how: object) -> None:
    """Read what is new in the SOURCEs, enter it into the diary, and say what changed.

    What was read before, with the same text, costs nothing.
    """
    from datewire import pipeline

    start = time.monotonic()
    with told_faults() as faults, opened(where, decisions, must_exist=False) as diary:
        articles = pipeline.open_articles(source, how["day"], how["language"], faults)  # type: ignore[arg-type]
        seen: Counter[str] = Counter()

        def read(article: Article) -> Reading:
            seen["new"] += 1
            return pipeline.read(article)

        changes = diary.take(map(read, diary.fresh(progress(articles, "reading"))), now())
        count = len(diary.events())
    told = ", ".join(f"{n} {action}" for action, n in sorted(Counter(c.action for c in changes).items()))
    click.echo(
        f"{seen['new']} new articles, {count} events; {told or 'nothing changed'}; {time.monotonic() - start:.1f} s",
        err=True,
    )

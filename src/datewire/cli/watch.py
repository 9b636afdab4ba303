"""`datewire watch`: run again and again."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from datewire.cli.add import sources_option
from datewire.cli.common import counted, feed_options, progress, told_faults
from datewire.cli.diaries import diary_option, opened
from datewire.errors import DatewireError

if TYPE_CHECKING:
    from datewire.pipeline import Wish


@click.command()
@sources_option
@diary_option
@click.option("-o", "--output", "folder", default="calendars", show_default=True, metavar="FOLDER")
@feed_options
@click.option("--pause", default=60, show_default=True, type=click.IntRange(1, 86_400), help="Seconds between looks.")
@click.option("--rounds", default=0, type=click.IntRange(0), help="Stop after so many looks; 0: go on.")
def watch(registry: str, where: str | None, decisions: str | None, **how: Any) -> None:
    """Visit the named sources when they are due, enter what is new into the diary, and keep the feeds up to date,
    until stopped (Ctrl-C or SIGTERM: the round under way is ended first). A source that fails waits longer each time.

    Exit status: 0 stopped; 1 faults in the last round; 2 sources.toml is wrong.
    """
    from datewire.sources import registry as named

    named.load(registry)  # a wrong file ends the command before the first round
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopper(stop))
    from datewire.pipeline import Wish

    wish, done = Wish(how["allow_shrink"], how["busy"], lately=True), 0
    while True:
        faults = _round(Path(registry), (where, decisions), Path(how["folder"]), wish)
        done += 1
        if done == how["rounds"] or stop.wait(how["pause"]):
            break
    if faults:
        raise click.exceptions.Exit(1)


def _stopper(stop: threading.Event) -> Any:
    def handle(number: int, frame: FrameType | None) -> None:
        click.echo("datewire: stopping after this round", err=True)
        stop.set()

    return handle


def _round(path: Path, diary_at: tuple[str | None, str | None], folder: Path, wish: Wish) -> int:
    """One look at all sources; the number of faults. An error of the round is told, and the next round comes."""
    from datewire import pipeline

    faults: list[DatewireError] = []
    try:
        with told_faults() as told, opened(*diary_at, must_exist=False) as diary:
            faults = told
            safe: list[Callable[[], None]] = []
            new = diary.fresh(progress(pipeline.visited(path, told, after=safe), "reading"))
            changes = diary.take(map(pipeline.read, new), pipeline.now())
            for remember in safe:  # only now: a crash before this reads the same articles again
                remember()
            published = pipeline.published(diary.events(), folder, wish)
            if changes or published.written:
                done = f"{counted(len(changes), 'change')}, {counted(len(published.written), 'file')} written"
                click.echo(f"{pipeline.now():%Y-%m-%d %H:%M} {done}", err=True)
            for refused in published.refused:
                told(refused)
    except click.exceptions.Exit:
        pass
    except DatewireError as error:
        click.echo(f"datewire: {error}", err=True)
        return 1
    return len(faults)

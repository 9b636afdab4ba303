"""`datewire export`: the .ics of chosen events."""

from __future__ import annotations

from datetime import date
from typing import Any
from unicodedata import combining, normalize

import click

from datewire.cli.common import progress, source_options, told_faults
from datewire.cli.output import output
from datewire.errors import OptionError
from datewire.model import Event


@click.command()
@source_options(required=False)
@click.option(
    "--event", "wanted", multiple=True, metavar="UID|TEXT", help="Only this event, or those whose title has TEXT."
)
@click.option("-o", "--output", "target", required=True, metavar="FILE.ics", help="Write here; - for standard output.")
def export(source: tuple[str, ...], day: date | None, language: str | None, **how: Any) -> None:
    """The .ics of chosen events: of all that the documents (by default the folder seeds) announce, or with --event of
    those chosen by UID or by words of the title (capitals and accents do not matter). --event may come several times.

    Exit status: 0 written; 1 some document could not be read or the file not written; 2 no event fits the choice.
    """
    from datewire import pipeline

    with told_faults() as faults:
        articles = pipeline.open_articles(source or ("seeds",), day, language, faults)
        events = pipeline.gathered(pipeline.readings(progress(articles, "reading")))
        chosen = [event for event in events if _is_chosen(event, how["wanted"])]
        if not chosen and not faults:
            hint = "; ".join(event.draft.title for event in events[:3]) or "these documents announce nothing"
            raise OptionError(
                "no event fits the choice" if how["wanted"] else "no event to export", f"there is: {hint}"
            )
        if chosen:
            with output(how["target"]) as stream:
                stream.write(pipeline.calendar(chosen))


def _is_chosen(event: Event, wanted: tuple[str, ...]) -> bool:
    names = [_folded(name) for name in (event.draft.title, *event.draft.aliases)]
    return not wanted or any(want == event.uid or any(_folded(want) in name for name in names) for want in wanted)


def _folded(words: str) -> str:
    return "".join(c for c in normalize("NFD", words.casefold()) if not combining(c))

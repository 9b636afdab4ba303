"""`datewire read`: what do these documents announce?"""

from __future__ import annotations

from datetime import date
from itertools import chain

import click

from datewire.cli.common import progress, source_options, told_faults
from datewire.cli.output import output


@click.command()
@source_options()
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "ics"]),
    default="table",
    show_default=True,
    help="table for people; json with the texts; jsonl one article a line (stable contract); csv; ics.",
)
@click.option("-o", "--output", "target", default="-", metavar="FILE", help="Write here, whole or not at all.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="Processes that read articles.")
def read(source: tuple[str, ...], day: date | None, language: str | None, **how: object) -> None:
    """What do these documents announce? One shot, without memory.

    SOURCE is a file, a folder, - for standard input, an http(s) address, or a sources.toml. Read are: plain text (first
    line "date YYYY-MM-DD Title", or a dateline, or --date), JSON Lines (id, published, title, text, source), web pages,
    RSS, Atom and JSON feeds, mail (.eml, mbox), .ics, PDF, .docx, Markdown, WARC, and all of them packed
    with gzip; the content tells which. Articles stream through in constant memory with jsonl, json, csv and table.

    Exit status: 0 all read; 1 some document could not be read (the others were) or nothing could be written; 2 called
    wrongly.
    """
    from datewire import pipeline
    from datewire.cli import forms

    with told_faults() as faults:
        articles = pipeline.open_articles(source, day, language, faults)
        jobs = how["jobs"]
        assert isinstance(jobs, int)
        readings = pipeline.readings(progress(articles, "reading"), jobs)
        first = next(readings, None)
        if first is None:
            return
        with output(str(how["target"])) as stream:
            forms.WRITERS[str(how["form"])](chain([first], readings), stream, "-" in source)

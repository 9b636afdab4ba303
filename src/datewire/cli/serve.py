"""`datewire serve`: the feeds and pages over HTTP."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from datewire.cli.diaries import now
from datewire.errors import OptionError, SourceMissing


@click.command()
@click.argument("calendars", default="calendars", type=click.Path())
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0: all.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--public", default="", metavar="URL", help="Address that people use, when a proxy stands before it.")
@click.option("--quiet", is_flag=True, help="No line for each request.")
def serve(calendars: str, host: str, port: int, public: str, quiet: bool) -> None:
    """The feeds and pages of CALENDARS (the folder that build wrote, by default calendars) over HTTP.

    A new build is picked up without a restart; while a file is missing or cut, its last good bytes are served. The
    address stands on standard output, the log as JSON lines on standard error. Ctrl-C or SIGTERM ends it when open
    answers are out.

    Exit status: 0 ended by a signal; 1 no such folder; 2 called wrongly, or the port is taken.
    """
    try:
        from datewire.server import application, running
        from datewire.server.accesslog import Log
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package == "datewire":
            raise
        raise OptionError(f"serve needs the package {package}", "pip install 'datewire[serve]'") from error

    folder = Path(calendars)
    if not folder.is_dir():
        raise SourceMissing(f"{folder}: no such folder", "make it with 'datewire build'")
    if public and not (urlsplit(public).scheme in ("http", "https") and urlsplit(public).netloc):
        raise OptionError(f"--public: {public!r} is no address", "such as https://dates.example")
    log = Log(sys.stderr, requests=not quiet)
    made = running.bound(host, port)
    click.echo(f"{folder} on {running.address(made)}")
    running.run(application(folder, lambda: now().astimezone(), log, public), made, log)

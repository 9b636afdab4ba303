"""`datewire serve`: the feeds and pages over HTTP."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from datewire.cli.diaries import decisions_path, now, opened
from datewire.errors import OptionError, SourceMissing

if TYPE_CHECKING:
    from datewire.server.desk import Desk


@click.command()
@click.argument("calendars", default="calendars", type=click.Path())
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0: all.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--public", default="", metavar="URL", help="Address that people use, when a proxy stands before it.")
@click.option("--diary", "where", metavar="PATH|URL", help="Offer /review over this diary; on a loopback --host only.")
@click.option("--decisions", metavar="FILE", envvar="DATEWIRE_DECISIONS", help="Where the review page writes.")
@click.option("--quiet", is_flag=True, help="No line for each request.")
def serve(calendars: str, host: str, port: int, public: str, **how: Any) -> None:
    """The feeds and pages of CALENDARS (the folder that build wrote, by default calendars) over HTTP.

    A new build is picked up without a restart; while a file is missing or cut, its last good bytes are served. The
    address stands on standard output, the log as JSON lines on standard error. Ctrl-C or SIGTERM ends it when open
    answers are out.

    With --diary the page /review walks through what is unclear; its answers are lines of the file of decisions (by
    default beside the diary) and hold at once in the diary, in the feeds with the next run. It is for the people at
    this machine: not with --public, not behind a proxy.

    Exit status: 0 ended by a signal; 1 no such folder or diary; 2 called wrongly, or the port is taken.
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
    log = Log(sys.stderr, requests=not how["quiet"])
    made = running.bound(host, port)
    desk = _desk(how["where"], how["decisions"], public, running.on_loopback(made)) if how["where"] else None
    click.echo(f"{folder} on {running.address(made)}")
    running.run(application(folder, lambda: now().astimezone(), log, public, desk), made, log)


def _desk(where: str, decisions: str | None, public: str, loopback: bool) -> Desk:
    """The editor's desk over that diary. Raises OptionError where others could reach it, DiaryError without diary."""
    from datewire.server.desk import Desk

    if public or not loopback:
        raise OptionError("--diary: the review page is for this machine alone", "use --host 127.0.0.1, no --public")
    with opened(where, decisions):
        return Desk(partial(opened, where, decisions), decisions_path(where, decisions), now)

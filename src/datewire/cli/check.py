"""`datewire check`: is a calendar file right?"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from http.client import HTTPException
from pathlib import Path
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

import click

from datewire.errors import OptionError, SourceError, SourceMissing, SourceTooLarge, SourceUnreadable
from datewire.feeds import lint

MAX_BYTES: Final = 20_000_000
TIMEOUT: Final = 20.0
_SCHEMES: Final = ("http", "https")


@click.command()
@click.argument("source", metavar="FILE|URL|-")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of findings instead of lines.")
def check(source: str, as_json: bool) -> None:
    """Is the calendar file FILE, URL or - (standard input) right for every calendar app?

    One line for each fault: line, level, rule, what is wrong, who suffers. The bytes are looked at as well as the
    meaning: line ends, folding, escaping, missing VTIMEZONE, floating times, two events of one UID.

    Exit status: 0 no error (warnings may be), 1 an error or nothing to read, 2 called wrongly.
    """
    findings = lint.check(_data(source))
    if as_json:
        told = [{**asdict(each), "asks": lint.RULES[each.rule].asks} for each in findings]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for each in findings:
            click.echo(f"{source}:{each.line}: {each.level} [{each.rule}] {_clean(each.message)} ({each.client})")
    errors = len(lint.errors(findings))
    click.echo(f"{source}: {errors} errors, {len(findings) - errors} warnings", err=True)
    if errors:
        raise click.exceptions.Exit(1)


def _clean(words: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)


def _data(source: str) -> bytes:
    if source == "-":
        return _bounded(sys.stdin.buffer, "standard input")
    if "://" in source:
        return fetch(source)
    try:
        with Path(source).open("rb") as file:
            return _bounded(file, source)
    except FileNotFoundError as error:
        raise SourceMissing(f"{source}: no such file", "give a file, an http(s) address, or - for input") from error
    except OSError as error:
        raise SourceUnreadable(f"{source}: {error.strerror}") from error


def _bounded(stream: IO[bytes], name: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceTooLarge(f"{name} has more than {MAX_BYTES // 1_000_000} MB", "no calendar app takes such a file")
    return data


def _web() -> OpenerDirector:
    """Opens http and https and follows redirects there, at most ten; no file, no FTP, no data addresses."""
    web = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPDefaultErrorHandler):
        web.add_handler(handler())
    web.add_handler(HTTPErrorProcessor())
    web.add_handler(UnknownHandler())
    return web


def fetch(url: str, opener: OpenerDirector | None = None) -> bytes:
    """The bytes at an http, https or webcal address: at most 20 MB, 20 seconds for each step of the network.

    Raises `OptionError` for another scheme, `SourceError` when nothing can be had. `opener` is for tests.
    """
    scheme, _, rest = url.partition("://")
    address = f"https://{rest}" if scheme.lower() in ("webcal", "webcals") else url
    if urlsplit(address).scheme.lower() not in _SCHEMES:
        raise OptionError(f"{url}: not an http, https or webcal address")
    web = opener or _web()
    request = Request(address, headers={"User-Agent": "datewire", "Accept": "text/calendar, */*;q=0.5"})
    try:
        with web.open(request, timeout=TIMEOUT) as answer:
            return _bounded(answer, url)
    except HTTPError as error:
        raise SourceUnreadable(f"{url}: the server answers {error.code}", "a feed path should answer 200") from error
    except URLError as error:
        raise SourceMissing(f"{url}: {error.reason}", "is the address right, the network there?") from error
    except SourceError:
        raise
    except (OSError, HTTPException, ValueError) as error:
        raise SourceUnreadable(f"{url}: {error}") from error

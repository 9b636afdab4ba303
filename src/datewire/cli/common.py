"""What several commands share: the SOURCE argument and its options, the faults of a batch, the progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import click

from datewire.errors import DatewireError, OptionError

T = TypeVar("T")
Command = Callable[..., Any]


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; anything else is an OptionError."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            name = param.opts[0] if param else "option"
            raise OptionError(
                f"{name}: '{value}' is no date", "write it as YYYY-MM-DD, for example 2021-08-25"
            ) from error


def source_options(required: bool = True) -> Callable[[Command], Command]:
    """The SOURCE arguments and the options that settle what a document does not tell."""

    def decorate(command: Command) -> Command:
        for each in (
            click.option(
                "--language", metavar="CODE", help="Read as this language (en, de ...), whatever it looks like."
            ),
            click.option("--date", "day", type=Day(), help="Publication day; wins over what the document says."),
            click.argument("source", nargs=-1, required=required),
        ):
            command = each(command)
        return command

    return decorate


def feed_options(command: Command) -> Command:
    """How feeds are to be written."""
    for decorate in (
        click.option(
            "--allow-shrink", is_flag=True, help="Let a feed become empty or lose more than half of what is to come."
        ),
        click.option("--busy", is_flag=True, help="Events block the time of the reader, unless feeds.toml says free."),
    ):
        command = decorate(command)
    return command


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Faults(list[DatewireError]):
    """The errors of a batch, told as they come, each as one line on standard error."""

    def __call__(self, error: DatewireError) -> None:
        """Keep and tell one."""
        self.append(error)
        click.echo("datewire: " + " ".join(str(error).split()), err=True)


@contextmanager
def told_faults() -> Iterator[Faults]:
    """Faults to be collected; at the end the command leaves with status 1 when there are any."""
    faults = Faults()
    yield faults
    if faults:
        raise click.exceptions.Exit(1)


def progress(items: Iterable[T], label: str) -> Iterator[T]:
    """`items`, with a bar on standard error when that is a terminal and standard output is not the same one."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr, show_eta=False, width=0) as bar:
        yield from bar

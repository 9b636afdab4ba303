"""The command line. `main` is the group; each command is one small module, imported when it is called.

Data goes to standard output (or `-o`), words to standard error. Exit status: 0 all is done; 1 a document could not be
read or an output not written (whatever could be done is done, unless it says otherwise); 2 the command was called
wrongly; 3 a feed would shrink too much; 70 a fault of datewire itself; 130 interrupted.
"""

from __future__ import annotations

import os

import click

from datewire.cli.lazy import LazyGroup

COMMANDS = {
    "read": "What do these documents announce? One shot, no memory.",
    "why": "The account of every date expression: its box, the rule and the reason.",
    "dates": "Every time expression with its value.",
    "build": "All feeds from all source documents.",
    "export": "The .ics of chosen events.",
    "check": "Is a calendar file right? Datewire's own linter.",
    "run": "Read what is new, update the diary, build the feeds.",
    "watch": "Run again and again on a schedule.",
    "add": "Find the feed of a site and write it to sources.toml.",
    "sources": "The named sources, and what each gave.",
    "feeds": "The feeds and what each holds.",
    "serve": "The feeds and pages over HTTP.",
    "changes": "What is new, moved, made exact or cancelled.",
    "life": "Each step in the life of one event, with its source.",
    "find": "Events by words, days, place, kind and status.",
    "pencilled": "Announced events that wait for an exact day.",
    "compare": "What a calendar of yours lacks or has on another day.",
    "review": "Walk through what is unclear and decide.",
    "rebuild": "Derive everything again from the stored articles.",
}


@click.group(
    cls=LazyGroup,
    commands_by_name=COMMANDS,
    package=__name__,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="datewire", prog_name="datewire")
@click.option("--debug", is_flag=True, help="Show the Python trace of an error.")
@click.option("--fast", is_flag=True, help="Read by the rules alone, also where the extra 'accurate' is installed.")
@click.pass_context
def main(ctx: click.Context, debug: bool, fast: bool) -> None:
    """Reads the news and keeps a calendar true: prose in, iCalendar feeds out.

    Exit status: 0 done; 1 a document could not be read or an output not written; 2 called wrongly; 3 a feed would
    shrink too much; 70 a fault of datewire itself; 130 interrupted.
    """
    ctx.obj = {"debug": debug}
    if fast:
        os.environ["DATEWIRE_FAST"] = "1"  # the environment, so that the processes of --jobs know it too

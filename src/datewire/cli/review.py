"""`datewire review`: walk through what is unclear and decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from datewire.cli.diaries import decisions_path, diary_option, line, now, opened
from datewire.errors import OptionError

if TYPE_CHECKING:
    from datewire.diary.unclear import Case

CHOICES = "[a]ccept  [f]ix  [r]eject  [m]erge  [s]plit  [l]ater  [q]uit"


@click.command()
@click.option("--list", "only_list", is_flag=True, help="Only print what is unclear, a block an event.")
@diary_option
def review(only_list: bool, where: str | None, decisions: str | None) -> None:
    """Walk through what is contradicted, moved in silence or doubtful: each with its sentence and the entry it made.

    Each answer is one line in the file of decisions, which is replayed on every rebuild and can be kept in git.
    """
    from datewire.diary.unclear import cases

    path = decisions_path(where, decisions)
    with opened(where, decisions) as diary:
        waiting = cases(diary.events(undated=True), diary.rulings)
        for case in waiting:
            _show(diary, case)
            if not only_list and not _decided(path, diary, case):
                break
    if not only_list:
        with opened(where, decisions) as diary:
            changes = diary.enforce(now())
        click.echo(f"{len(waiting)} looked at, {len(changes)} events changed", err=True)


def _show(diary: Any, case: Case) -> None:
    from datewire.diary.unclear import sentence

    event = case.event
    click.echo(f"\n{line(event)}\n{event.uid}")
    for question in case.questions:
        click.echo(f"  ? {question}")
    texts = {a.id: a.text for a in diary.articles_of(event)}
    for placed in diary.tellings(event):
        for evidence in placed.mention.draft.evidence:
            text = texts.get(placed.mention.report.article, "")
            if evidence.supports == "when" and evidence.span.of(text) == evidence.quote:
                before, words, after = sentence(text, evidence)
                click.echo(f"  {before}{click.style(words, bold=True, underline=True)}{after}")


def _decided(path: Path, diary: Any, case: Case) -> bool:
    """Ask until there is an answer; False to leave."""
    from datewire.diary.decisions import append
    from datewire.diary.rulings import Ruling

    while True:
        answer = click.prompt(CHOICES, default="l", show_default=False).strip().casefold()[:1]
        if answer == "q":
            return False
        ruling = _ruling(answer, diary, case, Ruling)
        if ruling is None:
            continue
        try:
            append(path, ruling, case.event.draft.title)
        except OptionError as error:
            click.echo(str(error), err=True)
            continue
        return True


def _ruling(answer: str, diary: Any, case: Case, ruling: Any) -> Any:
    uid = case.event.uid
    if answer == "a":
        return ruling("accept", (uid,), (("steps", str(len(case.event.history))),))
    if answer in ("r", "l"):
        return ruling({"r": "reject", "l": "later"}[answer], (uid,))
    if answer == "m":
        return ruling("merge", (uid, click.prompt("with UID").strip()))
    if answer == "s":
        return ruling("split", (_mark(diary, case),))
    if answer == "f":
        import shlex

        given = shlex.split(click.prompt("fields, as start=2022-05-16 end=2022-05-18 place='St Petersburg'"))
        return ruling("fix", (uid,), tuple((g.partition("=")[0], g.partition("=")[2]) for g in given))
    return None


def _mark(diary: Any, case: Case) -> str:
    tellings = diary.tellings(case.event)
    for number, placed in enumerate(tellings, 1):
        click.echo(f"  {number}. {placed.mention.draft.title} ({placed.mention.report.article})")
    number = click.prompt("which one is another event", type=click.IntRange(1, len(tellings)))
    mark: str = tellings[number - 1].mention.mark
    return mark

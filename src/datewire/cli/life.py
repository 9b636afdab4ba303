"""`datewire life`: each step in the life of one event."""

from __future__ import annotations

import json

import click

from datewire.cli.diaries import days, diary_option, line, opened


@click.command()
@click.argument("event", required=False)
@click.option("--rules", is_flag=True, help="Print the rules by which one of two contradicting reports wins.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a step.")
@diary_option
def life(event: str | None, rules: bool, as_json: bool, where: str | None, decisions: str | None) -> None:
    """Each step in the life of EVENT (a UID, or words of its name): day, number, what, source, words, and why each
    article was taken to tell of it.

    Exit status: 0 told; 1 no diary; 2 no event fits, or several.
    """
    if rules:
        _rules()
        return
    if not event:
        raise click.UsageError("which EVENT?")
    from datewire.diary.questions import Search, named

    with opened(where, decisions) as diary:
        found = named(diary.find(Search(event), undated=True), event)
        tellings = diary.tellings(found)
    if as_json:
        from datewire.diary.record import plain

        for step in found.history:
            click.echo(json.dumps(plain(step), ensure_ascii=False))
        return
    reports = {r.article: r for r in found.reports}
    click.echo(f"{line(found)}\n{found.uid}  sequence {found.sequence}\n")
    for step in found.history:
        report = reports[step.article]
        click.echo(f"{step.at:%Y-%m-%d}  #{step.sequence}  {step.action}{': ' + step.note if step.note else ''}")
        told = f"tells {days(step.told)}: " if step.told else ""
        click.echo(f"            {report.outlet or step.article}, {told}“{' '.join(step.quote.split())[:160]}”")
    click.echo("")
    for placed in tellings:
        if placed.because:
            click.echo(f"{placed.mention.report.article}: {placed.because}\n    split {placed.mention.mark}")


def _rules() -> None:
    from datewire.diary.winner import RULES

    click.echo("An editor's decision wins over every report; an exact date over a vague one that it lies inside. Else:")
    for number, rule in enumerate(RULES, 1):
        click.echo(f"{number}. {rule.name}: {rule.says}.")

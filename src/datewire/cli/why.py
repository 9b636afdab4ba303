"""`datewire why`: the account of every date expression."""

from __future__ import annotations

import json
from datetime import date
from functools import reduce
from itertools import chain
from operator import add

import click

from datewire.cli.common import progress, source_options, told_faults
from datewire.cli.output import output
from datewire.errors import EvidenceError
from datewire.model import Disposition, Reading
from datewire.pipeline import Account

_AROUND = 48  # characters of context on each side


@click.command()
@source_options()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", "target", default="-", metavar="FILE", help="Write here, whole or not at all.")
def why(source: tuple[str, ...], day: date | None, language: str | None, form: str, target: str) -> None:
    """Why is an event in the calendar, and why is a date not? Every date expression and every event announced without
    a date, with its words in context, its box, the rule and the reason. The boxes add up, and the last line says so.

    With json: one object a line for each article, and a last one with the sums.

    Exit status: 0 all read and the boxes add up; 1 some document could not be read, or they do not; 2 called wrongly.
    """
    from datewire import pipeline

    with told_faults() as faults:
        articles = progress(pipeline.open_articles(source, day, language, faults), "reading")
        first = next(articles, None)
        if first is None:
            return
        sums: list[Account] = []
        with output(target) as stream:
            for article in chain([first], articles):
                reading = pipeline.read(article)
                sums.append(pipeline.account(reading))
                stream.write((_json(reading) if form == "json" else _text(reading)).encode())
            total = reduce(add, sums)
            stream.write((_json_sums(total, len(sums)) if form == "json" else _text_sums(total, len(sums))).encode())
        if not total.balanced:
            words = ", ".join(map(repr, total.missing[:5]))
            faults(
                EvidenceError(f"the boxes do not add up to the expressions: {words}", "please tell us: it is a fault")
            )


def _context(line: Disposition, text: str) -> tuple[str, str]:
    """The words before and after, within the block, cut at a word."""
    start, end = line.span.start, line.span.end
    left = text[max(text.rfind("\n", 0, start) + 1, start - _AROUND) : start]
    stop = text.find("\n", end)
    right = text[end : min(len(text) if stop < 0 else stop, end + _AROUND)]
    if len(left) == _AROUND:
        left = "…" + left.partition(" ")[2]
    if len(right) == _AROUND:
        right = right.rpartition(" ")[0] + "…"
    return left, right


def _text(reading: Reading) -> str:
    article, anchor = reading.article, reading.article.anchor
    published = f"published {anchor.day} ({anchor.origin})" if anchor.day else f"publication day {anchor.origin}"
    lines = [article.title or "(no title)", f"  {article.id} · {published} · language {article.language}"]
    for line in reading.ledger:
        left, right = _context(line, article.text)
        title = f" → {reading.drafts[line.draft].title}" if line.draft is not None else ""
        lines += [f"  {line.box:<22}{left}[{line.span.of(article.text)}]{right}"]
        lines += [f"{'':24}{line.reason} (rule {line.rule}){title}"]
    if not reading.ledger:
        lines.append("  no date expression and no announced event in it")
    return "\n".join(lines) + "\n\n"


def _sum_line(total: Account) -> str:
    verdict = "they add up" if total.balanced else "THEY DO NOT ADD UP"
    return (
        f"{total.expressions} date expressions + {total.alike} that only look like one"
        f" + {total.undated} announced without a date"
        f" = {total.boxes.total()} in boxes: {verdict}"
    )


def _text_sums(total: Account, articles: int) -> str:
    boxes = "".join(f"  {box:<22}{count}\n" for box, count in sorted(total.boxes.items()))
    return f"{articles} article{'s' * (articles != 1)}\n{boxes}{_sum_line(total)}\n"


def _json(reading: Reading) -> str:
    article, anchor = reading.article, reading.article.anchor
    record = {
        "id": article.id,
        "title": article.title,
        "published": anchor.day and anchor.day.isoformat(),
        "published_by": anchor.origin,
        "language": article.language,
        "account": [_record(line, reading) for line in reading.ledger],
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _record(line: Disposition, reading: Reading) -> dict[str, object]:
    left, right = _context(line, reading.article.text)
    return {
        "start": line.span.start,
        "end": line.span.end,
        "quote": line.quote,
        "before": left,
        "after": right,
        "box": line.box,
        "rule": line.rule,
        "reason": line.reason,
        "event": None if line.draft is None else reading.drafts[line.draft].title,
    }


def _json_sums(total: Account, articles: int) -> str:
    boxes = dict(sorted(total.boxes.items()))
    found = {"expressions": total.expressions, "alike": total.alike, "undated": total.undated}
    sums = {"articles": articles, **found, "boxes": boxes, "balanced": total.balanced}
    return json.dumps({"sums": sums}, ensure_ascii=False) + "\n"

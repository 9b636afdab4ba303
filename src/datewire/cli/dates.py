"""`datewire dates`: the time expressions of articles, found and resolved, for reading or for other people's scorers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import click

from datewire import locales, timex
from datewire.cli.common import source_options, told_faults
from datewire.model import Article, TimeMention, When


def _mentions(article: Article) -> list[TimeMention]:
    return timex.find(article.text, article.anchor, locales.load(article.language))


def timeml(article: Article, mentions: list[TimeMention]) -> str:
    """The article as a TimeML 1.2.1 document: its text with TIMEX3 elements, t0 for the day of publication."""
    day = article.anchor.day
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n',
        f"<DOCID>{escape(article.id)}</DOCID>\n",
        f'<DCT><TIMEX3 tid="t0" type="DATE" value="{day or "XXXX-XX-XX"}" functionInDocument="CREATION_TIME">',
        f"{day or ''}</TIMEX3></DCT>\n<TEXT>",
    ]
    at = 0
    for number, mention in enumerate(mentions, 1):
        span = mention.span
        mod = f" mod={quoteattr(mention.mod)}" if mention.mod else ""
        parts.append(escape(article.text[at : span.start]))
        parts.append(f'<TIMEX3 tid="t{number}" type="{mention.type}" value={quoteattr(mention.value)}{mod}>')
        parts.append(f"{escape(span.of(article.text))}</TIMEX3>")
        at = span.end
    parts.append(f"{escape(article.text[at:])}</TEXT>\n</TimeML>\n")
    return "".join(parts)


def _place(when: When) -> dict[str, object]:
    told: dict[str, object] = {"start": when.start.isoformat(), "end": when.end.isoformat()}
    if when.start_time:
        told["start_time"] = f"{when.start_time:%H:%M}"
    if when.end_time:
        told["end_time"] = f"{when.end_time:%H:%M}"
    told |= {"precision": when.precision.value, "zone": when.zone, "rrule": when.rrule}
    return told | {"implied": sorted(when.implied), "why": list(when.why)}


def lines(article: Article, mentions: list[TimeMention]) -> str:
    """One JSON object a line for each mention."""
    rows = [
        {
            "article": article.id,
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.span.of(article.text),
            "type": mention.type,
            "value": mention.value,
            "mod": mention.mod,
            "direction": mention.direction,
            "rule": mention.rule,
            "doubt": mention.doubt,
            "whens": [_place(when) for when in mention.whens],
        }
        for mention in mentions
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def table(article: Article, mentions: list[TimeMention]) -> str:
    """Aligned columns for reading: where, type, value, the words, the reason."""
    rows = [f"{article.title or article.id} ({article.anchor.day or 'day unknown'})"]
    for mention in mentions:
        words = " ".join(mention.span.of(article.text).split())
        why = mention.doubt or (mention.whens[0].why[0] if mention.whens and mention.whens[0].why else "")
        rows.append(f"{mention.span.start:>7}  {mention.type:<8}  {mention.value:<33}  {words:<34}  {why}".rstrip())
    return "\n".join(rows) + "\n"


WRITERS = {"timeml": timeml, "jsonl": lines, "table": table}


def written(articles: Iterator[Article], form: str) -> Iterator[str]:
    """The output for each article in the form asked for (a key of `WRITERS`)."""
    for article in articles:
        yield WRITERS[form](article, _mentions(article))


@click.command()
@source_options()
@click.option("--format", "form", type=click.Choice(sorted(WRITERS)), default="table", show_default=True)
def dates(source: tuple[str, ...], form: str, day: date | None, language: str | None) -> None:
    """Every time expression of the SOURCEs with its value, type and reason.

    The form timeml gives one TimeML 1.2.1 document an article, which other people's scorers read.
    """
    from datewire.pipeline import open_articles

    with told_faults() as faults:
        for text in written(open_articles(source, day=day, language=language, fault=faults), form):
            click.echo(text, nl=False)

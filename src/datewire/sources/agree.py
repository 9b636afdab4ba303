"""Events stated as data beside events told in prose: one reading, in which the data win.

A page's own record of an event (schema.org, hCalendar, iCalendar) is what its publisher typed into a calendar; the
prose around it often says the same with a slip or half of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from datewire.model import Article, Box, Disposition, Draft, Evidence, Reading, Span, Status, TimeMention

_NEAR = 62  # days between two tellings of one event of the same name
_WORD = re.compile(r"[^\W_]{3,}|\d+")
_SMALL = frozenset(("the", "and", "for", "with", "from", "der", "die", "das", "und", "des", "les", "del", "las", "los"))


def prose(article: Article) -> Article:
    """`article` without the blocks of role "data", which stand behind the prose."""
    blocks = tuple(block for block in article.blocks if block.role != "data")
    return replace(article, text=article.text[: blocks[-1].span.end if blocks else 0], blocks=blocks, stated=())


def agreed(told: Reading, article: Article, mentions: Iterable[TimeMention]) -> Reading:
    """The reading of the whole `article`: the stated events first, then those that only the prose (`told`) has.

    `mentions` are the time expressions of the whole text; those inside data blocks are accounted for here.
    """
    stated = [_at(draft, article.anchor.day) for draft in article.stated]
    places: dict[int, int] = {}
    drafts = list(stated)
    for index, draft in enumerate(told.drafts):
        twin = next((i for i, other in enumerate(stated) if same(draft, other)), None)
        if twin is None:
            drafts.append(draft)
        places[index] = len(drafts) - 1 if twin is None else twin
    lines = [_line(line, told.drafts, drafts, places) for line in told.ledger]
    lines += _data_lines(article, drafts, mentions)
    return replace(told, article=article, drafts=tuple(drafts), ledger=tuple(lines))


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts of one document are one event: near in time, most words of the shorter name shared, no
    different numbers ("42nd" is not "43rd")."""
    near = abs((one.when.start - other.when.start).days) <= _NEAR
    if not near:
        return False
    a, b = _words(one.title), _words(other.title)
    numbers_a, numbers_b = ({w for w in words if w.isdigit()} for words in (a, b))
    if numbers_a and numbers_b and numbers_a != numbers_b:
        return False
    shared = len(a & b)
    return shared > 0 and shared >= 0.6 * min(len(a), len(b))


def _words(title: str) -> frozenset[str]:
    bare = re.sub(r"(\d+)(?:st|nd|rd|th)\b", r"\1", title.casefold())
    return frozenset(_WORD.findall(bare)) - _SMALL


def _at(draft: Draft, day: date | None) -> Draft:
    """`draft` with its state on the day of publication."""
    if day is None or draft.status is not Status.SCHEDULED or draft.when.rrule:
        return draft
    if draft.when.end < day:
        return replace(draft, status=Status.HELD)
    return replace(draft, status=Status.ONGOING) if draft.when.start < day else draft


def _line(line: Disposition, old: tuple[Draft, ...], new: list[Draft], places: dict[int, int]) -> Disposition:
    if line.draft is None:
        return line
    at = places[line.draft]
    moved = replace(line, draft=at)
    if new[at] is old[line.draft] or line.box.value not in {status.value for status in Status}:
        return moved
    data, said = new[at].when, old[line.draft].when
    if (data.start, data.end) == (said.start, said.end):
        return replace(moved, box=Box.MERGED, reason=f"the page states “{new[at].title}” as data, same days")
    days = data.start.isoformat() if data.start == data.end else f"{data.start} to {data.end}"
    return replace(moved, box=Box.UNCLEAR, reason=f"the page's data say {days} for “{new[at].title}”, and they win")


def _data_lines(article: Article, drafts: list[Draft], mentions: Iterable[TimeMention]) -> list[Disposition]:
    data = [block for block in article.blocks if block.role == "data"]
    lines = []
    for mention in mentions:
        for index, block in enumerate(data):
            if block.span.holds(mention.span):
                lines.append(_data_line(article, drafts, index, mention.span))
                break
    return lines


def _data_line(article: Article, drafts: list[Draft], index: int, span: Span) -> Disposition:
    draft = drafts[index]
    when: Evidence = next(e for e in draft.evidence if e.supports == "when")
    if when.span.meets(span):
        box, reason = Box(draft.status.value), "stated as data by the document itself"
    else:
        box, reason = Box.PART_OF, "words of the name or the place of an event stated as data"
    return Disposition(span, span.of(article.text), box, when.by, reason, index)

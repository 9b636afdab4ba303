"""Lists of dates that a page sets in plain boxes (<div>, <span>, <article>, <a>) instead of a list or a table.

An extractor of prose drops them on longer pages or leaves each cell as a paragraph of its own. The rule: a run of
sibling boxes with at least three days, one for every 40 words or fewer and no long paragraph, outside menus, related
lists and comments, is an agenda; each of its records becomes one row, "4 May 2026 | Reading | Town library".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from datewire import timex
from datewire.locales import load
from datewire.model import Anchor, Precision
from datewire.sources.page import boxes, tidy
from datewire.sources.page.boxes import Blocks, Walk
from datewire.sources.page.gate import days

if TYPE_CHECKING:
    from lxml.etree import _Element

_GLUED = re.compile(r"\b(?:19|20)\d\d(?=[^\W\d_]|\d\d?[:.h]\d)|\d\d[^\W\d_]{3}|[a-z][A-Z][a-z]")  # cells run together
Judge = Callable[[list[str], bool], bool]


def with_agendas(found: Blocks, body: _Element | None, walk: Walk, wanted: Judge) -> Blocks:
    """`found` with the agendas that it lacks, each in its place in the document; what they repeat is left out.

    `body` is the page's <body>, `walk` makes ordinary blocks of an element. `wanted` is asked about the lines of an
    agenda, and whether most of their words are links: it tells announcements from a list of older stories.
    """
    if body is None or not _lacking(found, body):
        return found
    own = tidy.tidied(body, linked=True)
    for run in boxes.runs(own):
        blocks = [block for node in run for block in boxes.emitted(node, walk)]
        said = [words for words, role in blocks if role in ("row", "item", "paragraph")]
        lines = [words for words in said if days(words)] or said
        if lines and not _told(lines, found) and wanted([w for w, _ in blocks], tidy.is_linked(run)):
            found = _placed(found, _heading(run[0]) + blocks, own, run[0])
    return found


def is_ahead(lines: list[str], linked: bool, anchor: Anchor, language: str | None) -> bool:
    """Whether the lines announce: their days go forward, as in an agenda, and not back, as in a list of older stories.
    Where most words are links, half of the days must also lie ahead of the publication day in `anchor`."""
    found = timex.find("\n".join(lines), anchor, load(language or "en"))
    firsts = [mention.whens[0] for mention in found if mention.whens and mention.type in ("DATE", "TIME")]
    days = [w.start for w in firsts if w.precision is Precision.DAY and "day" not in w.implied]
    if not days or len(firsts) < boxes.LEAST:
        return False
    forward = sum((one < other) - (one > other) for one, other in pairwise(days))
    ahead = anchor.day is not None and 2 * sum(day >= anchor.day for day in days) >= len(days)
    return forward > 0 and (ahead or anchor.day is None) if linked else forward >= 0 or ahead


def _lacking(found: Blocks, body: _Element) -> bool:
    """Whether the page has a day that `found` has not, or only in a block of nothing else."""
    whole = len(days(" ".join(boxes.texts(body))))
    rich = 0
    for words, role in found:
        if (len(boxes.WORD.findall(words)) > 4 and not _GLUED.search(words)) or role == "heading":
            rich += min(2, len(days(words)))  # more of them in one block may be records run together
    return whole >= boxes.LEAST and whole > rich


def _heading(first: _Element) -> Blocks:
    before = first.getprevious()
    parent = first.getparent()
    while before is None and parent is not None and parent.tag in boxes.BOXES and len(parent) < 3:
        before, parent = parent.getprevious(), parent.getparent()
    if before is None or before.tag not in boxes.HEADS:
        return []
    return [(" ".join("".join(boxes.texts(before)).split()), "heading")]


def _plain(words: str) -> str:
    return f" {' '.join(boxes.WORD.findall(words))} "


def _told(lines: list[str], found: Blocks) -> bool:
    """Whether all lines stand in `found` already, each in another block."""
    known = [_plain(words) if role in ("row", "item") or "\t" not in lines[0] else "" for words, role in found]
    at = [next((i for i, each in enumerate(known) if _plain(line) in each), -1) for line in lines]
    return -1 not in at and len(set(at)) == len(set(lines))


def _placed(found: Blocks, agenda: Blocks, own: _Element, first: _Element) -> Blocks:
    """`found` with `agenda` before the first block that follows it in the document, without the blocks it repeats."""
    said = "".join(boxes.WORD.findall(" ".join(words for words, _ in agenda)))
    heads = {_plain(cell) for words, _ in agenda for cell in words.split("\t")}

    def repeated(words: str, role: str) -> bool:
        if role == "heading":
            return _plain(words) in heads
        return "".join(boxes.WORD.findall(words)) in said

    gone = [index for index, block in enumerate(found) if repeated(*block)]
    at = gone[0] if gone else _index(found, own, first)
    kept = [block for index, block in enumerate(found) if index not in gone]
    at -= sum(1 for index in gone if index < at)
    return [*kept[:at], *agenda, *kept[at:]]


def _index(found: Blocks, own: _Element, first: _Element) -> int:
    """How many of the found blocks stand before the box `first`."""
    before = _plain(" ".join(_before(own, first)))
    return max((index for index, (words, _) in enumerate(found, 1) if _plain(words) in before), default=0)


def _before(node: _Element, first: _Element) -> Iterator[str]:
    """The texts of `node` that stand before `first`, which is inside it."""
    yield node.text or ""
    inside = {first, *first.iterancestors()}
    for child in node:
        if child in inside:
            if child is not first:
                yield from _before(child, first)
            return
        yield from boxes.texts(child)
        yield child.tail or ""

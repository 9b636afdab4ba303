"""Boxes of a page (<div>, <span>, <article>, <a>) that hold dates: runs of them, and the rows that they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from datewire.sources.page import rows
from datewire.sources.page.gate import days

if TYPE_CHECKING:
    from lxml.etree import _Element

Blocks = list[tuple[str, str]]
Walk = Callable[["_Element"], Blocks]

_LEAF = re.compile(r"(?:\d{1,2}\.? [^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.? \d{1,2})(?: 20\d\d)?")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d\d\b| ?[ap]\.?m\b)", re.I)
WORD = re.compile(r"\w+")
LONG = 240  # characters; a record is no longer
_PROSE = 160  # characters; a text of more without a day in it is a paragraph of prose
LEAST = 3  # days of an agenda
_SPARSE = 40  # words for each day, above which it is a report that names days
BOXES = frozenset("div section article main li span p a dl ul ol td tr tbody table".split())
HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARTS = BOXES | HEADS | frozenset("time strong b em i small dt dd header footer figure address".split())
_TABLES = frozenset(("table", "tbody", "thead", "tr"))
_SILENT = ("script", "style", "noscript", "template")


def texts(node: _Element) -> Iterator[str]:
    """The texts of an element in order, those of scripts left out."""
    for inner in node.iter():
        if inner.tag not in _SILENT and isinstance(inner.tag, str) and inner.text and not inner.text.isspace():
            yield inner.text
        if inner.tail and not inner.tail.isspace():
            yield inner.tail


def runs(node: _Element, depth: int = 0) -> Iterator[list[_Element]]:
    """Outermost runs of sibling boxes that are agendas."""
    run: list[_Element] = []
    for child in [*node, None]:
        if child is not None and _short(child):
            run.append(child)
            continue
        kept = _trimmed(run)
        if _dense(kept):
            yield kept
        run = []
        if child is not None and isinstance(child.tag, str) and depth < 100:
            yield from runs(child, depth + 1)


def _short(node: _Element) -> bool:
    """Whether no text in the box is a paragraph of prose."""
    if not isinstance(node.tag, str) or node.tag in ("form", "nav"):
        return False
    return not any(map(_is_prose, texts(node))) and not any(_is_prose("".join(p.itertext())) for p in node.iter("p"))


def _is_prose(words: str) -> bool:
    return len(words) > 2 * LONG or (len(words) > _PROSE and not days(words))


def _trimmed(run: list[_Element]) -> list[_Element]:
    """`run` without what stands before its first dated box (its heading stays) and behind the last."""
    dated = [i for i, node in enumerate(run) if node.tag in BOXES and days(" ".join(texts(node)))]
    return run[dated[0] : dated[-1] + 1] if dated else []


def _dense(run: list[_Element]) -> bool:
    words = " ".join(text for node in run for text in texts(node))
    dated = len(days(words))
    clocks = len(_CLOCK.findall(words))
    many = dated >= LEAST or (dated and clocks >= LEAST)
    return bool(many) and len(WORD.findall(words)) <= _SPARSE * (dated + clocks)


def emitted(node: _Element, walk: Walk) -> Iterator[tuple[str, str]]:
    """The blocks of a box: one row when it is a record, else those of its boxes."""
    if node.tag in HEADS or node.tag == "dl" or not isinstance(node.tag, str) or (node.tag == "tr" and rows.kind(node)):
        yield from walk(node)
        return
    if node.tag in _TABLES:
        for child in node:
            yield from emitted(child, walk)
        return
    parts = _joined(cells(node))
    if not parts:
        return
    if _is_record(node, parts):
        yield "\t".join(parts), "row" if len(parts) > 1 else "item"
    elif _own_words(node) or not any(child.tag in BOXES | HEADS for child in node):
        yield from walk(node)
    else:
        for child in node:
            yield from emitted(child, walk)


def _is_record(node: _Element, parts: list[str]) -> bool:
    whole = " ".join(parts)
    dated, clocks = len(days(whole)), len(_CLOCK.findall(whole))
    if len(parts) > 8 or len(whole) > LONG or not (0 < dated + clocks <= 5 and dated <= 2):
        return False
    return not any(inner.tag in ("br", "table", "dl") or _lists(inner) for inner in node.iter())


def _lists(node: _Element) -> bool:
    """Whether the boxes in a box are records by themselves; below a heading that is a day, two boxes are, and of a list
    two items with a day."""
    inner = [" ".join(cells(child)) for child in node if child.tag in BOXES]
    if node.tag in ("ul", "ol") and sum(bool(days(words)) for words in inner) > 1:
        return True
    if len(inner) > 1 and any(child.tag in HEADS and days(" ".join(cells(child))) for child in node):
        return True
    return sum(map(_alone, inner)) > 1


def _alone(words: str) -> bool:
    """Whether words are a record by themselves: a day or a clock time, and two words besides."""
    bare = _CLOCK.sub(" ", words)
    for start, end in reversed(days(bare)):
        bare = bare[:start] + bare[end:]
    return bare != words and len([w for w in WORD.findall(bare) if len(w) > 2 and not w.isdigit()]) > 1


def cells(node: _Element) -> list[str]:
    """The texts of a record, apart where the markup keeps them apart; a box with words of its own is one cell."""
    boxed = [child for child in node if child.tag in _PARTS]
    if not boxed or _own_words(node) or node.tag in HEADS:
        words = " ".join("".join(texts(node)).split())
        return [words] if words else []
    return [cell for child in boxed for cell in cells(child)]


def _joined(parts: list[str]) -> list[str]:
    """`parts` with a day that is set as a leaf of a calendar, its number and month (and year) apart, as one cell."""
    found: list[str] = []
    for part in parts:
        pair = f"{found[-1]} {part}" if found else ""
        if _LEAF.fullmatch(pair):
            found[-1] = pair
        else:
            found.append(part)
    return found


def _own_words(node: _Element) -> bool:
    own = (node.text or "") + "".join(child.tail or "" for child in node)
    return bool(WORD.search(own))

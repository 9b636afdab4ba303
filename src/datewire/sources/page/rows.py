"""Rows and lines of a page: tables of data, terms with their descriptions, headings in bold, text set by its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

CELLS = frozenset(("td", "th", "cell"))
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head", "table", "list", "ul", "ol"))
_CELL = 240  # characters; a longer cell holds prose
_HEADING = 80  # characters
_BULLET = re.compile(r"(?:[-+•‣▪●◦·]|\*{1,3}) +\S")
_CLOSED = (".", "!", "?", ":", ";", ",")

Blocks = list[tuple[str, str]]


def is_row(row: _Element) -> bool:
    """Whether a row of a table holds data, as dates and names: no heading, list or table in it, and no cell of prose;
    else the table only lays out the page."""
    if any(inner.tag in _HEADS for inner in row.iterdescendants()):
        return False
    return all(sum(map(len, cell.itertext())) <= _CELL for cell in row)


def kind(row: _Element) -> str:
    """The role of a row: "row", or "heading" for a lone cell over rows of several ("Monday, 18 May"); "" where the
    table only lays out the page."""
    if not is_row(row):
        return ""
    words, below = cells(row), row.getnext()
    lone = "\t" not in words and len(words) <= _HEADING and not words.endswith(_CLOSED)
    return "heading" if lone and below is not None and "\t" in cells(below) else "row"


def cells(row: _Element) -> str:
    """The words of a row, a tab between two cells; line breaks and paragraphs in a cell are blanks."""
    found = [flat(" ".join(" ".join(cell.itertext()).split())) for cell in row if cell.tag in CELLS]
    return "\t".join(each for each in found if each) or flat(" ".join(row.itertext()))


def flat(words: str) -> str:
    """`words` without line breaks and tabs."""
    return words.replace("\n", " ").replace("\t", " ").replace("\r", " ")


def term(node: _Element) -> str:
    """ "term" for a <dt>, "told" for a <dd> (also as the extractor leaves them), else ""."""
    mark = str(node.get("rend") or "")[:3] if node.tag == "item" else f"{node.tag}-"
    return {"dt-": "term", "dd-": "told"}.get(mark, "")


def paired(blocks: Blocks) -> Blocks:
    """Blocks with each description beside its term, as a row of two cells; long ones stay as they are, a term alone is
    an item."""
    found: Blocks = []
    name, alone = "", False
    for words, role in [*blocks, ("", "")]:
        if role == "told" and name and len(words) <= _CELL:
            found.append((f"{name}\t{words}", "row"))
            alone = False  # a term may have several
            continue
        if alone:
            found.append((name, "item"))
        name, alone = (words, True) if role == "term" else ("", False)
        if role and role != "term":
            found.append((words, "item" if role == "told" else role))
    return found


def headed(blocks: Blocks, tree: _Element) -> Blocks:
    """Blocks of which a short paragraph that stands wholly in bold, or in capitals, is a heading, and one that begins
    with a bullet or "**" an item."""
    bold = {
        " ".join("".join(node.itertext()).split())
        for node in tree.iter("p", "div")
        if len(node) == 1 and node[0].tag in ("b", "strong") and not (node.text or "").strip()
        if not (node[0].tail or "").strip()
    }
    return [(words, _look(words, bold) if role == "paragraph" else role) for words, role in blocks]


def _look(words: str, bold: set[str]) -> str:
    if _BULLET.match(words):
        return "item"
    short = len(words) <= _HEADING and not words.endswith(_CLOSED) and words[:1].isalnum()
    return "heading" if short and (words.isupper() or " ".join(words.split()) in bold) else "paragraph"

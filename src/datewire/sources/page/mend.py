"""A page made ready for reading: words struck out go, and a cell that spans rows stands in each of them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from datewire.sources.needed import need
from datewire.sources.page.tidy import drop

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SIGNS = re.compile(r"<(?:s|del|strike)[\s>]|\browspan\b", re.I)
_MOST = 60  # rows that one cell may span


def mended(text: str, root: HtmlElement) -> str:
    """The page `text`, whose tree is `root`, as it is to be read; the tree is changed alike."""
    if not _SIGNS.search(text):
        return text
    for node in list(root.iter("s", "del", "strike")):
        drop(node)
    for cell in list(root.iter("td", "th")):
        if (cell.get("rowspan") or "").strip().isdigit():
            _spread(cell, min(int(cell.attrib.pop("rowspan")), _MOST))
    return str(need("lxml.html", "web pages").tostring(root, encoding="unicode"))


def _spread(cell: HtmlElement, rows: int) -> None:
    """Copies of `cell` into the rows below, at the same place."""
    row = cell.getparent()
    if row is None or row.tag != "tr":
        return
    place = row.index(cell)
    below = [each for each in row.itersiblings("tr")][: rows - 1]
    for each in below:
        copy = deepcopy(cell)
        copy.tail = None
        each.insert(min(place, len(each)), copy)

"""A page without what stands around its story, for the pages from which the extractor has no blocks."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = frozenset(("nav", "aside", "footer", "form", "figure", "figcaption", "button", "script", "style"))
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navigation|menu|footer|foot|fuss|sidebar|comments?|related|share|social|cookie|newsletter|"
    r"breadcrumbs?|most-read|teaser|byline|caption|widget|promo|advert|ad|pager|tags)(?:$|[\s_-])",
    re.I,
)
_BOXES = frozenset(("div", "p", "ul", "ol", "td", "section", "header"))
_MANY = 200  # elements; a box of more is no list of links
_LINKED = 0.6  # share of the words of a box that are links, from which it is a list of links


def tidied(body: _Element) -> _Element:
    """A copy of a page's <body> without menus, footers, captions, comments and boxes of links."""
    own = deepcopy(body)
    for node in list(own.iterdescendants()):
        if node.getparent() is not None and isinstance(node.tag, str) and _around(node):
            tail, parent, before = node.tail or "", node.getparent(), node.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
            parent.remove(node)
    return own


def _around(node: _Element) -> bool:
    if node.tag in _TAGS or _NAMES.search(f"{node.get('class', '')} {node.get('id', '')}"):
        return True
    few = len(list(islice(node.iterdescendants(), _MANY))) < _MANY
    if node.tag not in _BOXES or not few or next(node.iter("a"), None) is None:
        return False
    words, links = ("".join(part) for part in (node.itertext(), (t for a in node.iter("a") for t in a.itertext())))
    return len(links.strip()) > _LINKED * len(words.strip())

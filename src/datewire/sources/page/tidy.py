"""A page without what stands around its story, for the pages from which the extractor has no blocks."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = frozenset(("nav", "aside", "footer", "form", "figure", "figcaption", "button", "script", "style"))
_AROUND = (
    "nav|navigation|menu|footer|foot|fuss|sidebar|comments?|related|share|social|cookie|newsletter|breadcrumbs?|"
    "most-read|pager|advert|ad|thread|repl(?:y|ies)|respond|disqus"
)
_NAMES = re.compile(rf"(?:^|[\s_-])(?:{_AROUND}|teaser|byline|caption|widget|promo|tags)(?:$|[\s_-])", re.I)
_FEWER = re.compile(rf"(?:^|[\s_-])(?:{_AROUND})(?:$|[\s_-])", re.I)  # a list of dates may be made of teasers
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOXES = frozenset(("div", "p", "ul", "ol", "td", "section", "header"))
_MANY = 200  # elements; a box of more is no list of links
_LINKED = 0.6  # share of the words of a box that are links, from which it is a list of links


def tidied(body: _Element, linked: bool = False) -> _Element:
    """A copy of a page's <body> without menus, footers, captions and comments; also without teasers and boxes
    of links, unless `linked`."""
    own = deepcopy(body)
    for node in list(own.iterdescendants()):
        if node.getparent() is not None and isinstance(node.tag, str) and _around(node, linked):
            drop(node)
    return own


def drop(node: _Element) -> None:
    """Take `node` with all in it out of its tree; the text behind it stays, without what XML cannot hold."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    tail = _UNFIT.sub(" ", node.tail or "")
    if before is not None:
        before.tail = _UNFIT.sub(" ", before.tail or "") + tail
    else:
        parent.text = _UNFIT.sub(" ", parent.text or "") + tail
    parent.remove(node)


def _around(node: _Element, linked: bool) -> bool:
    if node.tag in _TAGS or (_FEWER if linked else _NAMES).search(f"{node.get('class', '')} {node.get('id', '')}"):
        return True
    if linked:
        return False
    few = len(list(islice(node.iterdescendants(), _MANY))) < _MANY
    if node.tag not in _BOXES or not few or next(node.iter("a"), None) is None:
        return False
    return is_linked([node])


def is_linked(boxes: list[_Element]) -> bool:
    """Whether most of the words of the boxes are those of links."""
    words = sum(len(text.strip()) for box in boxes for text in box.itertext())
    links = sum(len(text.strip()) for box in boxes for a in box.iter("a") for text in a.itertext())
    return links > _LINKED * words

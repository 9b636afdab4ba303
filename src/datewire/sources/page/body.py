"""The body of a page as blocks with roles. trafilatura chooses; what it leaves as tree is walked here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from datewire.sources.needed import need
from datewire.sources.page import rows, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {"head": "heading", "item": "item", "row": "row", "p": "paragraph", "quote": "paragraph", "code": "paragraph"}
_HTML = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("p", "div", "blockquote", "section", "article", "pre", "address"), "paragraph"),
    **{"dt": "term", "dd": "told", "li": "item", "tr": "row", "caption": "caption", "figcaption": "caption"},
}
_SILENT = {"script", "style", "noscript", "template", "iframe", "svg", "head", "form", "button", "select", "textarea"}
_SILENT |= {"s", "del", "strike"}  # what was struck out is said no more
_LEAST, _BRIEF = 40, 600  # characters: below the one there is no story, below the other it is looked at again
_BREAKS = {"br", "lb"}
_LINES = {"pre", "code", "quote"}  # set by their lines


def page_blocks(text: str, tree: _Element) -> list[tuple[str, str]]:
    """(words, role) of the story of a page, without menus, related lists, captions and comments; when nothing looks
    like a story, every block of its <body>. `text` and `tree` are the same page; the tree is not changed.

    Roles: "heading" (<h1> to <h6>, and a short line in bold or capitals, as "MONDAY, MAY 18" over a day's list), "item"
    (<li>, and what <br> makes of it), "row" (a row of a table of data, its cells apart by tabs; a <dt> with its <dd>),
    "caption" of a table, else "paragraph". A <br>, and a line end in <pre>, ends a block.
    """
    return rows.headed(_story(text, tree), tree)


def _story(text: str, tree: _Element) -> list[tuple[str, str]]:
    found = _chosen(text)
    glued = len(found) == 1  # as the extractor leaves a page of which it could make no blocks
    if _size(found) < _BRIEF or glued:
        brief = _chosen(text, _brief())
        share = 0.8 if glued and _size(found) >= _BRIEF / 2 else 0.4
        if len(brief) > 1 and _size(brief) >= max(_LEAST, share * _size(found)):
            return brief
    if _size(found) >= _LEAST and not glued:
        return found
    whole = tree.find("body")
    own = fragment_blocks(tidy.tidied(whole)) if whole is not None else []
    if _size(own) >= max(_LEAST, 0.6 * _size(found)):
        return own
    return found if _size(found) >= _LEAST or whole is None else fragment_blocks(whole)


def _chosen(text: str, config: object = None) -> list[tuple[str, str]]:
    told = need("trafilatura", "web pages").bare_extraction(
        text, fast=True, include_comments=False, with_metadata=False, config=config
    )
    body = getattr(told, "body", None)
    if body is None:
        return []
    for quote in body.iter("quote") if "<pre" not in text else ():  # the extractor calls <pre> a quote
        quote.text = rows.flat(quote.text or "")
    return _walk(body, _ROLES)


def _size(blocks: list[tuple[str, str]]) -> int:
    return sum(len(words) for words, _ in blocks)


@cache
def _brief() -> object:
    """Settings for a story of a few lines: below 250 characters the extractor otherwise takes the whole <article> as
    one paragraph, with byline and caption."""
    config = need("trafilatura.settings", "web pages").use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_LEAST))
    return config


def fragment_blocks(root: _Element) -> list[tuple[str, str]]:
    """(words, role) of every block under `root`, scripts and forms left out."""
    return rows.headed(_walk(root, _HTML), root)


def _walk(root: _Element, roles: dict[str, str]) -> list[tuple[str, str]]:
    """Blocks in the order of the document: a block element ends the block before it; a line break does too."""
    return rows.paired(list(_blocks(root, roles)))


def _blocks(root: _Element, roles: dict[str, str]) -> Iterator[tuple[str, str]]:
    run: list[str] = []
    role = "paragraph"
    for event, words in _events(root, roles):
        if event == "words":
            run.append(words)
            continue
        if text := "".join(run).strip():
            yield text, role
        run.clear()
        role = event
    if text := "".join(run).strip():
        yield text, role


def _events(node: _Element, roles: dict[str, str], around: str = "paragraph") -> Iterator[tuple[str, str]]:
    """("words", text) and (role, "") where a block with that role begins."""
    if not isinstance(node.tag, str) or (node.tag in _SILENT and node.tag not in roles):
        return
    role = _role(node, roles, around)
    inner = role or around
    if role:
        yield role, ""
    if role == "row":
        yield "words", rows.cells(node)
    else:
        kept = node.tag in _LINES
        yield from _words(node.text or "", inner, kept)
        for child in node:
            yield from [(inner, "")] if child.tag in _BREAKS else _events(child, roles, inner)
            yield from _words(child.tail or "", inner, kept)
    if role:
        yield around, ""


def _words(words: str, role: str, kept: bool) -> Iterator[tuple[str, str]]:
    """The words, with a new block at each line end when lines are `kept`."""
    first, *rest = words.split("\n") if kept else [words]
    yield "words", rows.flat(first)
    for each in rest:
        yield role, ""
        yield "words", rows.flat(each)


def _role(node: _Element, roles: dict[str, str], around: str) -> str:
    role = rows.term(node) or roles.get(str(node.tag), "")
    if role == "row":
        return rows.kind(node)
    return around if around in ("item", "term", "told") and role == "paragraph" else role

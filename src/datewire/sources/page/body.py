"""The body of a page as blocks with roles. trafilatura chooses; what it leaves as tree is walked here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from datewire.sources.needed import need

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {"head": "heading", "item": "item", "row": "row", "p": "paragraph", "quote": "paragraph", "code": "paragraph"}
_HTML = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("p", "div", "blockquote", "section", "article", "pre", "dd", "dt", "address"), "paragraph"),
    **{"li": "item", "tr": "row", "caption": "caption", "figcaption": "caption"},
}
_SILENT = {"script", "style", "noscript", "template", "iframe", "svg", "head", "form", "button", "select", "textarea"}
_BREAKS = {"br", "lb"}
_CELLS = {"td", "th", "cell"}


def page_blocks(text: str, tree: _Element) -> list[tuple[str, str]]:
    """(words, role) of the story of a page, without menus, related lists, captions and comments; when nothing looks
    like a story, every block of its <body>. `text` and `tree` are the same page; the tree is not changed."""
    chosen = need("trafilatura", "web pages").bare_extraction(
        text, fast=True, include_comments=False, with_metadata=False
    )
    body = getattr(chosen, "body", None)
    found = list(_walk(body, _ROLES)) if body is not None else []
    if sum(len(words) for words, _ in found) >= 40:
        return found
    whole = tree.find("body")
    return fragment_blocks(whole) if whole is not None else found


def fragment_blocks(root: _Element) -> list[tuple[str, str]]:
    """(words, role) of every block under `root`, scripts and forms left out."""
    return list(_walk(root, _HTML))


def _walk(root: _Element, roles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Blocks in the order of the document: a block element ends the block before it; a line break does too."""
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
    if role:
        yield role, ""
    inner = role or around
    yield "words", _flat(node.text or "")
    for child in node:
        yield from [(inner, "")] if child.tag in _BREAKS else _events(child, roles, inner)
        yield "words", ("\t" if child.tag in _CELLS else "") + _flat(child.tail or "")
    if role:
        yield around, ""


def _role(node: _Element, roles: dict[str, str], around: str) -> str:
    role = roles.get(str(node.tag), "")
    if role == "row" and any(inner.tag in roles for inner in node.iterdescendants()):
        return ""  # a table that only lays out the page
    return "item" if around == "item" and role == "paragraph" else role


def _flat(words: str) -> str:
    return words.replace("\n", " ").replace("\t", " ").replace("\r", " ")

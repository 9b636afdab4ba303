"""Markdown (CommonMark's common part) with or without front matter: marks go, words and blocks stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from datewire.model import Article
from datewire.sources.assemble import Raw, assemble
from datewire.sources.decode import decode, within
from datewire.sources.reader import ARTICLE_LIMIT, Context
from datewire.sources.stated import moment

_FRONT = re.compile(r"\A\ufeff?(?:---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(title|date|lang|language)\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", re.M | re.I)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_MARKS = re.compile(r"(\*{1,3}|_{1,3}|`+|~~)(?=\S)([^\n]{1,1000}?)(?<=\S)\1")
_HEAD = re.compile(r"#{1,6}[ \t]+(.*?)[ \t#]*$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$|\|?[ \t]*:?-{2,}[-:| \t]*$|```.*|~~~.*|={3,}$")
_BULLET = re.compile(r"[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")


class MarkdownReader:
    """One article in a Markdown file."""

    name = "markdown"

    def accepts(self, name: str, head: bytes) -> bool:
        """A name in .md or .markdown: nothing in the words tells it from plain text."""
        return name.lower().endswith((".md", ".markdown"))

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The one article; raises SourceUnreadable or SourceTooLarge."""
        data = within(stream.read(ARTICLE_LIMIT + 1), ARTICLE_LIMIT, context.name)
        text = decode(data, context.name).replace("\r\n", "\n")
        front = _FRONT.match(text)
        fields = {key.lower(): value for key, value in _FIELD.findall(front[1])} if front else {}
        blocks = list(_blocks(text[front.end() :] if front else text))
        title = fields.get("title", "")
        if not title and blocks and blocks[0][1] == "heading":
            title = blocks.pop(0)[0]
        found = moment(fields.get("date", "")[:25])
        day = date(found.year, found.month, found.day) if found else None
        language = fields.get("lang") or fields.get("language")
        yield assemble(Raw(context.id, title, blocks, day, "front matter", language=language), context)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Blocks with roles: lines of a paragraph are joined, headings, items and table rows stand alone."""
    run: list[str] = []
    role = "paragraph"
    for raw in [*text.split("\n"), ""]:
        line = raw.strip().removeprefix("> ").strip()
        kind = _kind(line)
        if kind != "more" and run:
            yield _plain(" ".join(run)), role
            run = []
        if kind in ("heading", "row"):
            head = _HEAD.match(line)
            yield _plain(head[1] if head else line.strip("|").replace("|", "\t")), kind
        elif kind != "none":
            role = role if kind == "more" and run else "item" if kind == "item" else "paragraph"
            run.append(_BULLET.sub("", line) if kind == "item" else line)


def _kind(line: str) -> str:
    if not line or _RULE.match(line):
        return "none"
    if _HEAD.match(line):
        return "heading"
    if line.startswith("|"):
        return "row"
    return "item" if _ITEM.match(line) else "more"


def _plain(words: str) -> str:
    words = _LINK.sub(r"\1", _IMAGE.sub("", words))
    return _MARKS.sub(r"\2", _MARKS.sub(r"\2", words))

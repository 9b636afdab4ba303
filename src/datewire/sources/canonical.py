"""The one canonical text of an article, made once and before anything points into it.

NFC; controls, bidirectional marks and zero-width characters gone; every kind of space a plain one, runs of them one;
hard-wrapped lines joined; one newline between blocks and none elsewhere; the title is block 0 when there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import is_normalized, normalize

from datewire.model import Block, Span

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_GONE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff\ufff9-\ufffb]")
_SPACES = re.compile("[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_CELLS = re.compile(r" *\t[\t ]*")
_GAP = re.compile(r"(?<=[\w)]{2}) {3,}")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"(?:[-+•‣▪●◦·–—]|\*{1,3}|\(?\d{1,2}[.)]|\(?[a-z]\)) +\S")
_ROW = re.compile(r"(?:[A-Z][\w ]{1,18}:\s*\S.{0,160}$)|.*? \| ")
_CLOSED = tuple(".!?…。！？”\"»’';,)")
_STOPS = tuple('.!?…。”"')
_NARROW, _WIDE = 50, 120  # a text is hard wrapped only at a width between these


def clean(text: str) -> str:
    """`text` without controls and marks, in NFC, with newline as its only line break; tabs stay."""
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    text = _BREAKS.sub("\n", text)
    text = _GONE.sub("", text)
    return _BROKEN.sub("\ufffd", text)


def line(text: str) -> str:
    """One cleaned line: spaces single, table cells apart by " | ", nothing at the ends."""
    if not text.isprintable():
        text = _CELLS.sub(" | ", clean(text).strip().replace("\n", " "))
        return _SPACES.sub(" ", text).strip()
    if not text.isascii() and not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return (_SPACES.sub(" ", text) if "  " in text else text).strip()


def role_of(text: str, last: bool = False) -> str:
    """The role of a block by its look: item, row, heading or paragraph. A `last` block heads nothing."""
    if _ITEM.match(text):
        return "item"
    if len(text) <= 200 and _ROW.match(text):
        return "row"
    return "heading" if len(text) <= 80 and not last and not text.endswith(_CLOSED) else "paragraph"


def split(text: str) -> list[str]:
    """The blocks of a plain text in order, each one cleaned line, none empty.

    Paragraphs are divided by blank lines; the lines inside one are joined where they were hard wrapped and blocks of
    their own elsewhere.
    """
    if "\r" in text or not text.isascii():
        text = _BREAKS.sub("\n", text)
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROW <= width <= _WIDE:
        return [block for part in _BLANK.split(text) for each in _celled(part).split("\n") if (block := line(each))]
    return [block for part in _BLANK.split(text) for each in _unwrap(part, width) if (block := line(each))]


def _unwrap(paragraph: str, width: int) -> list[str]:
    """The lines of a paragraph, joined where each was broken only because the next word did not fit into `width`."""
    lines = [each.strip() for each in _celled(paragraph).split("\n")]
    full = [_full(one, after, width) for one, after in pairwise(lines)]
    ended = sum(one.endswith(_STOPS) for one, was_full in zip(lines, full, strict=False) if was_full)
    listed = sum(map(bool, map(_ITEM.match, lines))) > 1  # a list is joined item by item, however short its items are
    if not any(full) or ended > 0.5 * sum(full) or (sum(full) < 0.6 * len(full) and not listed):
        return lines
    joined = [lines[0]]
    for was_full, each in zip(full, lines[1:], strict=True):
        if not was_full:
            joined.append(each)
        elif joined[-1][-1:] == "-" and joined[-1][-2:-1].isalpha():
            joined[-1] += each
        else:
            joined[-1] += " " + each
    return joined


def _celled(paragraph: str) -> str:
    """`paragraph` with tabs for the gaps of a table set in columns: each of its lines, two at least, has one to four
    gaps of three or more blanks."""
    if "   " not in paragraph:
        return paragraph
    lines = [each.strip() for each in paragraph.strip().split("\n")]
    if len(lines) < 2 or not all(1 <= len(_GAP.findall(each)) <= 4 for each in lines):
        return paragraph
    return "\n".join(_GAP.sub("\t", each) for each in lines)


def _full(one: str, after: str, width: int) -> bool:
    if not after or _ITEM.match(after) or "\t" in one or after.isupper():
        return False
    return len(one) + 1 + len(after.split(None, 1)[0]) > width - 6


def lay(title: str, blocks: Iterable[str | tuple[str, str]]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text of a cleaned title and cleaned blocks, and their places in it.

    A block is its words, or (words, role) where the document tells the role. An empty title makes no block.
    """
    parts, places, at = [], [], 0
    for words, role in _roles(title, list(blocks)):
        end = at + len(words)
        parts.append(words)
        places.append(Block(Span(at, end), role))
        at = end + 1
    return "\n".join(parts), tuple(places)


def _roles(title: str, blocks: list[str | tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if title:
        yield title, "title"
    last = len(blocks) - 1
    for index, block in enumerate(blocks):
        yield (block, role_of(block, index == last)) if isinstance(block, str) else block

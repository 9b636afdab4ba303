"""Word documents (.docx, ECMA-376): the paragraphs of word/document.xml, by the standard library."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO
from xml.etree import ElementTree as Tree

from datewire.errors import SourceTooLarge, SourceUnreadable
from datewire.model import Article
from datewire.sources.assemble import Raw, assemble
from datewire.sources.reader import DOCUMENT_LIMIT, Context
from datewire.sources.stated import moment

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART_LIMIT = 32 * 1024 * 1024  # bytes of one unpacked part
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    RuntimeError,  # of zipfile, with its kinds: encrypted, or packed in a way that it does not know
    ValueError,
    Tree.ParseError,
)
_CREATED = "{http://purl.org/dc/terms/}created"


class OfficeReader:
    """One .docx as one article; its day is the dateline's, else the creation date in its properties."""

    name = "docx"

    def accepts(self, name: str, head: bytes) -> bool:
        """A zip whose first entries are those of an Office document, or a zip named .docx."""
        inside = b"word/" in head or b"[Content_Types].xml" in head[:200] or name.endswith(".docx")
        return head.startswith(b"PK\x03\x04") and inside

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The one article; raises SourceUnreadable or SourceTooLarge."""
        data = stream.read(DOCUMENT_LIMIT + 1)
        if len(data) > DOCUMENT_LIMIT:
            raise SourceTooLarge(f"{context.name}: more than {DOCUMENT_LIMIT // 1024**2} MB", "split it")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                blocks = list(_blocks(_part(parts, "word/document.xml", context.name)))
                created = _created(parts, context.name)
        except _BROKEN as error:
            raise SourceUnreadable(
                f"{context.name}: no Word document that can be read", "save it as .docx again"
            ) from error
        title = blocks.pop(0)[0] if blocks and blocks[0][1] == "heading" else ""
        yield assemble(Raw(context.id, title, blocks, created, "creation date of the document"), context)


def _part(parts: zipfile.ZipFile, name: str, document: str) -> Tree.Element:
    with parts.open(name) as stream:
        data = stream.read(_PART_LIMIT + 1)
    if len(data) > _PART_LIMIT:
        raise SourceTooLarge(f"{document}: unpacks to more than {_PART_LIMIT // 1024**2} MB", "it is no document")
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ValueError("a document type in an Office part")
    return Tree.fromstring(data)


def _created(parts: zipfile.ZipFile, document: str) -> date | None:
    if "docProps/core.xml" not in parts.namelist():
        return None
    found = moment(_part(parts, "docProps/core.xml", document).findtext(_CREATED) or "")
    return date(found.year, found.month, found.day) if found else None


def _blocks(root: Tree.Element) -> Iterator[tuple[str, str]]:
    rows = {p: row for row in root.iter(f"{_W}tr") for p in row.iter(f"{_W}p")}
    told: set[Tree.Element] = set()
    for paragraph in root.iter(f"{_W}p"):
        row = rows.get(paragraph)
        if row is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            yield from _paragraph(paragraph, "" if style is None else style.get(f"{_W}val", ""))
        elif row not in told:
            told.add(row)
            yield "\t".join(" ".join(map(_words, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc")), "row"


def _paragraph(paragraph: Tree.Element, style: str) -> Iterator[tuple[str, str]]:
    role = "heading" if style.startswith(("Heading", "Title", "berschrift")) else "paragraph"
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    for line in _words(paragraph).split("\n"):
        yield line, "item" if listed and role == "paragraph" else role


def _words(paragraph: Tree.Element) -> str:
    marks = {f"{_W}br": "\n", f"{_W}tab": " "}
    return "".join(marks.get(node.tag, (node.text or "") if node.tag == f"{_W}t" else "") for node in paragraph.iter())

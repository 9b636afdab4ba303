"""PDF press releases and agendas: the text layer, by pypdf."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO

from datewire.errors import SourceTooLarge, SourceUnreadable
from datewire.model import Article
from datewire.sources.assemble import Raw, assemble
from datewire.sources.needed import need
from datewire.sources.reader import ARTICLE_LIMIT, DOCUMENT_LIMIT, Context
from datewire.sources.text import title_of

_PAGES = 300


class PdfReader:
    """One PDF document as one article. The day is that of the dateline; without one, the document's creation date."""

    name = "pdf"

    def accepts(self, name: str, head: bytes) -> bool:
        """The mark %PDF- in the first kilobyte (Adobe's reader allows that)."""
        return b"%PDF-" in head[:1024]

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The one article; raises SourceUnreadable (broken, locked, pictures only) or SourceTooLarge."""
        data = stream.read(DOCUMENT_LIMIT + 1)
        if len(data) > DOCUMENT_LIMIT:
            raise SourceTooLarge(f"{context.name}: a PDF of more than {DOCUMENT_LIMIT // 1024**2} MB", "split it")
        text, title, created = _words(data, context.name)
        if not text.strip():
            raise SourceUnreadable(f"{context.name}: no text layer in this PDF", "recognise its pages (OCR) first")
        first, _, rest = text.strip().partition("\n")
        head, body = title_of(first, rest)
        article = assemble(Raw(context.id, head or title, body or text), context)
        if article.anchor.day is None and created:
            anchor = replace(article.anchor, day=created.date(), origin="creation date of the PDF")
            article = replace(article, anchor=anchor)
        yield article


def _words(data: bytes, name: str) -> tuple[str, str, datetime | None]:
    """Text, title and creation date. pypdf raises errors of many kinds over broken files, so all are taken here."""
    pypdf = need("pypdf", "PDF documents", "pdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document: Any = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise SourceUnreadable(f"{name}: this PDF is locked by a password", "unlock it first")
        pieces: list[str] = []
        for page in document.pages[:_PAGES]:
            pieces.append(page.extract_text())
            if sum(map(len, pieces)) > ARTICLE_LIMIT:
                raise SourceTooLarge(f"{name}: more than {ARTICLE_LIMIT // 1024**2} MB of text", "split it")
        about = document.metadata
        title = str(about.title or "") if about else ""
        return "\n\n".join(pieces), title, about.creation_date if about else None
    except (SourceUnreadable, SourceTooLarge):
        raise
    except Exception as error:
        raise SourceUnreadable(f"{name}: broken PDF ({type(error).__name__})", "save it again") from error

"""Documents to articles: every format behind one `Reader` door, one canonical text, the day with its origin.

Adding a format: a module with a class that keeps the contract of `Reader`, and one line in `READERS`, before the
readers that accept more.
"""

from datewire.sources.archive import ArchiveReader
from datewire.sources.calendar import CalendarReader
from datewire.sources.entries import EntriesReader
from datewire.sources.files import documents, opened
from datewire.sources.jsonl import JsonLinesReader
from datewire.sources.mail import MailReader
from datewire.sources.markdown import MarkdownReader
from datewire.sources.office import OfficeReader
from datewire.sources.page import PageReader
from datewire.sources.pdf import PdfReader
from datewire.sources.reader import ARTICLE_LIMIT, DOCUMENT_LIMIT, Context, Reader
from datewire.sources.text import TextReader

READERS: tuple[Reader, ...] = (
    PdfReader(),
    OfficeReader(),
    ArchiveReader(),
    CalendarReader(),
    EntriesReader(),
    MailReader(),
    PageReader(),
    MarkdownReader(),
    JsonLinesReader(),
    TextReader(),
)

__all__ = ["ARTICLE_LIMIT", "DOCUMENT_LIMIT", "READERS", "Context", "Reader", "choose", "documents", "opened"]


def choose(name: str, head: bytes) -> Reader:
    """The first reader that accepts a document of that name which begins with `head`; the text reader takes all."""
    return next(reader for reader in READERS if reader.accepts(name, head))

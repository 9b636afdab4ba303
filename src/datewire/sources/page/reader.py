"""The reader of web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from datewire.errors import SourceTooLarge, SourceUnreadable
from datewire.model import Anchor, Article
from datewire.sources import dateline
from datewire.sources.assemble import Raw, assemble
from datewire.sources.language import told as language_of
from datewire.sources.needed import need
from datewire.sources.page import agenda, body, facts, imprint, linked, marked, mend, schema, tree
from datewire.sources.reader import DOCUMENT_LIMIT, Context
from datewire.sources.stated import Stated, moment, with_stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGE_LIMIT = 16 * 1024 * 1024  # bytes; the largest real news pages have about three million
_MARK = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
assert _PAGE_LIMIT <= DOCUMENT_LIMIT


class PageReader:
    """One HTML page: its story as an article, and the events that it states as data."""

    name = "html"

    def accepts(self, name: str, head: bytes) -> bool:
        """A document type or an <html>, <head> or <body> at the beginning, or a name in .html and a tag."""
        head = head.removeprefix(b"\xef\xbb\xbf")
        bare = head.replace(b"\0", b"").lstrip(b"\xff\xfe") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
        return bool(_MARK.match(bare)) or (name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in head)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The one article of the page; raises SourceUnreadable or SourceTooLarge."""
        data = stream.read(_PAGE_LIMIT + 1)
        if len(data) > _PAGE_LIMIT:
            raise SourceTooLarge(f"{context.name}: a page of more than {_PAGE_LIMIT // 1024**2} MB", "it is no page")
        yield page_article(tree.words_of(data), context)


def page_article(text: str, context: Context) -> Article:
    """The article of the page `text`. Raises SourceUnreadable when it has no words."""
    root = tree.tree_of(text, context.name)
    text = mend.mended(text, root)
    records = linked.records_of(root)
    told = facts.facts_of(root, records, context.url, context.zone)
    blocks = _blocks(text, root, context)
    language = context.language or language_of(" ".join(words for words, _ in blocks), told.language)
    day, origin = _day(told, blocks, context) or _last_resort(text, root, language)
    announced = partial(agenda.is_ahead, anchor=Anchor(day, context.zone), language=language)
    blocks = agenda.with_agendas(blocks, root.find("body"), body.fragment_blocks, announced)
    blocks = [block for block in imprint.without_imprint(blocks, day) if block[0].strip() != told.title]
    raw = Raw(
        id=context.id,
        title=told.title,
        body=blocks,
        day=day,
        origin=origin,
        url=told.url,
        outlet=told.outlet,
        language=language,
    )
    return with_stated(assemble(raw, context), _events(root, records, context.zone))


def _day(told: facts.Facts, blocks: list[tuple[str, str]], context: Context) -> tuple[date, str] | None:
    """The publication day that the user, the page's own fields or a dateline tell."""
    if day := context.day or told.day:
        return day, told.origin
    lines = (dateline.find(words) for words, _ in blocks[:3])
    return next(((line.day, "dateline") for line in lines if line and line.day), None)


def _blocks(text: str, root: HtmlElement, context: Context) -> list[tuple[str, str]]:
    try:
        return body.page_blocks(text, root)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError) as error:
        # the extractor stumbles over some broken trees: named, never passed on
        raise SourceUnreadable(f"{context.name}: the page cannot be taken apart ({error})", "save it again") from error


def _events(root: HtmlElement, records: list[dict[str, object]], zone: str | None) -> list[Stated]:
    """Stated events in order of trust; one that a stronger form has already told on the same first day is left out."""
    found: list[Stated] = []
    for each in (*schema.events(records, zone), *marked.events(root, zone), *marked.timed(root, zone)):
        if not any(each.title == one.title and str(each.start)[:10] == str(one.start)[:10] for one in found):
            found.append(each)
    return found


def _last_resort(text: str, root: HtmlElement, language: str | None) -> tuple[date | None, str]:
    """The day in a box of that class, else the one that htmldate finds in bylines and footers."""
    if printed := imprint.printed_day(root, language):
        return printed, "visible date on the page"
    find_date = need("htmldate", "web pages").find_date
    try:
        found = find_date(text, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, AttributeError, RecursionError):
        found = None
    day = moment(found) if found else None
    return (day, "visible date on the page (htmldate)") if day else (None, "")

"""Bytes of a page to a tree: the encoding told by mark, header, meta tag or the bytes themselves."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from datewire.errors import SourceUnreadable
from datewire.sources.needed import need
from datewire.sources.quirks import mojibake

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_AS_BROWSERS = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "ascii": "windows-1252", "gb2312": "gb18030"}
_DEEPEST = 400  # levels of nesting; browsers stop at 512


def words_of(data: bytes, declared: str | None = None) -> str:
    """The page as text. UTF-8 wins when the bytes are valid UTF-8 (a wrong declaration is common, valid UTF-8 by
    chance is not); otherwise what mark, header or page declare; otherwise windows-1252, as browsers do."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    told = _META.search(data[:4096]) or _XML.search(data[:200])
    chosen: tuple[str | None, ...] = ("utf-8-sig", declared, told[1].decode("ascii") if told else None, "windows-1252")
    for each in chosen:
        try:
            if each:
                return mojibake.repaired(data.decode(_AS_BROWSERS.get(each.lower(), each)))
        except (LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def tree_of(text: str, name: str) -> HtmlElement:
    """The root of a page. Raises SourceUnreadable when there is none or it is nested beyond reason."""
    etree, html = need("lxml.etree", "web pages"), need("lxml.html", "web pages")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_PROLOG.sub("", text).replace("\0", ""), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceUnreadable(f"{name}: no HTML page in it", "save the page again") from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise SourceUnreadable(f"{name}: nested more than {_DEEPEST} levels deep", "this is no page for people")
    return root

"""The pages behind the entries of a feed: each asked for once, and again only when it may have changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from datewire.errors import SourceError
from datewire.model import Anchor, Article
from datewire.sources.page import page_article
from datewire.sources.page.tree import words_of
from datewire.sources.reader import Context, Fault
from datewire.sources.web import Fetcher, NoAnswer, shown

_SILENT = 3  # calls without an answer, after which a host is left alone for this visit


@dataclass
class Pages:
    """The pages of one visit. `before` is what the last visit left: address to [mark of the entry, ETag,
    Last-Modified]; `after` what this one leaves; `missed` how many pages could not be had."""

    before: dict[str, list[str]]
    fetcher: Fetcher
    fault: Fault
    after: dict[str, list[str]] = field(default_factory=dict)
    missed: int = 0
    _silent: Counter[str] = field(default_factory=Counter)

    def behind(self, entry: Article, known: Context) -> Article | None:
        """The page behind `entry` with the day that the feed gives when the page has none; the entry itself when the
        page cannot be had; None when nothing has changed since the last visit.

        A page that was read is asked again conditionally; one without validators only when its entry has changed.
        """
        if not (url := entry.url):
            return entry
        mark = hashlib.sha256(f"{entry.text}\0{entry.anchor.day}".encode()).hexdigest()[:16]
        last = self.before.get(url)
        if last and last[0] == mark and not any(last[1:]):
            self.after[url] = last
            return None
        try:
            page = self._page(url, mark, last, replace(known, id=entry.id))
        except SourceError as error:
            self.fault(error)
            page = self._missed(url, last, entry)
        if page is None or page is entry:
            return page
        anchor = page.anchor if page.anchor.day else Anchor(entry.anchor.day, page.anchor.zone, entry.anchor.origin)
        return replace(page, anchor=anchor, outlet=page.outlet or entry.outlet)

    def _page(self, url: str, mark: str, last: list[str] | None, known: Context) -> Article | None:
        host = urlsplit(url).netloc
        if self._silent[host] >= _SILENT:
            raise NoAnswer(f"{shown(url)}: not called, {_SILENT} calls before it had no answer", "it is tried again")
        try:
            answer = self.fetcher.get(url, *(last[1:] if last else ()))
        except NoAnswer:
            self._silent[host] += 1
            raise
        if answer.data is None:
            self.after[url] = [mark, *(last[1:] if last else ("", ""))]
            return None
        page = page_article(words_of(answer.data, answer.charset), replace(known, name=url, url=answer.url))
        self.after[url] = [mark, answer.etag, answer.modified]
        return page

    def _missed(self, url: str, last: list[str] | None, entry: Article) -> Article | None:
        """A page that failed is asked anew at the next visit; what was read of it before stays."""
        self.missed += 1
        if last is None:
            return entry
        self.after[url] = ["", *last[1:]]
        return None

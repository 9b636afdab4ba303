"""Reading one named source: a URL or the files of a glob, with what sources.toml settles."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from datewire.errors import SourceError, SourceMissing, SourceUnreadable
from datewire.model import Anchor, Article
from datewire.sources.files import HEAD, opened
from datewire.sources.packed import MAGIC, unpacked
from datewire.sources.page import page_article
from datewire.sources.page.tree import words_of
from datewire.sources.reader import Context, Fault, Reader
from datewire.sources.registry import Named
from datewire.sources.visits import Visit
from datewire.sources.web import Answer, Fetcher


@dataclass
class Visiting:
    """One visit of one source. After `articles` is exhausted, `visit` holds the validators for the next time."""

    source: Named
    readers: tuple[Reader, ...]
    root: Path
    visit: Visit
    fault: Fault

    def articles(self, fetcher: Fetcher) -> Iterator[Article]:
        """The articles of the source; none when it has not changed. Raises SourceError when it cannot be had; what
        concerns one article goes to `fault`."""
        if self.source.glob:
            yield from self._files(self.source.glob)
            return
        url = self.source.url or ""
        answer = fetcher.get(url, self.visit.etag, self.visit.modified)
        if answer.data is None:
            return
        for article in self._documents(answer):
            yield self._followed(article, fetcher) if self.source.follow else article
        self.visit = replace(self.visit, etag=answer.etag, modified=answer.modified)

    def _context(self, name: str, ident: str, url: str | None) -> Context:
        source = self.source
        return Context(
            name, ident, language=source.language, zone=source.zone, outlet=source.outlet, url=url, fault=self.fault
        )

    def _reader(self, name: str, head: bytes) -> Reader:
        for reader in self.readers:
            if self.source.kind in (None, reader.name) and reader.accepts(name, head):
                return reader
        raise SourceUnreadable(f"{name}: it is no {self.source.kind}", "check kind in sources.toml")

    def _files(self, pattern: str) -> Iterator[Article]:
        paths = [path for path in sorted(self.root.glob(pattern)) if path.is_file()]
        if not paths:
            raise SourceMissing(f"{pattern}: no such files", "a glob is relative to its sources.toml")
        for path in paths:
            try:
                with opened(str(path)) as (stream, head):
                    ident = path.relative_to(self.root).with_suffix("").as_posix()
                    yield from self._reader(str(path), head).read(stream, self._context(str(path), ident, None))
            except SourceError as error:
                self.fault(error)

    def _documents(self, answer: Answer) -> Iterator[Article]:
        data, context = answer.data or b"", self._context(answer.url, answer.url, answer.url)
        if data.startswith(MAGIC):
            data = unpacked(io.BytesIO(data), answer.url).read()
        reader = self._reader(answer.url, data[:HEAD])
        if reader.name == "html":
            yield page_article(words_of(data, answer.charset), context)
        else:
            yield from reader.read(io.BytesIO(data), context)

    def _followed(self, entry: Article, fetcher: Fetcher) -> Article:
        """The page behind a feed's entry, with the day that the feed gives when the page has none."""
        if not entry.url:
            return entry
        try:
            answer = fetcher.get(entry.url)
            context = self._context(entry.url, entry.id, answer.url)
            page = page_article(words_of(answer.data or b"", answer.charset), context)
        except SourceError as error:
            self.fault(error)
            return entry
        anchor = page.anchor if page.anchor.day else Anchor(entry.anchor.day, page.anchor.zone, entry.anchor.origin)
        return replace(page, anchor=anchor, outlet=page.outlet or entry.outlet)

"""Reading one named source: a URL or the files of a glob, with what sources.toml settles."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from datewire.errors import SourceError, SourceMissing, SourceUnreadable
from datewire.model import Article
from datewire.sources.files import HEAD, opened
from datewire.sources.followed import Pages
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
        """The articles of the source with its tags and its trust; none when it has not changed. Raises SourceError when
        it cannot be had; what concerns one article goes to `fault`."""
        found = self._files(self.source.glob) if self.source.glob else self._called(fetcher)
        for article in found:
            yield replace(article, tags=self.source.tags, trust=float(self.source.trust))

    def _called(self, fetcher: Fetcher) -> Iterator[Article]:
        url, mark = self.source.url or "", _mark(self.source)
        last = self.visit if self.visit.settings == mark else replace(self.visit, etag="", modified="", pages={})
        answer = fetcher.get(url, last.etag, last.modified)
        if answer.data is None:
            return
        pages = Pages(last.pages, fetcher, self.fault)
        for article in self._documents(answer):
            if not self.source.follow:
                yield article
            elif found := pages.behind(article, self._context(url, article.id, None)):
                yield found
        tags = ("", "") if pages.missed else (answer.etag, answer.modified)  # a page missed is asked for next time
        self.visit = replace(self.visit, etag=tags[0], modified=tags[1], settings=mark, pages=pages.after)

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


def _mark(source: Named) -> str:
    """What of an entry decides how its documents are read: when it is changed, all are read again."""
    told: tuple[object, ...] = (source.url, source.kind, source.language, source.zone, source.outlet, source.follow)
    if source.tags or source.trust != 1:
        told = (*told, source.tags, source.trust)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

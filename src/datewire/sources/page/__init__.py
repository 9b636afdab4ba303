"""Web pages: body by trafilatura, facts and stated events by own few lines on the tree."""

from datewire.sources.page.reader import PageReader, page_article

__all__ = ["PageReader", "page_article"]

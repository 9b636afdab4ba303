"""RSS 0.9 to 2.0, Atom (feedparser) and JSON Feed: each entry an article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from datewire.errors import SourceError, SourceTooLarge, SourceUnreadable
from datewire.model import Article
from datewire.sources.assemble import Raw, assemble
from datewire.sources.markup import blocks_of
from datewire.sources.needed import need
from datewire.sources.page.facts import local_day
from datewire.sources.reader import DOCUMENT_LIMIT, Context

_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")


class EntriesReader:
    """A feed in XML or JSON; an entry that cannot be read is named and its neighbours are read."""

    name = "feed"

    def accepts(self, name: str, head: bytes) -> bool:
        """A root element of RSS or Atom, or the version mark of JSON Feed, near the beginning."""
        low = head[:4096].replace(b"\0", b"").lower()
        return any(root in low for root in _ROOTS) or b"jsonfeed.org/version/" in low.replace(b"\\/", b"/")

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Article]:
        """The entries in the order of the feed; raises SourceUnreadable when it is no feed."""
        data = stream.read(DOCUMENT_LIMIT + 1)
        if len(data) > DOCUMENT_LIMIT:
            raise SourceTooLarge(f"{context.name}: a feed of more than {DOCUMENT_LIMIT // 1024**2} MB", "it is no feed")
        found = _json_feed(data, context) if data.lstrip()[:1] == b"{" else _xml_feed(data, context)
        for number, raw in enumerate(found, 1):
            try:
                yield assemble(raw, context)
            except SourceError as error:
                context.fault(type(error)(f"{context.name}, entry {number}: no text in it", error.hint))


def _xml_feed(data: bytes, context: Context) -> Iterator[Raw]:
    feedparser = need("feedparser", "feeds")
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError) as error:
        raise SourceUnreadable(f"{context.name}: the feed cannot be taken apart ({error})", "save it again") from error
    if not feed.entries and (feed.get("bozo") or not feed.get("version")):
        raise SourceUnreadable(f"{context.name}: not a feed that can be read", "check it with a feed validator")
    outlet, language = feed.feed.get("title"), feed.feed.get("language")
    for entry in feed.entries:
        yield _entry(entry, context, outlet, language)


def _entry(entry: Any, context: Context, outlet: str | None, language: str | None) -> Raw:
    words = entry.get("published") or entry.get("issued") or entry.get("created") or ""
    origin = "feed, published"
    if not words and (words := entry.get("updated") or ""):
        origin = "feed, updated"
    contents = [part.get("value", "") for part in entry.get("content", [])]
    fullest = max([*contents, entry.get("summary") or ""], key=len)
    link = entry.get("link")
    return Raw(
        id=entry.get("id") or link or f"{context.id}#{entry.get('title', '')}",
        title=_one_line(entry.get("title") or ""),
        body=blocks_of(fullest),
        day=_day(words, context.zone),
        origin=origin,
        url=link if link and link.startswith(("http://", "https://")) else None,
        outlet=outlet,
        label=(language or "").partition("-")[0].lower() or None,
    )


def _one_line(words: str) -> str:
    return " ".join(text for text, _ in blocks_of(words)) if "<" in words or "&" in words else words


def _day(words: str, zone: str | None) -> date | None:
    """The day of an RFC 5322 or ISO 8601 date, in the zone it is written in (UTC is moved into `zone`)."""
    if not words:
        return None
    try:
        moment = parsedate_to_datetime(words)
        return local_day(moment.isoformat(), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return local_day(words, zone)


def _json_feed(data: bytes, context: Context) -> Iterator[Raw]:
    try:
        feed = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
        items = feed["items"]
        assert isinstance(items, list)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError) as error:
        raise SourceUnreadable(f"{context.name}: broken JSON Feed", "check it with a feed validator") from error
    for item in items:
        if isinstance(item, dict):
            yield _item(item, feed, context)


def _item(item: dict[str, Any], feed: dict[str, Any], context: Context) -> Raw:
    def text(record: dict[str, Any], key: str) -> str:
        value = record.get(key)
        return value if isinstance(value, str) else ""

    html, plain = text(item, "content_html"), text(item, "content_text") or text(item, "summary")
    link = text(item, "url")
    return Raw(
        id=str(item.get("id") or link or f"{context.id}#{text(item, 'title')}"),
        title=text(item, "title"),
        body=blocks_of(html) if html else plain,
        day=_day(text(item, "date_published"), context.zone),
        origin="feed, date_published",
        url=link if link.startswith(("http://", "https://")) else None,
        outlet=text(feed, "title") or None,
        label=(text(item, "language") or text(feed, "language")).split("-")[0].lower() or None,
    )

"""Atom (RFC 4287) and RSS 2.0 of what was newly announced: a calendar does not tell what is new in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from datewire.feeds import text, wording
from datewire.model import Event, Feed

MANY: Final = 50
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAYS: Final = "Mon Tue Wed Thu Fri Sat Sun".split()


def newest(events: Sequence[Event]) -> list[Event]:
    """The 50 events that were announced last, the newest first."""
    return sorted(events, key=lambda e: (_utc(e.created), e.uid), reverse=True)[:MANY]


def atom(events: Sequence[Event], feed: Feed) -> bytes:
    """One Atom feed; its `updated` is that of its newest entry, never the time of building."""
    chosen = newest(events)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{feed_identifier(feed)}</id>",
        f"<title>{_xml(feed.title)}: newly announced</title>",
        f"<updated>{_stamp(max((_changed(e) for e in chosen), default=_EPOCH))}</updated>",
        "<author><name>datewire</name></author>",
    )
    entries = (line for event in chosen for line in _entry(event))
    return ("\n".join((*head, *entries, "</feed>")) + "\n").encode("utf-8")


def _entry(event: Event) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{_xml(identifier(event))}</id>"
    yield f"<title>{_xml(headline(event))}</title>"
    yield f"<published>{_stamp(_utc(event.created))}</published>"
    yield f"<updated>{_stamp(_changed(event))}</updated>"
    if address := wording.url(event):
        yield f'<link rel="alternate" href="{_xml(address)}"/>'
    for each in (event.draft.kind.value, *wording.categories(event)[1:]):
        yield f'<category term="{_xml(each)}"/>'
    yield f'<content type="text">{_xml(_body(event))}</content>'
    yield "</entry>"


def rss(events: Sequence[Event], feed: Feed) -> bytes:
    """One RSS 2.0 feed; the link of its channel is a URN, since a static folder does not know its own address."""
    chosen = newest(events)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<rss version="2.0"><channel>',
        f"<title>{_xml(feed.title)}: newly announced</title>",
        f"<link>{feed_identifier(feed)}</link>",
        f"<description>{_xml(feed.description or feed.title)}</description>",
    )
    items = (line for event in chosen for line in _item(event))
    return ("\n".join((*head, *items, "</channel></rss>")) + "\n").encode("utf-8")


def _item(event: Event) -> Iterator[str]:
    at = _utc(event.created)
    yield "<item>"
    yield f'<guid isPermaLink="false">{_xml(identifier(event))}</guid>'
    yield f"<title>{_xml(headline(event))}</title>"
    month = wording.MONTHS[at.month - 1][:3]
    yield f"<pubDate>{_DAYS[at.weekday()]}, {at.day:02d} {month} {at.year:04d} {at:%H:%M:%S} GMT</pubDate>"
    if address := wording.url(event):
        yield f"<link>{_xml(address)}</link>"
    yield f"<description>{_xml(_body(event))}</description>"
    yield "</item>"


def feed_identifier(feed: Feed) -> str:
    """A lasting URN for a feed."""
    return f"urn:x-datewire:feed:{quote(feed.slug, safe='')}"


def identifier(event: Event) -> str:
    """A lasting URN for an event (RFC 4287, 4.2.6)."""
    return f"urn:x-datewire:event:{quote(event.uid, safe='@')}"


def headline(event: Event) -> str:
    """ "23 to 25 August 2021: General Assembly"."""
    return f"{wording.days_words(event.draft.when)}: {wording.summary(event.draft)}"


def _body(event: Event) -> str:
    where = wording.location(event.draft)
    return (f"{where}\n\n" if where else "") + wording.description(event)


def _xml(words: str) -> str:
    return text.html(words)


def _utc(at: datetime) -> datetime:
    return (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)).replace(microsecond=0)


def _changed(event: Event) -> datetime:
    return max(_utc(event.changed), _utc(event.created))


def _stamp(at: datetime) -> str:
    return f"{at.isoformat().removesuffix('+00:00')}Z"

"""The pages beside the feeds: index.html for people, feeds.json for programs. Relative links, no request elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from datewire.feeds import text, wording
from datewire.model import Event, Feed

NEXT: Final = 5
_LINKS: Final = (
    ("webcal", "Subscribe (Apple, Thunderbird, phone)"),
    ("google", "Google Calendar"),
    ("outlook", "Outlook.com"),
    ("office", "Outlook 365"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as the pages show it: how many events its file holds; `kept` when the last good file was kept."""

    feed: Feed
    events: tuple[Event, ...]
    count: int
    kept: bool = False


def html(listed: Sequence[Listed], day: date | None) -> bytes:
    """index.html: every feed with its name, count, next events and ways to subscribe.

    `day` (inclusive) is where "next" begins; None: at the first event. Never a time of building.
    """
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    sections = "\n".join(_section(each, day) for each in listed)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Calendar feeds</title>
<link rel="alternate" type="application/atom+xml" href="new.atom" title="Newly announced">
<style>{style}</style>
</head>
<body>
<header>
<h1>Calendar feeds</h1>
<p class="soft">Events that the news announces, kept as calendars: <a href="new.atom">newly announced</a>,
<a href="feeds.json">this list as data</a>, <a href="events.json">all events as data</a>.</p>
</header>
<main>
{sections}
</main>
<p id="said" class="soft" role="status"></p>
<script>{script}</script>
</body>
</html>
""".encode()


def _section(each: Listed, day: date | None) -> str:
    feed, slug = each.feed, text.html(each.feed.slug)
    about = f"<p>{text.html(text.one_line(feed.description))}</p>\n" if feed.description else ""
    count = f"{each.count} event{'' if each.count == 1 else 's'}"
    state = ", kept as it was at the last build" if each.kept else ""
    coming = [event for event in each.events if day is None or event.draft.when.end >= day][:NEXT]
    items = "\n".join(_item(event) for event in coming)
    following = f'<ul class="next">\n{items}\n</ul>\n' if items else ""
    return (
        f'<section aria-labelledby="feed-{slug}">\n<h2 id="feed-{slug}">{text.html(text.one_line(feed.title))}</h2>\n'
        f'{about}<p class="soft">{count}{state}</p>\n{following}{_subscribe(feed)}\n</section>'
    )


def _item(event: Event) -> str:
    draft = event.draft
    clock = f", {draft.when.start_time:%H:%M}" if draft.when.start_time else ""
    days = f"{wording.days_words(draft.when)}{clock}"
    name = text.html(wording.summary(draft))
    if address := wording.url(event):
        name = f'<a href="{text.html(address)}" rel="noopener nofollow">{name}</a>'
    place = wording.location(draft)
    where = f", {text.html(place)}" if place else ""
    return f'<li><time datetime="{draft.when.start.isoformat()}">{days}</time>{name}{where}</li>'


def _subscribe(feed: Feed) -> str:
    slug, name = text.html(feed.slug), text.html(text.one_line(feed.title, 100))
    made = "".join(f'<li hidden><a data-to="{to}" href="{slug}.ics">{words}</a></li>' for to, words in _LINKS)
    return (
        f'<ul class="subscribe" data-feed="{slug}" data-name="{name}">{made}'
        f'<li hidden><button type="button">Copy the address</button></li>'
        f'<li><a href="{slug}.ics" type="text/calendar">{slug}.ics</a></li></ul>'
    )


def data(listed: Sequence[Listed]) -> bytes:
    """feeds.json: slug, title, description, file name, number of events, time of the last change (None: no event)."""
    feeds = [
        {
            "slug": each.feed.slug,
            "title": each.feed.title,
            "description": each.feed.description,
            "file": f"{each.feed.slug}.ics",
            "events": each.count,
            "changed": _changed(each.events),
            "kept": each.kept,
        }
        for each in listed
    ]
    return text.json_bytes({"feeds": feeds, "new": "new.atom", "events": "events.json"}, indent=1)


def _changed(events: Sequence[Event]) -> str | None:
    return max((f"{event.changed:%Y-%m-%dT%H:%M:%SZ}" for event in events), default=None)


@cache
def _asset(name: str) -> str:
    return resources.files("datewire.feeds").joinpath("page", name).read_text("utf-8")


def _hash(words: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode("utf-8")).digest()).decode("ascii")

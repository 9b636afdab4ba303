"""Three newspapers of a town, on loopback: sixty own-written articles in ten days, an RSS, an Atom and a JSON feed.

The pages are dressed as pages are: menus, captions, lists of other stories with their days, comments. What the clock
has not reached is not there yet. A feed and a page answer 304 to who has them.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

ZONE = ZoneInfo("Europe/Oslo")
EVE = datetime(2026, 5, 3, tzinfo=ZONE)  # day 1 is Monday, 4 May 2026
DOWN = 4  # the day on which the wire does not answer
_TOWN = Path(__file__).parent / "town"
_HEADER = re.compile(r"^-- (\d+) (\w+) (\d\d):(\d\d) (.+)$")
_SHOWN = 12  # articles in a feed
NAMES = {"courier": "Quayside Courier", "wire": "Fjord Wire", "letter": "Council Letter"}

DRESS = """<!DOCTYPE html><html lang="en"><head><title>{title} | {name}</title>
<meta property="og:site_name" content="{name}"><meta property="article:published_time" content="{at}"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/fun-run">Fun Run on 30 May</a>
</li></ul></nav><main><article><h1>{title}</h1><p class="byline">By Kari Moe</p>
<figure><img src="a.jpg" alt="">
<figcaption>The quay during the Wine Festival of 5 July 2026. Photo: Moe</figcaption></figure>
{body}</article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Garden Show to open on 11 June</a></li>
<li><a href="/2">Mayor to visit Gdansk on 20 May</a></li></ul></aside>
<section id="comments" class="comments"><h3>2 comments</h3>
<div class="comment"><p>My birthday party is on 12 June at 8 p.m.,
everybody come!</p></div><div class="comment"><p>The Beer Festival will be held on 4 July.</p></div></section></main>
<footer>Terms valid from 1 January 2026. © 2026 {name}</footer></body></html>"""


@dataclass(frozen=True)
class Story:
    """One article: `at` is its instant of publication."""

    outlet: str
    at: datetime
    title: str
    words: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where its page lies."""
        return f"/{self.outlet}/{self.at:%d-%H%M}.html"

    @property
    def body(self) -> str:
        """Its paragraphs in HTML."""
        return "".join(f"<p>{escape(each)}</p>\n" for each in self.words)

    @property
    def page(self) -> str:
        """The whole page."""
        return DRESS.format(title=escape(self.title), name=NAMES[self.outlet], at=self.at.isoformat(), body=self.body)


def stories() -> list[Story]:
    """All sixty, in the order of publication."""
    found: list[Story] = []
    for block in (_TOWN / "articles.txt").read_text(encoding="utf-8").split("\n-- "):
        header, *words = ("-- " + block.removeprefix("-- ")).strip().split("\n")
        told = _HEADER.match(header)
        assert told, header
        at = EVE + timedelta(days=int(told[1]), hours=int(told[3]), minutes=int(told[4]))
        found.append(Story(told[2], at, told[5], tuple(words)))
    return sorted(found, key=lambda story: (story.at, story.outlet))


Entry = tuple[str, str, str, str]  # first day, last day, hour or "-", "on" or "off"


def wanted() -> list[dict[str, Entry]]:
    """What a subscriber has at the end of day 1, 2, ... 10: words of the name to the entry."""
    days: list[dict[str, Entry]] = [{}]
    for row in (_TOWN / "wanted.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            day, first, last, hour, state, key = row.split(maxsplit=5)
            days += [dict(days[-1]) for _ in range(int(day) + 1 - len(days))]
            days[-1][key] = (first, last, hour, state)
    return days[1:]


def subscribed(event: icalendar.Event) -> tuple[str, Entry]:
    """The summary of an entry and what a subscriber sees of it."""
    start, state = event.start, "off" if event["STATUS"] == "CANCELLED" else "on"
    if isinstance(start, datetime):
        return str(event["SUMMARY"]), (f"{start:%Y-%m-%d}", f"{start:%Y-%m-%d}", f"{start:%H:%M}", state)
    return str(event["SUMMARY"]), (f"{start}", f"{event.end - timedelta(days=1)}", "-", state)


def named(state: dict[str, Entry], keys: set[str]) -> dict[str, tuple[str, Entry]]:
    """Each of `state` under the longest of `keys` that its summary has; an entry that nobody wants fails."""
    found: dict[str, tuple[str, Entry]] = {}
    for summary, entry in state.items():
        fitting = [key for key in keys if key.casefold() in summary.casefold()]
        assert fitting, f"nobody wants {summary} {entry}"
        key = max(fitting, key=len)
        assert key not in found, f"{key} is there twice"
        found[key] = (summary, entry)
    return found


@dataclass
class Town:
    """The three sites. `now` is the clock, `down` the outlets that answer 500, `asked` how often each path was sent in
    full, `corrected` a title to the words that its page has from now on."""

    now: datetime = EVE
    url: str = ""
    down: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _stories: list[Story] = field(default_factory=stories)

    def seen(self, outlet: str) -> list[Story]:
        """The newest stories of an outlet, the newest first."""
        out = [story for story in self._stories if story.outlet == outlet and story.at <= self.now]
        return [Story(s.outlet, s.at, s.title, self.corrected.get(s.title, s.words)) for s in reversed(out[-_SHOWN:])]

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, media type and text."""
        outlet = path.split("/")[1]
        if outlet in self.down:
            return 500, "text/plain", "down"
        if path.endswith((".xml", ".json")) and outlet in NAMES:
            form = {"courier": self._rss, "wire": self._atom, "letter": self._json}[outlet]
            return 200, *form(self.seen(outlet))
        page = next((s.page for s in self.seen(outlet) if s.path == path), None)
        return (200, "text/html; charset=utf-8", page) if page else (404, "text/plain", "no such page")

    def _rss(self, shown: list[Story]) -> tuple[str, str]:
        items = "".join(
            f"<item><title>{escape(s.title)}</title><link>{self.url}{s.path}</link>"
            f"<guid isPermaLink='false'>{s.path}</guid>"
            f"<pubDate>{format_datetime(s.at)}</pubDate><description>{escape(s.words[-1])}</description></item>"
            for s in shown
        )
        head = f"<title>{NAMES['courier']}</title><language>en</language>"
        return "application/rss+xml", f"<?xml version='1.0'?><rss version='2.0'><channel>{head}{items}</channel></rss>"

    def _atom(self, shown: list[Story]) -> tuple[str, str]:
        items = "".join(
            f"<entry><id>urn:wire:{s.path}</id><title>{escape(s.title)}</title><link href='{self.url}{s.path}'/>"
            f"<published>{s.at.isoformat()}</published><updated>{s.at.isoformat()}</updated>"
            f"<summary>{escape(s.words[-1])}</summary></entry>"
            for s in shown
        )
        head = f"<title>{NAMES['wire']}</title><id>urn:wire</id>"
        return "application/atom+xml", f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'>{head}{items}</feed>"

    def _json(self, shown: list[Story]) -> tuple[str, str]:
        items = [
            {"id": s.path, "url": self.url + s.path, "title": s.title, "content_html": s.body,
             "date_published": s.at.isoformat()}
            for s in shown
        ]  # fmt: skip
        head = {"version": "https://jsonfeed.org/version/1.1", "title": NAMES["letter"], "language": "en"}
        return "application/feed+json", json.dumps({**head, "items": items})


@contextmanager
def town() -> Iterator[Town]:
    """The town at work on the loopback interface."""
    here = Town()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer one call."""
            status, kind, text = here.answer(self.path)
            tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:16]}"'
            if status == 200 and self.headers["If-None-Match"] == tag:
                status, text = 304, ""
            else:
                here.asked[self.path] += 1
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    here.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()


def registry(here: Town, zone: str = "Europe/Oslo") -> str:
    """The sources.toml of who reads all three: the pages of two, the feed alone of the third."""
    rows = []
    for outlet, file, follow in (("courier", "feed.xml", 1), ("wire", "feed.xml", 1), ("letter", "feed.json", 0)):
        rows.append(
            f'[[source]]\nname = "{NAMES[outlet]}"\nurl = "{here.url}/{outlet}/{file}"\nzone = "{zone}"\n'
            f'every = "6h"\nlocal = true\nfollow = {"true" if follow else "false"}\n'
        )
    return "\n".join(rows)

"""The feeds that a page names: <link rel=alternate>, then links that look like feeds."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from datewire.sources.page.tree import tree_of, words_of

_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "text/calendar")
_LOOKS = re.compile(r"(?:/feed/?$|/rss(?:/|\.xml|$)|\.rss$|/atom(?:\.xml|/|$)|feed\.(?:xml|json)$|\.ics$)", re.I)


def feeds(data: bytes, url: str) -> list[str]:
    """The absolute http(s) addresses of the feeds that the page at `url` names, the declared ones first, none twice,
    feeds of comments last. Raises SourceUnreadable when there is no page."""
    tree = tree_of(words_of(data), url)
    declared = [
        node.get("href")
        for node in tree.iter("link")
        if "alternate" in (node.get("rel") or "").lower().split() and (node.get("type") or "").lower() in _KINDS
    ]
    linked = [node.get("href") for node in tree.iter("a") if _LOOKS.search((node.get("href") or "").partition("?")[0])]
    found = []
    for words in (*declared, *linked):
        try:
            whole = urljoin(url, (words or "").strip())
            if words and urlsplit(whole).scheme in ("http", "https"):
                found.append(whole)
        except ValueError:
            continue
    return sorted(dict.fromkeys(found), key=lambda address: "comment" in address.lower())

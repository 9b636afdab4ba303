"""Everything that ends in .ics, answered before any page: 200, 304, 404 or 405, whatever happens inside.

One 500, 503 or 403 makes a widely used client switch the calendar off, a 410 for ever, and a page in place of a
calendar empties it; a 404 does nothing. So a fault gives the last good bytes, or 404 when there are none.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final
from urllib.parse import parse_qsl

from anyio.to_thread import run_sync
from starlette.datastructures import ImmutableMultiDict
from starlette.types import ASGIApp, Receive, Scope, Send

from datewire.errors import FeedError
from datewire.feeds.ics import MEDIA_TYPE
from datewire.server import personal
from datewire.server.catalogue import Catalogue, Edition
from datewire.server.conditional import unchanged, written
from datewire.server.selection import Selection, from_token
from datewire.server.shelf import Fault, File

MAX_AGE: Final = 900
_ONE: Final = re.compile(r"/event/([0-9a-f]{16})\.ics")
_TOKEN: Final = re.compile(r"/f/([A-Za-z0-9_-]+)\.ics")
_KEPT: Final = 64_000_000
_FIELDS: Final = 40
_COMMON: Final = [
    (b"cache-control", b"public, max-age=%d" % MAX_AGE),
    (b"x-content-type-options", b"nosniff"),
]
_PLAIN: Final = [(b"content-type", b"text/plain; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
Found = tuple[File, str]


class FeedPath:
    """ASGI: answers the paths that end in .ics itself and hands all others to `inner`."""

    def __init__(self, inner: ASGIApp, catalogue: Catalogue, fault: Fault) -> None:
        self._inner, self._catalogue, self._fault = inner, catalogue, fault
        self._made: OrderedDict[tuple[str, str], tuple[str, Found]] = OrderedDict()
        self._lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or not scope["path"].endswith(".ics"):
            await self._inner(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await _say(send, 405, "GET and HEAD only", (b"allow", b"GET, HEAD"))
        else:
            await self._answer(scope, send)

    async def _answer(self, scope: Scope, send: Send) -> None:
        try:
            found = await self._found(scope["path"], scope["query_string"])
        except FeedError as error:
            await _say(send, 404, str(error))
            return
        if found is None:
            await _say(send, 404, "there is no such feed")
        else:
            await _send(found, scope, send)

    async def _found(self, path: str, query: bytes) -> Found | None:
        slug = path[1:-4]
        if slug != "feed" and "/" not in slug:
            file = self._catalogue.shelf.feed(slug)
            return (file, f"{slug}.ics") if file else None
        name = (path, query.decode("latin-1") if slug == "feed" else "")
        try:
            return await run_sync(self._personal, name)
        except FeedError:
            raise
        except Exception as error:
            self._fault(f"{path}: {type(error).__name__}: {error}; the last good bytes are served")
            return self._made.get(name, ("", None))[1]

    def _personal(self, name: tuple[str, str]) -> Found | None:
        """The calendar of this address, made once an edition and kept as the last good one after it."""
        make = self._maker(*name)
        if make is None:
            return None
        edition = self._catalogue.edition()
        with self._lock:
            tag, found = self._made.get(name, ("", None))
        if tag != edition.tag:
            found = make(edition)
            with self._lock:
                self._keep(name, edition.tag, found)
        return found

    def _keep(self, name: tuple[str, str], tag: str, found: Found | None) -> None:
        if found is None:
            self._made.pop(name, None)
            return
        self._made[name] = tag, found
        self._made.move_to_end(name)
        while len(self._made) > 1 and sum(len(kept[0].data) for _, kept in self._made.values()) > _KEPT:
            self._made.popitem(last=False)

    def _maker(self, path: str, query: str) -> Callable[[Edition], Found | None] | None:
        if one := _ONE.fullmatch(path):
            return lambda edition: _single(one[1], edition)
        if path == "/feed.ics":
            asked = _asked(query)
            return lambda edition: _chosen(asked, edition)
        named = _TOKEN.fullmatch(path)
        known = from_token(named[1]) if named else None
        return (lambda edition: _chosen(known, edition)) if known is not None else None


def _single(key: str, edition: Edition) -> Found | None:
    entry = edition.by_key.get(key)
    return (personal.single(entry), personal.filename(entry.event.draft.title)) if entry else None


def _asked(query: str) -> Selection:
    try:
        return Selection.of(ImmutableMultiDict(parse_qsl(query, max_num_fields=_FIELDS)))
    except ValueError as error:
        raise FeedError("this question has too many parts", f"at most {_FIELDS}") from error


def _chosen(asked: Selection, edition: Edition) -> Found:
    file = personal.calendar(asked.of_entries(edition), asked.title, edition.modified)
    return file, personal.filename(asked.title)


def headers(found: Found, download: bool) -> list[tuple[bytes, bytes]]:
    """The headers of a 200 for a calendar."""
    file, name = found
    how = b"attachment" if download else b"inline"
    return [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", b"%d" % len(file.data)),
        (b"content-disposition", how + b'; filename="' + name.encode("ascii", "replace") + b'"'),
        *validators(file),
    ]


def validators(file: File) -> list[tuple[bytes, bytes]]:
    """The headers that a 304 repeats (RFC 9110, 15.4.5)."""
    stamp = [(b"last-modified", written(file.modified).encode())] if file.modified else []
    return [(b"etag", file.etag), *stamp, *_COMMON]


async def _send(found: Found, scope: Scope, send: Send) -> None:
    file = found[0]
    if unchanged(file.etag, file.modified, scope["headers"]):
        await send({"type": "http.response.start", "status": 304, "headers": validators(file)})
        await send({"type": "http.response.body", "body": b""})
        return
    download = "download" in dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    await send({"type": "http.response.start", "status": 200, "headers": headers(found, download)})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else file.data})


async def _say(send: Send, status: int, words: str, *more: tuple[bytes, bytes]) -> None:
    body = f"{words}\n".encode()
    size = (b"content-length", b"%d" % len(body))
    await send({"type": "http.response.start", "status": status, "headers": [*_PLAIN, size, *more]})
    await send({"type": "http.response.body", "body": body})

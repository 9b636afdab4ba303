"""Fetch one document: conditional, limited, robots-abiding, one call at a time for each host."""

from __future__ import annotations

import http.client
import io
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import BinaryIO, cast
from urllib.parse import SplitResult, quote, unquote, urljoin

from datewire import __version__
from datewire.errors import SourceTooLarge, SourceUnreadable
from datewire.sources.packed import Unpacked
from datewire.sources.web import guard, robots, wire
from datewire.sources.web.guard import shown

USER_AGENT = f"datewire/{__version__} (reads announcements into calendars)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/calendar,*/*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_CHUNK = 64 * 1024
_ROBOTS_LIMIT = 500 * 1024  # RFC 9309, 2.5


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` for one whole exchange, `patience` for one silence in it, `size` in bytes of the unpacked document,
    `delay` in seconds between two calls of one host."""

    seconds: float = 40.0
    patience: float = 15.0
    size: int = 32 * 1024 * 1024
    delay: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `data` is None when nothing has changed since the last visit (304). `url` is where it was found
    at last; `kind` the media type, `charset` as declared; `etag` and `modified` for the next visit, as given."""

    url: str
    data: bytes | None
    kind: str = ""
    charset: str | None = None
    etag: str = ""
    modified: str = ""


@dataclass
class Fetcher:
    """Fetches documents by URL. `allowed` are hosts of the local network that may be called all the same.

    Not for use from several threads. No proxy and no cookie is used.
    """

    allowed: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    connect: wire.Connect = wire.Connection
    wait: Callable[[float], None] = lambda seconds: sleep(seconds)  # noqa: PLW0108  (late, so that a test can replace it)
    _robots: dict[tuple[str, str, int], robots.Robots] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, etag: str = "", modified: str = "") -> Answer:
        """The document at `url`; with the validators of the last visit it may be an answer without data.

        Raises SourceUnreadable (address not allowed, no answer, an error status, robots.txt, cut off, redirects
        without end) or SourceTooLarge; each names the address without its password.
        """
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            parts, host, port = guard.split(at)
            rules = self._rules(parts, host, port)
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            if not rules.allows(target):
                raise SourceUnreadable(f"{shown(at)}: robots.txt of {host} asks not to fetch this", "ask the site")
            self._pause(host, rules.delay)
            answer = self._exchange(at, etag, modified, self.limits.size)
            if isinstance(answer, Answer):
                return answer
            at = urljoin(at, answer)
        raise SourceUnreadable(f"{shown(url)}: more than {_MOST_REDIRECTS} redirects", "name the last address itself")

    def _rules(self, parts: SplitResult, host: str, port: int) -> robots.Robots:
        """The robots rules of a host, fetched once: absent (4xx) allows all, broken (5xx, no answer) refuses all."""
        key = (parts.scheme, host, port)
        if key not in self._robots:
            at = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"
            self._robots[key] = self._fetch_rules(at)
        return self._robots[key]

    def _fetch_rules(self, at: str) -> robots.Robots:
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                answer = self._exchange(at, "", "", _ROBOTS_LIMIT)
                if isinstance(answer, Answer):
                    return robots.parse((answer.data or b"").decode("utf-8", "replace"))
                at = urljoin(at, answer)
        except _Status as error:
            return robots.NONE if error.status >= 500 else robots.ALL
        except SourceTooLarge:
            return robots.NONE
        return robots.ALL

    def _pause(self, host: str, asked: float) -> None:
        now = monotonic()
        if (due := self._next.get(host, now)) > now:
            self.wait(due - now)
        self._next[host] = max(now, due) + max(asked, self.limits.delay)

    def _exchange(self, url: str, etag: str, modified: str, size: int) -> Answer | str:
        """One call: the answer, or the address to go to. Raises SourceError."""
        parts, host, port = guard.split(url)
        places = guard.addresses(host, port, self.allowed, url)
        connection = self.connect(host, port, places, parts.scheme == "https")
        connection.deadline, connection.patience = monotonic() + self.limits.seconds, self.limits.patience
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", _ascii(target), headers=_headers(parts, etag, modified))
            response = connection.getresponse()
            try:
                return _read(response, url, size)
            finally:
                response.close()
        except TimeoutError as error:
            raise NoAnswer(f"{shown(url)}: no complete answer in time", "try again later") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            words = getattr(error, "strerror", None) or type(error).__name__
            raise NoAnswer(f"{shown(url)}: no answer: {words}", "check the address, or try again later") from error


class NoAnswer(SourceUnreadable):
    """A host that does not answer, or not in time."""


class _Status(SourceUnreadable):
    """An answer with an error status."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(f"{shown(url)}: the site answers {status}", "open it in a browser")
        self.status = status


def _ascii(target: str) -> str:
    return quote(target, safe="!#$%&'()*+,/:;=?@[]~-._")


def _headers(parts: SplitResult, etag: str, modified: str) -> dict[str, str]:
    fields = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}
    for key, value in (("If-None-Match", etag), ("If-Modified-Since", modified)):
        if value and value.isascii() and value.isprintable():
            fields[key] = value
    if parts.username is not None:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        fields["Authorization"] = "Basic " + b64encode(login.encode()).decode()
    return fields


def _read(response: http.client.HTTPResponse, url: str, size: int) -> Answer | str:
    if response.status in _REDIRECTS:
        if not (place := response.getheader("Location")):
            raise SourceUnreadable(f"{shown(url)}: a redirect to nowhere", "tell the site")
        return place
    if response.status == 304:
        return Answer(url, None)
    if response.status != 200:
        raise _Status(url, response.status)
    data = _body(response, url, size)
    kind = response.headers.get_content_type()
    tags = [(response.getheader(key) or "")[:500] for key in ("ETag", "Last-Modified")]
    return Answer(url, data, kind, response.headers.get_content_charset(), *tags)


def _body(response: http.client.HTTPResponse, url: str, size: int) -> bytes:
    if (response.length or 0) > size:
        raise SourceTooLarge(f"{shown(url)}: more than {size // 1024} kB", "it is no page and no feed")
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    stream: BinaryIO = cast(BinaryIO, response)
    if coding in ("gzip", "x-gzip"):
        stream = cast(BinaryIO, io.BufferedReader(Unpacked(cast(BinaryIO, response), shown(url)), _CHUNK))
    elif coding != "identity":
        raise SourceUnreadable(f"{shown(url)}: packed as {coding[:20]!r}, which was not asked for", "tell the site")
    parts: list[bytes] = []
    left = size + 1
    while left > 0 and (data := stream.read(min(_CHUNK, left))):
        parts.append(data)
        left -= len(data)
    if left <= 0:
        raise SourceTooLarge(f"{shown(url)}: more than {size // 1024} kB", "it is no page and no feed")
    if response.length:
        raise SourceUnreadable(f"{shown(url)}: the answer is cut off", "try again later")
    return b"".join(parts)

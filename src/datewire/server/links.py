"""The ways to subscribe to one address, in the forms that the calendar apps are known to take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

_HOST: Final = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
_HERE: Final = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?")


@dataclass(frozen=True, slots=True)
class Base:
    """Where this server is found from outside: `scheme`, `host` with its port, and a `path` before all others."""

    scheme: str
    host: str
    path: str = ""

    def address(self, path: str) -> str:
        """The absolute address of `path`."""
        return f"{self.scheme}://{self.host}{self.path}{path}"

    @property
    def here_only(self) -> bool:
        """Whether only programs on this machine can reach it."""
        return is_here(self.host)


@dataclass(frozen=True, slots=True)
class Ways:
    """All addresses of one feed; `own`: of what the visitor asked for.

    `webcal` has no secure sister on phones; web calendars need a public https address."""

    title: str
    https: str
    webcal: str
    google: str
    outlook: str
    office: str
    download: str
    own: bool = False


def is_here(host: str) -> bool:
    """Whether a Host header (RFC 9110, 7.2) names this machine itself, with or without a port."""
    return _HERE.fullmatch(host) is not None


def base(scheme: str, host: str, public: str = "") -> Base:
    """The base of a request; `public` (an address such as "https://dates.example/news") wins over what it says."""
    if public:
        parts = urlsplit(public)
        return Base(parts.scheme, parts.netloc, parts.path.rstrip("/"))
    return Base("https" if scheme == "https" else "http", host if _HOST.fullmatch(host) else "localhost")


def ways(where: Base, path: str, title: str, own: bool = False) -> Ways:
    """The ways to subscribe to the feed at `path`."""
    https = where.address(path)
    webcal = f"webcal://{https.partition('://')[2]}"
    query = f"?url={quote(https, safe='')}&name={quote(title, safe='')}"
    return Ways(
        title,
        https,
        webcal,
        f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        f"https://outlook.live.com/calendar/0/addfromweb{query}",
        f"https://outlook.office.com/calendar/0/addfromweb{query}",
        f"{where.path}{path}?download",
        own,
    )

"""Which addresses may be called: http and https to hosts of the open internet, checked after name resolution.

The address that was checked is the one that is called, so that a name which resolves differently the second time gains
nothing. A host of the local network must be allowed by name.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from datewire.errors import SourceUnreadable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


def shown(url: str) -> str:
    """`url` as it may be told: without user name and password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that is none"
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()[:300]


def split(url: str) -> tuple[SplitResult, str, int]:
    """The parts, host and port of a URL that may be called. Raises SourceUnreadable for any other."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise SourceUnreadable(f"{shown(url)}: no address that can be called", "check its spelling") from error
    if parts.scheme not in _PORTS or not host:
        raise SourceUnreadable(f"{shown(url)}: only http and https addresses are fetched", "check its beginning")
    if any(ord(char) < 33 or ord(char) == 127 for char in url):
        raise SourceUnreadable(f"{shown(url)[:60]!r}: blanks or controls in the address", "write them as %20")
    return parts, host, port


def addresses(host: str, port: int, allowed: frozenset[str], url: str) -> list[tuple[int, tuple[str, int]]]:
    """(family, socket address) of each permitted address of `host`. Raises SourceUnreadable when the name is unknown
    or one of its addresses is inside the machine or the local network and `host` is not in `allowed`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceUnreadable(f"{shown(url)}: the name {host} is not known", "check its spelling") from error
    result = []
    for family, _, _, _, address in found:
        words = str(address[0])
        if host not in allowed and not is_open(words):
            raise SourceUnreadable(
                f"{shown(url)}: {host} is inside this machine or its network",
                "allow it by name: --local, or local = true",
            )
        result.append((int(family), (words, port)))
    return result


def is_open(words: str) -> bool:
    """Whether an IP address belongs to the open internet, also when it is wrapped into an IPv6 one.

    >>> [is_open(a) for a in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254", "64:ff9b::7f00:1")]
    [True, False, False, False, False]
    """
    try:
        address: Address = ipaddress.ip_address(words.partition("%")[0])
    except ValueError:
        return False
    inner: Address | None = None
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return _plain(inner)
    return _plain(address)


def _plain(address: Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)

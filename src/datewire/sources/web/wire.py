"""One HTTP exchange over a checked address, by http.client, with a deadline that no trickle of bytes can outlast."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Callable
from time import monotonic
from typing import Any

Addresses = list[tuple[int, tuple[str, int]]]


class Timed:
    """A socket whose every operation ends at `deadline` (monotonic seconds) at the latest."""

    def __init__(self, sock: socket.socket, deadline: float, patience: float) -> None:
        self.sock, self.deadline, self.patience = sock, deadline, patience

    def hurry(self) -> None:
        """Set the time left; raises TimeoutError when there is none."""
        left = self.deadline - monotonic()
        if left <= 0:
            raise TimeoutError("took too long")
        self.sock.settimeout(min(left, self.patience))

    def sendall(self, data: bytes) -> None:
        """Send all of `data` in time."""
        self.hurry()
        self.sock.sendall(data)

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """A buffered reader that keeps the deadline."""
        return io.BufferedReader(_Reading(self))

    def close(self) -> None:
        """Left to the reader, which may still be in use (http.client closes the connection first)."""


class _Reading(io.RawIOBase):
    def __init__(self, timed: Timed) -> None:
        self._timed = timed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._timed.hurry()
        return self._timed.sock.recv_into(buffer)

    def close(self) -> None:
        if not self.closed:
            self._timed.sock.close()
        super().close()


class Connection(http.client.HTTPConnection):
    """A connection to one of the given, already checked, addresses; TLS with the name of the host when `secure`."""

    def __init__(self, host: str, port: int, places: Addresses, secure: bool) -> None:
        super().__init__(host, port)
        self._places, self._secure = places, secure
        self.deadline, self.patience = monotonic() + 60, 20.0

    def connect(self) -> None:
        """Call the addresses in turn until one answers."""
        last: OSError = OSError("no address")
        for family, address in self._places:
            sock = socket.socket(family, socket.SOCK_STREAM)
            timed = Timed(sock, self.deadline, self.patience)
            try:
                timed.hurry()
                sock.connect(address)
                if self._secure:
                    timed.hurry()
                    timed.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)
                self.sock = timed
                return
            except OSError as error:
                sock.close()
                last = error
        raise last


Connect = Callable[[str, int, Addresses, bool], Connection]

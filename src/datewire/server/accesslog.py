"""What happened, as JSON lines: one a request, one a fault. No addresses of people and no query strings."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, Final, TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LONG: Final = 200


class Log:
    """Writes lines to `stream`; a stream that is gone stops no answer. `requests`: whether each one gets a line."""

    def __init__(
        self, stream: TextIO, requests: bool = True, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._stream: TextIO | None = stream
        self.requests, self._now = requests, now

    def line(self, **fields: Any) -> None:
        """One JSON object with the time in UTC before `fields`."""
        if self._stream is None:
            return
        record = {"time": self._now().isoformat(timespec="milliseconds").replace("+00:00", "Z"), **fields}
        try:
            self._stream.write(json.dumps(record) + "\n")
            self._stream.flush()
        except (OSError, ValueError):
            self._stream = None

    def fault(self, words: str) -> None:
        """One fault, told once by whoever met it."""
        self.line(event="fault", message=words)


class Logged(logging.Handler):
    """The warnings of the server library as lines of `log`."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """One record."""
        self._log.line(event="server", level=record.levelname.lower(), message=record.getMessage()[:1000])


class Access:
    """ASGI: one line a request when its answer is out; a fault on a page becomes a plain 500 and a line."""

    def __init__(self, inner: ASGIApp, log: Log) -> None:
        self._inner, self._log = inner, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        seen = {"status": 0, "bytes": 0}

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            else:
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        begin = perf_counter()
        try:
            await self._inner(scope, receive, watched)
        except Exception as error:
            self._log.fault(f"{scope['path'][:_LONG]}: {type(error).__name__}: {error}")
            if not seen["status"]:
                await _sorry(watched)
        finally:
            if self._log.requests:
                self._log.line(**_fields(scope), **seen, ms=round((perf_counter() - begin) * 1000, 2))


def _fields(scope: Scope) -> dict[str, Any]:
    agent = next((value for name, value in scope["headers"] if name == b"user-agent"), b"")
    return {
        "event": "request",
        "method": scope["method"],
        "path": scope["path"][:_LONG],
        "agent": agent.decode("latin-1")[:_LONG],
    }


async def _sorry(send: Send) -> None:
    body = b"Something went wrong here; the feeds are not touched by it.\n"
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 500, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""The server as a process: its socket, its signals, its end."""

from __future__ import annotations

import logging
import signal
import socket
from contextlib import suppress
from ipaddress import ip_address

import uvicorn
from starlette.types import ASGIApp

from datewire.errors import OptionError
from datewire.server.accesslog import Log, Logged

_PATIENCE = 5  # seconds that open answers get at the end


def bound(host: str, port: int) -> socket.socket:
    """A listening socket at `host` and `port` (0: any that is free). Raises `OptionError` when it cannot be had."""
    try:
        family, kind, proto, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, proto)
    except OSError as error:
        raise OptionError(f"--host {host}: {error.strerror}", "such as 127.0.0.1, or 0.0.0.0 for everybody") from error
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
        made.listen(2048)
    except OSError as error:
        made.close()
        raise OptionError(f"{host} port {port}: {error.strerror}", "choose another --port; 0 takes any") from error
    return made


def address(made: socket.socket) -> str:
    """The http address of a listening socket."""
    host, port = made.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def on_loopback(made: socket.socket) -> bool:
    """Whether only programs on this machine reach a listening socket (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3)."""
    return ip_address(made.getsockname()[0].partition("%")[0]).is_loopback


def run(app: ASGIApp, made: socket.socket, log: Log) -> None:
    """Serve `app` on `made` until SIGINT or SIGTERM; open answers get five seconds to end, then it returns."""
    told = logging.getLogger("uvicorn.error")
    told.handlers, told.propagate = [Logged(log)], False
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    for each in (signal.SIGINT, signal.SIGTERM):  # uvicorn raises them anew when all is done: that is then no fault
        with suppress(ValueError):
            signal.signal(each, lambda *_: None)
    log.line(event="start", address=address(made))
    uvicorn.Server(config).run(sockets=[made])
    log.line(event="stop")

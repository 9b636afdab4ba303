"""The wire itself: every operation in time, every address in turn, robots.txt and validators to the letter."""

import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Any

import pytest

from datewire.errors import SourceTooLarge, SourceUnreadable
from datewire.sources.web import Answer, Fetcher, Limits, robots
from datewire.sources.web.fetch import _headers, _read, _Status
from datewire.sources.web.guard import is_open, split
from datewire.sources.web.wire import Connection, Timed


class Quiet(socket.socket):
    """A socket that notes what is asked of it; it connects to port 1 alone."""

    made: list["Quiet"] = []  # noqa: RUF012

    def __init__(self, *_: Any) -> None:
        super().__init__()
        self.shut, self.patience = False, 0.0
        Quiet.made.append(self)

    def settimeout(self, value: float | None) -> None:
        self.patience = value or 0.0

    def connect(self, address: Any) -> None:
        if address[1] != 1:
            raise ConnectionRefusedError("as an example")

    def close(self) -> None:
        self.shut = True
        super().close()


@pytest.mark.parametrize(("left", "patience", "least", "most"), [(9.0, 0.5, 0.5, 0.5), (1.0, 20.0, 0.5, 1.0)])
def test_an_operation_has_the_time_that_is_left_and_no_more_than_one_silence(
    left: float, patience: float, least: float, most: float
) -> None:
    sock = Quiet()
    Timed(sock, monotonic() + left, patience).hurry()
    assert least <= sock.patience <= most
    sock.close()


def test_no_operation_begins_after_the_deadline() -> None:
    with Quiet() as sock, pytest.raises(TimeoutError):
        Timed(sock, monotonic() - 0.001, 20.0).hurry()


def test_addresses_are_called_in_turn_and_what_failed_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    Quiet.made.clear()
    monkeypatch.setattr("datewire.sources.web.wire.socket.socket", Quiet)
    places = [(socket.AF_INET, ("192.0.2.1", 9)), (socket.AF_INET, ("192.0.2.2", 1))]
    Connection("ost.example", 80, places, secure=False).connect()
    assert [one.shut for one in Quiet.made] == [True, False]
    with pytest.raises(ConnectionRefusedError):
        Connection("ost.example", 80, places[:1], secure=False).connect()
    for one in Quiet.made:
        one.close()


def test_a_certificate_must_be_that_of_the_named_host(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    class Strict(ssl.SSLContext):
        def wrap_socket(self, sock: Any, *_: Any, server_hostname: Any = None, **__: Any) -> Any:
            asked.append(server_hostname)
            return sock

    monkeypatch.setattr("datewire.sources.web.wire.socket.socket", Quiet)
    monkeypatch.setattr("datewire.sources.web.wire.ssl.create_default_context", lambda: Strict(ssl.PROTOCOL_TLS_CLIENT))
    connection = Connection("ost.example", 443, [(socket.AF_INET, ("192.0.2.2", 1))], secure=True)
    connection.connect()
    Quiet.made[-1].close()
    assert asked == ["ost.example"]


def fetching(monkeypatch: pytest.MonkeyPatch, rules: Callable[[str], Answer]) -> tuple[Fetcher, list[float]]:
    """A fetcher whose site answers robots.txt with `rules`, and the waits that it makes."""

    def exchange(self: Fetcher, url: str, etag: str, modified: str, size: int) -> Answer:
        return rules(url) if url.endswith("/robots.txt") else Answer(url, b"words")

    waits: list[float] = []
    monkeypatch.setattr(Fetcher, "_exchange", exchange)
    return Fetcher(limits=replace(Limits(), delay=1.0), wait=waits.append), waits


def test_the_pause_that_a_site_asks_for_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    site, waits = fetching(monkeypatch, lambda url: Answer(url, b"User-agent: *\nCrawl-delay: 7"))
    site.get("http://ost.example/a")
    site.get("http://ost.example/b")
    assert [6 < wait <= 7 for wait in waits] == [True]


@pytest.mark.parametrize(
    ("told", "refused"),
    [(500, True), (503, True), (499, False), (404, False), (0, True)],
    ids=["500", "503", "499", "404", "too large"],
)
def test_robots_that_cannot_be_had_allow_all_and_broken_ones_refuse_all(
    monkeypatch: pytest.MonkeyPatch, told: int, refused: bool
) -> None:
    def rules(url: str) -> Answer:
        raise _Status(url, told) if told else SourceTooLarge("too large", "x")

    site, _ = fetching(monkeypatch, rules)
    if refused:
        with pytest.raises(SourceUnreadable, match="asks not to"):
            site.get("http://ost.example/a")
    else:
        assert site.get("http://ost.example/a").data == b"words"


@pytest.mark.parametrize("order", [("Allow", "Disallow"), ("Disallow", "Allow")])
def test_of_two_rules_of_one_length_the_one_that_allows_wins(order: tuple[str, str]) -> None:
    text = "User-agent: *\n" + "".join(f"{key}: /page\n" for key in order)
    assert robots.parse(text).allows("/page")


def test_no_site_is_left_alone_for_longer_than_half_a_minute() -> None:
    assert robots.parse("User-agent: *\nCrawl-delay: 86400").delay == 30


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\x7f", "é", ""])
def test_a_validator_that_would_break_the_head_is_not_sent(value: str) -> None:
    parts, _, _ = split("http://ost.example/")
    assert not {"If-None-Match", "If-Modified-Since"} & _headers(parts, value, value).keys()
    assert _headers(parts, '"1"', "")["If-None-Match"] == '"1"'


def test_an_open_address_behind_a_translator_is_open_and_a_private_one_is_not() -> None:
    assert [is_open(each) for each in ("64:ff9b::5db8:d822", "64:ff9b::c0a8:101")] == [True, False]


def test_a_validator_without_end_is_cut() -> None:
    class Told(http.client.HTTPResponse):
        status = 200

        def __init__(self) -> None:
            self.headers = self.msg = http.client.HTTPMessage()
            self.headers["ETag"] = "x" * 100_000
            self.length, self.fp = 0, None

        def read(self, amt: int | None = None) -> bytes:
            return b""

    answer = _read(Told(), "http://ost.example/", 1000)
    assert isinstance(answer, Answer)
    assert len(answer.etag) == 500

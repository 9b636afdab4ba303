"""A site that misbehaves in many ways, on loopback: nothing hangs, nothing harms, each sin is told."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from datewire.errors import SourceError, SourceTooLarge
from datewire.sources.web import Fetcher, Limits, shown
from datewire.sources.web.guard import is_open
from datewire.sources.web.wire import Addresses, Connection

LIMITS = Limits(seconds=0.7, patience=0.3, size=200_000, delay=0.0)
Handler = BaseHTTPRequestHandler


def send(to: Handler, body: bytes = b"words", status: int = 200, **fields: str) -> None:
    to.send_response(status)
    for key, value in {"Content_Length": str(len(body)), **fields}.items():
        to.send_header(key.replace("_", "-"), value)
    to.end_headers()
    to.wfile.write(body)


def go(place: str) -> Callable[[Handler], None]:
    return lambda to: send(to, b"", 302, Location=place)


def raw(data: bytes) -> Callable[[Handler], None]:
    return lambda to: to.wfile.write(data) and None


def drip(data: bytes) -> Callable[[Handler], None]:
    def serve(to: Handler) -> None:
        for _ in range(40):
            to.wfile.write(data)
            to.wfile.flush()
            time.sleep(0.1)

    return serve


def endless(to: Handler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        to.wfile.write(b"<p>more</p>" * 1000)


BOMB = gzip.compress(b"\0" * 60_000_000)
SINS: dict[str, tuple[Callable[[Handler], None], str]] = {
    "silence": (lambda to: time.sleep(2), "no complete answer in time"),
    "slow head": (drip(b"H"), "no complete answer in time"),
    "slow fields": (drip(b"X: y\r\n"), "no "),
    "slow body": (lambda to: (send(to, b"", Content_Length="9999"), drip(b"x")(to))[0], "no complete answer in time"),
    "endless": (endless, "more than 195 kB"),
    "100 MB told": (lambda to: send(to, b"x", Content_Length="100000000"), "more than 195 kB"),
    "gzip bomb": (lambda to: send(to, BOMB, Content_Encoding="gzip"), "more than 195 kB"),
    "broken gzip": (lambda to: send(to, b"\x1f\x8b\x08 nothing", Content_Encoding="gzip"), "broken packed data"),
    "cut gzip": (lambda to: send(to, gzip.compress(b"words" * 999)[:-20], Content_Encoding="gzip"), "cut off"),
    "unasked coding": (lambda to: send(to, Content_Encoding="br"), "which was not asked for"),
    "wrong length": (lambda to: send(to, b"words", Content_Length="500"), "cut off"),
    "negative length": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nwords"), ""),
    "500": (lambda to: send(to, status=500), "answers 500"),
    "404": (lambda to: send(to, status=404), "answers 404"),
    "429": (lambda to: send(to, status=429, Retry_After="9"), "answers 429"),
    "204": (lambda to: send(to, b"", status=204), "answers 204"),
    "loop": (lambda to: send(to, b"", 301, Location=to.path), "more than 5 redirects"),
    "redirect to nowhere": (lambda to: send(to, b"", 302), "a redirect to nowhere"),
    "redirect inside": (go("http://localhost.localdomain.invalid/"), "is not known"),
    "redirect to metadata": (go("http://169.254.169.254/latest/"), "inside this machine or its network"),
    "redirect to v6 loopback": (go("http://[::1]/"), "inside this machine or its network"),
    "redirect to mapped": (go("http://[::ffff:10.0.0.1]/"), "inside this machine or its network"),
    "redirect to number": (go("http://2130706434/"), "inside this machine or its network"),
    "redirect to file": (go("file:///etc/passwd"), "only http and https"),
    "redirect to ftp": (go("ftp://example.org/"), "only http and https"),
    "redirect with blank": (go("/a b"), "blanks or controls"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH\r\n"), "no answer: BadStatusLine"),
    "hang-up": (lambda to: to.connection.close(), "no answer"),
    "long field": (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 99_999 + b"\r\n\r\n"), "no answer: LineTooLong"),
    "many fields": (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n"), "no answer: HTTPException"),
    "bad chunks": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nwords"), "no answer"),
    "cut chunks": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nwords"), "no answer"),
    "private": (send, "robots.txt of 127.0.0.1 asks not to"),
}


class Site(BaseHTTPRequestHandler):
    """Each sin under its own path; robots.txt refuses one."""

    protocol_version = "HTTP/1.1"
    seen: list[dict[str, str]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.close_connection = True
        name = self.path.strip("/").replace("%20", " ")
        try:
            if name == "robots.txt":
                send(self, b"User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /\n")
            elif name == "tagged":
                type(self).seen.append(dict(self.headers))
                same = self.headers.get("If-None-Match") == '"1"'
                send(self, b"" if same else b"words", 304 if same else 200, ETag='"1"', Last_Modified="x")
            else:
                SINS.get(name, (send, ""))[0](self)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(frozenset({"127.0.0.1"}), LIMITS)


@pytest.mark.parametrize("sin", SINS)
def test_no_sin_of_a_site_hangs_or_harms(site: str, fetcher: Fetcher, sin: str) -> None:
    begin = time.monotonic()
    told = ""
    try:
        answer = fetcher.get(f"{site}/{sin.replace(' ', '%20')}")
        assert len(answer.data or b"") <= LIMITS.size
    except SourceError as error:
        told = error.what
    assert SINS[sin][1] in told
    assert bool(told) is bool(SINS[sin][1])
    assert time.monotonic() - begin < 2.5


def test_a_site_inside_the_machine_is_refused_unless_allowed_by_name(site: str) -> None:
    with pytest.raises(SourceError, match="inside this machine or its network"):
        Fetcher(limits=LIMITS).get(site)


def test_a_name_that_resolves_inside_is_refused(site: str) -> None:
    with pytest.raises(SourceError, match="inside this machine"):
        Fetcher(limits=LIMITS).get(site.replace("127.0.0.1", "localhost"))


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "fe80::1%eth0",
     "fc00::1", "::", "2002:7f00:1::", "64:ff9b::a00:1", "::ffff:169.254.169.254", "nonsense"],
)  # fmt: skip
def test_addresses_that_are_not_open_are_known(address: str) -> None:
    assert not is_open(address)


def test_what_has_not_changed_is_not_sent_again(site: str, fetcher: Fetcher) -> None:
    first = fetcher.get(f"{site}/tagged")
    assert (first.data, first.etag) == (b"words", '"1"')
    assert fetcher.get(f"{site}/tagged", first.etag, first.modified).data is None
    assert Site.seen[-1]["User-Agent"].startswith("datewire/")
    assert "Authorization" not in Site.seen[-1]


def test_a_changing_tag_is_a_new_document_each_time(site: str, fetcher: Fetcher) -> None:
    assert fetcher.get(f"{site}/tagged", '"0"').data == b"words"


def test_a_password_is_sent_to_its_host_and_never_told(site: str, fetcher: Fetcher) -> None:
    secret = site.replace("//", "//ada:s3cret@")
    fetcher.get(f"{secret}/tagged")
    assert Site.seen[-1]["Authorization"] == "Basic YWRhOnMzY3JldA=="
    with pytest.raises(SourceError) as caught:
        fetcher.get(f"{secret}/404")
    assert "s3cret" not in str(caught.value)
    assert shown(secret) == site


def test_calls_of_one_host_keep_their_distance(site: str) -> None:
    waits: list[float] = []
    fetcher = Fetcher(frozenset({"127.0.0.1"}), Limits(1.0, 0.4, 200_000, 5.0), wait=waits.append)
    fetcher.get(f"{site}/tagged")
    fetcher.get(f"{site}/tagged")
    assert [4 < wait <= 5 for wait in waits] == [True]


def test_limits_are_told_as_too_large(site: str, fetcher: Fetcher) -> None:
    with pytest.raises(SourceTooLarge):
        fetcher.get(f"{site}/endless")


def test_the_address_that_was_checked_is_the_one_that_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to the open internet first and to this machine afterwards gains nothing."""
    answers = iter(["93.184.216.34"])
    monkeypatch.setattr(
        "datewire.sources.web.guard.socket.getaddrinfo",
        lambda host, port, **_: [(2, 1, 6, "", (next(answers, "127.0.0.1"), port))],
    )
    called: list[tuple[str, int]] = []

    def connect(host: str, port: int, places: Addresses, secure: bool) -> Connection:
        called.extend(address for _, address in places)
        raise OSError("as an example")

    with pytest.raises((SourceError, OSError)):
        Fetcher(limits=LIMITS, connect=connect).get("http://rebinding.example/")
    assert called == [("93.184.216.34", 80)]

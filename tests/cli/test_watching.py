"""A news site on loopback is added and watched through simulated days."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
ENTRY = (
    "<item><title>{title}</title><guid>{title}</guid><link>http://{host}/{n}</link>"
    "<pubDate>{day}</pubDate><description>{text}</description></item>"
)
STORIES = {
    "first": ("Sat, 09 Mar 2024 08:00:00 +0100", "The Harbour Jazz Festival will take place on May 3, 2024 in Lyon."),
    "second": ("Sun, 10 Mar 2024 08:00:00 +0100", "The Annual Kite Conference will be held on June 8, 2024 in Lyon."),
}
PAGE = '<html><head><title>Ost</title><link rel=alternate type="application/rss+xml" href="/feed"></head><body>x</body>'


class Site(BaseHTTPRequestHandler):
    """A home page that names its feed; `told` stories stand in it; `broken` answers 500."""

    told: list[str] = []  # noqa: RUF012
    broken = False
    calls: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        type(self).calls.append(self.path)
        host = self.headers["Host"]
        items = [ENTRY.format(title=n, host=host, n=n, day=STORIES[n][0], text=STORIES[n][1]) for n in self.told]
        feed = f"<rss version='2.0'><channel><title>Ost Daily</title>{''.join(items)}</channel></rss>"
        body = {"/": PAGE, "/feed": feed}.get(self.path, "").encode()
        tag = f'"{len(body)}"'
        same = self.headers.get("If-None-Match") == tag
        status = 500 if self.broken and self.path == "/feed" else 304 if same else 200 if body else 404
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", "0" if status != 200 else str(len(body)))
        self.end_headers()
        if status == 200:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    from datewire.sources.web import fetch

    monkeypatch.setattr(fetch, "sleep", lambda _: None)
    Site.told, Site.broken, Site.calls = ["first"], False, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    monkeypatch.setenv("DATEWIRE_DIARY", str(tmp_path / "diary.sqlite"))
    return tmp_path


def look(call: Call, monkeypatch: pytest.MonkeyPatch, at: str) -> Any:
    monkeypatch.setenv("DATEWIRE_NOW", at)
    return call("watch", "--rounds", "1")


def test_a_site_is_added_by_its_feed_once(call: Call, site: str, home: Path) -> None:
    done = call("add", site + "/", "--local", "--every", "1h")
    assert done.status == 0, done.err
    assert f'url = "{site}/feed"' in (home / "seeds" / "sources.toml").read_text()
    assert 'name = "Ost Daily"' in done.out
    assert "already named" in call("add", site + "/", "--local").err


def test_topics_and_trust_are_named_with_the_source(call: Call, site: str, home: Path) -> None:
    done = call("add", site + "/", "--local", "--tag", "town hall", "--tag", "school", "--trust", "0.6")
    assert done.status == 0, done.err
    words = (home / "seeds" / "sources.toml").read_text()
    assert 'tags = ["town hall", "school"]' in words
    assert "trust = 0.6" in words


def test_a_trust_beyond_its_bounds_is_refused_before_anything_is_fetched(call: Call, site: str, home: Path) -> None:
    done = call("add", site + "/", "--local", "--trust", "3")
    assert (done.status, list((home / "seeds").iterdir()), Site.calls) == (2, [], [])
    assert "between 0 and 1" in done.err


def test_a_local_address_is_not_added_unless_allowed(call: Call, site: str, home: Path) -> None:
    done = call("add", site)
    assert (done.status, list((home / "seeds").iterdir())) == (1, [])
    assert "inside this machine or its network" in done.err
    assert Site.calls == []


def test_a_site_is_watched_through_simulated_days(
    call: Call, site: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("add", site + "/", "--local", "--every", "1h")
    feed = home / "calendars" / "all.ics"
    assert look(call, monkeypatch, "2024-03-09T09:00:00Z").status == 0
    first = feed.read_bytes()
    assert first.count(b"BEGIN:VEVENT") == 1
    Site.calls.clear()
    look(call, monkeypatch, "2024-03-09T09:30:00Z")
    assert Site.calls == []  # not due
    look(call, monkeypatch, "2024-03-09T10:30:00Z")
    assert feed.read_bytes() == first  # 304
    Site.told.append("second")
    look(call, monkeypatch, "2024-03-10T09:00:00Z")
    assert feed.read_bytes().count(b"BEGIN:VEVENT") == 2
    assert b"DTSTART;VALUE=DATE:20240608" in feed.read_bytes()


def test_a_failing_site_is_told_waits_and_harms_nothing(
    call: Call, site: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("add", site + "/", "--local", "--every", "1h")
    look(call, monkeypatch, "2024-03-09T09:00:00Z")
    before = (home / "calendars" / "all.ics").read_bytes()
    Site.broken = True
    done = look(call, monkeypatch, "2024-03-09T11:00:00Z")
    assert (done.status, "the site answers 500" in done.err) == (1, True)
    assert (home / "calendars" / "all.ics").read_bytes() == before
    listed = json.loads(call("sources", "--format", "json").out)
    assert (listed["visit"]["failures"], listed["visit"]["due"]) == (1, "2024-03-09T13:00:00+00:00")
    assert "FAULT (1 in a row)" in call("sources").out


def test_a_wrong_sources_file_ends_the_watch_at_once(call: Call, home: Path) -> None:
    (home / "seeds" / "sources.toml").write_text("[[source]]\nname = 'x'\n")
    done = call("watch", "--rounds", "1")
    assert (done.status, done.out) == (2, "")

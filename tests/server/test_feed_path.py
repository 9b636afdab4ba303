"""The feed path: validators, faults and what a calendar app must never see."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from published import Site, event, later, put, some

from datewire.server.catalogue import Catalogue

UNKNOWN = [
    "/none.ics",
    "/%2e%2e/all.ics",
    "/All.ics",
    "/.ics",
    "/all.ics.ics",
    "/f/x.ics",
    "/static/x.ics",
]


def test_a_feed_is_the_file_with_the_headers_that_clients_want(tmp_path: Path) -> None:
    got = Site(put(tmp_path)).get("/all.ics")
    assert got.status_code == 200
    assert got.content == (tmp_path / "all.ics").read_bytes()
    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    assert got.headers["content-disposition"] == 'inline; filename="all.ics"'
    assert got.headers["cache-control"] == "public, max-age=900"
    assert got.headers["last-modified"] == "Mon, 02 Mar 2026 08:30:00 GMT"
    assert got.headers["content-length"] == str(len(got.content))
    assert got.headers["etag"].startswith('"')
    assert got.headers["etag"].endswith('"')


def test_head_says_the_same_without_the_bytes(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    head = site.client.head("/all.ics")
    assert head.content == b""
    assert head.headers == site.get("/all.ics").headers


def test_the_download_link_alone_says_attachment(tmp_path: Path) -> None:
    got = Site(put(tmp_path)).get("/all.ics?download")
    assert got.headers["content-disposition"] == 'attachment; filename="all.ics"'


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_unchanged_feed_is_a_304_with_its_validators(tmp_path: Path, method: str) -> None:
    site = Site(put(tmp_path))
    full = site.get("/all.ics")
    for name, value in (("if-none-match", full.headers["etag"]), ("if-modified-since", full.headers["last-modified"])):
        got = site.client.request(method, "/all.ics", headers={name: value})
        assert (got.status_code, got.content) == (304, b"")
        for kept in ("etag", "last-modified", "cache-control"):
            assert got.headers[kept] == full.headers[kept]
        assert "content-type" not in got.headers


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_feed_is_a_404_and_no_page(tmp_path: Path, path: str) -> None:
    got = Site(put(tmp_path / "calendars")).get(path)
    assert (got.status_code, got.headers["content-type"]) == (404, "text/plain; charset=utf-8")


def test_other_methods_are_told_which_there_are(tmp_path: Path) -> None:
    got = Site(put(tmp_path)).client.request("PROPFIND", "/all.ics")
    assert (got.status_code, got.headers["allow"]) == (405, "GET, HEAD")


def test_a_new_build_is_served_without_a_restart(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    old = site.get("/all.ics")
    put(tmp_path, [*some(), event("Late news", date(2026, 5, 30), changed=later())])
    new = site.get("/all.ics", if_none_match=old.headers["etag"])
    assert new.status_code == 200
    assert b"Late news" in new.content
    assert new.headers["last-modified"] == "Tue, 03 Mar 2026 08:30:00 GMT"
    assert "Late news" in site.get("/").text


def test_an_event_that_left_is_no_304_to_a_client_that_knows_dates_only(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    old = site.get("/all.ics").headers["last-modified"]
    put(tmp_path, some()[:-1])
    assert site.get("/all.ics", if_modified_since=old).status_code == 200


def test_the_same_build_again_keeps_tag_and_time(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    old = site.get("/all.ics").headers
    data = (tmp_path / "all.ics").read_bytes()
    (tmp_path / "all.ics").unlink()
    (tmp_path / "all.ics").write_bytes(data)
    assert site.get("/all.ics").headers == old


def _vanish(path: Path, data: bytes) -> None:
    path.unlink()


def _cut(path: Path, data: bytes) -> None:
    path.write_bytes(data[: len(data) // 2])


def _cut_in_the_last_line(path: Path, data: bytes) -> None:
    path.write_bytes(data[:-2])


def _empty(path: Path, data: bytes) -> None:
    path.write_bytes(b"")


def _a_page(path: Path, data: bytes) -> None:
    path.write_bytes(b"<!doctype html><p>maintenance")


def _unreadable(path: Path, data: bytes) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [_vanish, _cut, _cut_in_the_last_line, _empty, _a_page, _unreadable])
def test_the_last_good_bytes_are_served_while_the_file_is_harmed(tmp_path: Path, harm: Any) -> None:
    site = Site(put(tmp_path))
    path = tmp_path / "all.ics"
    good = path.read_bytes()
    harm(path, good)
    for _ in range(2):
        got = site.get("/all.ics")
        assert (got.status_code, got.content) == (200, good)
    assert site.get("/all.ics", if_none_match=got.headers["etag"]).status_code == 304
    assert "Ferry council" in site.get("/").text
    assert list(site.get("/healthz").json()["stale"]) == ["all"]
    assert len([line for line in site.log if line["event"] == "fault"]) == 1
    if path.is_dir():
        path.rmdir()
    path.write_bytes(good)
    assert site.get("/healthz").json()["stale"] == {}


def test_a_feed_that_never_was_whole_is_not_there(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "all.ics").write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    site = Site(tmp_path)
    assert site.get("/all.ics").status_code == 404
    assert site.get("/votes.ics").status_code == 200


def test_a_folder_that_vanished_takes_no_feed_away(tmp_path: Path) -> None:
    site = Site(put(tmp_path / "calendars"))
    (tmp_path / "calendars").rename(tmp_path / "away")
    assert site.get("/all.ics").status_code == 200
    assert "Ferry council" in site.get("/").text


def test_a_file_that_comes_back_as_it_was_is_well_again(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    (tmp_path / "all.ics").rename(tmp_path / "away")
    assert site.get("/all.ics").status_code == 200
    assert list(site.get("/healthz").json()["stale"]) == ["all"]
    (tmp_path / "away").rename(tmp_path / "all.ics")
    assert site.get("/healthz").json()["stale"] == {}


def test_a_fault_inside_gives_the_last_good_bytes_and_never_a_5xx(tmp_path: Path, monkeypatch: Any) -> None:
    site = Site(put(tmp_path))
    good = site.get("/feed.ics?kind=vote")

    def broken(self: Catalogue) -> None:
        raise RuntimeError("no memory left")

    monkeypatch.setattr(Catalogue, "edition", broken)
    assert site.get("/feed.ics?kind=vote").content == good.content
    assert site.get("/feed.ics?kind=court").status_code == 404
    assert site.get("/all.ics").status_code == 200
    assert site.get("/").status_code == 500
    assert any("no memory left" in line.get("message", "") for line in site.log)


def test_a_stamp_in_the_future_is_not_told_as_the_last_change(tmp_path: Path) -> None:
    put(tmp_path, [event("Early bird", date(2026, 5, 30), changed=later(1000))])
    got = Site(tmp_path, now=datetime.fromisoformat("2026-05-01T12:00:00+00:00")).get("/all.ics")
    assert got.headers["last-modified"] == "Fri, 01 May 2026 12:00:00 GMT"

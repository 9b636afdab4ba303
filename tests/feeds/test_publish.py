"""A published folder: whole files, written only when they differ, never emptied or halved by accident."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from made_events import HOSTILE, QUOTE, SEEN, make, timed, various

from datewire.errors import FeedError, FeedShrinks, WriteError
from datewire.feeds import lint
from datewire.feeds import publish as publishing
from datewire.feeds.definitions import DEFAULT, blocking
from datewire.feeds.publish import Chosen, publish
from datewire.feeds.replace import replace as put
from datewire.model import Event, Feed, Kind, Place, Report, Revision

FILES = {"all.ics", "deadlines.ics", "index.html", "feeds.json", "events.json", "new.atom"}


def many(count: int) -> list[Event]:
    return [make(f"{n:04d}@datewire") for n in range(count)]


def test_a_folder_has_every_feed_and_its_pages_and_nothing_else(tmp_path: Path) -> None:
    done = publish(tmp_path / "out", various(), DEFAULT)
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(done.written) == FILES
    assert done.counts == {"all": 12, "deadlines": 0}
    assert lint.errors(lint.check((tmp_path / "out" / "all.ics").read_bytes())) == []


def test_the_same_events_write_nothing_a_second_time(tmp_path: Path) -> None:
    publish(tmp_path, various(), DEFAULT)
    before = {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()}
    done = publish(tmp_path, various()[::-1], DEFAULT)
    assert done.written == ()
    assert set(done.unchanged) == FILES
    assert {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()} == before


def test_a_web_server_of_another_user_may_read_the_files(tmp_path: Path) -> None:
    publish(tmp_path, various(), DEFAULT)
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in tmp_path.iterdir())


def test_a_feed_that_loses_more_than_half_is_kept_and_the_others_are_written(tmp_path: Path) -> None:
    feeds = (Feed("all", "All"), Feed("other", "Other", "", {"words": ("regatta",)}))
    publish(tmp_path, many(10), feeds[:1])
    done = publish(tmp_path, [*many(3), make("r@datewire", title="Regatta")], feeds)
    assert [type(error) for error in done.refused] == [FeedShrinks]
    assert "lose 6 of its 10" in str(done.refused[0])
    assert "other.ics" in done.written
    assert done.counts == {"all": 10, "other": 1}
    assert (tmp_path / "all.ics").read_bytes().count(b"BEGIN:VEVENT") == 10
    with pytest.raises(FeedShrinks):
        done.check()


@pytest.mark.parametrize(("left", "refused"), [(5, 0), (4, 1), (0, 1)])
def test_half_may_go_more_may_not(tmp_path: Path, left: int, refused: int) -> None:
    publish(tmp_path, many(10), DEFAULT[:1])
    assert len(publish(tmp_path, many(left), DEFAULT[:1]).refused) == refused


def test_shrinking_is_allowed_when_it_is_wanted(tmp_path: Path) -> None:
    publish(tmp_path, many(10), DEFAULT[:1])
    done = publish(tmp_path, [], DEFAULT[:1], allow_shrink=True)
    assert done.refused == ()
    assert b"BEGIN:VEVENT" not in (tmp_path / "all.ics").read_bytes()


def test_the_passing_of_time_is_no_loss_but_an_empty_feed_is(tmp_path: Path) -> None:
    old = [make(f"{n}@x", start=date(2026, 1, 5), end=date(2026, 1, 5)) for n in range(9)]
    publish(tmp_path, [*old, make()], DEFAULT[:1], today=date(2026, 5, 1))
    later = publish(tmp_path, [*old, make()], DEFAULT[:1], today=date(2026, 7, 30))
    assert later.refused == ()
    assert later.counts == {"all": 1}
    gone = publish(tmp_path, [*old, make()], DEFAULT[:1], today=date(2027, 7, 30))
    assert "become empty" in str(gone.refused[0])


def test_what_breaks_a_rule_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, many(3), DEFAULT)
    good = (tmp_path / "all.ics").read_bytes()
    broken = good.replace(b"TRANSP:TRANSPARENT", b"TRANSP:MAYBE")
    monkeypatch.setattr(publishing.ics, "write", lambda events, feed: broken)
    done = publish(tmp_path, many(3), DEFAULT[:1])
    assert "rule 49" in str(done.refused[0])
    assert (tmp_path / "all.ics").read_bytes() == good


def test_an_event_that_cannot_be_written_keeps_the_last_good_file(tmp_path: Path) -> None:
    publish(tmp_path, many(3), DEFAULT)
    done = publish(tmp_path, [*many(3), make("bad uid")], DEFAULT)
    assert [type(error) for error in done.refused] == [FeedError]
    assert done.counts["all"] == 3


def test_a_broken_old_file_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "all.ics").write_bytes(b"\xff\x00 BEGIN:VEVENT")
    assert publish(tmp_path, many(3), DEFAULT).refused == ()


def test_large_feeds_and_files_of_no_feed_are_told(tmp_path: Path) -> None:
    (tmp_path / "old.ics").write_bytes(b"")
    done = publish(tmp_path, many(1001), DEFAULT[:1])
    assert any("1,001 events" in words for words in done.warnings)
    assert any("old.ics" in words for words in done.warnings)
    assert (tmp_path / "old.ics").exists()


def test_half_a_file_is_never_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.ics"
    put(target, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left"):
        put(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ics"]
    assert target.read_bytes() == b"old"


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError):
        publish(tmp_path / "file" / "out", many(1), DEFAULT)


class Page(HTMLParser):
    """Tags and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_page_tells_the_feeds_and_their_next_events_and_loads_nothing(tmp_path: Path) -> None:
    report = Report("a", "T", None, "https://news.example/?a=1&b=2")
    hostile = make("h@x", title="<script>alert(1)</script>" + HOSTILE, place=Place('"><img src=x>'), reports=(report,))
    feeds = (Feed("all", '<b>"All"', "<i>&"),)
    publish(tmp_path, (hostile, timed()), feeds)
    page = (tmp_path / "index.html").read_text("utf-8")
    read = Page(page)
    assert read.tags.count("script") == 1
    assert "img" not in read.tags
    assert "b" not in read.tags
    assert "&lt;script&gt;alert" in page
    assert {link for link in read.links if "://" in link} == {
        "https://news.example/?a=1&b=2",
        "https://news.example/board?id=1",
    }
    assert {"all.ics", "feeds.json", "new.atom"} <= set(read.links)
    assert "2 events" in page
    assert "default-src 'none'" in page


def test_the_page_knows_no_clock_and_shows_what_is_next(tmp_path: Path) -> None:
    early = make("early@x", title="Long past", start=date(2025, 1, 1), end=date(2025, 1, 1))
    publish(tmp_path, (early, make()), DEFAULT[:1])
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "Long past" not in page
    assert "4 to 6 May 2026" in page
    assert not re.search(r"20(2[7-9]|[3-9]\d)-", page)


def test_the_list_for_programs_has_counts_and_changes(tmp_path: Path) -> None:
    publish(tmp_path, (make(), replace(timed(), changed=SEEN.replace(month=4))), DEFAULT)
    feeds = json.loads((tmp_path / "feeds.json").read_bytes())["feeds"]
    assert [(f["file"], f["events"], f["changed"]) for f in feeds] == [
        ("all.ics", 2, "2026-04-02T08:30:00Z"),
        ("deadlines.ics", 0, None),
    ]


def test_all_published_events_stand_once_in_one_file_with_every_source_and_its_words(tmp_path: Path) -> None:
    second = Report("b7", "Board moves", date(2026, 4, 2), None, "Quay Times", "en")
    first = make().reports[0]
    step = Revision(SEEN, "confirmed", "b7", quote="The board will meet in May, the mayor said.")
    told = make("two@x", reports=(first, second), history=(step,), why=("the year is that of the article",))
    feeds = (Feed("all", "All"), Feed("meetings", "Meetings", "", {"kind": ("meeting",)}))
    publish(tmp_path, (told, make("deadline@x", kind=Kind.DEADLINE), timed()), feeds)
    data = (tmp_path / "events.json").read_bytes()
    events = {each["uid"]: each for each in json.loads(data)["events"]}
    assert list(events) == ["deadline@x", "two@x", "e2@datewire"]
    assert len(data.splitlines()) == 5
    assert events["two@x"]["why"] == ["the year is that of the article"]
    assert events["two@x"]["evidence"][0]["article"] == "a1"
    assert [(s["article"], s["url"], s["quote"]) for s in events["two@x"]["sources"]] == [
        ("a1", "https://news.example/board?id=1", QUOTE),
        ("b7", None, "The board will meet in May, the mayor said."),
    ]


def test_no_events_and_hostile_ones_are_still_one_json_document(tmp_path: Path) -> None:
    publish(tmp_path, (), DEFAULT)
    assert json.loads((tmp_path / "events.json").read_bytes()) == {"events": []}
    publish(tmp_path, (make(title=HOSTILE, place=Place(HOSTILE)),), DEFAULT)
    assert [e["title"] for e in json.loads((tmp_path / "events.json").read_bytes())["events"]] == [HOSTILE]


def test_a_feed_with_events_of_its_own_may_empty_itself(tmp_path: Path) -> None:
    own = Feed("new", "New")
    publish(tmp_path, many(10), [*DEFAULT[:1], Chosen(own, many(4))])
    assert (tmp_path / "new.ics").read_bytes().count(b"BEGIN:VEVENT") == 4
    done = publish(tmp_path, many(10), [*DEFAULT[:1], Chosen(own, ())])
    assert (done.refused, done.counts, done.warnings) == ((), {"all": 10, "new": 0}, ())
    assert 'data-feed="new"' in (tmp_path / "index.html").read_text()
    listed = json.loads((tmp_path / "feeds.json").read_bytes())
    assert [feed["slug"] for feed in listed["feeds"]] == ["all", "new"]


def test_events_block_time_only_where_that_is_wished(tmp_path: Path) -> None:
    free = Feed("free", "Free", "", {"busy": "free"})
    publish(tmp_path, many(1), blocking([*DEFAULT[:1], free]))
    assert b"TRANSP:OPAQUE" in (tmp_path / "all.ics").read_bytes()
    assert b"BUSYSTATUS:BUSY" in (tmp_path / "all.ics").read_bytes()
    assert b"TRANSP:TRANSPARENT" in (tmp_path / "free.ics").read_bytes()

"""Feeds by query and their short permanent addresses."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import QUITO, Site, event, later, put, some

from datewire.feeds import lint
from datewire.model import Kind
from datewire.server import feedpath
from datewire.server.entries import chunks, entry
from datewire.server.selection import LIMIT, Selection, from_token, token


def names(data: bytes) -> list[str]:
    return [found.event.draft.title for chunk in chunks(data) if (found := entry(chunk))]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", 7),
        ("q=ferry", ["Ferry council"]),
        ("q=FERR+coun", ["Ferry council"]),
        ("q=ferry+vote", []),
        ("q=%22ferry+council%22", ["Ferry council"]),
        ("q=%22council+ferry%22", []),
        ("q=the+office+wrote&place=quito&kind=vote", ["Bridge vote"]),
        ("place=berg", 4),
        ("kind=vote&kind=culture", ["Bridge vote", "Choir night"]),
        ("kind=vote,culture&off=drop", ["Bridge vote"]),
        ("feed=votes", ["Bridge vote"]),
        ("feed=nothing", []),
        ("q=%00%22%27(", 7),
        ("utm_source=x", 7),
    ],
)
def test_a_query_chooses_events(tmp_path: Path, query: str, wanted: int | list[str]) -> None:
    got = Site(put(tmp_path)).get(f"/feed.ics?{query}")
    assert got.status_code == 200
    found = names(got.content)
    assert (len(found) if isinstance(wanted, int) else found) == wanted


@pytest.mark.parametrize("query", ["kind=party", "feed=..%2Fall", "&".join(f"q={n}" for n in range(60))])
def test_a_query_that_cannot_be_is_a_404_that_says_why(tmp_path: Path, query: str) -> None:
    got = Site(put(tmp_path)).get(f"/feed.ics?{query}")
    assert got.status_code == 404
    assert "text/plain" in got.headers["content-type"]


def test_a_personal_feed_is_the_published_bytes_under_a_clean_head(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    got = site.get("/feed.ics?q=harbour")
    assert set(chunks(got.content)) <= set(chunks((tmp_path / "all.ics").read_bytes()))
    assert got.content.count(b"BEGIN:VTIMEZONE") == 1
    for query in ("", "q=harbour", "place=quito", "q=nothing+at+all"):
        assert lint.errors(lint.check(site.get(f"/feed.ics?{query}").content)) == []


def test_the_page_shows_a_short_address_that_gives_the_same_bytes(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    found = re.search(
        r'value="https://dates\.example(/f/[A-Za-z0-9_-]+\.ics)"', site.get("/?q=ferry&kind=meeting").text
    )
    assert found
    short = site.get(found[1])
    assert short.content == site.get("/feed.ics?kind=meeting&q=ferry").content
    assert site.get(found[1], if_none_match=short.headers["etag"]).status_code == 304
    assert len(f"https://dates.example{found[1]}") < 256


def test_an_address_made_once_is_good_for_ever() -> None:
    assert token(Selection(q="ASEAN", place="Hanoi", kind=("conference",))) == "CRxxQVNFQU4KcEhhbm9pCmtjb25mZXJlbmNl"
    assert from_token("CRxxQVNFQU4KcEhhbm9pCmtjb25mZXJlbmNl") == Selection("ASEAN", "Hanoi", ("conference",))


def test_a_cut_or_changed_address_is_none_and_not_another_question(tmp_path: Path) -> None:
    good = token(Selection(q="ferry", kind=("vote",)))
    assert good
    site = Site(put(tmp_path))
    for wrong in (good[:-1], good[:-4], good + "A", "A" + good[1:], good.swapcase(), good + "="):
        assert from_token(wrong) is None
        assert site.get(f"/f/{wrong}.ics").status_code == 404


@given(st.text(max_size=40), st.text(max_size=30), st.sets(st.sampled_from([k.value for k in Kind]), max_size=3))
def test_every_question_survives_its_address(q: str, place: str, kind: set[str]) -> None:
    class Params:
        def getlist(self, key: str, /) -> list[str]:
            return {"q": [q], "place": [place], "kind": sorted(kind)}.get(key, [])

    asked = Selection.of(Params())
    name = token(asked)
    assert (from_token(name) == asked) if name else (not asked or len(asked.query) > LIMIT)
    assert name is None or len(name) <= (LIMIT + 2) * 4 / 3 + 1


def test_a_change_in_the_build_reaches_a_personal_feed(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    old = site.get("/feed.ics?place=quito")
    assert site.get("/feed.ics?place=quito", if_none_match=old.headers["etag"]).status_code == 304
    put(tmp_path, [*some(), event("New vote", date(2026, 7, 1), QUITO, changed=later())])
    new = site.get("/feed.ics?place=quito", if_none_match=old.headers["etag"])
    assert "New vote" in names(new.content)


def test_what_is_kept_for_personal_feeds_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedpath, "_KEPT", 9000)
    site = Site(put(tmp_path))
    made = site.client.app._inner._made  # type: ignore[attr-defined]
    for number in range(30):
        assert site.get(f"/feed.ics?q=the&n={number}").status_code == 200
        assert sum(len(kept[0].data) for _, kept in made.values()) <= 9000
    assert 0 < len(made) < 5


def test_one_event_is_saved_without_a_calendar_of_its_own(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    path = re.search(r"/event/[0-9a-f]{16}\.ics\?download", site.get("/?q=harbour").text)
    assert path
    got = site.get(path[0])
    assert names(got.content) == ["Harbour talk"]
    assert b"NAME" not in got.content.partition(b"BEGIN:VTIMEZONE")[0]
    assert b"REFRESH" not in got.content
    assert got.headers["content-disposition"] == 'attachment; filename="harbour-talk.ics"'
    assert lint.errors(lint.check(got.content)) == []
    assert site.get("/event/0123456789abcdef.ics").status_code == 404

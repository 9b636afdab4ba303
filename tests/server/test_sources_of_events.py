"""Every source of an event on the pages, out of events.json, and what is shown without it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from published import SEEN, Site, event, put

from datewire.model import Event, Report, Revision

FIRST = Report("a1", "Notice of a regatta", date(2026, 3, 2), "https://paper.example/a", "Fjord Paper")
SECOND = Report("b2", "Boats in May", date(2026, 3, 9), "https://post.example/b?x=1&y=2", "Quay Post")
THIRD = Report("c3", "From the council", None, "javascript:alert(1)", None)
SAID = "The regatta will be held on 12 May, the mayor told the Post."


def regatta(**fields: object) -> Event:
    made = event("Regatta", date(2026, 5, 12), reports=(FIRST, SECOND, THIRD), **fields)
    return replace(made, history=(Revision(SEEN, "confirmed", "b2", quote=SAID),))


def page(site: Site) -> str:
    return str(site.get("/?q=regatta").text)


def test_every_source_is_shown_with_its_link_and_its_words(tmp_path: Path) -> None:
    words = page(Site(put(tmp_path, [regatta()])))
    assert "<p>Regatta will be on 12 May, the office wrote.</p>" in words
    assert f"<p>{SAID}</p>" in words
    assert (
        '<a href="https://paper.example/a" rel="noopener noreferrer nofollow">Notice of a regatta, Fjord Paper, '
        in words
    )
    assert '<a href="https://post.example/b?x=1&amp;y=2" rel="noopener noreferrer nofollow">Boats in May, Quay' in words
    assert "From the council" in words
    assert "javascript:" not in words


def test_without_the_file_the_pages_show_what_the_entries_say(tmp_path: Path) -> None:
    put(tmp_path, [regatta()])
    (tmp_path / "events.json").unlink()
    words = page(Site(tmp_path))
    assert "Regatta will be on 12 May, the office wrote." in words
    assert SAID not in words
    assert "Boats in May, Quay Post, 9 March 2026" in words


def test_words_of_another_state_of_the_event_are_not_shown(tmp_path: Path) -> None:
    put(tmp_path, [regatta(sequence=1)])
    kept = (tmp_path / "events.json").read_bytes()
    put(tmp_path, [regatta(sequence=2)])
    (tmp_path / "events.json").write_bytes(kept)
    assert SAID not in page(Site(tmp_path))


@pytest.mark.parametrize("broken", [b"", b"[]", b'{"events": 3}', b'{"events": [{}]}', b"\xff", b"[" * 100_000])
def test_a_broken_file_is_told_once_and_changes_nothing(tmp_path: Path, broken: bytes) -> None:
    site = Site(put(tmp_path, [regatta()]))
    before = page(site)
    (tmp_path / "events.json").write_bytes(broken)
    assert page(site) == page(site) == before
    assert [line["event"] for line in site.log].count("fault") == 1


def test_a_new_source_is_shown_without_a_restart(tmp_path: Path) -> None:
    made = regatta()
    site = Site(put(tmp_path, [made]))
    assert "Late echo" not in page(site)
    known = json.loads((tmp_path / "events.json").read_bytes())
    known["events"][0]["sources"].append({"title": "Late echo"})
    (tmp_path / "events.json").write_text(json.dumps(known))
    assert "Late echo" in page(site)


def test_of_many_sources_the_latest_twelve_are_shown(tmp_path: Path) -> None:
    many = tuple(replace(FIRST, article=f"a{n}", title=f"Report {n:02d}") for n in range(15))
    words = page(Site(put(tmp_path, [replace(regatta(), reports=many)])))
    assert ("Report 02" in words, "Report 03" in words, "and 3 earlier reports" in words) == (False, True, True)


def test_all_events_are_served_as_data(tmp_path: Path) -> None:
    got = Site(put(tmp_path, [regatta()])).get("/events.json")
    assert (got.headers["content-type"], len(got.json()["events"])) == ("application/json", 1)


def test_a_feed_without_events_has_its_name(tmp_path: Path) -> None:
    put(tmp_path, [event("Bridge vote", date(2026, 5, 12))])
    (tmp_path / "lately.ics").write_bytes((tmp_path / "votes.ics").read_bytes().replace(b"Votes", b"Ballots"))
    assert "Ballots" in Site(tmp_path).get("/").text

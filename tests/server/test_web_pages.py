"""The pages: found, shown with evidence, escaped, and without a request to anybody else."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from published import NOW, Site, event, put, some

from datewire.feeds import text
from datewire.model import Place, Report

PATHS = ["/", "/?q=ferry", "/month", "/month/2026-06", "/nowhere", "/?kind=party", "/event/0123456789abcdef"]
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>' {{ 7*7 }} &lt;b"


class Tags(HTMLParser):
    """Every tag with its attributes, and the words between."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def links(self) -> list[str]:
        return [attrs["href"] for tag, attrs in self.tags if tag == "a"]


def test_the_agenda_shows_each_event_with_its_evidence(tmp_path: Path) -> None:
    page = Tags(Site(put(tmp_path)).get("/?q=ferry").text)
    words = " ".join(page.words)
    assert "Ferry council will be on 12 May, the office wrote." in words
    assert "the year is that of the article" in words
    assert "Notice: Ferry council, Fjord Paper, 2 March 2026" in words
    assert "https://paper.example/a?x=1&y=2" in page.links()
    assert "Bridge vote" not in words


def test_over_is_not_upcoming_and_called_off_is_told(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    page = site.get("/").text
    assert "Winter review" not in page
    assert re.search(r'Choir night</a> <span class="state off">Cancelled', page)
    assert "Choir night" not in site.get("/?off=drop").text
    assert "Winter review" in site.get("/month/2026-01").text


def test_the_five_ways_to_subscribe_have_the_forms_that_apps_take(tmp_path: Path) -> None:
    page = Tags(Site(put(tmp_path)).get("/").text)
    https, webcal = "https://dates.example/votes.ics", "webcal://dates.example/votes.ics"
    links = page.links()
    assert webcal in links
    assert f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}" in links
    query = f"?url={quote(https, safe='')}&name=Votes"
    assert f"https://outlook.live.com/calendar/0/addfromweb{query}" in links
    assert f"https://outlook.office.com/calendar/0/addfromweb{query}" in links
    assert "/votes.ics?download" in links
    assert any(attrs.get("data-copy") == https for _, attrs in page.tags)
    assert not any(link.startswith("webcals:") for link in links)


def test_the_public_address_wins_over_what_the_request_says(tmp_path: Path) -> None:
    page = Tags(Site(put(tmp_path), public="https://news.example/dates/").get("/").text)
    assert "webcal://news.example/dates/all.ics" in page.links()
    assert all(link.startswith(("/dates/", "http", "webcal:", "#")) for link in page.links())


@pytest.mark.parametrize("host", ["evil.example/x", 'a"b', "user@host", "a b", ""])
def test_a_host_that_is_none_is_not_repeated(tmp_path: Path, host: str) -> None:
    page = Site(put(tmp_path)).get("/", host=host).text
    assert "webcal://localhost/all.ics" in page


@pytest.mark.parametrize("path", PATHS)
def test_no_page_asks_another_host_or_runs_what_is_not_a_file_of_ours(tmp_path: Path, path: str) -> None:
    got = Site(put(tmp_path)).get(path)
    policy = got.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    for tag, attrs in Tags(got.text).tags:
        assert not any(name.startswith("on") or name == "style" for name in attrs)
        assert tag != "style"
        assert tag != "script" or attrs["src"].startswith("/static/")
        assert tag != "img"
        if tag == "link" and attrs["rel"] != "alternate":
            assert attrs["href"].startswith("/static/")


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    report = Report("a1", HOSTILE, date(2026, 3, 2), "javascript:alert(3)", HOSTILE)
    made = event(HOSTILE, date(2026, 5, 12), Place(HOSTILE), quote=HOSTILE, reports=(report,), link="javascript:x")
    site = Site(put(tmp_path, [made]))
    key = re.search(r"/event/[0-9a-f]{16}", site.get("/").text)
    assert key
    for path in (
        "/",
        "/month/2026-05",
        key[0],
        f"/?q={quote(HOSTILE)}&place={quote(HOSTILE)}",
        f"/month?q={quote(HOSTILE)}",
    ):
        got = site.get(path)
        assert got.status_code == 200
        page = Tags(got.text)
        assert [tag for tag, _ in page.tags if tag in ("img", "b")] == []
        assert sum(tag == "script" for tag, _ in page.tags) == 1
        assert not any("javascript:" in link for link in page.links())
    assert text.one_line(HOSTILE) in Tags(site.get("/").text).words


def test_a_calendar_of_other_hands_brings_no_address_but_http(tmp_path: Path) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "NAME:<script>alert(1)</script>", "BEGIN:VEVENT", "UID:x"]
    lines += ["DTSTART:20260512", "SUMMARY:Tea", "URL:javascript:alert(1)", "CONFERENCE:javascript:alert(2)"]
    (tmp_path / "tea.ics").write_text("\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]), newline="")
    page = Tags(Site(tmp_path).get("/").text)
    assert "Tea" in page.words
    assert not any("javascript:" in value for _, attrs in page.tags for value in attrs.values())
    assert sum(tag == "script" for tag, _ in page.tags) == 1


def test_words_from_a_query_are_escaped_on_every_page(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    for path in ("/?kind=", "/?feed=", "/month?kind=", "/?q=", "/?place=", "/?page=", "/month/", "/event/", "/"):
        assert "<script>alert" not in site.get(path + quote(HOSTILE)).text


def test_a_filter_keeps_its_place_on_the_way_through_the_pages(tmp_path: Path) -> None:
    many = [event(f"Vote {n}", date(2026, 5, 2)) for n in range(70)]
    page = Tags(Site(put(tmp_path, many)).get("/?q=vote").text)
    assert "/?q=vote&page=2" in page.links()
    assert "/month?q=vote" in page.links()
    assert ("input", "vote") in [(tag, attrs.get("value")) for tag, attrs in page.tags]


def test_months_are_bounded_and_lead_to_each_other(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    links = Tags(site.get("/month/2026-12").text).links()
    assert "/month/2026-11" in links
    assert "/month/2027-01" in links
    assert site.get("/month/2199-12").status_code == site.get("/month/1970-01").status_code == 200
    for wrong in ("2200-01", "1969-12", "2026-13", "2026-1", "x", "2026-W01"):
        assert site.get(f"/month/{wrong}").status_code == 404


def test_a_page_that_did_not_change_is_not_sent_again(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    for path in ("/", "/month", "/new.atom", "/feeds.json"):
        first = site.get(path)
        assert site.get(path, if_none_match=first.headers["etag"]).status_code == 304
    style = re.search(r'href="(/static/page\.css\?v=[0-9a-f]+)"', site.get("/").text)
    assert style
    got = site.get(style[1])
    assert got.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in got.headers["cache-control"]
    assert site.get("/static/../app.py").status_code == site.get("/static/app.py").status_code == 404


def test_an_empty_folder_has_a_page_and_an_honest_health(tmp_path: Path) -> None:
    site = Site(tmp_path)
    assert "No feed has been built yet" in site.get("/").text
    assert (site.get("/healthz").status_code, site.get("/healthz").json()["status"]) == (503, "no feed")
    put(tmp_path)
    assert site.get("/healthz").json() == {"status": "ok", "feeds": 2, "events": len(some()), "stale": {}}


def test_the_log_has_a_line_a_request_without_the_question(tmp_path: Path) -> None:
    site = Site(put(tmp_path))
    site.get("/?q=secret", user_agent='x"\r\n{"forged": 1}'.replace("\r\n", " "))
    line = site.log[-1]
    assert (line["event"], line["method"], line["path"], line["status"]) == ("request", "GET", "/", 200)
    assert line["bytes"] > 1000
    assert "secret" not in str(line)
    assert "forged" not in line


def test_only_the_day_of_the_clock_decides_what_is_upcoming(tmp_path: Path) -> None:
    put(tmp_path)
    assert "Ferry council" in Site(tmp_path, now=NOW.replace(day=12)).get("/").text
    assert "Ferry council" not in Site(tmp_path, now=NOW.replace(day=13)).get("/").text

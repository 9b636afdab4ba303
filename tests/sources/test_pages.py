"""Web pages: the story, what the page says about itself, and the events it states as data."""

import io
import sys
from datetime import date, time

import pytest
from layouts import gold

from datewire import pipeline
from datewire.errors import SourceUnreadable
from datewire.model import Article, Box, Status
from datewire.sources import Context, choose
from datewire.sources.page import page_article

PAGE = """<!DOCTYPE html><html lang=en><head><title>Quay reopens | Ost Daily</title>{head}</head><body>
<nav><ul><li><a href=/>Home</a></li><li>Most read: Race on May 30</li></ul></nav>
<article><h1>Quay reopens</h1>
<p>The port authority will reopen the northern quay to small boats, it said, after two years of repairs.</p>
<h2>Dates</h2><ul><li>5 May: Opening day</li><li>6 May: Fair</li></ul>
<table><tr><th>Day</th><th>Event</th></tr><tr><td>May 7</td><td>Race</td></tr></table>
<figure><img src=x><figcaption>The quay in 1999. Photo: X</figcaption></figure>
<p>The works cost a lot of <b>money</b> and <a href=x>time</a>, and the people are happy about it all the same.</p>
{body}</article>
<aside><h3>Related stories</h3><ul><li><a>Other story on May 9</a></li></ul></aside><footer>Copyright</footer>
</body></html>
"""
CONCERT = (
    '"@type": "MusicEvent", "name": "Harbour Concert", "startDate": "2024-06-05T19:30:00+02:00",'
    ' "endDate": "2024-06-05T22:00:00+02:00", "location": {"@type": "Place", "name": "Town Hall",'
    ' "address": {"addressLocality": "Lyon", "addressCountry": "France"}}'
)


def article(head: str = "", body: str = "", zone: str | None = None, url: str | None = None) -> Article:
    data = PAGE.format(head=head, body=body).encode()
    context = Context("page.html", "page", zone=zone, url=url)
    (found,) = choose("page", data[:8192]).read(io.BytesIO(data), context)
    return found


def ld(words: str) -> str:
    return f'<script type="application/ld+json">{{"@context": "https://schema.org", {words}}}</script>'


def test_the_story_stays_and_the_rest_goes() -> None:
    found = article()
    assert [(b.role, b.span.of(found.text)[:24]) for b in found.blocks] == [
        ("title", "Quay reopens"),
        ("paragraph", "The port authority will "),
        ("heading", "Dates"),
        ("item", "5 May: Opening day"),
        ("item", "6 May: Fair"),
        ("row", "Day | Event"),
        ("row", "May 7 | Race"),
        ("paragraph", "The works cost a lot of "),
    ]
    assert found.language == "en"


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        (ld('"@type": "NewsArticle", "datePublished": "2024-03-09T08:00:00Z"'), "JSON-LD datePublished"),
        (ld('"@graph": [{"@type": ["X", "BlogPosting"], "datePublished": "2024-03-09"}]'), "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2024-03-09T23:10:00-05:00">', None),
        ('<meta name="DC.date.issued" content="2024-03-09">', None),
        ('<meta itemprop="datePublished" content="2024-03-09T01:00:00+0900">', None),
        ('<meta name="parsely-pub-date" content="2024-03-09T01:00:00Z">', None),
    ],
)
def test_the_publication_day_comes_with_its_origin(head: str, origin: str | None) -> None:
    anchor = article(head).anchor
    assert anchor.day == date(2024, 3, 9)
    assert anchor.origin == (origin or anchor.origin)
    assert anchor.origin.startswith(("JSON-LD", "meta tag "))


@pytest.mark.parametrize(
    ("body", "origin"),
    [
        ('<time class="entry-date" datetime="2024-03-09T08:00:00+01:00">today</time>', "<time> entry-date"),
        ('<span itemprop="datePublished" content="2024-03-09">9 March</span>', "<span> datePublished"),
    ],
)
def test_a_visible_time_element_tells_the_day_too(body: str, origin: str) -> None:
    anchor = article(body=body).anchor
    assert (anchor.day, anchor.origin) == (date(2024, 3, 9), origin)


def test_the_url_tells_the_day_when_nothing_else_does() -> None:
    found = article(url="https://ost.example/news/2024/03/09/quay-reopens")
    assert (found.anchor.day, found.anchor.origin) == (date(2024, 3, 9), "day in the URL")
    assert found.outlet == "ost.example"


def test_a_utc_instant_is_moved_into_the_zone_of_the_outlet() -> None:
    head = '<meta property="article:published_time" content="2024-03-09T23:10:00Z">'
    assert article(head).anchor.day == date(2024, 3, 9)
    assert article(head, zone="Asia/Tokyo").anchor.day == date(2024, 3, 10)


def test_a_day_of_an_event_is_not_taken_for_the_day_of_publication() -> None:
    assert article(ld(CONCERT)).anchor.origin != "JSON-LD datePublished"


def test_a_schema_org_event_has_its_zone_and_evidence_that_stands_in_the_text() -> None:
    (event,) = article(ld(CONCERT)).stated
    found = article(ld(CONCERT))
    assert (event.title, event.when.start, event.when.start_time) == ("Harbour Concert", date(2024, 6, 5), time(19, 30))
    assert (event.when.end_time, event.when.zone) == (time(22), "+02:00")
    assert {e.supports for e in event.evidence} == {"title", "when", "place"}
    assert all(e.span.of(found.text) == e.quote for e in event.evidence)
    (placed,) = pipeline.read(found).drafts
    assert placed.when.zone == "Europe/Paris"


def test_data_win_over_prose_and_the_account_says_so() -> None:
    head = ld(CONCERT) + '<meta property="article:published_time" content="2024-05-20">'
    body = "<p>The Harbour Concert will take place on June 6, 2024 in the Town Hall in Lyon, the mayor said.</p>"
    reading = pipeline.read(article(head, body))
    concerts = [draft for draft in reading.drafts if "Concert" in draft.title]
    assert [draft.when.start for draft in concerts] == [date(2024, 6, 5)]
    assert pipeline.account(reading).balanced
    assert {line.box for line in reading.ledger if line.span.of(reading.article.text).startswith("2024-06-05")} == {
        Box.SCHEDULED
    }


@pytest.mark.parametrize(
    "body",
    [
        '<div class="vevent"><span class="summary">Race</span><abbr class="dtstart" title="2024-06-05">5 June</abbr>'
        '<abbr class="dtend" title="2024-06-07">6 June</abbr><span class="location">Lyon</span></div>',
        '<div class="h-event"><b class="p-name">Race</b><time class="dt-start" datetime="2024-06-05">5</time>'
        '<time class="dt-end" datetime="2024-06-07">6</time><i class="p-location">Lyon</i></div>',
        '<div itemscope itemtype="https://schema.org/SportsEvent"><b itemprop="name">Race</b><meta itemprop="startDate"'
        ' content="2024-06-05"><meta itemprop="endDate" content="2024-06-06"><b itemprop="location">Lyon</b></div>',
    ],
    ids=["hCalendar", "h-event", "microdata"],
)
def test_marked_events_are_read_with_inclusive_ends(body: str) -> None:
    (event,) = article(body=body).stated
    assert (event.title, event.when.start, event.when.end) == ("Race", date(2024, 6, 5), date(2024, 6, 6))
    assert event.place
    assert event.place.text == "Lyon"


def test_a_time_element_in_an_event_box_is_an_event_and_one_in_prose_is_none() -> None:
    box = '<ul><li class="event-item"><h3>Harbour run</h3><time datetime="2024-06-05T10:00">Wed</time></li></ul>'
    assert [event.title for event in article(body=box).stated] == ["Harbour run"]
    assert article(body='<p>On <time datetime="2024-06-05">5 June</time> it rains.</p>').stated == ()


def test_cancelled_and_online_are_read() -> None:
    head = ld(
        '"@type": "Event", "name": "Web Day", "startDate": "2024-06-05", "eventStatus": "https://schema.org/EventCancelled",'
        ' "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",'
        ' "location": {"@type": "VirtualLocation", "url": "https://ost.example/live"}'
    )
    (event,) = article(head).stated
    assert (event.status, event.online, event.link) == (Status.CANCELLED, True, "https://ost.example/live")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_the_encoding_is_told_by_the_bytes_or_the_page(encoding: str) -> None:
    text = PAGE.format(head="", body="<p>Café – “naïve” über alles, meinte die Stadträtin.</p>")
    data = text.replace("<head>", f"<head><meta charset={encoding}>").encode(encoding)
    (found,) = choose("p.html", data[:8192]).read(io.BytesIO(data), Context("p", "p"))
    assert "Café – “naïve” über alles" in found.text


def test_mojibake_is_repaired() -> None:
    broken = "<p>The mayorâ€™s cafÃ© in MontrÃ©al opens for everybody who comes along.</p>"
    assert "mayor’s café in Montréal" in article(body=broken).text


@pytest.mark.parametrize("data", [b"<html>", b"<html><body>" + b"<div>" * 5000, b"<!doctype html>\0\0"])
def test_a_page_without_words_or_sense_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(SourceUnreadable, match=r"p\.html"):
        list(choose("p.html", data[:8192]).read(io.BytesIO(data), Context("p.html", "p")))


def test_without_the_extra_package_the_page_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(SourceUnreadable, match="not here") as caught:
        article()
    assert caught.value.hint == "install it: pip install 'datewire[web]'"


def test_a_story_of_two_lines_is_read_without_its_byline_and_caption() -> None:
    html = (
        "<!doctype html><html lang=en><head><title>Quay</title></head><body><article><h1>Quay</h1>"
        "<p class=byline>By Kari Moe</p>"
        "<figure><img src=a><figcaption>The Wine Festival of 5 July 2026</figcaption></figure>"
        "<p>The northern quay reopens on 4 May, the port authority said.</p><p>Boats may moor there for nothing.</p>"
        "</article><div class=comments><p>See you at my party on 12 June!</p></div></body></html>"
    )
    (found,) = choose("page", html.encode()).read(io.BytesIO(html.encode()), Context("x", "x"))
    assert found.text.split("\n")[1:] == [
        "The northern quay reopens on 4 May, the port authority said.",
        "Boats may moor there for nothing.",
    ]


def test_a_page_set_by_line_breaks_alone_has_its_blocks_and_not_its_menu() -> None:
    lines = ["The quay reopens on 4 May.", "Boats may moor there for nothing.", "The race is on 6 May at noon."] * 8
    html = (
        "<!doctype html><html lang=en><head><title>Quay</title></head><body><div id=m><a href=/>Home</a> | <a href=/n>"
        f"News</a></div><div id=x>{'<br><br>'.join(f'{n} {words}' for n, words in enumerate(lines))}</div>"
        "<div id=footer>© Ost</div></body></html>"
    )
    (found,) = choose("page", html.encode()).read(io.BytesIO(html.encode()), Context("x", "x"))
    assert found.text.split("\n")[1:] == [f"{n} {words}" for n, words in enumerate(lines)]


def test_the_bodies_of_pages_in_many_manners_are_found_at_least_as_well_as_by_the_extractor_alone() -> None:
    whole = [
        sum(block.span.of(found.text) in page["body"] for block in found.blocks[1:]) / page["body"].count("\n")
        for page in gold()
        for found in [page_article(page["html"], Context("x", "x"))]
    ]
    assert len(whole) >= 30
    assert sum(whole) / len(whole) > 0.97

"""Feeds, mail and calendars to articles."""

import io
from datetime import date, time

import pytest

from datewire.errors import DatewireError, SourceUnreadable
from datewire.model import Article, Status
from datewire.sources import Context, choose

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ost Daily</title><language>en-gb</language>
<item><title>Quay &amp; fair</title><link>https://ost.example/1</link><guid>g1</guid>
<pubDate>Sat, 09 Mar 2024 23:10:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The quay reopens.</p><ul><li>5 May: Fair</li></ul>]]></content:encoded></item>
<item><title>No day</title><link>https://ost.example/2</link><description>Words here.</description></item>
<item></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ost</title><entry><id>tag:1</id><title>Quay</title>
<published>2024-03-09T08:00:00+09:00</published><link href="https://ost.example/1"/><content type="html">
&lt;p&gt;The quay reopens.&lt;/p&gt;</content></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Ost", "items": [{"id": "1", "title": "Quay",
"date_published": "2024-03-09T08:00:00Z", "content_html": "<p>The quay reopens.</p>"}, {"id": "2"}]}"""
MAIL = b"""From: Port Authority <press@port.example>
To: all@ost.example
Subject: =?utf-8?q?Caf=C3=A9_reopens?=
Date: Sat, 9 Mar 2024 23:10:00 -0500
Message-ID: <m1@port.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=utf-8

See the web version.
--x
Content-Type: text/html; charset=utf-8

<html><head><title>x</title><style>p {}</style></head><body><table><tr><td><p>The caf\xc3\xa9 reopens on Friday.</p>
</td></tr></table><p>Come along, says the owner, who has waited long.</p></body></html>
--x--
"""
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:x\r
BEGIN:VEVENT\r
UID:e1\r
DTSTAMP:20240309T080000Z\r
DTSTART;VALUE=DATE:20240605\r
DTEND;VALUE=DATE:20240607\r
SUMMARY:Race\r
LOCATION:Lyon\r
STATUS:CANCELLED\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:e2\r
DTSTAMP:20240309T080000Z\r
DTSTART;TZID=Europe/Paris:20240605T193000\r
DURATION:PT2H\r
SUMMARY:Concert\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:e3\r
SUMMARY:No day\r
END:VEVENT\r
END:VCALENDAR\r
"""


def read(data: bytes, zone: str | None = None) -> tuple[list[Article], list[DatewireError]]:
    faults: list[DatewireError] = []
    context = Context("in", "in", zone=zone, fault=faults.append)
    return list(choose("in", data[:8192]).read(io.BytesIO(data), context)), faults


def test_rss_entries_are_articles_with_the_full_text_and_the_written_day() -> None:
    (one, two), faults = read(RSS)
    assert (one.id, one.title, one.url, one.outlet) == ("g1", "Quay & fair", "https://ost.example/1", "Ost Daily")
    assert one.text == "Quay & fair\nThe quay reopens.\n5 May: Fair"
    assert (one.anchor.day, one.anchor.origin) == (date(2024, 3, 9), "feed, published")
    assert (two.anchor.day, two.anchor.origin) == (None, "none found")
    assert ["entry 3" in str(fault) for fault in faults] == [True]


@pytest.mark.parametrize("data", [ATOM, JSON], ids=["atom", "json"])
def test_atom_and_json_feeds_are_read(data: bytes) -> None:
    (one, *_), _ = read(data)
    assert (one.title, one.text, one.anchor.day) == ("Quay", "Quay\nThe quay reopens.", date(2024, 3, 9))


def test_a_mail_is_an_article_and_a_stub_text_part_gives_way_to_the_html_part() -> None:
    ((one,), faults) = read(MAIL)
    assert (one.id, one.title, one.outlet) == ("m1@port.example", "Café reopens", "Port Authority")
    assert "café reopens on Friday" in one.text
    assert (one.anchor.day, one.anchor.origin) == (date(2024, 3, 9), "mail header Date")
    assert not faults


def test_a_box_of_mails_is_as_many_articles() -> None:
    box = b"From a@b Sat Mar  9 08:00:00 2024\n" + MAIL + b"\nFrom a@b Sat Mar  9 08:00:00 2024\n" + MAIL
    articles, _ = read(box)
    assert len(articles) == 2


def test_calendar_entries_state_their_events_with_inclusive_ends() -> None:
    (race, concert), faults = read(CALENDAR)
    (event,) = race.stated
    assert (event.when.start, event.when.end, event.status) == (date(2024, 6, 5), date(2024, 6, 6), Status.CANCELLED)
    (event,) = concert.stated
    assert (event.when.zone, event.when.start_time, event.when.end_time) == ("Europe/Paris", time(19, 30), time(21, 30))
    assert race.anchor.origin == "stamp of the calendar entry"
    assert ["event 3" in str(fault) for fault in faults] == [True]


@pytest.mark.parametrize(
    "data",
    [
        b"<rss version='2.0'><chan",
        b'{"version": "https://jsonfeed.org/version/1", ',
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
    ],
)
def test_broken_documents_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(SourceUnreadable, match=r"^in: "):
        read(data)

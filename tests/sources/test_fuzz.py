# ruff: noqa: E501
"""Whatever the bytes are, a reader gives canonical articles or a SourceError, nothing else."""

import gzip
import io
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from datewire.errors import SourceError
from datewire.sources import READERS, Context, Reader
from datewire.sources.files import MAGIC
from datewire.sources.packed import unpacked

PIECES = [
    b"<html>", b"<p>", b"</p>", b"<table><tr><td>", b"<time datetime='2024-05-03'>", b"<script type='application/ld+json'>",
    b'{"@type": "Event", "name": "x", "startDate": "2024-05-03T25:00"}', b"</script>", b"<rss version='2.0'><channel><item>",
    b"<title>", b"<pubDate>Sat, 99 Mar 2024</pubDate>", b"</item>", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
    b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT\r\n", b"DTSTART:20240503T250000Z\r\n", b"SUMMARY:x\r\n", b"DURATION:PTX\r\n",
    b"END:VEVENT\r\nEND:VCALENDAR\r\n", b"RRULE:FREQ=NEVER\r\n", b"From: a@b\r\nTo: c@d\r\nSubject: =?x?q?=ff?=\r\n",
    b"Date: never\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", b"From x\n", b"WARC/1.0\r\n",
    b"WARC-Type: response\r\nContent-Length: 30\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"%PDF-1.4\n",
    b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>", b"PK\x03\x04word/document.xml",
    b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": [], "title": 3, "content_html": "<p>"}]}',
    b'{"id": 1, "title": "\\ud800", "published": "2024-02-31"}\n', b" date 2024-99-99 x\n", b"---\ndate: x\n---\n",
    b"<div>4 May 2026</div>", b"<div>5 May</div>", b"<h3>6 May</h3>", b"<td rowspan=9>", b"<tr><th colspan=2>7 May</th></tr>",
    b"<s>", b"<del>1</del>\x01", b"<div typeof=Event property=location>", b"<div class=created>Sat, 99/99/2026</div>",
    b"<div class=vevent><b class=summary>x</b><span class=dtstart><i class=value>25:99</i></span>",
    b'{"@type": ["Event", 3], "name": {"@value": []}, "eventSchedule": [{"startDate": "9999-12-31", "byDay": [null]}]}',
    b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\r", b"\n\n", b"&#xD800;", b"\xe2\x80\xae", b"**[x](", b"# ", b"| a |\n|--|\n",
]  # fmt: skip
soup = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=14).map(b"".join)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=soup)
def test_no_bytes_break_a_reader(reader: Reader, data: bytes) -> None:
    reader.accepts("x", data[:8192])
    try:
        articles = list(reader.read(io.BytesIO(data), Context("x", "x")))
    except SourceError:
        return
    for article in articles:
        assert unicodedata.is_normalized("NFC", article.text)
        assert article.text.encode()
        assert article.text == "\n".join(block.span.of(article.text) for block in article.blocks)
        assert all(e.span.of(article.text) == e.quote for draft in article.stated for e in draft.evidence)


@settings(max_examples=100, deadline=None)
@given(data=soup, cut=st.integers(0, 200))
def test_no_packed_bytes_break_the_unpacking(data: bytes, cut: int) -> None:
    packed = gzip.compress(data)
    assert unpacked(io.BytesIO(packed), "x").read() == data
    for broken in (packed[:cut], MAGIC + data, packed + data):
        try:
            unpacked(io.BytesIO(broken), "x").read()
        except SourceError:
            continue


@pytest.mark.parametrize("mark", [b"\x01", b"&#1;", b"\x7f", "\ufffe".encode(), b"&#xD800;"])
@pytest.mark.parametrize("box", [b"<del>1</del>", b"<nav>1</nav>", b"<div class=related>1</div>"])
def test_what_xml_cannot_hold_does_not_stop_a_page(mark: bytes, box: bytes) -> None:
    html = b"<html><body>" + mark + box + mark + b"words of a story</body></html>"
    (article,) = next(r for r in READERS if r.name == "html").read(io.BytesIO(html), Context("x", "x"))
    assert article.text.endswith("words of a story")

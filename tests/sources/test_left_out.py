"""What a mail or an archive holds besides its articles is left out."""

import io

from datewire.sources import Context, choose

STORY = "The rope walk opens on 4 May 2026, and all who like ropes are welcome to come and see it. " * 4


def texts(data: bytes) -> list[str]:
    return [article.text for article in choose("x", data[:8192]).read(io.BytesIO(data), Context("x", "x"))]


def test_a_full_text_part_wins_over_its_html_twin() -> None:
    mail = (
        "From: a@ost.example\nTo: b@ost.example\nSubject: Walk\nDate: Fri, 15 May 2026 08:00:00 +0200\n"
        "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        f"{STORY}\n--b\nContent-Type: text/html\n\n<p>{STORY} {STORY} Unsubscribe here</p>\n--b--\n"
    )
    (text,) = texts(mail.encode())
    assert "Unsubscribe" not in text


def test_pages_of_an_archive_that_were_not_found_are_passed_over() -> None:
    data = b""
    for status in ("404 Not Found", "200 OK"):
        page = f"<html><head><title>{status}</title></head><body><p>{STORY}</p></body></html>"
        block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(block)}\r\n\r\n".encode()
        data += head + block + b"\r\n\r\n"
    assert [text.split("\n")[0] for text in texts(data)] == ["200 OK"]

"""Packed files, archives, PDF, Word and Markdown documents."""

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from datewire.errors import DatewireError, SourceError, SourceMissing, SourceTooLarge, SourceUnreadable
from datewire.model import Article
from datewire.sources import Context, choose, documents, opened
from datewire.sources.packed import unpacked

PAGE = (
    b"<!doctype html><html><head><title>Quay reopens</title><meta name=date content=2024-03-09></head><body><article>"
    b"<h1>Quay reopens</h1><p>The quay reopens to small boats after two years of repairs, the port said.</p>"
    b"</article></body></html>"
)


def read(path: Path) -> tuple[list[Article], list[DatewireError]]:
    faults: list[DatewireError] = []
    with opened(str(path)) as (stream, head):
        context = Context(path.name, path.stem, fault=faults.append)
        return list(choose(path.name, head).read(stream, context)), faults


def record(url: str, http: bytes, kind: bytes = b"response") -> bytes:
    head = b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n" % (
        kind,
        url.encode(),
        len(http),
    )
    return head + http + b"\r\n\r\n"


def pdf(*lines: str) -> bytes:
    """The smallest PDF that has a text layer."""
    text = b"BT /F1 12 Tf 14 TL 40 800 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</CreationDate(D:20240309080000Z)>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + tail


def word(*paragraphs: str, document: str = "") -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = document or "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
        parts.writestr(
            "docProps/core.xml",
            '<c xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2024-03-09T08:00:00Z</dcterms:created></c>',
        )
    return out.getvalue()


def test_a_packed_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b" date 2024-03-09 Quay\n") + gzip.compress(b"Two members.\n"))
    ((found,), _) = read(path)
    assert found.text == "Quay\nTwo members."


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (gzip.compress(b" date 2024-03-09 Quay\nWords." * 9)[:-12], SourceUnreadable),
        (gzip.compress(b"Words. " * 99)[:30] + b"\0" * 40, SourceUnreadable),
        (gzip.compress(b'{"title": "' + b" " * (40 * 1024**2), 9), SourceTooLarge),
    ],
    ids=["cut", "broken", "bomb"],
)
def test_packed_data_that_are_broken_or_a_bomb_are_refused(tmp_path: Path, data: bytes, error: type) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(data)
    try:
        _, faults = read(path)
    except SourceError as raised:
        faults = [raised]
    assert [type(fault) for fault in faults] == [error]


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    stream = unpacked(io.BytesIO(gzip.compress(b"\0" * (40 * 1024**2), 9)), "x")
    with pytest.raises(SourceTooLarge):
        stream.read()
    plain = b"Words of a usual story, told once and again. " * 400_000
    assert unpacked(io.BytesIO(gzip.compress(plain)), "x").read() == plain


def test_the_pages_of_an_archive_are_read_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    chunked = head + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    packed = head + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)
    image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    records = [
        record("https://ost.example/info", b"software: x", b"warcinfo"),
        record("https://ost.example/1", head + b"\r\n" + PAGE),
        record("https://ost.example/2", chunked),
        record("https://ost.example/3", packed),
        record("https://ost.example/4", image),
    ]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, records)))
    articles, faults = read(path)
    assert [article.url for article in articles] == [f"https://ost.example/{n}" for n in (1, 2, 3)]
    assert {article.text for article in articles} == {articles[0].text}
    assert articles[0].anchor.day == date(2024, 3, 9)
    assert not faults


def test_an_archive_that_breaks_off_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record("https://ost.example/1", b"HTTP/1.1 404 No\r\n\r\n") + b"garbage\r\n")
    with pytest.raises(SourceUnreadable, match="broken archive"):
        read(path)


def test_a_pdf_is_read_and_its_dateline_wins_over_its_creation_date(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("Quay reopens", "", "LYON, April 2, 2024 (Ostwire) - The quay reopens.", "Come along."))
    ((found,), _) = read(path)
    assert (found.anchor.day, found.anchor.origin) == (date(2024, 4, 2), "dateline")
    path.write_bytes(pdf("The quay reopens.", "Come along."))
    ((found,), _) = read(path)
    assert (found.anchor.day, found.anchor.origin) == (date(2024, 3, 9), "creation date of the PDF")


def test_a_word_document_is_read_with_its_table_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in ("May 7", "Race"))
    style = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Quay</w:t></w:r></w:p>'
    path.write_bytes(
        word(document=f"{style}<w:p><w:r><w:t>It reopens.</w:t></w:r></w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    )
    ((found,), _) = read(path)
    assert found.text == "Quay\nIt reopens.\nMay 7 | Race"
    assert (found.anchor.day, found.anchor.origin) == (date(2024, 3, 9), "creation date of the document")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4\n"),
        ("a.pdf", pdf("")),
        ("a.docx", word("x")[:200]),
        ("a.docx", b"PK\x03\x04"),
        ("b.docx", word(document="<!DOCTYPE x><w:p/>")),
    ],
)
def test_broken_office_files_are_refused_by_name(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=name):
        read(tmp_path / name)


def test_markdown_loses_its_marks_and_keeps_its_blocks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 'Quay reopens'\ndate: 2024-03-09T08:00:00+01:00\n---\n\n## When\n\nThe **quay** reopens on\n"
        "[Friday](https://ost.example), _they_ say.\n\n- 5 May: `Fair`\n- 6 May\n\n| Day | What |\n"
        "|---|---|\n| 7 May | Race |\n"
    )
    ((found,), _) = read(path)
    assert found.text == (
        "Quay reopens\nWhen\nThe quay reopens on Friday, they say.\n5 May: Fair\n6 May\nDay | What\n7 May | Race"
    )
    assert (found.anchor.day, found.anchor.origin) == (date(2024, 3, 9), "front matter")
    assert [block.role for block in found.blocks][:5] == ["title", "heading", "paragraph", "item", "item"]


def test_a_folder_is_walked_without_hidden_files_and_configuration(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden.txt", "sources.toml"):
        (tmp_path / name).write_text("x")
    assert [ident for _, ident in documents(str(tmp_path))] == ["a", "b/2"]
    with pytest.raises(SourceMissing):
        documents(str(tmp_path / "no"))

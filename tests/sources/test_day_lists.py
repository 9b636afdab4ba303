"""Day lists, tables of dates and agendas: every line is a block of its own, with its role, under its heading."""

import io

import pytest

from datewire.sources import Context, choose

STORY = (
    "<p>The congress of the harbour masters meets in the old customs house, and all who work on the quay may come.</p>"
)
Blocks = list[tuple[str, str]]


def page(html: str, story: str = STORY * 3) -> Blocks:
    data = (
        "<!doctype html><html lang=en><head><title>Week ahead</title></head><body><nav><a href=/>Home</a></nav><main>"
        f"<article><h1>Week ahead</h1>{story}{html}</article></main><footer>© Ost</footer></body></html>"
    ).encode()
    return [block for block in read(data) if not block[1].startswith("The congress")][1:]


def read(data: bytes) -> Blocks:
    (found,) = choose("x", data).read(io.BytesIO(data), Context("x", "x"))
    return [(block.role, block.span.of(found.text)) for block in found.blocks]


@pytest.mark.parametrize("story", [STORY * 3, ""])
def test_a_table_of_dates_gives_a_row_for_each_whatever_its_cells_are_made_of(story: str) -> None:
    html = (
        "<h2>Important dates</h2><table><tr><th>What</th><th>When</th></tr><tr><td>Papers</td><td>12 May 2026</td>"
        "</tr><tr><td><b>Notice</b></td><td><p>3 June 2026</p></td></tr><tr><td>Days</td><td>7–9 September<br>Bergen"
        "</td></tr></table>"
    )
    assert page(html, story) == [
        ("heading", "Important dates"),
        ("row", "What | When"),
        ("row", "Papers | 12 May 2026"),
        ("row", "Notice | 3 June 2026"),
        ("row", "Days | 7–9 September Bergen"),
    ]


@pytest.mark.parametrize("story", [STORY * 3, ""])
def test_a_term_and_its_descriptions_are_rows(story: str) -> None:
    html = "<dl><dt>12 May</dt><dd>Papers are due</dd><dd>Registration begins</dd><dt>3 June</dt><dd>Notice</dd></dl>"
    assert page(html, story) == [
        ("row", "12 May | Papers are due"),
        ("row", "12 May | Registration begins"),
        ("row", "3 June | Notice"),
    ]


def test_a_table_that_lays_out_the_page_is_no_row() -> None:
    html = f"<table><tr><td><h2>May 18</h2>{STORY}</td><td><p>A second column of words beside it.</p></td></tr></table>"
    assert page(html) == [("heading", "May 18"), ("paragraph", "A second column of words beside it.")]


@pytest.mark.parametrize(
    "html",
    [
        "<h3>MONDAY, MAY 18</h3><p>** OSLO – Budget debate – 0900 GMT<br>** ROME – Trial opens – 1030 GMT</p>",
        "<p><b>MONDAY, MAY 18</b></p><p>** OSLO – Budget debate – 0900 GMT<br/>** ROME – Trial opens – 1030 GMT</p>",
        "<p>MONDAY, MAY 18<br>** OSLO – Budget debate – 0900 GMT<br>** ROME – Trial opens – 1030 GMT</p>",
        "<pre>MONDAY, MAY 18\n** OSLO – Budget debate – 0900 GMT\n** ROME – Trial opens – 1030 GMT</pre>",
    ],
)
def test_a_diary_on_a_page_keeps_its_lines_and_its_headings(html: str) -> None:
    assert page(html) == [
        ("heading", "MONDAY, MAY 18"),
        ("item", "** OSLO – Budget debate – 0900 GMT"),
        ("item", "** ROME – Trial opens – 1030 GMT"),
    ]


def test_a_bold_day_heads_its_list_and_a_bold_sentence_heads_nothing() -> None:
    html = "<p><b>Monday, May 18</b></p><ul><li>Debate</li><li>Trial</li></ul><p><b>All of this may change.</b></p>"
    assert page(html) == [
        ("heading", "Monday, May 18"),
        ("item", "Debate"),
        ("item", "Trial"),
        ("paragraph", "All of this may change."),
    ]


def test_a_quotation_broken_by_line_ends_in_the_source_is_one_block() -> None:
    words = "We shall open the quay,\nshe said, and we shall\nkeep it open."
    assert page(f"<blockquote>{words}</blockquote>") == [("paragraph", words.replace("\n", " "))]


def test_a_wrapped_wire_diary_has_a_block_for_each_event() -> None:
    words = (
        " date 2026-05-15 Diary of the week\n\nMONDAY, MAY 18\n"
        "** OSLO - Parliament debates the budget and everything that belongs\n"
        "to it, with the minister of finance - 0900 GMT.\n"
        "** BERGEN - Harbour congress opens (to May 20) - 1030 GMT.\n"
        "** LISBON - The council of the bank meets to decide on its rates\n"
        "for the summer - 1145 GMT.\nTUESDAY, MAY 19\n"
        "** ROME - Trial of a shipowner begins - 0800 GMT\n"
    )
    assert read(words.encode())[1:] == [
        ("heading", "MONDAY, MAY 18"),
        (
            "item",
            "** OSLO - Parliament debates the budget and everything that belongs to it, with the minister of finance"
            " - 0900 GMT.",
        ),
        ("item", "** BERGEN - Harbour congress opens (to May 20) - 1030 GMT."),
        ("item", "** LISBON - The council of the bank meets to decide on its rates for the summer - 1145 GMT."),
        ("heading", "TUESDAY, MAY 19"),
        ("item", "** ROME - Trial of a shipowner begins - 0800 GMT"),
    ]


def test_columns_set_with_blanks_are_rows_and_a_wide_gap_in_prose_is_not() -> None:
    table = " date 2026-05-15 Dates\n\nPaper submission      12 May 2026\nNotice of the jury     3 June 2026\n"
    assert read(table.encode())[1:] == [
        ("row", "Paper submission | 12 May 2026"),
        ("row", "Notice of the jury | 3 June 2026"),
    ]
    prose = " date 2026-05-15 Dates\n\nThe quay   is open.\nThe bridge is not.\n"
    assert [words for _, words in read(prose.encode())[1:]] == ["The quay is open.", "The bridge is not."]

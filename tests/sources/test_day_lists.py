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


@pytest.mark.parametrize("story", [STORY * 3, ""])
def test_a_lone_cell_heads_the_rows_below_it(story: str) -> None:
    html = (
        "<table><tr><th colspan=2>Monday, 18 May</th></tr><tr><td>19:00</td><td>Reading</td></tr><tr><td>20:30</td>"
        "<td>Concert</td></tr><tr><td colspan=2>Tuesday, 19 May</td></tr><tr><td>10:00</td><td>Market</td></tr>"
        "<tr><td colspan=2>Free of charge</td></tr></table>"
    )
    assert page(html, story) == [
        ("heading", "Monday, 18 May"),
        ("row", "19:00 | Reading"),
        ("row", "20:30 | Concert"),
        ("heading", "Tuesday, 19 May"),
        ("row", "10:00 | Market"),
        ("row", "Free of charge"),
    ]


@pytest.mark.parametrize("story", [STORY * 3, ""])
def test_a_day_that_spans_rows_stands_in_each_of_them(story: str) -> None:
    html = (
        "<table><tr><td rowspan=2>Friday, 22 May</td><td>18:00</td><td>Council</td></tr><tr><td>20:00</td><td>Film</td>"
        "</tr><tr><td>Saturday, 23 May</td><td>10:00</td><td rowspan=9>Rope race</td></tr></table>"
    )
    assert page(html, story) == [
        ("row", "Friday, 22 May | 18:00 | Council"),
        ("row", "Friday, 22 May | 20:00 | Film"),
        ("row", "Saturday, 23 May | 10:00 | Rope race"),
    ]


@pytest.mark.parametrize("tag", ["s", "del", "strike"])
def test_what_was_struck_out_is_said_no_more(tag: str) -> None:
    html = f"<table><tr><td>Papers</td><td><{tag}>15 March 2026</{tag}> 22 March 2026</td></tr></table>"
    assert page(html) == [("row", "Papers | 22 March 2026")]
    item = f"<ul><li>Papers: <{tag}>15 March</{tag}> 22 March 2026, notice on 3 June 2026</li></ul>"
    assert page(item) == [("item", "Papers: 22 March 2026, notice on 3 June 2026")]


def test_a_table_that_spans_without_end_is_read() -> None:
    rows = "".join(f"<tr><td>{n}:00</td><td>Tour</td></tr>" for n in range(10, 20))
    html = f"<table><tr><td rowspan=99999>4 May 2026</td><td>9:00</td><td>Tour</td></tr>{rows}</table>"
    assert [words for _, words in page(html)] == [f"4 May 2026 | {n}:00 | Tour" for n in range(9, 20)]

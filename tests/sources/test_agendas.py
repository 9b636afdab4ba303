"""Agendas set in plain boxes: one row a record, in place, and no list of older stories."""

import io

import pytest

from datewire.sources import Context, choose
from datewire.sources.markup import blocks_of
from datewire.sources.page.gate import days

STORY = "".join(
    f"<p>The {what} of the old customs house is open again, and whoever likes ropes, tar and the sea may come in and "
    "look at what the harbour has kept for two hundred years, as its warden told the council on Monday.</p>"
    for what in ("hall", "tower", "cellar", "yard", "gallery")
)
EVENTS = [
    ("4 May 2026", "19:00", "Reading with Ada Ost", "Town library"),
    ("5 May 2026", "10:00", "Market of old tools", "Rope walk"),
    ("9 May 2026", "20:30", "Concert of the choir of the fishermen", "Hall three"),
    ("21 May 2026", "17:15", "Lecture on how ice remembers", "Observatory"),
]
BOXES = {
    "boxes": "<div class=r><div class=d>{0}</div><div>{1}</div><div class=what>{2}</div><div>{3}</div></div>",
    "spans without blanks": "<div class=r><span>{0}</span><span>{1}</span><span>{2}</span><span>{3}</span></div>",
    "linked names": "<div class=item><span>{0}</span> <span>{1}</span> <a href=/e/x>{2}</a> <span>{3}</span></div>",
    "cards": "<div class=card><div>{0}</div><p>{1}</p><h3><a href=/e>{2}</a></h3><p class=meta>{3}</p></div>",
    "views": "<div class=row><div><div>{0}</div></div><div><div>{1}</div></div><div><a href=/n>{2}</a></div>"
    "<div>{3}</div></div>",
    "sections": "<section><time>{0}</time><em>{1}</em><strong>{2}</strong><small>{3}</small></section>",
    "teasers": "<article class=teaser><span>{0}</span><span>{1}</span><h4>{2}</h4><div>{3}</div></article>",
    "whole links": "<a href=/e><div>{0}</div><div>{1}</div><div>{2}</div><div>{3}</div></a>",
    "items of boxes": "<li><div>{0}</div><div>{1}</div><div><h4>{2}</h4><p>{3}</p></div></li>",
    "widgets": "<div class=x-widget><div class=widget-content><b>{0}</b><b>{1}</b><i>{2}</i><i>{3}</i></div></div>",
}
ROWS = [("row", " | ".join(event)) for event in EVENTS]
Blocks = list[tuple[str, str]]


def blocks(main: str, day: str = "2026-03-02", behind: str = "") -> Blocks:
    """The blocks behind the title of a page published on `day`."""
    html = (
        f"<!doctype html><html lang=en><head><title>Spring</title><meta name=date content={day}></head><body><nav>"
        f"<a href=/>Home</a></nav><main><article><h1>Spring</h1>{main}</article>{behind}</main>"
        "<aside><div>1 June 2026</div><div>2 June 2026</div><div>3 June 2026</div></aside></body></html>"
    )
    (found,) = choose("x", html.encode()).read(io.BytesIO(html.encode()), Context("x", "x"))
    return [(block.role, block.span.of(found.text)) for block in found.blocks][1:]


def agenda(box: str, tag: str = "div") -> str:
    return f"<{tag}>{''.join(box.format(*event) for event in EVENTS)}</{tag}>"


@pytest.mark.parametrize("story", ["", STORY], ids=["alone", "in a long story"])
@pytest.mark.parametrize("box", BOXES)
def test_a_record_is_one_row_whatever_its_boxes_are(box: str, story: str) -> None:
    tag = "ul" if box.startswith("items") else "div"
    found = blocks(f"{story}<h2>Programme</h2>{agenda(BOXES[box], tag)}{story}")
    assert [block for block in found if block[0] != "paragraph"] == [("heading", "Programme"), *ROWS]
    assert len(found) == len(ROWS) + 1 + (10 if story else 0)
    if story:
        assert found[5] == ("heading", "Programme")


@pytest.mark.parametrize("story", ["", STORY], ids=["alone", "in a long story"])
def test_lines_in_boxes_and_behind_breaks_are_kept_one_by_one(story: str) -> None:
    lines = [f"{day}: {what}, {where}" for day, _, what, where in EVENTS]
    for html in ("".join(f"<div>{line}</div>" for line in lines), f"<div>{'<br>'.join(lines)}</div>"):
        assert [words for _, words in blocks(f"{story}{html}")][-4:] == lines


def test_a_day_heads_the_boxes_of_its_clock_times() -> None:
    html = (
        "<div><div class=day><h3>Monday, 4 May</h3><div>19:00 Reading with Ada Ost</div><div>20:30 Late concert</div>"
        "</div><div class=day><h3>Friday, 8 May</h3><div><span>18:00</span><span>Council</span></div><div>"
        "<span>20:00</span><span>Film</span></div></div><div class=day><h3>Saturday, 9 May</h3><p>21:00 Dance</p>"
        "</div></div>"
    )
    assert blocks(STORY + html)[5:] == [
        ("heading", "Monday, 4 May"),
        ("item", "19:00 Reading with Ada Ost"),
        ("item", "20:30 Late concert"),
        ("heading", "Friday, 8 May"),
        ("row", "18:00 | Council"),
        ("row", "20:00 | Film"),
        ("row", "Saturday, 9 May | 21:00 Dance"),
    ]


def test_the_leaf_of_a_calendar_is_one_cell() -> None:
    box = "<div><div><span>{0}</span><span>May</span></div><div><a href=/x>Concert of the choir</a></div></div>"
    html = "".join(box.format(day) for day in (6, 7, 13))
    assert blocks(f"{STORY}<div>{html}</div>")[5:] == [("row", f"{d} May | Concert of the choir") for d in (6, 7, 13)]


@pytest.mark.parametrize(
    "days",
    ["6 5 4 3 2", "2 2 2 2 2", "-6 -5 -4 -3 -2"],
    ids=["newest first", "all on one day", "before the publication"],
)
def test_a_list_of_other_stories_is_no_agenda(days: str) -> None:
    listed = "".join(
        f"<div><span>{abs(int(d))} {'February' if d[0] == '-' else 'March'} 2026</span> <a href=/x>Quay {d} had a long"
        " and quiet day in the sun</a></div>"
        for d in days.split()
    )
    assert len(blocks(STORY, behind=f"<section>{listed}</section>")) == 5


def test_menus_and_comments_with_dates_stay_out() -> None:
    box = "<div><b>Anna</b><span>{} March 2026</span><div>I was there and liked it.</div></div>"
    thread = "".join(box.format(day) for day in (6, 7, 13))
    assert len(blocks(STORY, behind=f"<div class=comments>{thread}</div><nav>{agenda(BOXES['boxes'])}</nav>")) == 5


def test_numbers_that_are_no_days_make_no_agenda() -> None:
    html = "".join(f"<div><span>Hall {n}</span><span>{n} seats</span></div>" for n in range(1, 9))
    assert len(blocks(f"{STORY}<div>{html}</div>")) == 5


@pytest.mark.parametrize("box", ["boxes", "spans without blanks", "cards", "views", "teasers", "whole links"])
def test_in_a_feed_or_a_mail_a_record_is_one_row_too(box: str) -> None:
    html = f"<p>The programme of the spring:</p>{agenda(BOXES[box])}<p>All are welcome.</p>"
    assert blocks_of(html) == [
        ("The programme of the spring:", "paragraph"),
        *[("\t".join(event), "row") for event in EVENTS],
        ("All are welcome.", "paragraph"),
    ]


def test_records_in_a_cell_that_lays_out_the_page_are_rows() -> None:
    html = f"<table><tr><td><h2>Dates of the spring</h2>{agenda(BOXES['boxes'])}</td></tr></table>"
    assert blocks_of(html)[1:] == [("\t".join(event), "row") for event in EVENTS]


def dated(told: str, link: bool) -> str:
    """Boxes of those days of January (-) or May."""
    words = "Concert of the choir of the fishermen in the old hall of ropes"
    name = f"<a href=/x>{words}</a>" if link else f"<span>{words}</span>"
    return "".join(
        f"<div><b>{d.strip('-')} {'January' if '-' in d else 'May'} 2026</b> {name}</div>" for d in told.split()
    )


@pytest.mark.parametrize(
    ("told", "link", "rows"),
    [("4 5 6", True, 3), ("-4 -5 -6", True, 0), ("-4 -5 -6", False, 3), ("-6 -5 -4", False, 0), ("6 5 4", False, 3)],
)
def test_days_that_go_forward_or_lie_ahead_are_an_agenda(told: str, link: bool, rows: int) -> None:
    assert len(blocks(f"{STORY}<section>{dated(told, link)}</section>")) == 5 + rows


def test_a_box_of_several_days_is_no_record() -> None:
    html = "<div><div><div>4 May 2026</div><div>5 May 2026</div><div>6 May 2026</div></div></div>"
    assert blocks(STORY + html)[5:] == [("item", f"{day} May 2026") for day in (4, 5, 6)]


def test_a_clock_time_behind_a_month_is_no_day() -> None:
    assert days("may 4:30 may x, may 4.30, may 4, May 4.") == [(26, 31), (33, 38)]

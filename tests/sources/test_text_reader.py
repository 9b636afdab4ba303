"""Plain text to one canonical article."""

import io
from datetime import date
from pathlib import Path

import pytest

from datewire.errors import SourceTooLarge, SourceUnreadable
from datewire.model import Article
from datewire.sources import ARTICLE_LIMIT, Context, choose

SEED = Path(__file__).parents[2] / "seeds" / "000_a1781295d0532279.txt"
LEAD = "The port authority will reopen the northern quay to small boats after two years of repairs, it said."


def article(text: str | bytes, **known: object) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    context = Context("notice.txt", "notice", **known)  # type: ignore[arg-type]
    (found,) = choose("notice.txt", data[:8192]).read(io.BytesIO(data), context)
    for block in found.blocks:
        words = block.span.of(found.text)
        assert words.strip() == words != ""
        assert "\n" not in words
    assert found.text == "\n".join(block.span.of(found.text) for block in found.blocks)
    return found


def roles(found: Article) -> list[tuple[str, str]]:
    return [(block.role, block.span.of(found.text)) for block in found.blocks]


def test_the_header_line_gives_the_day_and_the_title() -> None:
    found = article(" date 2024-03-09 Quay reopens\nBoats return.\n")
    assert (found.title, found.anchor.day, found.anchor.origin) == ("Quay reopens", date(2024, 3, 9), "header line")
    assert roles(found) == [("title", "Quay reopens"), ("paragraph", "Boats return.")]


def test_the_seed_says_its_doubled_lead_once_and_its_caption_stands_alone() -> None:
    found = article(SEED.read_bytes())
    assert found.text.count("has delivered a video speech") == 1
    assert [role for role, _ in roles(found)][:3] == ["title", "caption", "paragraph"]
    assert roles(found)[2][1].startswith("Moscow (VNA) - Deputy Speaker")


def test_a_plainly_doubled_lead_is_said_once_but_a_short_refrain_stays() -> None:
    assert article(f" date 2024-03-09 T\n{LEAD}\n{LEAD}\nMore.").text.count("northern quay") == 1
    assert article(" date 2024-03-09 T\nYes we can.\nYes we can.\nMore.").text.count("Yes we can.") == 2


def test_a_title_repeated_as_first_line_is_said_once() -> None:
    assert article(" date 2024-03-09 Quay reopens\nQuay reopens\nBoats return.").text == "Quay reopens\nBoats return."


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("LYON, France, Oct. 4, 2024 (Ostwire) - The fair opens on Friday.", date(2024, 10, 4)),
        ("NEW HAVEN, Conn., June 1, 2025 /Ostwire/ -- The fair opens.", date(2025, 6, 1)),
        ("SALT FORK - March 25, 2025 (OSTWIRE) - The fair opens.", date(2025, 3, 25)),
        ("GENEVA, 12 September 2023 – The fair opens.", date(2023, 9, 12)),
    ],
)
def test_a_dateline_with_a_year_gives_the_day(opening: str, day: date) -> None:
    anchor = article("Fair opens\n\n" + opening).anchor
    assert (anchor.day, anchor.origin) == (day, "dateline")


def test_a_dateline_without_a_year_is_not_guessed() -> None:
    anchor = article("Fair opens\n\nMOSCOW, Aug. 25 (Ostwire) - The fair opens on Friday.").anchor
    assert (anchor.day, anchor.origin) == (None, "none found: the dateline has no year")


def test_the_option_wins_over_the_document_and_says_so() -> None:
    anchor = article(" date 2024-03-09 T\nWords.", day=date(2020, 1, 2)).anchor
    assert (anchor.day, anchor.origin) == (date(2020, 1, 2), "option --date")


def test_hard_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    wrapped = (
        "The council will meet on Monday evening in the old town hall to settle the\n"
        "budget of the coming year, the mayor said, and anyone who lives in the dis-\n"
        "trict may come.\n\nAgenda\n- Minutes\n- Budget\n"
    )
    words = [words for _, words in roles(article(wrapped))]
    assert words[0].startswith("The council will meet on Monday evening in the old town hall to settle the budget")
    assert words[0].endswith("may come.")
    assert words[1:] == ["Agenda", "- Minutes", "- Budget"]


def test_the_text_is_canonical() -> None:
    found = article("\ufeff date 2024-03-09 Cafe\u0301\r\nA\u00a0b\u202e c\x07\td.\r\n\r\n\r\nEnd \u200bhere.\r\n")
    assert found.text == "Café\nA b c | d.\nEnd here."


def test_a_text_in_utf_16_with_its_mark_is_read() -> None:
    assert article(" date 2024-03-09 Höhe\nWörter.".encode("utf-16")).title == "Höhe"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x00\x01\x02\x03PNG", "binary"),
        ("Übermorgen öffnet der Markt.".encode("latin-1"), "not UTF-8 at byte 0"),
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (" date 2024-03-09 \u200b\n\u200b".encode(), "no text"),
        (b" date 2024-13-09 Title\nText.", "'2024-13-09' in the first line is no date"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(SourceUnreadable, match=words) as caught:
        article(data)
    assert caught.value.what.startswith("notice.txt: ")
    assert caught.value.hint


def test_ten_megabytes_in_one_line_are_refused() -> None:
    with pytest.raises(SourceTooLarge, match="more than 4 MB"):
        article(b"x " * (5 * 1024**2))
    assert article(b"x " * (ARTICLE_LIMIT // 2 - 1)).text

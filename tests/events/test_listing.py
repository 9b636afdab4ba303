"""Items that one date heads: parts of a line, lines below a heading with a note."""

from __future__ import annotations

from datetime import date

from reading import reading

from datewire.events.layout import Layout
from datewire.events.listing import below_headings, in_lists
from datewire.locales import load
from datewire.locales.vocabulary import vocabulary
from datewire.timex import find

_WORDS = vocabulary("en")


def items(*paragraphs: str) -> list[tuple[str, date]]:
    """The items of an article published on 13 May 2024, each with its day."""
    article = reading("Harbour news", *paragraphs).article
    mentions, layout = find(article.text, article.anchor, load("en")), Layout(article)
    assert _WORDS is not None
    found = (
        *below_headings(layout, mentions, _WORDS.rules, date(2024, 5, 13)),
        *in_lists(layout, mentions, date(2024, 5, 13)),
    )
    return [(sentence.span.of(article.text).strip(" ;."), when.start) for _, when, sentence in found]


def test_a_line_that_a_date_leads_dates_each_of_its_items() -> None:
    line = "Sunday: Bramley v Chorley; Hunslet v Doncaster; Keighley v Batley."
    day = date(2024, 5, 19)
    assert items(line) == [("Hunslet v Doncaster", day), ("Keighley v Batley", day)]


def test_an_item_with_a_day_of_its_own_ends_the_list() -> None:
    assert items("May 19: Bramley v Chorley; May 26: Hunslet v Doncaster; Keighley v Batley.") == []


def test_a_sentence_that_a_date_begins_heads_nothing() -> None:
    assert items("On Sunday the harbour will be closed; the ferry will not sail. Bramley play Chorley.") == []


def test_a_heading_with_a_note_dates_the_parts_of_its_lines() -> None:
    lines = (
        "SATURDAY (2.30pm unless stated)",
        "Division One: Merlin v Monkton; Neyland v Pennar.",
        "Division Two: Solva v Tenby.",
    )
    day = date(2024, 5, 18)
    assert items(*lines) == [
        ("Division One: Merlin v Monkton", day),
        ("Neyland v Pennar", day),
        ("Division Two: Solva v Tenby", day),
    ]


def test_each_match_of_a_list_is_an_event_of_its_own() -> None:
    told = reading("Rugby league fixtures", "Sunday: Bramley v Chorley; Hunslet v Doncaster; Keighley v Batley.").drafts
    assert [d.title for d in told] == ["Bramley v Chorley", "Hunslet v Doncaster", "Keighley v Batley"]


def test_a_field_is_no_heading() -> None:
    assert items("WHEN: May 21, 2024", "TIME: 6:30 p.m.", "WHERE: Pier Hall") == []

"""What a calendar shows of a clause: the event that begins, the thing that is due."""

from __future__ import annotations

import pytest
from reading import reading

from datewire.events.names import Name
from datewire.events.titles import _subject, due
from datewire.locales.vocabulary import vocabulary
from datewire.model import Span

WORDS = vocabulary("en")
assert WORDS is not None


def clause(text: str, kind: str = "culture") -> Name:
    return Name(text, Span(0, len(text)), "stretch", "", kind)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('The exhibition "Lines on the Land" opens at the Corn Hall', 'exhibition "Lines on the Land"'),
        ("A Baltic herring festival to kick off", "Baltic herring festival"),
        ("Market Place closes to traffic", "Market Place closes to traffic"),
        ("The bakery opens", "The bakery opens"),
        ("Trial to begin", "Trial"),
    ],
)
def test_a_clause_that_only_begins_its_event_is_that_event(text: str, title: str) -> None:
    assert WORDS is not None
    assert _subject(clause(text), WORDS) == title


@pytest.mark.parametrize(
    ("text", "late"),
    [("Written comments submitted", True), ("Applications to be received", True), ("Two men to be heard", False)],
)
def test_what_has_to_be_handed_in_is_a_deadline(text: str, late: bool) -> None:
    assert WORDS is not None
    assert due(clause(text), WORDS) is late


def test_a_plain_noun_takes_the_quoted_title_behind_it() -> None:
    text = "The library will host a free webinar, “Before the Water Comes,” on Tuesday, May 21, 2024, at 2 p.m."
    (found,) = reading("Harbour news", text).drafts
    assert found.title == "Free webinar “Before the Water Comes”"


def test_a_quotation_is_no_title() -> None:
    (found,) = reading("Harbour news", "The annual meeting will be held on May 21. “We are glad,” he said.").drafts
    assert "glad" not in found.title

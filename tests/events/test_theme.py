"""What an article is about, what a run of capitals is, and which names look needy."""

from __future__ import annotations

import pytest
from reading import article, names, words

from datewire.events.entities import entity
from datewire.events.layout import Layout
from datewire.events.names import Name
from datewire.events.pool import Pool
from datewire.events.theme import themed
from datewire.model import Span


def _pool(title: str, *paragraphs: str) -> Pool:
    return Pool(Layout(article(title, *paragraphs)), [], words())


def test_the_theme_is_the_event_that_the_beginning_tells_again_and_again() -> None:
    pool = _pool(
        "Brodfield prepares for the Lantern Festival",
        "The Lantern Festival fills the streets each spring.",
        "Ana Petric said the Lantern Festival was never so large.",
    )
    assert pool.theme is not None
    assert pool.theme.text == "Lantern Festival"


def test_an_article_of_no_event_has_no_theme() -> None:
    assert _pool("Milk is dearer", "Farmers said so.").theme is None


def test_a_line_that_names_no_event_takes_the_theme() -> None:
    assert ("composed", "Lantern Festival, Mill Lane, Brod") in names("Lantern Festival", "May 21: Mill Lane, Brod")


def test_a_bare_event_noun_takes_the_theme() -> None:
    made = names("Road panel seeks views on Dunmore Bypass Inquiry", "A second briefing is on May 21.")
    assert any(how == "composed" and "Dunmore Bypass Inquiry" in text and "briefing" in text for how, text in made)


@pytest.mark.parametrize(
    ("text", "run", "what"),
    [
        ("LIMA, May 3 (Wire) — Ministers met.", "LIMA", "dateline"),
        ("Voters decide soon.", "Voters", "initial"),
        ("The court heard Judge Iva Kolar again.", "Judge Iva Kolar", "person"),
        ("They dine at the Mercer Street Hall again.", "Mercer Street Hall", "place"),
        ("They dine in Oldwater again.", "Oldwater", "where"),
        ("It went to the River Commission again.", "River Commission", "body"),
        ("They like the Moonrise Jamboree again.", "Moonrise Jamboree", "other"),
    ],
)
def test_a_run_of_capitals_is_told_by_the_words_in_it_and_beside_it(text: str, run: str, what: str) -> None:
    layout = Layout(article("", text))
    first = layout.first(0)
    assert first is not None
    at = text.index(run)
    assert entity(Name(run, Span(at, at + len(run)), "proper"), layout, first, words()) == what


def test_a_team_at_a_team_is_a_match_only_in_an_article_of_sport() -> None:
    sentence = "Otters at Herons is on May 21."
    sport = names("Coach of the league leaders fears a third match", sentence)
    assert ("match", "Otters at Herons") in sport
    assert ("match", "Otters at Herons") not in names("Village diary", sentence)


def test_a_name_that_shares_words_with_the_theme_is_left_as_it_is() -> None:
    about = Name("Lantern Festival", Span(0, 16), "proper", "festival", "culture")
    assert themed(Name("second festival", Span(40, 55), "phrase", "festival", "culture"), about, words()) is None
    assert themed(Name("second briefing", Span(40, 55), "phrase", "briefing", "meeting"), about, words()) is not None

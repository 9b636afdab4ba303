"""Candidate names: what stands in the text, and what is composed of its own words."""

from __future__ import annotations

import pytest
from reading import names, only, reading, words

from datewire.events.names import head_of


@pytest.mark.parametrize(
    ("sentence", "how", "name"),
    [
        ("The Lakeland Choral Festival opens on May 21.", "proper", "Lakeland Choral Festival"),
        ("The play “Seven Doors” opens on May 21.", "quote", "Seven Doors"),
        ("Rovers v Albion is on May 21.", "match", "Rovers v Albion"),
        ("A Senate hearing on river dams is set for May 21.", "phrase", "Senate hearing on river dams"),
        ("Norway’s king will visit Iceland on May 21.", "clause", "Norway’s king visit to Iceland"),
        ("The Energy Board will hold a hearing on tariffs on May 21.", "holding", "Energy Board hearing on tariffs"),
        ("Market Street will close to traffic on May 21.", "stretch", "Market Street to close to traffic"),
        ("Applications for the bursary close on May 21.", "deadline", "Applications for the bursary deadline"),
    ],
)
def test_each_way_of_telling_gives_its_name(sentence: str, how: str, name: str) -> None:
    assert (how, name) in names("Notices of the week", sentence)


def test_a_name_never_holds_its_date() -> None:
    assert not any("May 21" in name for _, name in names("Notices", "The Spring Fair on May 21 is free."))


def test_a_bare_noun_takes_the_topic_of_the_headline() -> None:
    made = names("Orchard Foods Schedules Results Call", "The conference call will be held on May 21.")
    assert ("composed", "Orchard Foods conference call") in made


def test_a_word_with_the_ending_of_an_event_counts_as_one_when_capitalised() -> None:
    assert head_of(["seafest"], words(), [True])[1]
    assert not head_of(["seafest"], words(), [False])[1]


def test_an_anaphor_takes_the_name_told_before() -> None:
    found = only(
        reading(
            "Coral reefs get their own week",
            "Fiji has invited its neighbours to the World Congress on Coral Reef Management.",
            "The congress will take place in Suva on September 3.",
        )
    )
    assert found.title == "World Congress on Coral Reef Management"


def test_a_title_has_no_date_and_begins_with_a_capital() -> None:
    found = only(reading("Town news", "A public hearing on the harbour plan will be held on May 21, 2024."))
    assert found.title.startswith("Public hearing on the harbour plan")
    assert "2024" not in found.title

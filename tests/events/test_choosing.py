"""Which of several clock times and places is the event's, and the rule by which options back each other."""

from __future__ import annotations

from datetime import time

import pytest
from reading import reading

from datewire.events.weighing import chosen
from datewire.model import Draft

WEIGHTS = {"good": 1.0, "fair": 0.6, "none": 0.8}


def first(*paragraphs: str) -> Draft:
    """The first draft, by date."""
    return reading("Harbour news", *paragraphs).drafts[0]


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def test_the_likelier_of_two_options_is_chosen() -> None:
    assert chosen([(words("hall"), ["fair"]), (words("pier"), ["good"])], ["none"], WEIGHTS) == 1


def test_nothing_is_chosen_where_nothing_is_likelier_than_none() -> None:
    assert chosen([(words("hall"), ["fair"])], ["none"], WEIGHTS) is None
    assert chosen([], ["none"], WEIGHTS) is None


def test_options_that_share_a_word_back_each_other() -> None:
    options = [(words("pier hall dublin"), ["fair"]), (words("dublin"), ["fair"]), (words("lyon"), ["good"])]
    assert chosen(options, ["none"], WEIGHTS) == 0


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("The Spring Fair will be held on May 21 at Pier Hall. It starts at 6 p.m.", time(18)),
        ("The Spring Fair will be held on May 21 at Pier Hall. It starts at 11 sharp.", time(11)),
        ("The Spring Fair will be held at Pier Hall on May 21. For more, call the office from 9 a.m. to 5 p.m.", None),
        ("The Midnight Walk will be held on May 21 at Pier Hall.", None),
    ],
)
def test_a_clock_apart_from_its_day_counts_where_it_is_the_events(text: str, clock: time | None) -> None:
    assert first(text).when.start_time == clock


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Spring Fair will be held on May 21 in the coastal resort of Bray.", "Bray"),
        ("The Spring Fair will be held at Pier Hall, Dublin, on May 21. Call Mary Byrne in Cork.", "Pier Hall, Dublin"),
        ("The Spring Fair (Pier Hall) will be held on May 21.", "Pier Hall"),
    ],
)
def test_the_place_is_the_events_own(text: str, place: str) -> None:
    found = first(text).place
    assert found is not None
    assert found.text == place


def test_an_unknown_venue_has_the_zone_of_the_dateline() -> None:
    when = first("DUBLIN, May 13 - The Spring Fair will be held at Quay Yard Hall on May 21 at 6 p.m.").when
    assert when.zone == "Europe/Dublin"
    assert "zone" in when.implied


def test_what_is_held_by_video_link_keeps_no_town_from_elsewhere() -> None:
    found = first("DUBLIN, May 13 - The Spring Congress will be held via Zoom on May 21, the club said.")
    assert found.online
    assert found.place is None

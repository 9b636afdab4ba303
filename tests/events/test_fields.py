"""Place, clock, online and deadline of an event, from its sentence, its neighbours and its fields."""

from __future__ import annotations

from datetime import date, time

import pytest
from reading import only, reading

from datewire.model import Draft, Kind


def told(*paragraphs: str) -> Draft:
    return only(reading("Harbour news", *paragraphs))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The Spring Fair will be held at Pier Hall on May 21.", "Pier Hall"),
        ("The Spring Fair will be held on May 21 in Dublin.", "Dublin"),
        ("The Spring Fair will take place on May 21 at the newly restored Corn Exchange.", "Corn Exchange"),
        ("The Spring Fair will take place on May 21 on the football field.", "football field"),
    ],
)
def test_the_place_stands_beside_the_date(sentence: str, place: str) -> None:
    found = told(sentence).place
    assert found is not None
    assert found.text == place


def test_no_event_is_at_itself() -> None:
    found = told("The Repair Café opens on May 21 at 11:00 in the harbour school in Bergen.").place
    assert found is not None
    assert found.text == "harbour school in Bergen"


def test_of_two_places_the_one_on_the_own_side_of_the_other_date_counts() -> None:
    found = reading("Hearings", "Hearings will be held in Dallas on May 22 and in Houston on May 30.").drafts
    assert [d.place.text for d in found if d.place] == ["Dallas", "Houston"]


def test_here_is_the_town_of_the_dateline() -> None:
    found = told("VIENNA, May 13 - The World Salt Congress opens here on May 21, organisers said.")
    assert found.place is not None
    assert found.place.text == "VIENNA"


def test_the_clock_comes_from_the_next_sentence() -> None:
    assert told("The Spring Fair will be held on May 21. It starts at 6 p.m.").when.start_time == time(18)


def test_of_two_events_each_has_the_clock_of_its_own_next_sentence() -> None:
    first = "The Spring Fair will be held on May 21. It starts at 6 p.m."
    found = reading("Fairs", first, "The Autumn Fair will be held on October 2. Doors open at 9 a.m.").drafts
    assert [d.when.start_time for d in found] == [time(18), time(9)]


def test_the_clock_and_the_place_come_from_fields() -> None:
    found = told("WHAT: Harbour Plan Public Hearing", "WHEN: May 21, 2024", "TIME: 6:30 p.m.", "WHERE: Pier Hall")
    assert found.when.start_time == time(18, 30)
    assert found.place is not None
    assert found.place.text == "Pier Hall"


def test_the_zone_of_a_clock_is_that_of_the_place_and_marked_implied() -> None:
    when = told("The Spring Fair will be held in Dublin on May 21 at 6 p.m.").when
    assert when.zone == "Europe/Dublin"
    assert "zone" in when.implied


def test_no_clock_no_zone() -> None:
    assert told("The Spring Fair will be held in Dublin on May 21.").when.zone is None


@pytest.mark.parametrize("words", ["online", "via Zoom", "as a webinar", "virtually"])
def test_what_is_held_on_the_net_is_online(words: str) -> None:
    found = told(f"The annual meeting of the Rowing Club will be held {words} on May 21.")
    assert found.online
    assert found.place is None


def test_tickets_online_do_not_put_a_hall_on_the_net() -> None:
    assert not told("The Spring Fair will be held at Pier Hall on May 21. Tickets are sold online.").online


def test_a_deadline_is_an_event_of_its_own_kind() -> None:
    found = told("Applications for the Harbour Bursary must be received by May 31, 2024.")
    assert found.kind == Kind.DEADLINE
    assert found.when.start == date(2024, 5, 31)
    assert "deadline" in found.title.lower()

"""First and last day of an event whose date tells one end only; nights; performances without a half of the day."""

from __future__ import annotations

from datetime import date, time

import pytest
from reading import reading

from datewire.model import Draft, Status


def first(*paragraphs: str) -> Draft:
    """The first draft, by date."""
    return reading("Harbour news", *paragraphs).drafts[0]


def days(draft: Draft) -> tuple[date, date]:
    return draft.when.start, draft.when.end


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Exhibition opens on May 21 and runs until June 9.",
        "The Salt Exhibition opens on May 21 at Pier Hall and will go on until at least June 9.",
        "The Salt Exhibition opens on May 21. It runs until June 9.",
        "The Salt Exhibition begins on May 21 and closes on June 9.",
        "The Salt Exhibition opens at 10 a.m. on May 21 and closes at 5 p.m. on June 9.",
        "The Salt Exhibition, which begins on May 21, will go on until June 9.",
        "The Salt Exhibition opens on May 21 at Pier Hall (to June 9).",
    ],
)
def test_a_beginning_and_an_end_told_apart_are_one_range(text: str) -> None:
    assert days(first(text)) == (date(2024, 5, 21), date(2024, 6, 9))


def test_a_second_date_that_ends_nothing_is_no_end() -> None:
    assert days(first("The Salt Exhibition opens on May 21 and tickets are sold from June 9."))[1] == date(2024, 5, 21)


@pytest.mark.parametrize(
    "text",
    [
        "The finance minister will begin a three-day visit to Oslo on May 21.",
        "The finance minister flies to Oslo on May 21 for a three-day visit.",
        "The finance minister leaves on May 21 on a three-day visit to Oslo.",
        "The Salt Congress begins on May 21 in Oslo and is set to last three days.",
        "The Salt Congress opens Tuesday, May 21, and goes on until Thursday.",
    ],
)
def test_a_length_in_the_sentence_of_the_beginning_tells_the_last_day(text: str) -> None:
    assert days(first(text)) == (date(2024, 5, 21), date(2024, 5, 23))


@pytest.mark.parametrize(
    "text",
    [
        "The finance minister will give a speech in Oslo on May 21 at the end of a three-day visit.",
        "The Salt Congress will be held in Oslo on May 21, three days after the vote.",
        "The Salt Congress opens on May 21, and members have until June 9 to pay.",
    ],
)
def test_the_length_or_end_of_something_else_is_not_the_events(text: str) -> None:
    assert days(first(text))[1] == date(2024, 5, 21)


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Congress, which opened on May 10, ends on May 21.",
        "The Salt Congress began on May 10 in Oslo and runs until May 21.",
    ],
)
def test_what_has_begun_and_ends_later_is_going_on_since_its_beginning(text: str) -> None:
    found = first(text)
    assert days(found) == (date(2024, 5, 10), date(2024, 5, 21))
    assert found.status == Status.ONGOING
    assert "start" not in found.when.implied


def test_an_end_told_in_another_sentence_completes_the_event_that_begins_before_it() -> None:
    told = reading(
        "Harbour news",
        "The Salt Festival opens on May 21 at Pier Hall.",
        "Tickets are on sale at the kiosk.",
        "The Salt Festival will last until June 9.",
    ).drafts
    assert [days(d) for d in told] == [(date(2024, 5, 21), date(2024, 6, 9))]


def test_a_row_of_days_is_one_occasion_and_a_row_of_performances_is_not() -> None:
    row = reading("Harbour news", "The hearing on the pier will be held on May 21, 22 and 23.").drafts
    assert [days(d) for d in row] == [(date(2024, 5, 21), date(2024, 5, 23))]
    shows = reading("Harbour news", "The musical Salt Songs will be staged on May 21, 22 and 23 at 7:30 p.m.").drafts
    assert [days(d) for d in shows] == [(date(2024, 5, n), date(2024, 5, n)) for n in (21, 22, 23)]


def test_a_count_of_days_tells_the_last_day() -> None:
    found = first("The Salt Congress will begin on May 21 at Pier Hall. The three-day congress is open to all.")
    assert days(found) == (date(2024, 5, 21), date(2024, 5, 23))


def test_a_count_of_days_of_something_else_is_not_the_events() -> None:
    found = first("The Salt Congress will begin on May 21 at Pier Hall. A three-day pass costs $40.")
    assert days(found) == (date(2024, 5, 21), date(2024, 5, 21))


def test_what_is_on_view_until_a_day_is_on_since_publication_and_ongoing() -> None:
    found = first("The Salt Exhibition is on view at Pier Hall until June 9.")
    assert days(found) == (date(2024, 5, 13), date(2024, 6, 9))
    assert "start" in found.when.implied
    assert found.status == Status.ONGOING


def test_an_evening_that_ends_after_midnight_is_of_the_day_it_begins() -> None:
    found = first("The Harbour Ball will be held at Pier Hall on May 21 from 8 p.m. to 1 a.m.")
    assert days(found) == (date(2024, 5, 21), date(2024, 5, 21))
    assert (found.when.start_time, found.when.end_time) == (time(20), time(1))


@pytest.mark.parametrize(
    ("sentence", "clock"),
    [
        ("The Spring Concert will be held at Pier Hall on May 21 at 8.", time(20)),
        ("The Spring Concert will be held at Pier Hall on May 21 at 8 a.m.", time(8)),
        ("The annual meeting of the Rowing Club will be held at Pier Hall on May 21 at 8:30.", time(8, 30)),
        ("The annual meeting of the Rowing Club will be held at Pier Hall on May 21 at 7:30.", time(19, 30)),
    ],
)
def test_hours_without_a_half_are_of_the_afternoon_and_concerts_of_the_evening(sentence: str, clock: time) -> None:
    assert first(sentence).when.start_time == clock

"""Whether an event stands, and what a called-off date and its new date become."""

from __future__ import annotations

from datetime import date

import pytest
from reading import reading

from datewire.model import Status


def states(*paragraphs: str) -> dict[date, Status]:
    return {d.when.start: d.status for d in reading("Town news", *paragraphs).drafts}


def test_what_is_announced_is_scheduled() -> None:
    assert states("The Spring Fair will be held on May 21.") == {date(2024, 5, 21): Status.SCHEDULED}


def test_what_spans_the_day_of_publication_is_ongoing() -> None:
    assert states("The Coral Film Festival runs from May 10 to 19.") == {date(2024, 5, 10): Status.ONGOING}


@pytest.mark.parametrize("cue", ["has been cancelled", "has been called off", "will not take place"])
def test_what_is_called_off_is_cancelled(cue: str) -> None:
    assert states(f"The Spring Fair scheduled for May 21 {cue}.") == {date(2024, 5, 21): Status.CANCELLED}


def test_the_old_date_is_postponed_and_the_new_one_scheduled() -> None:
    told = states("The Spring Fair, which was to have been held on May 21, has been postponed to June 4.")
    assert told == {date(2024, 5, 21): Status.POSTPONED, date(2024, 6, 4): Status.SCHEDULED}


def test_not_cancelled_is_not_cancelled() -> None:
    told = states("The Spring Fair on May 21 has not been cancelled and will be held at Town Hall.")
    assert Status.CANCELLED not in told.values()


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said on Friday that talks were going well.",
        "The bridge was opened on May 9, 1954.",
        "The firm had sales of $3 million in the quarter ended March 31, 2024.",
    ],
)
def test_reports_histories_and_periods_are_no_events(sentence: str) -> None:
    found = reading("Town news", sentence, threshold=0.5)
    assert not [d for d in found.drafts if d.status != Status.HELD]


def test_a_date_that_had_been_set_is_called_off_by_the_next_sentence() -> None:
    told = states("The Spring Fair had been set for May 21 at Pier Hall. The whole thing was called off on Sunday.")
    assert told == {date(2024, 5, 21): Status.CANCELLED}

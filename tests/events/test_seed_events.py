"""The seed article's two events and the account of all its other dates, exactly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from reading import GAZETTEER, LOCALE

from datewire import pipeline
from datewire.events import read
from datewire.model import Box, Reading, Status

SEED = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seed() -> Reading:
    (only,) = pipeline.open_articles([str(SEED)])
    return read(only, LOCALE, GAZETTEER)


def boxes(seed: Reading, quote: str) -> set[Box]:
    return {line.box for line in seed.ledger if line.quote == quote}


def test_the_seed_tells_two_events_by_their_full_names(seed: Reading) -> None:
    assert [d.title for d in seed.drafts] == [
        "42nd AIPA General Assembly",
        "World Conference on Intercultural and Interfaith Dialogue",
    ]


def test_the_assembly_runs_online_for_three_days_and_has_begun(seed: Reading) -> None:
    assembly = seed.drafts[0]
    assert (assembly.when.start, assembly.when.end) == (date(2021, 8, 23), date(2021, 8, 25))
    assert assembly.online
    assert assembly.place is None
    assert assembly.status == Status.ONGOING


def test_the_conference_stands_in_st_petersburg_in_the_next_may(seed: Reading) -> None:
    conference = seed.drafts[1]
    assert (conference.when.start, conference.when.end) == (date(2022, 5, 16), date(2022, 5, 18))
    assert conference.place is not None
    assert conference.place.text == "St Petersburg"
    assert conference.status == Status.SCHEDULED
    assert not conference.online


@pytest.mark.parametrize(
    ("quote", "box"),
    [
        ("between May 16 and 18, 2022", Box.SCHEDULED),
        ("Third Eurasian Women’s Forum", Box.UNDATED),
        ("July", Box.PAST),
        ("2021–2025", Box.PERIOD),
        ("30th anniversary", Box.ANNIVERSARY),
        ("25th anniversary", Box.ANNIVERSARY),
        ("double anniversary", Box.ANNIVERSARY),
        ("first plenary session", Box.PART_OF),
        ("42nd", Box.NOT_A_DATE),
        ("COVID-19", Box.NOT_A_DATE),
    ],
)
def test_every_other_date_of_the_seed_has_its_box(seed: Reading, quote: str, box: Box) -> None:
    assert boxes(seed, quote) == {box}


def test_july_is_told_to_be_a_past_month_only(seed: Reading) -> None:
    (july,) = (line for line in seed.ledger if line.quote == "July")
    assert "month only" in july.reason


def test_only_the_forum_is_announced_without_a_date(seed: Reading) -> None:
    assert [line.quote for line in seed.ledger if line.box == Box.UNDATED] == ["Third Eurasian Women’s Forum"]


def test_the_session_is_a_part_of_the_assembly(seed: Reading) -> None:
    assert {line.draft for line in seed.ledger if line.quote == "first plenary session"} == {0}

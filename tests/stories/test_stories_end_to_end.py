"""The six stories as articles in own words, read by the whole machine: text in, one event out."""

from __future__ import annotations

from pathlib import Path

import pytest

from datewire import pipeline
from datewire.diary import gather
from datewire.model import Event

HERE = Path(__file__).parent


def told(name: str) -> tuple[Event, ...]:
    return gather(pipeline.readings(pipeline.open_articles([str(HERE / f"{name}.jsonl")])))


@pytest.mark.parametrize(
    ("name", "title", "day", "reports"),
    [
        ("aipa_43", "43rd AIPA General Assembly", "2022-11-20", 2),
        ("asean_summit", "36th ASEAN Summit", "2020-06-26", 4),
        ("ten_names", "42nd General Assembly of the ASEAN Inter-Parliamentary Assembly", "2021-08-23", 10),
        ("womens_forum", "Third Eurasian Women’s Forum", "2021-10-13", 2),
    ],
)
def test_the_articles_of_a_story_make_one_event(name: str, title: str, day: str, reports: int) -> None:
    (event,) = told(name)
    assert (event.draft.title, str(event.draft.when.start), len(event.reports)) == (title, day, reports)


def test_the_world_conference_is_one_event_that_moved() -> None:
    (event,) = told("world_conference")
    assert "moved silently" in {r.action for r in event.history}
    assert "May 16" in {r.action: r.quote for r in event.history}["moved silently"]


def test_eight_matches_of_a_league_stay_eight() -> None:
    events = told("league")
    assert len(events) == 8
    assert all(len(e.reports) == 1 for e in events)

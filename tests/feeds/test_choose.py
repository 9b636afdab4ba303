"""Which events a feed holds, and its definition."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from made_events import LUEBECK, make, timed

from datewire.errors import FeedError
from datewire.feeds import choose, definitions
from datewire.model import Event, Feed, Kind, Precision, Report, Status

TODAY = date(2026, 5, 1)


def held(*events: Event, today: date | None = None, **filters: object) -> list[str]:
    return [event.uid for event in choose(events, Feed("x", "X", "", filters), today)]


def test_a_feed_without_filters_holds_all_settled_events_in_the_order_of_their_days() -> None:
    assert held(timed("b"), make("a"), make("c", precision=Precision.MONTH), make("d", precision=Precision.NONE)) == [
        "a",
        "b",
    ]


def test_coarse_dates_come_when_asked_for() -> None:
    assert held(make("c", precision=Precision.MONTH), precision=["day", "month"]) == ["c"]


def test_what_was_over_when_first_told_is_left_out_and_what_was_announced_stays() -> None:
    late = datetime(2026, 5, 7, tzinfo=UTC)
    told_before, told_after = make("a", status=Status.HELD), make("b", status=Status.HELD, created=late, changed=late)
    assert held(told_before, told_after) == ["a"]
    assert held(told_before, told_after, status="held") == ["a", "b"]


def test_cancelled_events_are_kept_unless_dropped() -> None:
    events = (make("a", status=Status.CANCELLED), make("b", status=Status.POSTPONED), make("c"))
    assert held(*events) == ["a", "b", "c"]
    assert held(*events, cancelled="drop") == held(*events, cancelled=False) == ["c"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["harbour"], True),
        (["HÁRBOUR  BOARD"], True),
        (["arbour"], False),
        (["harb"], False),
        (["harb*"], True),
        (["lubeck"], True),
        (["public may"], True),
        (["x", "board"], True),
        (["*"], True),
        ([".*"], False),
    ],
)
def test_words_are_whole_words_anywhere_in_what_is_told(words: list[str], found: bool) -> None:
    assert bool(held(make(), words=words)) is found


def test_place_country_kind_and_language_select() -> None:
    report = Report("a", "T", date(2026, 3, 2), None, None, "de")
    event = make("a", reports=(report,))
    assert held(event, place="Lübeck", country="de", kind=["meeting"], language="de") == ["a"]
    for other in ({"place": "board"}, {"country": "FR"}, {"kind": "sport"}, {"language": "en"}):
        assert held(event, **other) == []
    assert held(make(place=None), country="DE") == []
    assert held(make(place=replace(LUEBECK, text="Old hall")), place="lübeck") == ["e1@datewire"]


def test_confidence_and_the_number_of_sources_select() -> None:
    assert held(make(confidence=0.5), minimum_confidence=0.5)
    assert not held(make(confidence=0.49), minimum_confidence=0.5)
    assert not held(make(), minimum_sources=2)


def test_the_window_is_inclusive_at_both_ends_and_absent_without_today() -> None:
    event = make()
    assert held(event, today=date(2026, 5, 6), days_back=0)
    assert not held(event, today=date(2026, 5, 7), days_back=0)
    assert held(event, today=date(2026, 5, 3), days_ahead=1)
    assert not held(event, today=date(2026, 5, 2), days_ahead=1)
    assert held(event, today=date(2026, 5, 6) + timedelta(days=180))
    assert not held(event, today=date(2026, 5, 6) + timedelta(days=181))
    assert held(event)


def test_a_recurring_event_stays_while_it_recurs() -> None:
    assert held(timed(rrule="FREQ=WEEKLY;UNTIL=20281231"), today=date(2028, 12, 1), days_back=10)


def test_definitions_are_read_in_order_with_their_filters() -> None:
    feeds = definitions.parse(b"""
        [[feed]]
        slug = "ports"
        title = "Ports"
        description = "Harbours and quays"
        words = ["harbour", "quay*"]
        country = "DE"
        minimum_confidence = 0.5
        busy = true
        cancelled = "drop"

        [[feed]]
        slug = "all-2"
    """)
    assert [feed.slug for feed in feeds] == ["ports", "all-2"]
    assert feeds[0].filters["words"] == ("harbour", "quay*")
    assert [e.uid for e in choose((make(),), feeds[0])] == ["e1@datewire"]
    assert feeds[1].title == "All 2"


def test_without_a_file_there_is_one_feed_of_everything_and_one_of_deadlines(tmp_path: object) -> None:
    feeds = definitions.load(f"{tmp_path}/feeds.toml")
    assert [feed.slug for feed in feeds] == ["all", "deadlines"]
    events = (make("a"), make("b", kind=Kind.DEADLINE))
    assert [len(choose(events, feed)) for feed in feeds] == [2, 1]


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[[feed]]\nslug = 'a'\nwrods = ['x']", "wrods"),
        ("[[feed]]\nslug = 'a'\nkind = 'party'", "party"),
        ("[[feed]]\nslug = 'a'\nwords = 7", "words"),
        ("[[feed]]\nslug = 'a'\nwords = ['']", "words"),
        ("[[feed]]\nslug = 'a'\nminimum_confidence = 2", "minimum_confidence"),
        ("[[feed]]\nslug = 'a'\ndays_back = 1.5", "days_back"),
        ("[[feed]]\nslug = 'a'\nbusy = 'maybe'", "busy"),
        ("[[feed]]\nslug = 'a'\ntitle = 3", "title"),
        ("[[feed]]\nslug = '../a'", "../a"),
        ("[[feed]]\nslug = 'index'", "index"),
        ("[[feed]]\nslug = 'a'\n[[feed]]\nslug = 'a'", "two feeds"),
        ("[[feed]\n", "feeds.toml"),
        ("feed = 3", "[[feed]]"),
        ("[other]\n", "[[feed]]"),
    ],
)
def test_a_wrong_definition_is_named_with_its_key(toml: str, told: str) -> None:
    with pytest.raises(FeedError) as error:
        definitions.parse(toml.encode())
    assert told in str(error.value)

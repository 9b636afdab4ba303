"""Days of the agenda and weeks of the month."""

from datetime import date, time
from pathlib import Path

import pytest
from published import QUITO, event, put, some

from datewire.model import Event
from datewire.server.agenda import PER_PAGE, month, page, upcoming
from datewire.server.catalogue import Catalogue
from datewire.server.entries import Entry
from datewire.server.shelf import Shelf

TODAY = date(2026, 5, 1)


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    return read(tmp_path, some())


def read(folder: Path, events: list[Event]) -> list[Entry]:
    from published import NOW

    return list(Catalogue(Shelf(put(folder, events), print, lambda: NOW)).edition().entries)


def test_upcoming_is_what_is_not_over_and_a_repeating_event_stands_once(entries: list[Entry]) -> None:
    found = [(each.first, each.entry.event.draft.title) for each in upcoming(entries, TODAY)]
    assert found == [
        (date(2026, 4, 29), "Boat fair"),
        (date(2026, 5, 5), "Open office"),
        (date(2026, 5, 12), "Bridge vote"),
        (date(2026, 5, 12), "Ferry council"),
        (date(2026, 5, 20), "Harbour talk"),
        (date(2026, 6, 2), "Choir night"),
    ]


def test_the_last_day_still_counts_and_the_day_after_does_not(entries: list[Entry]) -> None:
    def has(day: date) -> bool:
        return any(each.entry.event.draft.title == "Boat fair" for each in upcoming(entries, day))

    assert has(date(2026, 5, 3))
    assert not has(date(2026, 5, 4))


def test_what_runs_already_is_apart_from_what_is_to_come(entries: list[Entry]) -> None:
    made = page(entries, TODAY, 1)
    assert [each.entry.event.draft.title for each in made.running] == ["Boat fair"]
    assert [day.day for day in made.days] == [date(2026, 5, 5), date(2026, 5, 12), date(2026, 5, 20), date(2026, 6, 2)]
    assert made.total == 6


def test_pages_hold_every_event_once(tmp_path: Path) -> None:
    every = read(tmp_path, [event(f"Meeting {n}", date(2026, 5, 2 + n // 20)) for n in range(150)])
    made = [page(every, TODAY, number) for number in (1, 2, 3, 9)]
    assert [each.number for each in made] == [1, 2, 3, 3]
    names = [o.entry.event.draft.title for each in made[:3] for day in each.days for o in day.items]
    assert len(names) == len(set(names)) == 150
    assert max(sum(len(day.items) for day in each.days) for each in made) == PER_PAGE


def test_a_month_is_whole_weeks_with_each_day_of_a_long_event(entries: list[Entry]) -> None:
    weeks, days = month(entries, date(2026, 5, 1))
    assert {len(week) for week in weeks} == {7}
    cells = {cell.day: [o.entry.event.draft.title for o in cell.items] for week in weeks for cell in week}
    assert min(cells) == date(2026, 4, 27)
    assert all("Boat fair" in cells[date(2026, *day)] for day in ((4, 29), (4, 30), (5, 1), (5, 3)))
    assert "Boat fair" not in cells[date(2026, 5, 4)]
    assert days[0].day == date(2026, 5, 1)


def test_a_month_shows_every_time_of_a_repeating_event(entries: list[Entry]) -> None:
    weeks, _ = month(entries, date(2026, 5, 1))
    held = [c.day for w in weeks for c in w if any(o.entry.event.draft.title == "Open office" for o in c.items)]
    assert held == [date(2026, 4, 28), date(2026, 5, 5), date(2026, 5, 12), date(2026, 5, 19), date(2026, 5, 26)]


def test_an_endless_rule_and_the_ends_of_time_stop(tmp_path: Path) -> None:
    odd = [
        event("Daily", date(1990, 1, 1), QUITO, rrule="FREQ=DAILY;UNTIL=20991231", start_time=time(9)),
        event("Last day", date(9999, 12, 30)),
    ]
    found = upcoming(read(tmp_path, odd), TODAY)
    assert [each.first for each in found if each.entry.event.draft.title == "Daily"] == [TODAY]

"""Which names are of one event: by hand, and over the marked articles."""

from __future__ import annotations

import pytest
from factory import draft, on, reading
from told import load, score

from datewire.diary.gather import gather
from datewire.diary.likeness import likeness
from datewire.diary.mention import mentions_of, sight_of
from datewire.diary.names import name_of
from datewire.model import Kind, Reading

DAY = "2023-05-10"


def same(one: str, other: str, first: str = DAY, second: str = DAY, kind: Kind = Kind.CONFERENCE) -> bool:
    known = mentions_of(reading("a", "2023-01-01", draft(one, on(first), kind=kind)))[0]
    told = mentions_of(reading("b", "2023-01-02", draft(other, on(second), kind=kind)))[0]
    return likeness(told, sight_of(known, None)).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Women's Peat Forum", "Women’s Peat Forum"),
        ("Twenty-first Peat Congress", "21st Peat Congress"),
        ("XXI Peat Congress", "21st Peat Congress"),
        ("World Peat Congress (WPC)", "WPC"),
        ("Conference on Peat Bog Repair", "Peat Bog Repair Conference"),
        ("Kärnten Peat Days", "Karnten Peat Days"),
        ("Peat Council Assembly", "General Assembly of the Peat Council"),
        ("Inter-Parliamentary Peat Union", "Interparliamentary Peat Union"),
        ("Peatford vs Peatford Reserves", "Peatford Reserves v Peatford"),
        ("PeatBog DevCon", "PeatBog Developer Conference"),
        ("MossCon", "Moss Con"),
        ("launch of Heron 5", "Heron-5"),
        ("Chinese Peat Fair", "China's Peat Fair"),
        ("U.S. Peat Championship", "American Peat Championship"),
        ("South Korean Moss Days", "Moss Days of South Korea"),
        ("July 3 Peat Bog Parade", "Peat Bog Parade"),
        ("November Peat Board meeting", "Peat Board meeting"),
        ("XXIVth Peat Congress", "24th Peat Congress"),
        ("Peat Astronomical Union's assembly in Riga", "PAU assembly"),
        ("Bank of Moss's Peat Policy Committee", "PPC"),
        ("Kite I liftoff", "Kite 1 launch"),
        ("Peatco Q1 report", "Peatco first-quarter results"),
        ("three-day visit of Ada Rossi", "Ada Rossi's trip"),
        ("men's Peat World Cup", "Peat World Cup"),
        ("Peatford v Mossley", "cup tie between Peatford United and Mossley"),
    ],
)
def test_names_of_one_event_meet(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("42nd Peat Congress", "43rd Peat Congress"),
        ("Peat Expo 2023", "Peat Expo 2024"),
        ("Vietnam vs Japan", "Vietnam vs Laos"),
        ("Peat World Cup", "Women's Peat World Cup"),
        ("Peat Congress", "opening ceremony of the Peat Congress"),
        ("Congress of Peat Surgeons", "Congress of Peat Dentists"),
        ("Riga Jazz Days", "Riga Blues Days"),
        ("Kestrel 2 launch", "Kestrel 3 launch"),
        ("general election", "general assembly"),
        ("World Peat Congress", "WPC Scientific Committee"),
        ("Riga Peat Expo", "Riga Moss Expo"),
        ("marathon", "half marathon"),
        ("meeting", "Peat Council meeting"),
        ("Peat Cup draw", "Peat Cup"),
        ("World Peat Forum", "Alternative World Peat Forum"),
        ("Peat University open day", "Peat College open day"),
        ("Friends of Peat Conference", "Friends of Peat Business Forum"),
    ],
)
def test_names_of_two_events_stay_apart_on_the_same_day(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_a_gathering_that_recurs_is_another_one_on_another_day() -> None:
    assert not same("Hill County Commission meeting", "Hill County Commission meeting", DAY, "2023-05-17")
    assert same("Hill County Commission meeting", "Hill County Commission meeting")
    assert same("Peat Bog Repair Conference", "Peat Bog Repair Conference", DAY, "2023-05-17")


def test_the_number_of_a_class_does_not_make_two_races_one() -> None:
    assert not same("Formula 1 race", "Formula 1 race", DAY, "2023-05-24", Kind.SPORT)
    assert same("Kestrel 2 launch", "Kestrel 2 launch", DAY, "2023-05-24", Kind.LAUNCH)


def test_the_place_in_a_series_does_not_carry_over_to_the_next_series() -> None:
    assert not same("first Test", "First Test", DAY, "2025-04-30", Kind.SPORT)
    assert same("36th Moss Summit", "36th Moss Summit", DAY, "2025-04-30")


def test_a_bare_name_is_settled_by_place_and_day_unless_two_events_have_them() -> None:
    def told(name: str, day: str, title: str, place: str | None = "Riga") -> Reading:
        return reading(name, day, draft(title, on(DAY), kind=Kind.SPORT, place=place))

    named = told("a", "2023-01-01", "Peat Bridges Half Marathon")
    assert len(gather([named, told("b", "2023-01-02", "half marathon")])) == 1
    assert len(gather([named, told("b", "2023-01-02", "half marathon", None)])) == 2
    assert len(gather([named, told("b", "2023-01-02", "half marathon", "Tartu")])) == 2
    other = told("c", "2023-01-01", "Old Town Half Marathon")
    assert len(gather([named, other, told("d", "2023-01-02", "half marathon")])) == 3


def test_what_was_called_by_a_bare_name_does_not_take_in_others_of_its_sort() -> None:
    bare = reading("a", "2023-01-01", draft("marathon", on(DAY), place="Riga"))
    one = reading("b", "2023-01-02", draft("Peat Bridges Marathon", on(DAY), place="Riga"))
    other = reading("c", "2023-01-03", draft("Old Town Marathon", on(DAY), place="Riga"))
    assert [len(e.reports) for e in gather([bare, one, other])] in ([2, 1], [1, 2])


def test_a_short_name_in_two_towns_is_two_events_and_a_long_one_has_moved() -> None:
    def places(title: str) -> int:
        told = (reading(t, "2023-01-01", draft(title, on(DAY), place=t)) for t in ("Riga", "Tartu"))
        return len(gather(told))

    assert places("Night of Museums") == 2
    assert places("World Conference on Peat Bog Repair and Moss") == 1


def test_return_matches_are_two_and_what_moves_far_keeps_its_whole_name() -> None:
    assert not same("Peatford vs Mossley", "Mossley vs Peatford", DAY, "2023-06-10", Kind.SPORT)
    assert same("Peat Bog Repair Conference", "Conference on Peat Bog Repair", DAY, "2023-06-10")
    days = {"Peat Bog Cup": DAY, "Peat Bog Rowing Cup": "2023-05-24"}
    told = (reading(title, "2023-01-01", draft(title, on(day), place="Riga")) for title, day in days.items())
    assert len(gather(told)) == 2


def test_the_last_day_to_register_is_not_the_event() -> None:
    known = mentions_of(reading("a", "2023-01-01", draft("Peat Congress", on(DAY))))[0]
    told = mentions_of(reading("b", "2023-01-02", draft("Peat Congress", on(DAY), kind=Kind.DEADLINE)))[0]
    assert not likeness(told, sight_of(known, None)).same


def test_every_join_explains_itself() -> None:
    known = mentions_of(reading("a", "2023-01-01", draft("42nd Peat Congress", on(DAY))))[0]
    told = mentions_of(reading("b", "2023-01-02", draft("Peat Congress 42nd", on(DAY))))[0]
    words = likeness(told, sight_of(known, None)).told()
    assert "edition +25 (both have number 42)" in words
    assert "time +25" in words


@pytest.mark.parametrize(
    ("text", "edition", "year"),
    [("COP28", 28, None), ("AIPA-43", 43, None), ("G20 Summit", None, None), ("Fifth Expo 2030", 5, 2030)],
)
def test_editions_and_years_are_read_from_names(text: str, edition: int | None, year: int | None) -> None:
    assert (name_of(text).edition, name_of(text).year) == (edition, year)


@pytest.mark.parametrize(
    ("part", "recall", "found", "false"),
    [("dev", 0.99, 0.95, 0.03), ("hard", 0.95, 0.95, 0.03), ("held", 0.95, 0.95, 0.03), ("two", 0.86, 0.8, 0.12)],
)
def test_the_marked_articles_are_joined_as_well_as_they_have_been(
    part: str, recall: float, found: float, false: float
) -> None:
    told = load(f"merge_{part}")
    result = score(told)
    assert result.precision >= 0.99, result.wrong
    assert result.recall >= recall, result.wrong
    assert result.changes_found >= found, result.wrong
    assert result.changes_false <= false, result.wrong

"""Which names are of one event: by hand, and over the marked articles."""

from __future__ import annotations

import pytest
from factory import draft, on, reading
from told import load, score

from datewire.diary.likeness import likeness
from datewire.diary.mention import mentions_of, sight_of
from datewire.diary.names import name_of
from datewire.model import Kind

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
    ],
)
def test_names_of_two_events_stay_apart_on_the_same_day(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_a_gathering_that_recurs_is_another_one_on_another_day() -> None:
    assert not same("Hill County Commission meeting", "Hill County Commission meeting", DAY, "2023-05-17")
    assert same("Hill County Commission meeting", "Hill County Commission meeting")
    assert same("Peat Bog Repair Conference", "Peat Bog Repair Conference", DAY, "2023-05-17")


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


def test_the_marked_articles_are_joined_as_well_as_they_have_been() -> None:
    told = load("merge_dev")
    result = score(told)
    assert result.precision >= 0.98, result.wrong
    assert result.recall >= 0.95, result.wrong
    assert result.changes_found >= 0.95, result.wrong
    assert result.changes_false <= 0.03, result.wrong

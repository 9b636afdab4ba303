"""Names that have little in common: what days, place, sort and the people around an event make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factory import draft, on, reading

from datewire.diary.gather import gather
from datewire.model import Kind, Place, Reading, Status

DAY = "2023-05-10"  # a Wednesday


def told(name: str, title: str, day: str = DAY, last: str | None = None, **more: object) -> Reading:
    """An article of one event; `text` are the words around its name."""
    text = str(more.pop("text", ""))
    published = str(more.pop("published", f"2023-01-{ord(name[0]) - 96:02d}"))
    made = reading(name, published, draft(title, on(day, last), **more))
    return replace(made, article=replace(made.article, text=f"{title} {text} {made.article.text}"))


def count(*readings: Reading) -> int:
    return len(gather(readings))


def test_many_days_in_one_place_are_one_event_whatever_it_is_called() -> None:
    names = {"a": "53rd Salon of Bees", "b": "International Honey Show 2023"}
    assert count(*(told(n, title, DAY, "2023-05-16", place="Riga") for n, title in names.items())) == 1
    towns = {"a": "Riga", "b": "Tartu"}
    assert count(*(told(n, title, DAY, "2023-05-16", place=towns[n]) for n, title in names.items())) == 2


def test_two_festivals_of_one_weekend_stay_two() -> None:
    names = {"a": "Jazz Fest", "b": "Beer Fest"}
    assert count(*(told(n, title, "2023-05-13", "2023-05-14", place="Riga") for n, title in names.items())) == 2
    assert count(*(told(n, title, "2023-05-09", "2023-05-11", place="Riga") for n, title in names.items())) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("wedding of Ada and Bo", "royal wedding", Kind.CEREMONY),
        ("launch", "liftoff of the Kite probe", Kind.LAUNCH),
        ("Chinese president's visit", "visit of Mr Hu", Kind.VISIT),
        ("council meeting", "Peatford City Council", Kind.MEETING),
        ("debate at the Law School", "televised debate", Kind.VOTE),
    ],
)
def test_one_day_in_one_place_makes_one_event_of_a_rare_sort(one: str, other: str, kind: Kind) -> None:
    assert count(*(told(n, title, place="Riga", kind=kind) for n, title in zip("ab", (one, other), strict=True))) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("hearing on the parking petition", "bail hearing of Ada Rossi", Kind.COURT),
        ("state visit of the king of Sweden", "visit of Portugal's president", Kind.VISIT),
        ("council meeting", "school board meeting", Kind.MEETING),
        ("university open day", "Peat College open day", Kind.EDUCATION),
        ("Bridges Marathon", "Old Town Marathon", Kind.SPORT),
        ("state dinner", "state visit", Kind.VISIT),
        ("Moss Union summit", "foreign ministers' meeting of the Moss Union", Kind.CONFERENCE),
        ("joint commission of Peru and Laos", "joint commission of Chile and Laos", Kind.MEETING),
    ],
)
def test_other_sorts_people_bodies_and_houses_stay_two_on_one_day_in_one_place(
    one: str, other: str, kind: Kind
) -> None:
    assert count(*(told(n, title, place="Riga", kind=kind) for n, title in zip("ab", (one, other), strict=True))) == 2


def test_a_bare_sort_is_left_alone_where_two_events_of_the_day_could_be_meant() -> None:
    city = told("a", "Peatford City Council meeting", place="Riga", kind=Kind.MEETING)
    county = told("b", "Hill County Council meeting", place="Riga", kind=Kind.MEETING)
    assert count(city, county, told("c", "meeting", place="Riga", kind=Kind.MEETING)) == 3
    assert count(city, told("c", "meeting", place="Riga", kind=Kind.MEETING)) == 1


def test_what_another_event_of_the_same_article_fits_as_well_is_not_joined() -> None:
    primary = told("a", "primary", kind=Kind.VOTE)
    both = reading(
        "b",
        "2023-01-05",
        draft("Moss primary", on(DAY), kind=Kind.VOTE, start=0),
        draft("Peat primary", on(DAY), kind=Kind.VOTE, start=20),
    )
    assert count(primary, both) == 3
    assert count(primary, replace(both, drafts=both.drafts[:1])) == 1


def test_articles_with_the_same_people_mean_the_same_meeting() -> None:
    around = "There Ada Rossi meets Bo Lindqvist, whom she has known for years."
    one = told("a", "shipboard talks", kind=Kind.MEETING, place="Riga", text=around)
    other = told("b", "negotiations off the coast", kind=Kind.MEETING, place="Riga", text=around)
    assert count(one, other) == 1
    assert count(one, replace(other, article=replace(other.article, text="negotiations off the coast"))) == 2


def test_two_summits_of_one_town_and_day_are_one_only_with_the_same_people() -> None:
    names = {"a": "Benn-Duarte summit", "b": "summit of the two presidents"}
    texts = {"a": "There Ada Rossi waits.", "b": "In the castle Ada Rossi waits."}
    assert count(*(told(n, title, place="Riga") for n, title in names.items())) == 2
    assert count(*(told(n, title, place="Riga", text=texts[n]) for n, title in names.items())) == 1


def test_names_that_are_partly_the_same_are_told_apart_on_purpose() -> None:
    around = "There Ada Rossi meets Bo Lindqvist, whom she has known for years."
    names = ("Nordic-Andean Dialogue", "Nordic-Baltic Dialogue")
    assert count(*(told(n, t, text=around, kind=Kind.MEETING) for n, t in zip("ab", names, strict=True))) == 2


def test_an_event_inside_the_days_of_another_kind_is_a_part_of_it() -> None:
    congress = told("a", "PCU Congress", "2023-05-03", "2023-05-11", place="Riga")
    assembly = told("b", "PCU Assembly of Members", "2023-05-08", "2023-05-10", place="Riga", kind=Kind.MEETING)
    assert count(congress, assembly) == 2


def test_towns_next_to_each_other_do_not_speak_against_one_event() -> None:
    towns = (
        Place("Gdynia", "Gdynia", "PL", 54.52, 18.53),
        Place("Sopot", "Sopot", "PL", 54.44, 18.56),
        Place("Lodz", "Lodz", "PL", 51.77, 19.47),
    )
    near, next_to_it, far = (
        reading(n, "2023-01-01", replace(draft("Peat Regatta", on(DAY), kind=Kind.SPORT), place=town))
        for n, town in zip("abc", towns, strict=True)
    )
    assert count(near, next_to_it) == 1
    assert count(near, far) == 2


def test_the_new_day_of_what_was_put_off_may_come_under_another_name() -> None:
    first = told("a", "13th MAPL Summit", place="Riga")
    off = told("b", "13th MAPL Summit", place="Riga", status=Status.POSTPONED)
    again = told("c", "Mossland summit", "2023-08-02", place="Riga")
    assert count(first, off, again) == 1
    assert count(first, again) == 2

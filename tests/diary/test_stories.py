"""Six stories over real facts, in own words: each event stays one, and each step is counted."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from factory import draft, on, reading

from datewire.diary import gather
from datewire.model import Event, Kind, Reading, Status

WORLD = "World Conference on Intercultural and Interfaith Dialogue"


def steps(event: Event) -> list[tuple[str, int]]:
    return [(r.action, r.sequence) for r in event.history]


def world() -> list[Reading]:
    short = "World Conference on Interfaith and Intercultural Dialogue"
    return [
        reading("w1", "2019-07-31", draft(WORLD, on("2022-05-21")), outlet="Assembly News"),
        reading("w2", "2021-01-20", draft(short, on("2022-05-21")), outlet="Agency"),
        reading("w3", "2021-04-02", draft(WORLD, on("2022-05"), place="Moscow or St Petersburg"), outlet="Agency"),
        reading("w4", "2021-04-20", draft(f"the {WORLD}", on("2022-05"), place="St Petersburg"), outlet="Herald"),
        reading("w5", "2021-08-25", draft(WORLD, on("2022-05-16", "2022-05-18"), place="St Petersburg"), outlet="VNA"),
        reading("w6", "2021-11-30", draft(WORLD, on("?"), status=Status.POSTPONED), outlet="Herald"),
    ]


def test_the_world_conference_is_one_event_from_its_first_date_to_its_postponement() -> None:
    (event,) = gather(world())
    assert steps(event) == [
        ("created", 0),
        ("confirmed", 0),
        ("place learned", 1),
        ("place learned", 2),
        ("moved silently", 3),
        ("postponed", 4),
    ]
    assert event.draft.status is Status.POSTPONED
    assert (event.draft.when.start, event.draft.when.end) == (date(2022, 5, 16), date(2022, 5, 18))
    assert event.draft.place is not None
    assert event.draft.place.text == "St Petersburg"
    assert [r.article for r in event.reports] == ["w1", "w2", "w3", "w4", "w5", "w6"]


def test_every_article_that_is_known_leaves_the_world_conference_under_one_uid() -> None:
    told = world()
    uids = {gather(told[:n])[0].uid for n in range(1, 7)}
    assert len(uids) == 1
    assert uids.pop().endswith("@datewire")


@pytest.mark.parametrize("order", list(permutations(range(6)))[::97])
def test_the_order_of_arrival_does_not_change_the_story(order: tuple[int, ...]) -> None:
    told = world()
    assert gather(told[i] for i in order) == gather(told)


def test_the_36th_summit_is_put_off_to_a_vague_time_and_then_made_exact() -> None:
    name = "36th ASEAN Summit"
    told = [
        reading("s1", "2020-01-10", draft(name, on("2020-04-06", "2020-04-09"), place="Da Nang")),
        reading("s2", "2020-03-11", draft("ASEAN Summit", on("2020-04-06", "2020-04-09"), quote="may be put back")),
        reading(
            "s3",
            "2020-03-19",
            draft(name, on("2020-04-06", "2020-04-09"), status=Status.POSTPONED, place="Da Nang"),
            draft(name, on("2020-06"), start=200),
        ),
        reading("s4", "2020-06-18", draft("ASEAN Summit", on("2020-06-26"), online=True)),
    ]
    (event,) = gather(told)
    assert steps(event) == [("created", 0), ("confirmed", 0), ("moved", 1), ("exact", 2), ("online", 2)]
    assert event.draft.when.start == event.draft.when.end == date(2020, 6, 26)
    assert event.draft.online
    assert event.draft.status is Status.SCHEDULED


def test_a_silent_reschedule_is_flagged_and_not_swallowed() -> None:
    told = [
        reading("a1", "2022-05-03", draft("43rd AIPA General Assembly", on("2022-09-12", "2022-09-16"))),
        reading(
            "a2",
            "2022-11-21",
            draft("AIPA-43", on("2022-11-20", "2022-11-25"), status=Status.ONGOING, place="Phnom Penh"),
        ),
    ]
    (event,) = gather(told)
    assert ("moved silently", 1) in steps(event)
    assert event.draft.when.start == date(2022, 11, 20)
    assert event.draft.title == "43rd AIPA General Assembly"


def test_an_undated_forum_keeps_its_uid_when_another_article_dates_it() -> None:
    bare = reading("f1", "2021-08-25", draft("Third Eurasian Women’s Forum", on("?")))
    dated = reading("f2", "2021-09-14", draft("3rd Eurasian Women's Forum", on("2021-10-13", "2021-10-15")))
    assert gather([bare]) == ()
    (event,) = gather([dated, bare])
    assert [r.article for r in event.reports] == ["f1", "f2"]
    assert steps(event) == [("created", 0), ("dated", 1)]


def test_ten_names_for_one_meeting_are_one_event() -> None:
    names = [
        "42nd General Assembly of the ASEAN Inter-Parliamentary Assembly",
        "AIPA-42",
        "42nd AIPA General Assembly",
        "AIPA General Assembly",
        "ASEAN Inter-Parliamentary Assembly",
        "the Forty-second General Assembly of AIPA",
        "General Assembly of the ASEAN Inter-Parliamentary Assembly (AIPA)",
        "42nd AIPA Assembly",
        "ASEAN Interparliamentary Assembly's 42nd General Assembly",
        "AIPA 42",
    ]
    told = [
        reading(f"n{i}", f"2021-08-{10 + i}", draft(name, on("2021-08-23", "2021-08-25")), outlet=f"paper {i}")
        for i, name in enumerate(names)
    ]
    (event,) = gather(told)
    assert len(event.reports) == 10


def test_eight_matches_of_a_league_stay_eight() -> None:
    pairs = ["Hai Phong", "Nam Dinh", "Viettel", "Binh Duong", "Thanh Hoa", "Da Nang", "Quang Nam", "Hanoi FC"]
    sides = [(pairs[i], pairs[(i + k) % 8]) for k in (1, 3) for i in range(0, 8, 2)]
    drafts = [
        draft(f"{a} vs {b}", on(f"2023-03-{10 + n // 4}"), kind=Kind.SPORT, start=50 * n)
        for n, (a, b) in enumerate(sides)
    ]
    assert len(gather([reading("league", "2023-03-01", *drafts)])) == 8
    again = [reading(f"m{n}", "2023-03-05", d) for n, d in enumerate(drafts)]
    assert len(gather([reading("league", "2023-03-01", *drafts), *again])) == 8


def test_the_42nd_is_not_the_43rd() -> None:
    told = [
        reading("x", "2021-01-01", draft("42nd AIPA General Assembly", on("2021-08"))),
        reading("y", "2021-01-02", draft("43rd AIPA General Assembly", on("2021-08"))),
    ]
    assert len(gather(told)) == 2

"""`decide`, rule by rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from factory import draft, on, reading

from datewire.diary import Cancel, Create, Keep, Outcome, Postpone, Revise, decide
from datewire.diary.fold import fold
from datewire.diary.mention import mentions_of
from datewire.model import Draft, Event, Report, Status, When

NAME = "World Forum on Peat Bogs"
DAY = on("2023-05-10")


def report(name: str, day: str, outlet: str | None = None) -> Report:
    return Report(name, name, date.fromisoformat(day), None, outlet)


def tell(*steps: tuple[Draft, Report]) -> Outcome:
    outcome: Outcome | None = None
    for told, source in steps:
        outcome = decide(outcome.event if outcome else None, told, source, "uid@datewire")
    assert outcome is not None
    return outcome


def after(when: When, **more: Any) -> Outcome:
    """What a second article makes of an event first told for 10 May."""
    outlet = more.pop("outlet", "B")
    first = (draft(NAME, DAY), report("a", "2023-01-01", more.pop("first", "A")))
    return tell(first, (draft(NAME, when, **more), report("b", "2023-02-01", outlet)))


@pytest.mark.parametrize(
    ("outcome", "kind", "sequence"),
    [
        (tell((draft(NAME, DAY), report("a", "2023-01-01"))), Create, 0),
        (after(DAY), Keep, 0),
        (after(on("2023-05")), Keep, 0),
        (after(on("?")), Keep, 0),
        (after(DAY, status=Status.ONGOING), Keep, 0),
        (after(on("2023-05-10", at="09:00")), Revise, 1),
        (after(DAY, place="Riga"), Revise, 1),
        (after(DAY, online=True), Revise, 1),
        (after(on("2023-06-20")), Revise, 1),
        (after(on("?"), status=Status.POSTPONED), Postpone, 1),
        (after(DAY, status=Status.CANCELLED), Cancel, 1),
    ],
)
def test_the_outcome_says_what_a_subscriber_sees(outcome: Outcome, kind: type, sequence: int) -> None:
    assert type(outcome) is kind
    assert outcome.event.sequence == sequence
    assert [r.sequence for r in outcome.event.history][-1] == sequence


def test_a_move_that_nobody_mentions_is_flagged() -> None:
    assert [r.action for r in after(on("2023-06-20")).event.history] == ["created", "moved silently"]
    spoken = after(on("2023-06-20"), quote="moved to 20 June")
    assert [r.action for r in spoken.event.history] == ["created", "moved"]


def test_the_organisers_own_date_stands_against_an_agency_until_it_is_said_to_have_moved() -> None:
    wfpb = "World Forum on Peat Bogs (WFPB)"
    own = (draft(wfpb, DAY), report("a", "2023-01-01", "WFPB office"))
    held = tell(own, (draft(wfpb, on("2023-05-20")), report("b", "2023-02-01", "Agency")))
    assert held.event.draft.when.start == date(2023, 5, 10)
    assert held.event.history[-1].action == "contradicted"
    assert held.event.history[-1].told == on("2023-05-20")
    moved = (draft(wfpb, on("2023-05-20"), quote="postponed to 20 May"), report("b", "2023-02-01", "Agency"))
    assert tell(own, moved).event.draft.when.start == date(2023, 5, 20)


def test_a_slip_of_a_day_loses_against_two_outlets_and_wins_when_a_second_one_tells_it() -> None:
    first = (draft(NAME, DAY), report("a", "2023-01-01", "A"))
    second = (draft(NAME, DAY), report("b", "2023-01-02", "B"))
    slip = (draft(NAME, on("2023-05-11")), report("c", "2023-01-03", "C"))
    again = (draft(NAME, on("2023-05-11")), report("d", "2023-01-04", "D"))
    assert tell(first, second, slip).event.draft.when == DAY
    assert tell(first, second, slip, again).event.draft.when.start == date(2023, 5, 11)
    assert tell(first, slip).event.draft.when.start == date(2023, 5, 11)


def test_a_date_called_off_does_not_come_back_by_a_mere_mention() -> None:
    off = (draft(NAME, DAY, status=Status.CANCELLED), report("b", "2023-02-01"))
    stale = (draft(NAME, DAY), report("c", "2023-02-02"))
    back = (draft(NAME, DAY, quote="goes ahead on 10 May after all"), report("d", "2023-02-03"))
    first = (draft(NAME, DAY), report("a", "2023-01-01"))
    assert tell(first, off, stale).event.draft.status is Status.CANCELLED
    revived = tell(first, off, stale, back).event
    assert (revived.draft.status, revived.history[-1].action, revived.sequence) == (Status.SCHEDULED, "reinstated", 2)


def test_an_open_choice_of_places_is_settled_and_a_vaguer_place_changes_nothing() -> None:
    first = (draft(NAME, DAY, place="Moscow or St Petersburg"), report("a", "2023-01-01"))
    second = (draft(NAME, DAY, place="St Petersburg"), report("b", "2023-01-02"))
    settled = tell(first, second).event
    assert settled.draft.place is not None
    assert (settled.draft.place.text, settled.sequence) == ("St Petersburg", 1)
    hall = (draft(NAME, DAY, place="Expo Hall, Riga"), report("a", "2023-01-01"))
    town = (draft(NAME, DAY, place="Riga"), report("b", "2023-01-02"))
    assert isinstance(tell(hall, town), Keep)


def test_fold_takes_the_tellings_by_day_of_publication() -> None:
    old = mentions_of(reading("z", "2022-01-01", draft(NAME, on("2023-05"))))
    new = mentions_of(reading("a", "2022-06-01", draft(NAME, DAY)))
    event: Event = fold([*new, *old])
    assert [r.action for r in event.history] == ["created", "exact"]
    assert event.uid == old[0].mark

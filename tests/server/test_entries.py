"""What is published is read back: every field that a page shows."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import QUITO, event

from datewire.feeds import ics, text
from datewire.model import Event, Feed, Kind, Precision, Status
from datewire.server.entries import Entry, chunks, entry


def back(made: Event) -> Entry:
    found = [entry(chunk) for chunk in chunks(ics.write([made], Feed("all", "All")))]
    assert len(found) == 1
    assert found[0]
    return found[0]


def test_days_place_kind_and_account_come_back() -> None:
    made = event("Ferry council", date(2026, 5, 12), end=date(2026, 5, 14), kind=Kind.VOTE, aliases=("The council",))
    got = back(made)
    draft = got.event.draft
    assert (draft.when.start, draft.when.end, draft.when.start_time) == (date(2026, 5, 12), date(2026, 5, 14), None)
    assert draft.place
    assert (draft.title, draft.place.text, draft.place.name, draft.kind) == (
        "Ferry council",
        "Bergen",
        "Bergen",
        Kind.VOTE,
    )
    assert got.account.quotes == ("Ferry council will be on 12 May, the office wrote.",)
    assert got.account.how == "the year is that of the article"
    assert got.account.supposed == "the year"
    assert got.account.sources == ("Notice: Ferry council, Fjord Paper, 2 March 2026",)
    assert (got.account.sure, got.account.aliases) == ("high", "The council")
    assert got.event.reports[0].url == "https://paper.example/a?x=1&y=2"
    assert got.event.uid == made.uid


def test_clock_times_come_back_in_their_zone_and_an_assumed_end_does_not() -> None:
    when = back(
        event("Talk", date(2026, 5, 20), start_time=time(23), end_time=time(0), zone="Europe/Oslo")
    ).event.draft.when
    assert (when.start, when.end, when.start_time, when.zone) == (date(2026, 5, 20),) * 2 + (time(23), "Europe/Oslo")
    assert back(event("Talk", date(2026, 5, 20), QUITO, start_time=time(9))).event.draft.when.end_time is None


@pytest.mark.parametrize(
    ("fields", "status", "precision"),
    [
        ({"status": Status.CANCELLED}, Status.CANCELLED, Precision.DAY),
        ({"status": Status.POSTPONED}, Status.POSTPONED, Precision.DAY),
        ({"precision": Precision.MONTH}, Status.SCHEDULED, Precision.MONTH),
    ],
)
def test_the_state_leaves_the_title(fields: dict[str, object], status: Status, precision: Precision) -> None:
    draft = back(event("Cancelled: a play", date(2026, 5, 12), **fields)).event.draft
    assert (draft.title, draft.status, draft.when.precision) == ("Cancelled: a play", status, precision)


def test_online_events_keep_their_link() -> None:
    draft = back(event("Webinar", date(2026, 5, 12), None, online=True, link="https://meet.example/x;y")).event.draft
    assert (draft.online, draft.place, draft.link) == (True, None, "https://meet.example/x;y")


@given(st.text(min_size=1, max_size=80))
def test_any_title_comes_back_as_it_was_published(title: str) -> None:
    got = back(event(title, date(2026, 5, 12))).event.draft.title
    assert got == (text.one_line(title) or "Untitled event")


@pytest.mark.parametrize(
    "chunk",
    [
        b"",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VEVENT\r\nUID:x\r\nDTSTART:someday\r\nEND:VEVENT\r\n",
        b"BEGIN:VEVENT\r\nDTSTART:20260512\r\nEND:VEVENT\r\n",
        b"\xff\xfe",
    ],
)
def test_what_is_no_event_is_left_out(chunk: bytes) -> None:
    assert entry(chunk) is None


def test_events_of_other_hands_are_shown_with_what_they_have() -> None:
    got = entry(
        b"BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260512T090000\r\nSUMMARY:Tea\r\nDESCRIPTION:With cake\r\nEND:VEVENT\r\n"
    )
    assert got
    assert (got.event.draft.title, got.account.notes, got.event.draft.kind) == ("Tea", ("With cake",), Kind.OTHER)

"""Every event that a page states as data is read, with its zone."""

import pytest
from stated_pages import FAIR, ld, pages, told

from datewire import pipeline
from datewire.diary.telling import Telling
from datewire.diary.winner import explicit
from datewire.model import Draft, Report
from datewire.sources import Context
from datewire.sources.page import page_article

PAGES = {name: (html, wanted) for name, html, wanted in pages()}


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_states_is_read(name: str) -> None:
    html, wanted = PAGES[name]
    assert told(pipeline.read(page_article(html, Context("p", "p"))).drafts) == wanted


UNTIL = "UNTIL=20260630"


def stated(**more: object) -> Draft:
    """The draft of the usual record with other fields, as it stands in a page."""
    html = f"<!doctype html><html lang=en><head>{ld({**FAIR, **more})}</head><body><p>Words.</p></body></html>"
    return page_article(html, Context("p", "p")).stated[0]


@pytest.mark.parametrize(
    ("plan", "rule"),
    [
        ({"repeatFrequency": "P1W", "byDay": "https://schema.org/Tuesday"}, "FREQ=WEEKLY;BYDAY=TU;" + UNTIL),
        ({"repeatFrequency": "P2W", "byDay": ["Monday", "Friday"]}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;" + UNTIL),
        ({"repeatFrequency": "P1D", "endDate": None, "repeatCount": 5}, "FREQ=DAILY;COUNT=5"),
        ({"repeatFrequency": "Monthly", "endDate": None}, "FREQ=MONTHLY"),
        ({"repeatFrequency": "now and then"}, None),
    ],
)  # fmt: skip
def test_a_schedule_is_a_rule_of_recurrence(plan: dict[str, object], rule: str | None) -> None:
    whole = {"startDate": "2026-04-07", "endDate": "2026-06-30", "startTime": "19:00", **plan}
    draft = stated(startDate=None, endDate=None, eventSchedule=[whole])
    assert draft.when.rrule == rule
    assert f"{draft.when.start} {draft.when.start_time}" == "2026-04-07 19:00:00"


def test_what_is_rescheduled_tells_the_diary_that_it_corrects() -> None:
    plain, moved = stated(), stated(previousStartDate="2026-04-20")
    assert moved.reasons == ("schema.org", "rescheduled from 2026-04-20")
    report = Report("p", "p", None)
    assert [explicit(Telling(draft, report)) for draft in (plain, moved)] == [False, True]


def test_the_address_for_taking_part_is_kept() -> None:
    draft = stated(location={"@type": "VirtualLocation", "url": "https://live.example/fair"})
    assert (draft.link, draft.online, draft.place) == ("https://live.example/fair", True, None)


def test_the_country_by_its_code_is_no_word_of_the_place() -> None:
    place = stated().place
    assert place is not None
    assert (place.text, place.country) == ("Halle Tony, Lyon", "FR")


def test_a_time_elsewhere_keeps_its_offset_and_a_time_at_home_the_zone_of_the_outlet() -> None:
    for offset, zone in (("-05:00", "-05:00"), ("+02:00", "Europe/Paris"), ("", "Europe/Paris")):
        record = ld({**FAIR, "startDate": f"2026-05-04T19:30{offset}", "endDate": None})
        html = f"<!doctype html><html lang=en><head>{record}</head><body><p>Words.</p></body></html>"
        when = page_article(html, Context("p", "p", zone="Europe/Paris")).stated[0].when
        assert (f"{when.start_time}", when.zone) == ("19:30:00", zone)


def test_an_end_earlier_on_the_same_day_is_none() -> None:
    assert stated(endDate="2026-05-04T18:00:00+02:00").when.end_time is None

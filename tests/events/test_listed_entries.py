"""Day lists: headings that date the lines below, towns that lead them, cells, last days in brackets."""

from __future__ import annotations

import io

import pytest

from datewire import events, locales, places
from datewire.model import Draft
from datewire.sources.reader import Context
from datewire.sources.text import TextReader

TEXT = """date 2026-05-15 The week ahead

The following are events expected in the coming days.

MONDAY, MAY 18

** NAIROBI – Presidential election.

** BRUSSELS – EU finance ministers meet (to May 19) – 1300 GMT.

TUESDAY, MAY 19

** BERGEN – Harbour Jazz Festival (to May 24).

** OSLO – Norway's prime minister meets his Danish counterpart – 1100 GMT.

Friday, 22 May 2026 | 18:00 | Council sitting

Friday, 22 May 2026 | 20:00 | Film night

23 May 2026 | 15:00 | Ostport Rovers v Bergen United | Quay Park

23 May 2026 | Rope Race | Old basin
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Draft]:
    (article,) = TextReader().read(io.BytesIO(TEXT.encode()), Context(name="t", id="t"))
    return {d.title: d for d in events.read(article, locales.load("en"), places.load(), threshold=0.4).drafts}


def test_the_town_that_leads_a_line_is_the_place_and_no_part_of_the_title(told: dict[str, Draft]) -> None:
    place = told["Presidential election"].place
    assert place is not None
    assert place.text == "NAIROBI"


@pytest.mark.parametrize(
    ("title", "start", "end", "clock"),
    [
        ("EU finance ministers", "2026-05-18", "2026-05-19", "13:00"),
        ("Harbour Jazz Festival", "2026-05-19", "2026-05-24", None),
        ("Norway's prime minister meets his Danish counterpart", "2026-05-19", "2026-05-19", "11:00"),
        ("Council sitting", "2026-05-22", "2026-05-22", "18:00"),
        ("Film night", "2026-05-22", "2026-05-22", "20:00"),
        ("Rope Race", "2026-05-23", "2026-05-23", None),
    ],
)
def test_each_line_has_its_own_days_and_hour(
    told: dict[str, Draft], title: str, start: str, end: str, clock: str | None
) -> None:
    when = next(d for name, d in told.items() if name.startswith(title)).when
    assert (str(when.start), str(when.end)) == (start, end)
    assert (f"{when.start_time:%H:%M}" if when.start_time else None) == clock


def test_a_cell_ends_a_name(told: dict[str, Draft]) -> None:
    assert not any("|" in title for title in told)
    assert told["Ostport Rovers v Bergen United"].when.start_time is not None

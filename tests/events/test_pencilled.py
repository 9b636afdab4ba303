"""What is announced for a month or a season waits; what is called off without a date is in the account."""

from __future__ import annotations

import io
from datetime import date

import pytest

from datewire import events, locales
from datewire.model import Box, Precision, Reading, Status
from datewire.sources.reader import Context
from datewire.sources.text import TextReader


def reading(text: str, day: str = "2021-04-06") -> Reading:
    document = f"date {day} News of the day\n{text}\n".encode()
    (article,) = TextReader().read(io.BytesIO(document), Context(name="t", id="t"))
    return events.read(article, locales.load("en"))


@pytest.mark.parametrize(
    ("text", "title", "start", "precision"),
    [
        (
            "The World Congress of Soil Scientists will be held in Glasgow in May 2022, the organisers said.",
            "World Congress of Soil Scientists",
            "2022-05-01",
            Precision.MONTH,
        ),
        (
            "The annual Baltic Herring Festival will take place next month in Turku, as ever on the river.",
            "Baltic Herring Festival",
            "2021-05-01",
            Precision.MONTH,
        ),
    ],
)
def test_an_event_of_a_month_is_no_entry_but_waits(text: str, title: str, start: str, precision: Precision) -> None:
    told = reading(text)
    assert told.drafts == ()
    (waiting,) = told.undated
    assert waiting.title.endswith(title)
    assert (waiting.when.start, waiting.when.precision, waiting.status) == (
        date.fromisoformat(start),
        precision,
        Status.SCHEDULED,
    )
    assert any(line.box is Box.VAGUE and waiting.title in line.reason for line in told.ledger)


def test_an_event_with_a_day_is_not_pencilled_for_its_month_as_well() -> None:
    told = reading(
        "The World Congress of Soil Scientists will be held in Glasgow on 16 May 2022.\n\n"
        "Glasgow has never had so many guests as it will in May 2022, when the World Congress of Soil Scientists meets."
    )
    assert [d.when.precision for d in told.drafts] == [Precision.DAY]
    assert told.undated == ()


def test_a_month_that_only_dates_a_deed_waits_for_nothing() -> None:
    assert reading("Prices rose in March, and the bank expects them to rise again in May 2022.").undated == ()


@pytest.mark.parametrize("verb", ["has been postponed", "was called off"])
def test_an_event_called_off_without_a_date_is_in_the_account(verb: str) -> None:
    told = reading(f"The World Congress of Soil Scientists {verb} because of the epidemic, its organisers said.")
    (line,) = [line for line in told.ledger if line.box is Box.UNDATED]
    assert line.quote == "World Congress of Soil Scientists"


def test_an_edition_in_figures_is_part_of_the_undated_name() -> None:
    told = reading("Delegates look forward to the 9th Asian Irrigation Conference, the ministry said.")
    (line,) = [line for line in told.ledger if line.box is Box.UNDATED]
    assert line.quote.endswith("Asian Irrigation Conference")

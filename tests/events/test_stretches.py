"""Ranges whose ends stand apart are proposed beside the plain day."""

from __future__ import annotations

import io
from datetime import date

import pytest

from datewire import locales, timex
from datewire.events.layout import Layout
from datewire.events.stretches import stretches
from datewire.locales.vocabulary import vocabulary
from datewire.sources.reader import Context
from datewire.sources.text import TextReader

WORDS = vocabulary("en")
assert WORDS is not None


def made(text: str, day: str = "2022-04-29") -> list[tuple[str, str, str]]:
    document = f"date {day} News of the day\n{text}\n".encode()
    (article,) = TextReader().read(io.BytesIO(document), Context(name="t", id="t"))
    mentions = timex.find(article.text, article.anchor, locales.load("en"))
    assert WORDS is not None
    return [
        (s.how, str(s.when.start), str(s.when.end))
        for i in range(len(mentions))
        for s in stretches(Layout(article), mentions, i, WORDS)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The show opens on 12 May and runs to 30 September.", ("closing", "2022-05-12", "2022-09-30")),
        ("The fair opens Saturday and goes on until 4 May.", ("closing", "2022-04-30", "2022-05-04")),
        ("The biennale opened on 23 April. It runs until 27 November.", ("closing", "2022-04-23", "2022-11-27")),
        ("The council's offices stay closed through Monday.", ("open", "2022-04-29", "2022-05-02")),
        ("A three-day meeting of ministers opens on May 18 in Riga.", ("length", "2022-05-18", "2022-05-20")),
        ("The meeting begins in Riga on Thursday and it lasts two days.", ("length", "2022-05-05", "2022-05-06")),
    ],
)
def test_the_other_end_is_found(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in made(text)


@pytest.mark.parametrize(
    "text",
    [
        "The talks resume on 9 May after a three-week recess.",
        "Families were told on 4 May that they have until 6 June to leave.",
        "The ship was last seen on 4 May, two days before the storm.",
        "The vote is on 4 May. Prices rose by 5 per cent in the week to 30 April.",
    ],
)
def test_what_is_no_other_end_makes_no_range(text: str) -> None:
    assert made(text) == []


def test_the_last_day_keeps_the_words_of_both_ends() -> None:
    text = "The show opens on 12 May and runs to 30 September."
    document = f"date 2022-04-29 News\n{text}\n".encode()
    (article,) = TextReader().read(io.BytesIO(document), Context(name="t", id="t"))
    mentions = timex.find(article.text, article.anchor, locales.load("en"))
    assert WORDS is not None
    (found,) = stretches(Layout(article), mentions, 0, WORDS)
    assert found.other.of(article.text) == "30 September"
    assert found.when.start == date(2022, 5, 12)

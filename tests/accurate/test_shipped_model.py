"""The encoder that comes with the package: it reads, and reads the same each time. The extra `test` installs what it
needs."""

from __future__ import annotations

import io
import json

import pytest

from datewire import accurate, events, locales
from datewire.accurate.encoder import FORM
from datewire.accurate.second import MODEL
from datewire.model import Article, Reading
from datewire.sources.reader import Context
from datewire.sources.text import TextReader

NEWS = (
    "date 2024-03-04 Ministers of the lake states to confer\n"
    "GENEVA, March 4 (Lakeside Wire) - Environment ministers of the five lake states meet in Geneva on March 21 to"
    " agree on a common level for the water, officials said on Monday. The level fell by a metre in 2022.\n"
)


def article(text: str = NEWS) -> Article:
    (made,) = TextReader().read(io.BytesIO(text.encode()), Context(name="t", id="t"))
    return made


@pytest.fixture(scope="module")
def reading() -> Reading:
    return events.read(article(), locales.load("en"), second=accurate.load())


def test_the_model_is_of_the_form_that_the_code_reads() -> None:
    about = json.loads((MODEL / "about.json").read_text(encoding="utf-8"))
    assert about["form"] == FORM
    assert {"*", "judge", "quality", "second"} <= set(about["confidence"])


def test_it_finds_the_meeting_and_leaves_the_dateline_and_the_reporting_verb(reading: Reading) -> None:
    (draft,) = reading.drafts
    assert str(draft.when.start) == "2024-03-21"
    assert "ministers" in draft.title.lower()
    assert draft.reasons[0].startswith("second opinion +")


def test_every_quotation_stands_at_its_span(reading: Reading) -> None:
    text = reading.article.text
    assert reading.drafts
    assert all(e.quote == text[e.span.start : e.span.end] for d in reading.drafts for e in d.evidence)


def test_another_session_says_the_same(reading: Reading) -> None:
    again = events.read(article(), locales.load("en"), second=accurate.load())
    assert [d.confidence for d in again.drafts] == [d.confidence for d in reading.drafts]
    assert again.ledger == reading.ledger

"""The second opinion weighs what the rules proposed: it can sink a date, raise one, and choose another name."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest

from datewire import accurate, events, locales, pipeline
from datewire.accurate.questions import Answer, Question
from datewire.model import Article, Reading
from datewire.sources.reader import Context
from datewire.sources.text import TextReader

TEXT = (
    "date 2024-03-04 Harbour news\n"
    "The Tallinn Maritime Days, a festival of sailing ships, will be held in the Old Harbour on 12 July.\n"
)
WEIGHTS = {"*": -2.0, "judge": 1.0}


class Voice:
    """A scorer that says the same of every date and prefers the names that `likes` likes."""

    def __init__(self, judge: float, likes: Callable[[str], float] = lambda name: 0.0) -> None:
        self.judge, self.likes = judge, likes
        self.asked: list[Question] = []

    def answer(self, question: Question) -> Answer:
        self.asked.append(question)
        return Answer(self.judge, {n.text: self.likes(n.text) for n in question.names})


def article(text: str = TEXT) -> Article:
    (made,) = TextReader().read(io.BytesIO(text.encode()), Context(name="t", id="t"))
    return made


def read(voice: Voice, weights: Mapping[str, float] = WEIGHTS, text: str = TEXT) -> Reading:
    return events.read(article(text), locales.load("en"), second=accurate.SecondReader(voice, weights))


def test_a_doubt_of_the_second_judge_keeps_an_event_out_and_why_tells_it() -> None:
    assert [d.title for d in read(Voice(8.0)).drafts]
    told = read(Voice(-8.0))
    assert told.drafts == ()
    assert any("July" in line.quote for line in told.ledger)


def test_the_second_opinion_is_among_the_reasons() -> None:
    (made,) = read(Voice(7.5)).drafts
    assert made.reasons[0] == "second opinion +7.5"


def test_the_second_opinion_chooses_among_the_names_of_the_rules() -> None:
    (made,) = read(Voice(8.0, lambda name: 30.0 * (name == "festival of sailing ships"))).drafts
    assert made.title.lower() == "festival of sailing ships"


def test_every_quotation_stands_in_the_article_whatever_the_second_opinion() -> None:
    text = article().text
    (made,) = read(Voice(9.0, lambda name: float(len(name)))).drafts
    assert all(text[e.span.start : e.span.end] == e.quote for e in made.evidence)


def test_a_date_that_the_rules_rule_out_is_not_asked_about() -> None:
    voice = Voice(9.0)
    read(
        voice,
        text="date 2024-03-04 Rights\nCopyright 2024. Prices as of March 4, 2024. Updated March 4, 2024.\n",
    )
    assert voice.asked == []


def test_the_environment_asks_for_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accurate, "installed", lambda: True)
    monkeypatch.setattr(accurate, "load", lambda: "loaded")
    for value, wanted in (("1", None), ("0", "loaded"), ("", "loaded")):
        monkeypatch.setenv("DATEWIRE_FAST", value)
        pipeline.second.cache_clear()
        assert pipeline.second() == wanted
    pipeline.second.cache_clear()


def test_without_the_extra_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATEWIRE_FAST", "")
    monkeypatch.setattr(accurate, "installed", lambda: False)
    pipeline.second.cache_clear()
    assert pipeline.second() is None
    pipeline.second.cache_clear()

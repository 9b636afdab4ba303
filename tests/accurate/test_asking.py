"""From an article to the encoder's questions."""

from __future__ import annotations

from datetime import date

from datewire import locales, timex
from datewire.accurate.asking import MOST, ask
from datewire.accurate.inputs import LONGEST, encode
from datewire.accurate.questions import Question
from datewire.events import proposals
from datewire.events.layout import Layout
from datewire.events.pool import Pool
from datewire.locales.vocabulary import vocabulary
from datewire.model import Anchor, Article, Block, Span

PARAGRAPHS = (
    "Harbour town to light its lanterns again",
    "The Saltmarsh Lantern Walk returns on 8 May after two years. Volunteers built 400 lanterns over the winter.",
    "Registration opens on 2 May at the library.",
)


def article() -> Article:
    text, blocks = "", []
    for paragraph in PARAGRAPHS:
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), "paragraph"))
        text += paragraph + "\n"
    return Article(id="a", title=PARAGRAPHS[0], text=text, blocks=tuple(blocks), anchor=Anchor(date(2026, 4, 20)))


def questions() -> list[Question]:
    told = article()
    mentions = timex.find(told.text, told.anchor, locales.load("en"))
    layout, words = Layout(told), vocabulary("en")
    pool = Pool(layout, mentions, words)
    found = proposals.propose(layout, mentions, words, date(2026, 4, 20))
    return [ask(layout, p.site, (), [r.candidate for r in proposals.rank(p.site, pool)], pool.busy) for p in found]


def test_each_date_is_asked_about_with_its_surroundings_and_best_names() -> None:
    walk, registration = questions()
    told = [(w.role, w.span.of(walk.text).strip()) for w in walk.windows]
    assert told[0] == ("own", "The Saltmarsh Lantern Walk returns on 8 May after two years.")
    assert ("title", PARAGRAPHS[0]) in told
    assert ("next", "Volunteers built 400 lanterns over the winter.") in told
    assert len({span for _, span in told}) == len(told)
    assert "Saltmarsh Lantern Walk" in {n.text for n in walk.names}
    assert len(registration.names) <= MOST
    assert registration.at.of(registration.text) == "2 May"


def test_names_stand_on_literal_words_and_the_question_fits_the_encoder() -> None:
    def letters(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        return [ord(c) for c in text], [(i, i + 1) for i in range(len(text))]

    for question in questions():
        assert all(n.span.of(question.text) for n in question.names)
        assert len(encode(question, letters).ids) <= LONGEST

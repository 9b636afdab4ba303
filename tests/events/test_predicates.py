"""Names of events that only a verb tells."""

from __future__ import annotations

import pytest
from reading import reading

from datewire.events.layout import Layout
from datewire.events.pool import Pool
from datewire.locales import load
from datewire.locales.vocabulary import vocabulary
from datewire.timex import find


def told(*paragraphs: str) -> set[str]:
    """The predicates among the candidates around the last sentence."""
    article, words = reading("Harbour news", *paragraphs).article, vocabulary("en")
    assert words is not None
    layout = Layout(article)
    pool = Pool(layout, find(article.text, article.anchor, load("en")), words)
    last = layout.sentences(len(article.blocks) - 1)[-1]
    return {c.name.text for c in pool.around(last) if c.name.how == "predicate"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Two airlines will defend the case, which returns to the High Court in Oslo on May 21.",
         "case returns to the High Court in Oslo"),
        ("He did not name the envoy, Portuguese jurist Dr. Rui Coutinho, who arrives on May 21 for a visit.",
         "Portuguese jurist Dr. Rui Coutinho arrives for a visit"),
        ("He spoke of changes by the new parliament, which is due to sit for the first time on May 21.",
         "new parliament to sit for the first time"),
        ("The prime minister, who was in Cairo last week, is to hold talks with the king on May 21.",
         "prime minister to hold talks with the king"),
        ("The mayor, who is 61, will plod through the old town on May 21.", "mayor to plod through the old town"),
    ],
)  # fmt: skip
def test_a_verb_with_its_subject_and_object_is_a_name(sentence: str, name: str) -> None:
    assert name in told(sentence)


def test_a_pronoun_stands_for_the_subject_before_it() -> None:
    found = told("Vincent Salerno pleaded guilty to fraud in the county court. He will be sentenced on May 21.")
    assert "Vincent Salerno sentenced" in found


def test_what_is_only_put_on_the_calendar_has_no_predicate() -> None:
    assert not told("The Salt Congress will be held on May 21.")
    assert not told("The minister said on Monday that he was tired.")

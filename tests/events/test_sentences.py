"""Sentences, lines and verb groups."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reading import article, words

from datewire.events.frames import frames, governing
from datewire.events.layout import Layout
from datewire.events.tokens import tokenize
from datewire.model import Span


def split(text: str) -> list[str]:
    layout = Layout(article("", text))
    return [layout.words(s).strip() for s in layout.sentences(0)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. The fair is on.", 2),
        ("Mr. Low met Gen. High at 5 p.m. Friday.", 1),
        ("It ends at 5 p.m. The fair is on.", 2),
        ("She came home from the U.S. It was late.", 2),
        ("The U.S. Senate meets today.", 1),
        ("Date: 9 April 2026Time: 3 p.m.", 2),
        ("• Fair, 3 p.m. • Dance, 8 p.m.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: int) -> None:
    assert len(split(text)) == parts


def test_neighbours_cross_blocks_and_stop_at_the_ends() -> None:
    layout = Layout(article("Title", "One. Two.", "Three."))
    second = layout.at(layout.text.index("Two"))
    after, before = layout.neighbour(second, 1), layout.neighbour(second, -2)
    assert after is not None
    assert layout.words(after) == "Three."
    assert before is not None
    assert layout.words(before) == "Title"
    assert layout.neighbour(second, 2) is None


@pytest.mark.parametrize(
    ("sentence", "lemma", "time", "passive"),
    [
        ("The fair will be held on May 21.", "hold", "future", True),
        ("The fair is to open on May 21.", "open", "future", False),
        ("The fair opened on May 21.", "open", "past", False),
        ("The fair was to have opened on May 21.", "open", "planned", False),
        ("The mayor could open the fair on May 21.", "open", "conditional", False),
        ("Ministers meet in Oslo on May 21.", "meet", "present", False),
        ("The fair is on May 21.", "be", "present", False),
    ],
)
def test_the_verb_before_a_date_governs_it(sentence: str, lemma: str, time: str, passive: bool) -> None:
    tokens = tokenize(sentence, Span(0, len(sentence)))
    found, side = governing(frames(tokens, words()), tokens, Span(sentence.index("May"), len(sentence) - 1))
    assert found is not None
    assert (found.lemma, found.time, found.passive, side) == (lemma, time, passive, "<")


def test_a_date_that_leads_is_governed_by_the_verb_behind() -> None:
    sentence = "On May 21 the fair opens."
    tokens = tokenize(sentence, Span(0, len(sentence)))
    found, side = governing(frames(tokens, words()), tokens, Span(3, 9))
    assert found is not None
    assert (found.lemma, side) == ("open", ">")


def test_a_text_without_an_end_is_cut_so_that_it_costs_no_square_of_its_length() -> None:
    layout = Layout(article("", "Applications to be received by May 3, " * 400))
    made = layout.sentences(0)
    assert len(made) > 3
    assert max(s.span.end - s.span.start for s in made) <= 4000
    assert all(a.span.end == b.span.start for a, b in pairwise(made))
    assert [layout.at(s.span.start) for s in made] == made
    assert [layout.neighbour(s, 1) for s in made[:-1]] == made[1:]

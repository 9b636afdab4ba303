"""The short cuts of the reader find what the patterns themselves would find."""

import re
from datetime import date

import pytest

from datewire.events import blind
from datewire.events.layout import Layout, spoken
from datewire.events.tokens import before, behind, tokenize, within
from datewire.locales.vocabulary import Vocabulary, vocabulary
from datewire.model import Anchor, Article, Block, Span


def english() -> Vocabulary:
    words = vocabulary("en")
    assert words is not None
    return words


WORDS = english()
TEXTS = (
    "The forum, Postponed twice, WILL BE HELD online; zoom links follow. It was called off and put offside.",
    "A hybrid webinar via Zoom or in person: the onlıne ſtream is a live stream, not livestreamed.",
    "İzmir’s fair will be held by video conference, rescheduled from May.",
    "",
)


def laid_out(text: str) -> Layout:
    return Layout(Article("a", "", text, (Block(Span(0, len(text))),), Anchor(date(2026, 3, 2))))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("group", ["undated.cues", "undated.off", "online.words", "online.hints", "online.hybrid"])
def test_hits_are_what_the_pattern_finds_in_the_whole_and_in_a_part(text: str, group: str) -> None:
    layout, pattern = laid_out(text), WORDS.patterns[group]
    for start, end in ((0, len(text)), (7, len(text)), (5, 60)):
        told = [m.span() for m in layout.hits(group, WORDS, start, end)]
        assert told == [m.span() for m in pattern.finditer(text, start, end)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_case_blind_rule_says_the_same_of_words_in_lower_case(text: str) -> None:
    rules = [r for r in (*WORDS.rules.values(), *WORDS.patterns.values()) if r.flags & re.IGNORECASE]
    assert len(rules) > 50
    for rule in rules:
        plain, fast = rule.search(text), blind.search(rule, text)
        assert (plain and plain.span()) == (fast and fast.span()), rule.pattern[:60]
        assert [m.span() for m in blind.finditer(rule, text)] == [m.span() for m in rule.finditer(text)]


def test_a_rule_that_asks_for_a_capital_is_not_tried_in_lower_case() -> None:
    rule = re.compile(r"(?i)\b[A-Z]\w+ hall")
    found = blind.search(rule, "At Town Hall")
    assert found is not None
    assert found.group() == "Town Hall"


@pytest.mark.parametrize("text", [*TEXTS, "Onlıne.", "Zoom."])
def test_a_phrase_that_a_pattern_finds_is_never_called_unspoken(text: str) -> None:
    for group, pattern in WORDS.patterns.items():
        assert spoken(text, WORDS.groups[group]) or not pattern.search(text), group


def test_tokens_before_behind_and_within_an_offset_are_those_by_their_places() -> None:
    text = TEXTS[0]
    tokens = tokenize(text, Span(0, len(text)))
    for at in range(len(text) + 1):
        assert before(tokens, at) == [t for t in tokens if t.end <= at]
        assert behind(tokens, at) == [t for t in tokens if t.start >= at]
        assert within(tokens, at, at + 20) == [t for t in tokens if at <= t.start < at + 20]


def test_the_block_of_an_offset_is_that_of_its_sentence() -> None:
    text = "One here. Two.\n  \nThree there."
    spans = (Span(0, 14), Span(15, 17), Span(18, len(text)))
    layout = Layout(Article("a", "", text, tuple(Block(s) for s in spans), Anchor(date(2026, 3, 2))))
    assert [layout.block(at) for at in range(len(text))] == [layout.at(at).block for at in range(len(text))]
    assert layout.block(16) == 0

"""Every phrase of the corpus files, found whole and resolved; and every sentence that holds none."""

from __future__ import annotations

import pytest
from phrases import Phrase, phrases, shown

from datewire import timex
from datewire.locales import available, load
from datewire.model import Anchor

LINES = [(language, phrase) for language in available() for phrase in phrases(language)]


@pytest.mark.parametrize(("language", "phrase"), LINES, ids=lambda value: getattr(value, "words", value))
def test_a_phrase_comes_out_as_its_line_says(language: str, phrase: Phrase) -> None:
    found = timex.find(phrase.text, Anchor(phrase.day), load(language))
    placed = [mention for mention in found if mention.whens]
    assert ", ".join(shown(when) for mention in placed for when in mention.whens) == phrase.want
    if phrase.want:
        (mention,) = placed
        assert phrase.start <= mention.span.start < mention.span.end <= phrase.start + len(phrase.words)


def test_each_language_has_negatives_for_its_positives() -> None:
    for language in available():
        lines = list(phrases(language))
        refused = [line for line in lines if not line.want]
        assert len(refused) * 6 >= len(lines) - len(refused)

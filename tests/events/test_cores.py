"""The bare subject and object of a verb."""

from __future__ import annotations

import pytest
from reading import article, words

from datewire.events.cores import subject, target
from datewire.events.frames import frames
from datewire.events.layout import Layout


def _cores(sentence: str) -> tuple[str, str]:
    """The bare subject and object of the last verb of `sentence`."""
    layout = Layout(article("", sentence))
    first = layout.first(0)
    assert first is not None
    tokens = layout.tokens(first)
    found = frames(tokens, words())
    spans = subject(found[-1], found, tokens, ()), target(found[-1], tokens, ())
    return tuple(s.of(layout.text) if s else "" for s in spans)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The harbour regatta will begin.", "harbour regatta"),
        ("The appeal of Ivo Marek, the former mayor of Brod, will begin.", "appeal of Ivo Marek"),
        ("Ten tents are ready, and the first of the pilgrims will arrive.", "first of the pilgrims"),
        ("The parade which the guild leads will begin.", "parade"),
        ("In the old town, the lantern walk will begin.", "lantern walk"),
        ("The fireworks planned over the lake will begin.", "fireworks"),
    ],
)
def test_a_subject_is_told_without_what_is_put_in_beside_it(sentence: str, name: str) -> None:
    assert _cores(sentence)[0] == name


def test_an_object_ends_before_its_place() -> None:
    assert _cores("The guild will host a lantern walk at the mill.")[1] == "lantern walk"


def test_a_verb_without_words_before_it_has_no_subject() -> None:
    assert _cores("Visit the old mill.")[0] == ""

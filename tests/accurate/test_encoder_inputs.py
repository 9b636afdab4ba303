"""What the encoder reads, with words in place of word pieces."""

from __future__ import annotations

import re
from datetime import date

import pytest

from datewire.accurate.inputs import DATE, LONGEST, OTHER, ROLES, Inputs, encode, told
from datewire.accurate.questions import Dated, NameSpan, Question, Window
from datewire.model import Span

BEFORE = "The town council met in March. "
OWN = "The Lantern Walk returns on Friday, 8 May, and again on 9 May. "
AFTER = "Tickets are free."
TEXT = BEFORE + OWN + AFTER
WHEN = Dated(date(2026, 5, 8), date(2026, 5, 8), date(2026, 5, 1))


def words(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    return [200 + len(text[a:b]) for a, b in spans], spans


def span(part: str, text: str = TEXT) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def question(text: str = TEXT, own: Span | None = None, names: tuple[NameSpan, ...] = ()) -> Question:
    windows = (
        Window("own", own or span(OWN, text)),
        Window("prev", span(BEFORE, text)),
        Window("next", span(AFTER, text)),
    )
    return Question(text, span("Friday, 8 May", text), WHEN, windows, names, (span("9 May", text),))


def roles(inputs: Inputs) -> list[int]:
    return [r for i, r in zip(inputs.ids, inputs.roles, strict=True) if i >= 200 and r]


def test_the_pieces_stand_in_the_order_of_the_text_each_with_its_role() -> None:
    inputs = encode(question(), words)
    own, prev, after = (ROLES.index(r) for r in ("own", "prev", "next"))
    dated, other = [own + DATE] * 4, [own + OTHER] * 2
    assert roles(inputs) == [prev] * 7 + [own] * 5 + dated + [own] * 4 + other + [own] + [after] * 4
    assert [inputs.roles[i] for i in range(*inputs.date)] == dated


def test_a_name_is_the_range_of_its_pieces_and_one_out_of_sight_is_none() -> None:
    seen = NameSpan("Lantern Walk", span("Lantern Walk"), span("town council"), "proper", "culture", "own")
    far = NameSpan("Elsewhere", Span(9000, 9009), None, "quote", "", "lead")
    inputs = encode(question(names=(seen, far)), words)
    first, last = inputs.names[0]
    assert inputs.ids[first:last] == [207, 204]
    assert inputs.about[0] != (0, 0)
    assert inputs.names[1] == inputs.about[1] == (0, 0)
    assert inputs.traits[0] != inputs.traits[1]


def test_a_long_sentence_is_cut_around_its_date_and_all_fits() -> None:
    long = BEFORE + "many words here " * 60 + OWN.strip() + " more words there" * 60 + ". " + AFTER
    own = Span(len(BEFORE), long.index(AFTER))
    inputs = encode(question(long, own), words)
    assert len(inputs.ids) <= LONGEST
    assert inputs.date[1] - inputs.date[0] == 4
    assert 30 < inputs.roles.index(ROLES.index("own") + DATE) < 75


@pytest.mark.parametrize(
    ("first", "last", "marks", "words"),
    [
        ((5, 8), (5, 8), {}, "in 7 days , friday may"),
        ((5, 2), (5, 3), {}, "tomorrow , saturday may ; 2 days long"),
        ((4, 28), (5, 3), {"marks": ("clock",)}, "running , tuesday april ; 6 days long ; clock"),
        ((4, 28), (4, 28), {}, "past , tuesday april"),
        ((8, 1), (8, 1), {"marks": ("turned", "heading")}, "in 3 months , saturday august ; turned ; heading"),
    ],
)
def test_the_reading_of_the_date_is_told_in_words(
    first: tuple[int, int], last: tuple[int, int], marks: dict[str, tuple[str, ...]], words: str
) -> None:
    reading, *rest = told(Dated(date(2026, *first), date(2026, *last), date(2026, 5, 1), **marks)).split(" ; ")
    assert rest.pop(0) == "published friday may"
    assert " ; ".join((reading, *rest)) == words

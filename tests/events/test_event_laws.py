"""What holds for every text: nothing raises, every quote is literal, every expression has one box, spans move with
the text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import LOCALE, article, reading

from datewire.model import Reading, Span
from datewire.timex import find

PIECES = st.sampled_from(
    """on|Monday|May 21|at 7 p.m.|the|Spring Fair|will|be held|in|Dublin|.|,|opens|was|cancelled|postponed to|
    by|register|deadline|webinar|Senate hearing|said|from May 20 to 23|“|”|:|WHEN|42nd|2021-2025|July|and|Zoom|vs.|
    anniversary|first session of the|here|annual meeting|İstanbul|è́|🎈|to|18/5|next week|is due""".replace(
        "\n", ""
    ).split("|")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))
DAY = date(2024, 5, 13)


def proven(found: Reading) -> None:
    text = found.article.text
    for draft in found.drafts:
        assert {"title", "when", "status"} <= {e.supports for e in draft.evidence}
        assert all(e.quote and e.span.of(text) == e.quote for e in draft.evidence)
        assert draft.when.start <= draft.when.end
        assert 0 <= draft.confidence <= 1
        assert draft.title.strip() == draft.title != ""


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_no_text_raises_and_every_quote_is_literal(paragraphs: list[str]) -> None:
    clean = [" ".join(p.split()) or "x" for p in paragraphs]
    proven(reading("A notice", *clean, threshold=0.0))


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_every_expression_has_exactly_one_box(paragraphs: list[str]) -> None:
    clean = [" ".join(p.split()) or "x" for p in paragraphs]
    made = article("A notice", *clean)
    mentions = [m.span for m in find(made.text, made.anchor, LOCALE)]
    ledger = reading("A notice", *clean, threshold=0.0).ledger
    spans = [line.span for line in ledger]
    assert all(spans.count(m) == 1 for m in mentions)
    beside = [s for s in spans if s not in mentions]
    assert not any(s.meets(m) for s in beside for m in mentions)
    assert all(line.span.of(made.text) == line.quote for line in ledger)


def test_a_paragraph_before_moves_every_span_by_its_length() -> None:
    told = "The Harbour Jazz Festival will be held at Pier Hall in Dublin from 24 to 26 May. Entry is free."
    more = "Rain fell on the quays again, and the gulls did not mind it."
    plain = reading("Jazz comes back to the harbour", told)
    moved = reading("Jazz comes back to the harbour", more, told)
    shift = len(more) + 1
    for a, b in zip(plain.drafts, moved.drafts, strict=True):
        assert [(e.supports, e.quote) for e in a.evidence] == [(e.supports, e.quote) for e in b.evidence]
        assert [Span(e.span.start + shift, e.span.end + shift) for e in a.evidence] == [e.span for e in b.evidence]


def test_the_same_article_is_read_the_same_twice() -> None:
    told = (
        "The council meets on Tuesday, 21 May at 7 p.m.",
        "Register by May 17 for the Harbour Half Marathon on May 26.",
    )
    assert reading("Notices", *told) == reading("Notices", *told)

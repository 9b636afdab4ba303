"""Articles made by hand for the tests of the events room, and how they are read."""

from __future__ import annotations

from datetime import date

from datewire import locales, places
from datewire.events import read
from datewire.events.layout import Layout
from datewire.events.pool import Pool
from datewire.locales.vocabulary import Vocabulary, vocabulary
from datewire.model import Anchor, Article, Block, Draft, Reading, Span
from datewire.timex import find

LOCALE = locales.load("en")
GAZETTEER = places.load()


def words() -> Vocabulary:
    """The English vocabulary."""
    found = vocabulary("en")
    assert found is not None
    return found


def article(title: str, *paragraphs: str, day: date = date(2024, 5, 13)) -> Article:
    """An article of `day` (a Monday by default) with one block a paragraph, the title first."""
    blocks, at = [], 0
    lines = [line for line in (title, *paragraphs) if line]
    for n, line in enumerate(lines):
        blocks.append(Block(Span(at, at + len(line)), "title" if n == 0 and title else "paragraph"))
        at += len(line) + 1
    return Article("t", title, "\n".join(lines), tuple(blocks), Anchor(day, origin="test"))


def reading(title: str, *paragraphs: str, day: date = date(2024, 5, 13), threshold: float = 0.2) -> Reading:
    """What the article tells, at a low threshold, so that a test asks for names and not for confidence."""
    return read(article(title, *paragraphs, day=day), LOCALE, GAZETTEER, threshold)


def only(found: Reading) -> Draft:
    """The one draft of a reading."""
    assert len(found.drafts) == 1, [d.title for d in found.drafts]
    return found.drafts[0]


def names(title: str, sentence: str) -> list[tuple[str, str]]:
    """The candidate names that a sentence which follows `title` gives, each with how it was made."""
    made = article(title, sentence)
    layout = Layout(made)
    pool = Pool(layout, list(find(made.text, made.anchor, LOCALE)), words())
    first = layout.first(1)
    assert first is not None
    return [(c.name.how, c.name.text) for c in pool.around(first) if c.where == "own"]

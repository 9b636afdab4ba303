"""Pages in the manner of content systems: their day, their story, and nothing of what stands around it."""

import re
from collections import Counter

import pytest
from systems import gold

from datewire.sources import Context
from datewire.sources.page import page_article

PAGES = {row["manner"]: row for row in gold()}
WORD = re.compile(r"\w+")


def f1(ours: str, wanted: str) -> float:
    one, two = Counter(WORD.findall(ours)), Counter(WORD.findall(wanted))
    return 2 * (one & two).total() / max(1, one.total() + two.total())


@pytest.mark.parametrize("manner", PAGES)
def test_the_day_and_the_story_of_a_page_are_found(manner: str) -> None:
    row = PAGES[manner]
    article = page_article(row["html"], Context("p", "p", url=row["url"]))
    assert str(article.anchor.day) == row["published"]
    assert f1(article.text.removeprefix(article.title), row["body"]) > 0.96


def page(*lines: str) -> list[str]:
    story = (
        "The rope walk is open again, and whoever likes ropes, tar and the sea may come in and look at what is kept."
    )
    head, behind = lines[: len(lines) // 2], lines[len(lines) // 2 :]
    html = (
        "<!doctype html><html lang=en><head><title>Walk</title><meta name=date content=2024-03-09></head><body>"
        "<article>"
        + "".join(f"<p>{words}</p>" for words in (*head, *[f"{story} It is number {n}." for n in range(5)], *behind))
        + "</article></body></html>"
    )
    found = page_article(html, Context("p", "p")).text.split("\n")[1:]
    return [words for words in found if not words.startswith(story)]


@pytest.mark.parametrize(
    "line",
    ["Published: March 9, 2024", "9 March 2024", "Veröffentlicht am 09.03.2024", "Last updated 11 March 2024, 8:00",
     "Publié le 9 mars 2024 à 08h00, mis à jour le 11 mars 2024"],
)  # fmt: skip
def test_a_line_about_the_page_itself_is_no_part_of_the_story(line: str) -> None:
    assert page(line, line) == []


@pytest.mark.parametrize(
    "line",
    ["The fair opens on 9 March 2024.", "9 March 2025", "4 May 2024", "Saturday, 9 March 2024: rope race",
     "The results of the contest will be published on 4 May 2024 in the hall of ropes."],
)  # fmt: skip
def test_a_line_about_anything_else_stays(line: str) -> None:
    assert page(line, line) == [line, line]

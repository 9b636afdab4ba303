"""Moves that a sentence tells, and days that names carry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factory import draft, on, reading

from datewire.diary.gather import gather
from datewire.diary.moving import says_moved, sentence
from datewire.model import Evidence, Kind, Reading, Span, Status

HEARING = "bail hearing of Ada Rossi"


def told(name: str, text: str, *days: str, title: str = HEARING, **more: object) -> Reading:
    """An article with that text, which begins with the title; one draft for each of `days`."""
    fields: dict[str, object] = {"kind": Kind.COURT, "place": "Riga", **more}
    drafts = [draft(title, on(day), start=i, **fields) for i, day in enumerate(days)]
    made = reading(name, f"2023-04-0{ord(name) - 96}", *drafts)
    return replace(made, article=replace(made.article, text=f"{title} {text}"))


def count(*readings: Reading) -> int:
    return len(gather(readings))


@pytest.mark.parametrize(
    "words",
    [
        "was adjourned to 3 May",
        "has been put back by a week",
        "will now be on 3 May",
        "is to be on 3 May, a week later than planned",
        "has a new date",
        "was brought forward to 3 May",
    ],
)
def test_what_recurs_keeps_its_life_when_its_sentence_says_that_it_was_moved(words: str) -> None:
    first = told("a", "is on 26 April.", "2023-04-26")
    assert count(first, told("b", f"{words}.", "2023-05-03")) == 1
    assert count(first, told("b", "is on 3 May.", "2023-05-03")) == 2


def test_only_the_sentence_of_the_event_counts() -> None:
    evidence = (Evidence("", Span(23, 27), "fair", "title"),)
    assert not says_moved("The match was put off. The fair is on Friday.", evidence)
    assert sentence("The match was put off. The fair is on Friday.", 27, 31) == "The fair is on Friday."


def test_a_name_on_two_days_of_one_article_needs_plain_words() -> None:
    assert count(told("a", "is on Monday, and after all there is another try.", "2023-05-01", "2023-05-08")) == 2
    assert count(told("a", "was brought forward from the 8th.", "2023-05-01", "2023-05-08")) == 1


def test_what_has_passed_is_not_moved_but_held_again() -> None:
    first = told("a", "is on 26 April.", "2022-04-26")
    assert count(first, told("b", "has a new date.", "2023-05-03")) == 2


def test_a_name_that_carries_its_former_day_finds_its_event() -> None:
    first = told("a", "is near.", "2023-04-26", title="Moss primary", kind=Kind.VOTE)
    later = told("b", "shall be on 3 May.", "2023-05-03", title="April 26 Moss primary", kind=Kind.VOTE)
    assert count(first, later) == 1


def test_what_was_cancelled_is_held_again_the_year_after_as_another_one() -> None:
    more: dict[str, object] = {"title": "65th Moss Song Contest", "kind": Kind.CULTURE}
    first = told("a", "is near.", "2023-05-12", **more)  # type: ignore[arg-type]
    off = told("b", "will not be.", "2023-05-12", status=Status.CANCELLED, **more)  # type: ignore[arg-type]
    again = told("c", "is near.", "2024-05-14", **more)  # type: ignore[arg-type]
    assert count(first, off, again) == 2
    put_off = told("b", "will not be.", "2023-05-12", status=Status.POSTPONED, **more)  # type: ignore[arg-type]
    assert count(first, put_off, again) == 1


def test_the_same_name_a_year_later_is_the_next_one_unless_somebody_says_that_it_was_moved() -> None:
    more: dict[str, object] = {"title": "Moss Bog Repair Congress", "kind": Kind.CONFERENCE}
    first = told("a", "is near.", "2023-05-12", **more)  # type: ignore[arg-type]
    assert count(first, told("b", "is near.", "2024-05-10", **more)) == 2  # type: ignore[arg-type]
    assert count(first, told("b", "is put off until 2024.", "2024-05-10", **more)) == 1  # type: ignore[arg-type]
    assert count(first, told("b", "is near.", "2023-10-10", **more)) == 1  # type: ignore[arg-type]


def test_what_was_put_off_comes_back_after_a_year_only_in_its_place() -> None:
    def life(place: str | None) -> int:
        more: dict[str, object] = {"title": "early election", "kind": Kind.VOTE, "place": place}
        off = told("a", "will not be.", "2023-05-12", status=Status.POSTPONED, **more)  # type: ignore[arg-type]
        return count(off, told("b", "is near.", "2024-05-14", **more))  # type: ignore[arg-type]

    assert life("Riga") == 1
    assert life(None) == 2

"""The publication day on own-made pages in the manner of forty-odd content systems."""

from datetime import date

import pytest
from manners import DAY, MANNERS, page

from datewire.sources import Context
from datewire.sources.page import page_article


@pytest.mark.parametrize("manner", MANNERS)
def test_the_day_is_found_with_its_origin(manner: str) -> None:
    html, url = page(manner)
    anchor = page_article(html, Context("p", "p", url=url)).anchor
    assert anchor.day == date.fromisoformat(DAY), anchor
    assert anchor.origin


def test_the_visible_words_are_asked_last() -> None:
    told = {manner: page_article(page(manner)[0], Context("p", "p", url=page(manner)[1])).anchor for manner in MANNERS}
    visible = {manner for manner, anchor in told.items() if "htmldate" in anchor.origin}
    assert visible <= {"German byline", "English byline", "American byline"}


def test_a_page_without_any_day_has_none_and_says_so() -> None:
    html, _ = page("blog with the day in the address")
    anchor = page_article(html.replace("© 2019 ", ""), Context("p", "p")).anchor
    assert (anchor.day, anchor.origin) == (None, "none found")

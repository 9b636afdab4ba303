"""Lists under a month: lines that begin with the number of a day."""

from __future__ import annotations

from datetime import date

from datewire import timex
from datewire.locales import load
from datewire.model import Anchor

EN = load("en")


def lines(text: str, here: date = date(2022, 9, 28)) -> dict[str, str]:
    """The words of each mention of a day, and its first day."""
    mentions = timex.find(text, Anchor(here), EN)
    return {
        m.span.of(text): str(m.whens[0].start)
        for m in mentions
        if m.whens and m.rule.startswith(("day-line", "day-dotted"))
    }


def test_the_month_of_the_heading_gives_the_days() -> None:
    text = "Club diary, October\n4 - Slide show, 7.30 pm\n11 - Quiz night\n12–16 - Loans\n18 – Annual supper\n20 - Walk"
    assert lines(text) == {
        "4": "2022-10-04",
        "11": "2022-10-11",
        "12–16": "2022-10-12",
        "18": "2022-10-18",
        "20": "2022-10-20",
    }


def test_a_range_of_days_keeps_its_end() -> None:
    text = "Diary for October\n4 - Slides\n12–16 - Loan exhibition\n20 - Walk"
    mention = next(m for m in timex.find(text, Anchor(date(2022, 9, 28)), EN) if m.span.of(text) == "12–16")
    assert (mention.whens[0].start, mention.whens[0].end) == (date(2022, 10, 12), date(2022, 10, 16))


def test_the_first_line_may_name_the_month_for_the_others() -> None:
    text = "Tour dates:\nOct 12 – Corn Hall, Diss\n13 – Old Mill, Leek\n15 – Barn, Ryde\n19 – Arches, Hull"
    assert [*lines(text).values()] == ["2022-10-13", "2022-10-15", "2022-10-19"]


def test_fixtures_may_stand_in_one_line() -> None:
    text = "Fixtures: October 8 v Leek Town (a); 15 v Ryde (h); 22 v Hull Amateurs (h); 29 v Diss (a)."
    assert [*lines(text).values()] == ["2022-10-15", "2022-10-22", "2022-10-29"]


def test_weekdays_alone_find_the_month_in_which_all_are_true() -> None:
    text = "Parish notices\nSun 2 Harvest service, 10.30\nWed 5 Lunch club\nSat 8 Coffee morning\nTues 11 Bell practice"
    assert [*lines(text).values()] == ["2022-10-02", "2022-10-05", "2022-10-08", "2022-10-11"]


def test_a_month_turns_where_the_numbers_fall() -> None:
    text = "Parish notices\nMon 24 Choir\nMon 31 Choir\nMon 7 Choir and tea\nMon 14 Choir"
    assert [*lines(text).values()] == ["2022-10-24", "2022-10-31", "2022-11-07", "2022-11-14"]


def test_dotted_figures_at_the_begin_of_lines_are_days() -> None:
    text = (
        "Winter\n30.11. Wreaths\n6.12. Carols 17:00\n24.12. Nativity play\n1.1. No service\nShut on 5.12. for repairs."
    )
    assert lines(text, date(2022, 11, 20)) == {
        "30.11.": "2022-11-30",
        "6.12.": "2022-12-06",
        "24.12.": "2022-12-24",
        "1.1.": "2023-01-01",
        "5.12.": "2022-12-05",
    }


def test_other_lines_that_begin_with_figures_are_no_days() -> None:
    assert lines("Rules for October\n1 - Be kind\n2 - Wipe your feet\n3 - Shut the gate") == {}
    assert lines("Ten tips\n4 - Be kind\n7 - Wipe your feet\n9 - Shut the gate") == {}
    assert lines("October results\n3 Leek Town\n5 Ryde\n8 Hull") == {}
    assert lines("Homes sold in October\n14 Mill Lane\n16 Mill Lane\n20 Mill Lane") == {}
    assert lines("October prices\n4.50 Soup\n7.20 Pie\n9.10 Fish") == {}
    assert lines("October diary\n14 - Slides\n9 - Quiz") == {}
    assert lines("Notes\n3.1. Scope\n3.2. Terms\n3.3. Costs\nSee 3.1. above.") == {}


def test_weekdays_that_fit_no_month_at_hand_are_left_alone() -> None:
    assert "Sun 3" not in lines("Notices\nSun 3 Harvest\nWed 5 Lunch\nSat 8 Coffee")


def test_a_whole_date_at_the_begin_of_a_line_stays_whole() -> None:
    text = "Diary\nMonday 3 October: quiz\nTuesday 4 October: ramble\nFriday 7 October: supper"
    assert [*lines(text)] == []
    assert [m.span.of(text) for m in timex.find(text, Anchor(date(2022, 9, 28)), EN)] == [
        "Monday 3 October",
        "Tuesday 4 October",
        "Friday 7 October",
    ]

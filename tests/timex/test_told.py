"""What hangs on the day told before, and what must not."""

from __future__ import annotations

from datetime import date

import pytest

from datewire import timex
from datewire.locales import load
from datewire.model import Anchor, TimeMention

EN = load("en")
HERE = date(2023, 5, 10)
"""A Wednesday."""


def found(text: str, here: date = HERE) -> list[TimeMention]:
    return timex.find(text, Anchor(here), EN)


def days(text: str, here: date = HERE) -> list[str]:
    """First and last day of each mention with a place on the calendar."""
    places = [when for mention in found(text, here) for when in mention.whens]
    return [str(w.start) if w.start == w.end else f"{w.start}/{w.end}" for w in places]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The show opens on 17 June; judging begins the next morning.", "2023-06-18"),
        ("Trustees meet on Saturday 24 June. A tour will be given the preceding Sunday.", "2023-06-18"),
        ("She plays on June 16 in Ghent. There is a second concert the following evening.", "2023-06-17"),
        ("The poll is on June 15. Ballots will be counted the following Monday.", "2023-06-19"),
        ("The race is on June 17, and the dinner will be held the same evening.", "2023-06-17"),
        ("The course runs from 19 to 21 June, with a reception the day before.", "2023-06-18"),
        ("The court sits on June 19. The verdict will be read two days later.", "2023-06-21"),
        ("The first round is on June 19. A run-off would follow two weeks later.", "2023-07-03"),
        ("The fete is on 17 June. The stalls go up two days before that.", "2023-06-15"),
        ("Polling is on Thursday 15 June. The count will take place on the Friday.", "2023-06-16"),
        ("The regatta is from 23 to 25 June. The big race is on the Sunday.", "2023-06-25"),
        ("The regatta is on the weekend of 24 and 25 June. On the Friday evening there is a supper.", "2023-06-23"),
        ("The lamps are lit on 16 June. The market opens the Saturday after that.", "2023-06-17"),
        ("The match, called off today, will be played on June 16 or the following weekend.", "2023-06-17/2023-06-18"),
        ("Bids close on July 3; they can be withdrawn until the 13th.", "2023-07-13"),
        ("The tour starts on 28 July and comes home on the 2nd.", "2023-08-02"),
        ("A hearing is due in July, most likely on the 20th.", "2023-07-20"),
        ("The board meets on 5 July, after a seminar on the 3rd and 4th.", "2023-07-04"),
        ("The hall reopens in July, and the club will meet there on the first Thursday.", "2023-07-06"),
        ("The fete is on 17 June. Next year it moves to Leek, June 15.", "2024-06-15"),
    ],
)
def test_a_day_hangs_on_the_one_told_before(text: str, last: str) -> None:
    assert days(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The mill was built in 1991. It will be shut on the 22nd.", "2023-05-22"),
        ("The mayor said on Monday that the market will be held the following Saturday.", "2023-05-20"),
        ("LEEDS, May 8 (Wire) - The market will be held the following Saturday.", "2023-05-20"),
        ("He left school on 3 March 1985. The shop will open on the 19th.", "2023-05-19"),
        ("The show opens on 17 June. It will be reviewed on Friday.", "2023-05-12"),
        ("The show opens on 17 June. The Friday market will be held as usual.", "2023-05-12"),
        ("It will be held next Saturday, after a vote on June 15.", "2023-06-15"),
        ("The fair opens on July 3. That was the 7th.", "2023-05-07"),
        ("The fair opens on July 3. It is the 7th edition.", "2023-07-03"),
        ("It will open on the Saturday.", "2023-05-13"),
    ],
)
def test_what_does_not_hang_is_read_from_the_day_of_publication(text: str, last: str) -> None:
    assert days(text)[-1] == last


def test_a_length_before_nothing_that_was_told_is_no_day() -> None:
    assert days("Replies are wanted a week before.") == []
    assert days("The sale rose from 17 tonnes a year before.") == []


def test_the_words_after_the_day_belong_to_it() -> None:
    text = "The fete is on 17 June. The stalls go up two days before that, and come down the Monday after."
    assert [m.span.of(text) for m in found(text)][1:] == ["two days before that", "the Monday after"]


def test_a_month_told_by_its_weekday_alone_has_no_day() -> None:
    assert days("The club meets on the first Thursday.") == []


def test_the_weekday_told_is_still_what_the_words_say() -> None:
    mention = found("The poll is on June 15. Ballots will be counted the following Monday.")[-1]
    assert mention.stated.weekday == 0
    assert mention.stated.day is None
    assert mention.whens[0].implied == {"year", "month"}


def test_a_range_of_days_is_not_one_saturday_when_it_is_long() -> None:
    assert days("The show runs from 1 June to 31 August. The tower opens on the Saturday.")[-1] == "2023-05-13"


@pytest.mark.parametrize(
    "words",
    [
        "was moved from July 3 to July 9",
        "has been put off from July 3 until July 9",
        "was set back this week from July 3 to July 9",
        "will be brought forward from July 3 to July 9",
    ],
)
def test_what_was_moved_from_a_day_to_another_is_no_range(words: str) -> None:
    assert days(f"The concert {words}.")[-2:] == ["2023-07-03", "2023-07-09"]


def test_a_move_may_stand_apart_from_its_days() -> None:
    assert days("They put off the parade from Sunday until June 4.") == ["2023-05-14", "2023-06-04"]
    assert days("A judge pushed his trial from July 3 to July 9.") == ["2023-07-03", "2023-07-09"]
    assert days("The vote was moved by the council on May 2 to July 9.") == ["2023-05-02", "2023-07-09"]


@pytest.mark.parametrize(
    "words", ["The fair runs", "The museum moved to a barn and is open", "The fair, postponed in spring, will be held"]
)
def test_a_range_after_another_verb_stays_one(words: str) -> None:
    assert days(f"{words} from July 3 to July 9.")[-1] == "2023-07-03/2023-07-09"


@pytest.mark.parametrize(
    ("words", "end"),
    [("from 8:00 PM to midnight", "00:00"), ("8pm–12am", "00:00"), ("10 p.m. until 2 a.m.", "02:00")],
)
def test_a_night_is_of_the_day_on_which_it_begins(words: str, end: str) -> None:
    (mention,) = found(f"The ball will be held on June 8, {words}.")
    (when,) = mention.whens
    assert (when.start, when.end) == (date(2023, 6, 8), date(2023, 6, 8))
    assert f"{when.end_time:%H:%M}" == end
    assert mention.value.endswith(f"/2023-06-09T{end}")


def test_a_stretch_to_the_next_forenoon_ends_on_the_next_day() -> None:
    (mention,) = found("The road will be shut on June 8 from 9 p.m. to 8 a.m.")
    assert mention.whens[0].end == date(2023, 6, 9)


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("Friday evening (16 June)", "2023-06-16"),
        ("on Saturday night, 17 June,", "2023-06-17"),
        ("on Sunday (June 18)", "2023-06-18"),
        ("from Friday evening, 16 June, through Sunday", "2023-06-16/2023-06-18"),
        ("from 16 June through Sunday", "2023-06-16/2023-06-18"),
        ("from Friday, 16 June, to Tuesday", "2023-06-16/2023-06-20"),
    ],
)
def test_a_weekday_with_its_date_is_one_mention(words: str, want: str) -> None:
    assert days(f"The course will be held {words} at the hall.") == [want]


def test_a_range_between_weekdays_is_never_over_a_week() -> None:
    for here in (date(2023, 5, day) for day in range(8, 15)):
        (mention,) = found("The course will be held Thursday through Monday.", here)
        assert 0 <= (mention.whens[0].end - mention.whens[0].start).days < 7


def test_a_weekday_settles_the_order_of_figures() -> None:
    assert days("Tuesday 4/7: quiz. Sunday 6/8: ramble.") == ["2023-07-04", "2023-08-06"]
    assert days("On 3/7 there is a quiz, on 28/7 a ramble.") == ["2023-07-03", "2023-07-28"]
    assert days("The recipe takes 3/4 cup, and she scored 5/6.") == []


def test_a_national_day_has_a_date_only_at_home() -> None:
    assert days("TULSA, Okla. - A band will play on Independence Day.") == ["2023-07-04"]
    assert days("ACCRA - A band will play on Independence Day.") == []
    assert days("The U.S. envoy will be at Ghana's Independence Day.") == []


def test_weekdays_with_hours_recur_where_the_sentence_tells_a_habit() -> None:
    def rules(text: str) -> list[str | None]:
        return [when.rrule for mention in found(text) for when in mention.whens]

    habit = rules(
        "The baths are open Monday through Wednesday from 9 a.m. to 6 p.m., Thursday to Saturday 9 a.m. to 9 p.m."
    )
    assert habit == ["FREQ=WEEKLY;BYDAY=MO,TU,WE", "FREQ=WEEKLY;BYDAY=TH,FR,SA"]
    assert rules("Supper is served Tuesday through Saturday from 5 p.m.") == ["FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA"]
    assert rules("The fair will be held Thursday to Saturday, 10am-6pm.") == [None]

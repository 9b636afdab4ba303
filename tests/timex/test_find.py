"""Laws of finding: spans, order, linear time, anchors, contexts."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phrases import phrases

from datewire import timex
from datewire.locales import available, load
from datewire.model import Anchor, Precision, Span, TimeMention
from datewire.timex.lexicon import automaton, scanner

EN = load("en")
HERE = Anchor(date(2021, 8, 25))
SENTENCES = [phrase.text for phrase in phrases("en") if phrase.day == HERE.day]


def found(text: str, anchor: Anchor = HERE, spans: list[Span] | None = None) -> list[TimeMention]:
    return timex.find(text, anchor, EN, spans)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), st.text(alphabet="abc xyz.é\n", max_size=60))
@settings(max_examples=60, deadline=None)
def test_text_before_shifts_spans_by_its_length(sentences: list[str], before: str) -> None:
    text = "\n".join(sentences)
    moved = found(f"{before}\n\n{text}")
    size = len(before) + 2
    assert [(m.span.start - size, m.span.end - size, m.value) for m in moved] == [
        (m.span.start, m.span.end, m.value) for m in found(text)
    ]


@given(st.text(alphabet="MayJun 0123456789.,-–:/()thofedatnpm\nSaturdyevk", max_size=200))
@settings(max_examples=150, deadline=None)
def test_mentions_are_sorted_apart_and_inside_the_text_whatever_it_is(text: str) -> None:
    last = 0
    for mention in found(text):
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert all(when.start <= when.end for when in mention.whens)
        last = mention.span.end


@given(st.lists(st.sampled_from(["May", "16", ",", "to", "Friday", "2022", "the", "of", "-", "every", "week", "\n"])))
@settings(max_examples=60, deadline=None)
def test_the_automaton_and_the_pattern_find_the_same_words(words: list[str]) -> None:
    text = "\n" + " ".join(words)
    fast = automaton(EN.lexicon.table)
    if fast is not None:
        places = [place[1:] for place in fast(text)]
        assert places == [place[1:] for place in scanner(EN.lexicon.table)(text)]


ADVERSE = ["1 ", "May ", "Monday to ", "every other ", "1, ", "12:30 to ", "in the ", "2022-05-", "(", "May 3, ", "a "]


@pytest.mark.parametrize("piece", ADVERSE)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def spent(size: int) -> float:
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            found(text)
            best = min(best, time.process_time() - start)
        return best

    spent(1000)
    small, large = spent(12_000), spent(48_000)
    assert large < 14 * small + 0.1


def test_only_the_spans_asked_for_are_read() -> None:
    text = "It opens on May 3. It closes on June 5."
    (mention,) = found(text, spans=[Span(19, len(text))])
    assert mention.span.of(text) == "June 5"


def test_without_a_day_of_publication_only_full_dates_are_placed() -> None:
    mentions = found("It opens tomorrow. It shuts on Friday. It opened on May 3. It was May 3, 2022.", Anchor(None))
    assert [bool(mention.whens) for mention in mentions] == [False, False, False, True]


def test_what_is_supposed_is_told_apart_from_what_is_said() -> None:
    (mention,) = found("The court will rule on January 12.", Anchor(date(2021, 12, 20)))
    (when,) = mention.whens
    assert (mention.stated.year, mention.stated.month, mention.stated.day) == (None, 1, 12)
    assert when.implied == {"year"}
    assert when.why == ("year: the nearest one",)
    assert mention.direction == "future"


def test_a_weekday_that_contradicts_its_date_is_told_and_not_mended() -> None:
    (mention,) = found("The fair opens on Monday, May 3, 2022.")
    assert mention.doubt == "weekday is Tuesday, not Monday"
    assert mention.whens[0].start == date(2022, 5, 3)


def test_a_day_that_no_calendar_has_is_not_placed() -> None:
    (mention,) = found("It happened on February 30, 2022.")
    assert mention.whens == ()
    assert mention.doubt == "no such day"


def test_a_clock_time_alone_stands_on_the_day_of_publication() -> None:
    (mention,) = found("Doors open at 7 p.m.")
    assert mention.whens[0].start == HERE.day
    assert "day" in mention.whens[0].implied


def test_another_direction_reads_a_mention_anew() -> None:
    (mention,) = found("Lawmakers voted on August 30.")
    again = timex.resolve(mention, HERE, direction="future")
    assert mention.whens[0].start == date(2020, 8, 30)
    assert again.whens[0].start == date(2021, 8, 30)


def test_that_day_is_the_day_told_before() -> None:
    mentions = found("The vote is on September 9. Schools close that day. The following day they open.")
    assert [m.whens[0].start for m in mentions] == [date(2021, 9, 9), date(2021, 9, 9), date(2021, 9, 10)]


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("for three days", "DURATION", "P3D"),
        ("a two-hour talk", "DURATION", "PT2H"),
        ("for several months", "DURATION", "PXM"),
        ("It is now open", "DATE", "PRESENT_REF"),
        ("It was recently told", "DATE", "PAST_REF"),
        ("the weekly paper", "SET", "P1W"),
        ("last week", "DATE", "2021-W33"),
        ("this weekend", "DATE", "2021-W34-WE"),
        ("in the third quarter of 2022", "DATE", "2022-Q3"),
        ("in the spring of 2022", "DATE", "2022-SP"),
        ("this morning", "TIME", "2021-08-25TMO"),
        ("in the 1990s", "DATE", "199"),
        ("at 16:00 UTC on May 3, 2022", "TIME", "2022-05-03T16:00Z"),
    ],
)
def test_values_follow_timex3(words: str, kind: str, value: str) -> None:
    (mention,) = found(words)
    assert (mention.type, mention.value) == (kind, value)


def test_durations_sets_of_adjectives_and_references_have_no_place_on_the_calendar() -> None:
    assert all(not mention.whens for mention in found("The annual, two-hour talk is now over."))


def test_the_order_of_figures_is_settled_by_impossibility_and_else_by_the_language() -> None:
    days = [found(text)[0].whens[0].start for text in ("on 5/6/2022", "on 16/5/2022", "on 5/16/2022", "on 5.6.2022")]
    assert days == [date(2022, 5, 6), date(2022, 5, 16), date(2022, 5, 16), date(2022, 6, 5)]


def test_a_date_that_only_one_order_allows_settles_the_others_of_its_text() -> None:
    british = found("It starts on 5/4/2022 and ends on 26/4/2022.")
    american = found("It starts on 5/4/2022 and ends on 5/26/2022.")
    torn = found("It starts on 5/4/2022, 5/26/2022 and 26/5/2022.")
    assert [m.whens[0].start for m in british] == [date(2022, 4, 5), date(2022, 4, 26)]
    assert [m.whens[0].start for m in american] == [date(2022, 5, 4), date(2022, 5, 26)]
    assert torn[0].whens[0].start == date(2022, 5, 4)


def test_a_stretch_ahead_is_a_duration_with_a_place_and_no_day_told_before() -> None:
    stretch, same = found("Rain is due over the next ten days. Schools close that day.")
    assert (stretch.type, stretch.value) == ("DURATION", "P10D")
    assert (stretch.whens[0].start, stretch.whens[0].end) == (date(2021, 8, 26), date(2021, 9, 4))
    assert same.whens[0].start == HERE.day
    assert not found("Rain is due over the next ten days.", Anchor(None))[0].whens


def test_a_term_tells_a_time_only_where_the_sentence_looks_ahead() -> None:
    terms = [found(f"{words} within ten days.")[0].whens for words in ("They must reply", "They replied", "Most quit")]
    assert [bool(term) for term in terms] == [True, False, False]


def test_a_language_is_found_by_the_name_of_its_folder() -> None:
    assert {"de", "en"} <= set(available())
    assert load("en-GB") is load("en")


def test_a_language_without_a_pack_reads_candidates_one_by_one() -> None:
    text = "La conférence aura lieu le 16 mai 2022 à Lyon devant 12 joueurs, puis le 2022-06-01."
    mentions = timex.find(text, HERE, load("fr"))
    assert [(m.span.of(text), m.value) for m in mentions] == [
        ("16 mai 2022", "2022-05-16"),
        ("2022-06-01", "2022-06-01"),
    ]


def test_a_range_keeps_the_precision_of_its_ends() -> None:
    (mention,) = found("It runs from June to August 2022.")
    assert mention.whens[0].precision is Precision.MONTH


def test_a_weekday_with_a_clock_time_is_no_clock_time_alone() -> None:
    (mention,) = found("The debate will start Friday at 7 p.m.")
    assert "day" not in mention.whens[0].implied


def test_the_date_of_an_update_line_is_marked() -> None:
    rules = [mention.rule for mention in found("Updated Dec. 3, 2020\nThe vote is on Dec. 3, 2021.")]
    assert [rule.endswith(":update") for rule in rules] == [True, False]


def test_a_word_of_time_inside_another_word_is_not_one() -> None:
    assert found("The mayor, mayday, a marcher, 5maying, x-2022y and Mondayish.") == []


def test_a_date_just_past_stays_when_the_sentence_speaks_of_the_present() -> None:
    (mention,) = found("The assembly, which opens on August 20, takes place online.")
    assert mention.whens[0].start == date(2021, 8, 20)


def test_a_participle_far_from_the_date_does_not_send_it_to_the_past() -> None:
    (mention,) = found("The parade, followed by a concert in the old park on September 30.")
    assert mention.whens[0].start == date(2021, 9, 30)


def test_a_verb_that_stands_apart_does_not_overrule_the_nearest_year() -> None:
    text = "The chorus sang for the mayor of the small town beside the lake in the hills of the north on October 9."
    (mention,) = found(text)
    assert mention.whens[0].start == date(2021, 10, 9)


def test_without_a_day_of_publication_a_range_from_a_weekday_is_not_placed() -> None:
    (mention,) = found("It runs from Friday to May 3, 2022.", Anchor(None))
    assert mention.whens == ()


@pytest.mark.parametrize(
    "words", ["Friday from 10 countries", "Friday 3.50 per cent", "Friday, 2.75 million", "from Friday 5 to 7 people"]
)
def test_figures_that_count_things_beside_a_day_are_no_clock_times(words: str) -> None:
    (mention,) = found(f"They came on {words} to Lyon.")
    assert mention.whens[0].start_time is None

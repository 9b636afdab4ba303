"""Any words of an article survive into a feed, arrive in two independent parsers, and inject nothing."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import icalendar
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from made_events import EVERYTHING, HOSTILE, make

from datewire.feeds import ics, text, wording
from datewire.feeds.lint import check, errors
from datewire.model import Event, Evidence, Feed, Place, Report, Span

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=120) | st.sampled_from(
    [HOSTILE, "\\", "\\,", "\\N", ";", "^n", '"', "END:VCALENDAR\r\n", "a\u0308", "\u2028", "😀" * 40, "=1+1"]
)


def event(title: str, place: str, quote: str, url: str) -> Event:
    """An event that holds the words wherever an article's words may go."""
    return make(
        title=title,
        place=Place(place, place, "DE", 1.0, 2.0, "Europe/Berlin"),
        evidence=(Evidence("a", Span(0, 1), quote, "when"),),
        aliases=(title, quote),
        why=(quote,),
        link=url,
        reports=(Report("a", title, None, url, place),),
    )


def properties(data: bytes) -> Counter[str]:
    return Counter(name for part in icalendar.Calendar.from_ical(data).walk() for name in part)


@settings(max_examples=150, deadline=None)
@given(title=ANY, place=ANY, quote=ANY, tail=ANY)
@example(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_any_words_survive_in_two_parsers_and_inject_nothing(title: str, place: str, quote: str, tail: str) -> None:
    made = event(title, place, quote, "https://news.example/" + tail)
    data = ics.write((made,), EVERYTHING)
    assert errors(check(data)) == []
    assert set(properties(data)) <= set(properties(ics.write((make(link="https://x.example"),), EVERYTHING)))
    (one,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    (other,) = IcsCalendarStream.calendar_from_ics(data.decode()).events
    assert one["SUMMARY"] == wording.summary(made.draft) == other.summary
    assert one["DESCRIPTION"] == wording.description(made) == other.description
    assert one.get("LOCATION") == wording.location(made.draft) == other.location


@settings(max_examples=60, deadline=None)
@given(title=ANY, about=ANY)
def test_any_name_of_a_feed_survives_and_injects_nothing(title: str, about: str) -> None:
    data = ics.write((make(),), Feed("x", title, about))
    assert errors(check(data)) == []
    assert icalendar.Calendar.from_ical(data)["X-WR-CALNAME"] == ics.calendar_name(Feed("x", title))


@settings(max_examples=300)
@given(ANY)
def test_made_harmless_once_is_made_harmless(words: str) -> None:
    once = text.plain(words)
    assert text.plain(once) == once
    line = text.one_line(words)
    assert text.one_line(line) == line
    assert len(line) <= 200
    assert "\n" not in line
    line.encode("utf-8")


@settings(max_examples=300)
@given(ANY)
def test_an_address_is_ascii_and_web_or_none(words: str) -> None:
    for url in (words, "https://" + words, "https://x.example/" + words):
        found = text.address(url)
        assert found is None or (found.isascii() and found.isprintable() and " " not in found)
        assert found is None or found.startswith(("http://", "https://"))
        assert text.address(found) == found


def test_letters_beside_the_controls_are_kept() -> None:
    kept = "Ärger, naïve – “quoted” 選挙 😀 🗳️ नमस्ते עברית 1\u00a0000"
    assert text.one_line(kept) == kept.replace("\u00a0", " ")


def test_the_guard_also_holds_when_python_drops_its_asserts() -> None:
    done = subprocess.run(
        [sys.executable, "-O", str(Path(__file__).with_name("optimized_writer.py"))], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.split() == [b"guarded", b"1"]

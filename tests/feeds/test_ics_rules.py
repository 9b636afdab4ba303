"""The iCalendar writer, rule by rule of the project's checklist; numbers in the names are those of the rules."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import icalendar
import pytest
from made_events import EVERYTHING, GOLDEN, HOSTILE, LUEBECK, SEEN, golden, make, timed, various

from datewire.errors import FeedError
from datewire.feeds import ics
from datewire.feeds.lines import fold, line
from datewire.feeds.lint import check
from datewire.model import Event, Evidence, Feed, Place, Precision, Report, Span, Status


def written(*events: Event, feed: Feed = EVERYTHING) -> list[str]:
    """The unfolded lines of a feed."""
    return ics.write(events, feed).decode().replace("\r\n ", "").split("\r\n")


def values(name: str, *events: Event, feed: Feed = EVERYTHING) -> list[str]:
    """The lines of `name` in the events of a feed, without the name."""
    lines = written(*events, feed=feed)
    return [x[len(name) :] for x in lines[lines.index("BEGIN:VEVENT") :] if re.match(rf"{name}[;:]", x)]


@pytest.mark.parametrize("name", sorted(golden()))
def test_the_bytes_are_those_of_the_golden_file(name: str) -> None:
    assert golden()[name] == (GOLDEN / name).read_bytes()


def test_everything_written_passes_the_linter_without_a_word() -> None:
    assert check(ics.write(various(), EVERYTHING)) == []
    assert [f for f in check((GOLDEN / "everything.ics").read_bytes()) if f.level == "error"] == []


def test_01_02_03_bytes_are_utf8_crlf_and_folded_at_75_octets_between_characters() -> None:
    data = ics.write((make(title="Länge 選挙😀 " * 12),), EVERYTHING)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"END:VCALENDAR\r\n")
    for physical in data.split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode("utf-8")
        assert b"\n" not in physical
        assert b"\r" not in physical


def test_04_no_fold_parts_a_backslash_from_what_it_escapes() -> None:
    for shift in range(8):
        assert b"\\\r\n" not in fold(b"X" * shift + b"\\\\\\," * 60).replace(b"\\\\", b"")


def test_05_text_is_escaped_and_a_backslash_before_a_capital_n_stays_what_it_is() -> None:
    (summary,) = values("SUMMARY", make(title="a, b; C:\\New"))
    assert summary == r":a\, b\; C:\\New"
    parsed = icalendar.Calendar.from_ical(ics.write((make(title="C:\\New"),), EVERYTHING))
    assert parsed.walk("VEVENT")[0]["SUMMARY"] == "C:\\New"


def test_06_07_08_12_hostile_text_is_one_harmless_line() -> None:
    event = make(title=HOSTILE, place=Place(HOSTILE), aliases=(HOSTILE,))
    lines = written(event)
    assert lines.count("BEGIN:VEVENT") == 1
    assert not any(x.startswith(("ATTACH", "DTSTART:1970")) for x in lines)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e\ud800]", "".join(lines))
    assert "BEGIN:VEVENT" not in "".join(values("SUMMARY", event) + values("DESCRIPTION", event))


def test_10_11_the_guard_against_injection_is_an_exception() -> None:
    with pytest.raises(FeedError):
        line("SUMMARY", "a\r\nBEGIN:VEVENT")
    with pytest.raises(FeedError):
        line("SUMMARY", "a\nb")
    with pytest.raises(FeedError):
        line("X-EVIL\r\nATTACH", "a")
    with pytest.raises(FeedError):
        line("ATTACH", "https://x.example/a")
    assert line("SUMMARY", "a", {"LANGUAGE": 'a\r\n"b'}) == b"SUMMARY;LANGUAGE=a^n^'b:a\r\n"


def test_13_the_order_of_the_events_does_not_matter() -> None:
    assert ics.write(various(), EVERYTHING) == ics.write(various()[::-1], EVERYTHING)


def test_15_text_is_in_normal_form_c() -> None:
    assert values("SUMMARY", make(title="Mu\u0308hle")) == [":M\u00fchle"]


def test_16_17_18_19_23_the_header_is_complete_and_says_nothing_else() -> None:
    lines = written(make())
    head = lines[: lines.index("BEGIN:VEVENT")]
    assert head[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//datewire//datewire//EN"]
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H", "CALSCALE:GREGORIAN"} <= set(head)
    assert not any(x.startswith(("UID", "METHOD", "LAST-MODIFIED")) for x in head)
    assert not any(x.startswith(("ORGANIZER", "ATTENDEE", "ATTACH")) or x == "BEGIN:VALARM" for x in lines)


def test_21_22_the_name_has_no_character_that_needs_an_escape() -> None:
    feed = Feed("x", "Ports, quays; C:\\New\nthings", "About\nit, " + "x" * 400)
    lines = written(make(), feed=feed)
    assert "NAME:Ports quays C: New things" in lines
    assert "X-WR-CALNAME:Ports quays C: New things" in lines
    (about,) = [x for x in lines if x.startswith("X-WR-CALDESC")]
    assert len(about) <= 255 + len("X-WR-CALDESC:\\")
    assert "\\n" not in about


def test_28_an_export_has_no_name_and_no_refresh() -> None:
    data = ics.write_single((make(),))
    assert b"NAME" not in data
    assert b"REFRESH" not in data
    assert b"TTL" not in data
    assert check(data) == []


def test_30_31_a_uid_that_no_client_would_keep_and_two_of_one_are_refused() -> None:
    for uid in ("", "a,b", "a b", "ü@x", "x" * 201, "a\r\nb"):
        with pytest.raises(FeedError):
            ics.write((make(uid),), EVERYTHING)
    with pytest.raises(FeedError, match="share the UID"):
        ics.write((make(), timed("e1@datewire")), EVERYTHING)


def test_32_33_34_stamps_are_those_of_the_last_change() -> None:
    event = make(sequence=3, changed=SEEN + timedelta(days=1, microseconds=9))
    assert values("DTSTAMP", event) == values("LAST-MODIFIED", event) == [":20260303T083000Z"]
    assert values("CREATED", event) == [":20260302T083000Z"]
    assert values("SEQUENCE", event) == [":3"]


def test_35_36_the_end_of_whole_days_is_the_day_after_the_last() -> None:
    assert values("DTSTART", make()) == [";VALUE=DATE:20260504"]
    assert values("DTEND", make()) == [";VALUE=DATE:20260507"]
    last = make(start=date(2026, 12, 31), end=date(2026, 12, 31))
    assert values("DTEND", last) == [";VALUE=DATE:20270101"]


def test_37_a_beginning_without_an_end_lasts_an_assumed_hour_and_says_so() -> None:
    event = timed(end_time=None)
    assert values("DTEND", event) == [";TZID=Europe/Berlin:20260507T100000"]
    assert "one hour is assumed" in values("DESCRIPTION", event)[0]


def test_37_an_end_after_midnight_is_on_the_next_day_and_the_hour_of_a_change_of_clocks_is_kept() -> None:
    day = date(2026, 5, 9)
    night = make(start=day, end=day, start_time=time(22), end_time=time(2), zone="Europe/Berlin")
    assert values("DTEND", night) == [";TZID=Europe/Berlin:20260510T020000"]
    spring = make(start=date(2026, 3, 29), end=date(2026, 3, 29), start_time=time(1, 30), zone="Europe/Berlin")
    assert values("DTEND", spring) == [";TZID=Europe/Berlin:20260329T033000"]


def test_37_a_first_hour_of_several_days_does_not_cut_the_other_days() -> None:
    event = make(start_time=time(9), zone="Europe/Berlin")
    assert values("DTSTART", event) == [";VALUE=DATE:20260504"]
    assert "09:00 (Europe/Berlin)" in values("DESCRIPTION", event)[0]


def test_38_39_a_clock_time_has_the_zone_told_or_that_of_the_place_or_becomes_a_day() -> None:
    assert values("DTSTART", timed(zone=None)) == [";TZID=Europe/Berlin:20260507T090000"]
    assert values("DTSTART", timed(zone="+02:00")) == [";TZID=Europe/Berlin:20260507T090000"]
    assert values("DTSTART", timed(zone="+05:00")) == [":20260507T040000Z"]
    assert values("DTSTART", timed(zone="UTC")) == [":20260507T090000Z"]
    lost = timed(zone=None, place=None)
    assert values("DTSTART", lost) == [";VALUE=DATE:20260507"]
    assert "09:00 to 10:30\\; its time zone is not known" in values("DESCRIPTION", lost)[0]


@pytest.mark.parametrize(
    "zone", ["EST", "CET", "W. Europe Standard Time", "/Europe/Berlin", "../etc/passwd", "Mars/Base"]
)
def test_40_no_other_zone_than_an_iana_key_with_a_slash_is_written(zone: str) -> None:
    lines = written(timed(zone=zone, place=None))
    assert not any("TZID" in x for x in lines)


def test_41_each_zone_in_use_stands_once_before_the_events() -> None:
    lines = written(timed("a@x"), timed("b@x"), timed("c@x", "Asia/Tokyo"), make())
    assert [x for x in lines if x.startswith("TZID:")] == ["TZID:Asia/Tokyo", "TZID:Europe/Berlin"]
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert "VTIMEZONE" not in "".join(written(make()))


def test_44_a_rule_without_an_end_gets_one_of_the_type_of_the_beginning() -> None:
    assert values("RRULE", timed(rrule="RRULE:FREQ=WEEKLY;BYDAY=TH")) == [
        ":FREQ=WEEKLY;BYDAY=TH;UNTIL=20270507T070000Z"
    ]
    assert values("RRULE", make(rrule="FREQ=WEEKLY")) == [":FREQ=WEEKLY;UNTIL=20270504"]
    assert values("RRULE", make(rrule="FREQ=DAILY;UNTIL=20260601T120000Z")) == [":FREQ=DAILY;UNTIL=20260601"]
    assert "one year" in values("DESCRIPTION", make(rrule="FREQ=WEEKLY"))[0]


@pytest.mark.parametrize(
    "rule", ["every Tuesday", "FREQ=HOURLY", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;X=1", "COUNT=2", "\r\nA:b"]
)
def test_44_a_rule_that_is_none_is_left_out_and_that_is_said(rule: str) -> None:
    assert values("RRULE", make(rrule=rule)) == []
    assert "could not be written" in values("DESCRIPTION", make(rrule=rule))[0]


@pytest.mark.parametrize(
    ("status", "precision", "state", "summary"),
    [
        (Status.SCHEDULED, Precision.DAY, "CONFIRMED", "Meeting of the harbour board"),
        (Status.HELD, Precision.DAY, "CONFIRMED", "Meeting of the harbour board"),
        (Status.CANCELLED, Precision.DAY, "CANCELLED", "Cancelled: Meeting of the harbour board"),
        (Status.POSTPONED, Precision.DAY, "CANCELLED", "Postponed: Meeting of the harbour board"),
        (Status.SCHEDULED, Precision.MONTH, "TENTATIVE", "Meeting of the harbour board (date not confirmed)"),
    ],
)
def test_45_46_48_status_is_told_in_the_name_too(
    status: Status, precision: Precision, state: str, summary: str
) -> None:
    event = make(status=status, precision=precision)
    assert values("STATUS", event) == [f":{state}"]
    assert values("SUMMARY", event) == [f":{summary}"]


def test_49_events_are_free_time_unless_the_feed_is_busy_and_called_off_ones_always() -> None:
    busy = Feed("x", "X", "", {"busy": True})
    assert values("TRANSP", make()) == [":TRANSPARENT"]
    assert values("X-MICROSOFT-CDO-BUSYSTATUS", make()) == [":FREE"]
    assert values("TRANSP", make(), feed=busy) == [":OPAQUE"]
    assert values("X-MICROSOFT-CDO-BUSYSTATUS", make(), feed=busy) == [":BUSY"]
    assert values("TRANSP", make(status=Status.CANCELLED), feed=busy) == [":TRANSPARENT"]


def test_53_54_the_account_has_quotation_reasons_sources_and_the_address_last() -> None:
    event = make(implied=frozenset({"year"}), why=("year: the nearest one",), aliases=("Board",))
    (about,) = values("DESCRIPTION", event)
    assert "“The harbour board will meet in Lübeck from 4 to 6 May" in about
    assert "Supposed\\, not said: the year." in about
    assert "year: the nearest one" in about
    assert "Also called: Board." in about
    assert "Source: Board to meet in May\\, Example Post\\, 2 March 2026" in about
    assert about.endswith("\\n\\nhttps://news.example/board?id=1")
    assert values("URL", event) == [":https://news.example/board?id=1"]


def test_53_an_address_is_web_only_and_percent_encoded() -> None:
    def at(url: str) -> list[str]:
        return values("URL", make(reports=(Report("a", "T", None, url),)))

    assert at('https://news.example/a b?q=ä"<>') == [":https://news.example/a%20b?q=%C3%A4%22%3C%3E"]
    assert at("https://bücher.example/") == [":https://xn--bcher-kva.example/"]
    for bad in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user:pw@x.example/",
        "//x",
        "https://",
        "http://[x",
    ):
        assert at(bad) == []


def test_54_83_lengths_are_bounded_and_the_address_is_never_cut() -> None:
    told = tuple(Evidence(f"a{n}", Span(0, 9), f"{n}" * 900, "when") for n in range(9))
    long = make(title="x " * 5000, aliases=("y" * 9000,) * 50, why=("z" * 5000,) * 50, evidence=told)
    parsed = icalendar.Calendar.from_ical(ics.write((long,), EVERYTHING)).walk("VEVENT")[0]
    assert len(parsed["SUMMARY"]) <= 200
    assert len(parsed["DESCRIPTION"]) <= 2000
    assert parsed["DESCRIPTION"].endswith("https://news.example/board?id=1")


def test_57_58_place_and_link_are_told_in_every_way_that_clients_know() -> None:
    event = make(online=True, link="https://meet.example/r")
    assert values("LOCATION", event) == [":Online\\; Lübeck"]
    assert values("LOCATION", make(online=True, place=None)) == [":Online"]
    assert values("GEO", event) == [":53.86893;10.68729"]
    (apple,) = values("X-APPLE-STRUCTURED-LOCATION", event)
    assert apple.endswith(":geo:53.86893,10.68729")
    assert values("CONFERENCE", event) == [";LABEL=Take part;VALUE=URI:https://meet.example/r"]
    tiny = make(place=replace(LUEBECK, latitude=-0.0000001, longitude=1e-7))
    assert values("GEO", tiny) == [":0.00000;0.00000"]
    assert values("GEO", make(place=replace(LUEBECK, latitude=95.0))) == []


def test_a_naive_stamp_is_taken_as_utc_and_another_zone_is_converted() -> None:
    naive = make(created=datetime(2026, 3, 2, 8, 30), changed=datetime(2026, 3, 2, 8, 30))
    assert ics.write((naive,), EVERYTHING) == ics.write((make(),), EVERYTHING)
    tokyo = (SEEN + timedelta(minutes=7)).astimezone(timezone(timedelta(hours=9)))
    assert values("CREATED", make(created=tokyo, changed=tokyo)) == [":20260302T083700Z"]

"""The other formats: each says the same facts, escapes its own way, and gives the same bytes everywhere."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
from made_events import EVERYTHING, HOSTILE, SEEN, make, timed, various

from datewire.feeds import contract, ics
from datewire.feeds.formats import WRITERS
from datewire.model import Anchor, Article, Box, Disposition, Place, Precision, Reading, Span, Status

ATOM = "{http://www.w3.org/2005/Atom}"


def test_two_other_libraries_read_every_event_of_a_feed() -> None:
    data = ics.write(various(), EVERYTHING)
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 12
    assert all(not part.errors for part in icalendar.Calendar.from_ical(data).walk())
    events = IcsCalendarStream.calendar_from_ics(data.decode()).events
    assert len(events) == 12
    spans = {e.uid: (e.start, e.end) for e in events}
    assert spans["days@datewire"] == (date(2026, 5, 4), date(2026, 5, 7))
    assert spans["irregular@datewire"][0].isoformat() == "2026-05-07T09:00:00+01:00"


def test_recurring_events_come_on_their_days() -> None:
    calendar = icalendar.Calendar.from_ical(ics.write(various(), EVERYTHING))
    found = recurring_ical_events.of(calendar).between(date(2026, 5, 8), date(2026, 5, 30))
    days = sorted(str(e.start)[:16] for e in found if e["SUMMARY"] == "Weekly briefing")
    assert days == ["2026-05-14 09:00", "2026-05-21 09:00", "2026-05-28 09:00"]
    assert sum(e["SUMMARY"] == "Open evening" for e in found) == 2


def test_the_json_contract_has_its_keys_in_their_order() -> None:
    draft = timed().draft
    article = Article("a1", "Title", "Title\nText", (), Anchor(date(2026, 3, 2)), "en")
    line = Disposition(Span(0, 5), "Title", Box.SCHEDULED, "rule", "reason", 0)
    made = contract.reading_to_json(Reading(article, (draft,), (line,)))
    assert list(made) == ["id", "title", "published", "language", "events"]
    (event,) = made["events"]
    assert " ".join(event) == (
        "title aliases start_date end_date start_time end_time timezone precision rrule place online status kind "
        "confidence implied evidence"
    )
    assert (event["start_date"], event["end_date"], event["start_time"]) == ("2026-05-07", "2026-05-07", "09:00")
    assert event["place"] == "Lübeck"
    assert list(event["evidence"][0]) == ["supports", "start", "end", "quote"]
    long = contract.reading_to_json(Reading(article, (draft,), (line,)), text=True)
    assert list(long)[-2:] == ["text", "ledger"]
    assert long["ledger"] == [
        {"start": 0, "end": 5, "quote": "Title", "box": "scheduled", "rule": "rule", "reason": "reason", "event": 0}
    ]


def test_the_end_date_of_json_and_csv_is_inclusive() -> None:
    record = json.loads(WRITERS["json"].write((make(),), EVERYTHING))["events"][0]
    assert (record["start_date"], record["end_date"]) == ("2026-05-04", "2026-05-06")
    (row,) = csv.DictReader(io.StringIO(WRITERS["csv"].write((make(),), EVERYTHING).decode()))
    assert (row["start_date"], row["end_date"]) == ("2026-05-04", "2026-05-06")


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n\n=1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(title: str) -> None:
    data = WRITERS["csv"].write((make(title=title, place=Place(title)),), EVERYTHING).decode()
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert not any(cell.lstrip("\t\r\n ").startswith(("=", "+", "@", "-")) for cell in row.values())
    assert row["title"].startswith("'")


def test_jcal_says_what_the_icalendar_file_says() -> None:
    made = json.loads(WRITERS["jcal"].write(various(), EVERYTHING))
    assert made[0] == "vcalendar"
    events = [part for part in made[2] if part[0] == "vevent"]
    assert len(events) == 12
    assert ["dtstart", {}, "date", "2026-05-04"] in events[0][1]
    again = icalendar.Calendar.from_jcal(made)
    assert len(again.walk("VEVENT")) == 12


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_syndication_is_well_formed_newest_first_and_bounded(name: str) -> None:
    events = [make(f"{n:03d}@x", title=HOSTILE + "<x & y", created=SEEN + timedelta(days=n)) for n in range(60)]
    root = ET.fromstring(WRITERS[name].write(events, EVERYTHING))
    entries = root.findall(f"{ATOM}entry") or root.findall("channel/item")
    assert len(entries) == 50
    ids = [entry.findtext(f"{ATOM}id") or entry.findtext("guid") for entry in entries]
    assert ids[0] == "urn:x-datewire:event:059@x"
    if name == "atom":
        assert root.findtext(f"{ATOM}updated") == "2026-04-30T08:30:00Z"


def test_json_ld_cannot_leave_its_script_element_and_tells_state_and_place() -> None:
    event = make(title="</script><script>", status=Status.CANCELLED, online=True)
    data = WRITERS["jsonld"].write((event, make("m@x", precision=Precision.MONTH)), EVERYTHING)
    assert b"<" not in data
    (one,) = json.loads(data)["@graph"]
    assert one["eventStatus"] == "https://schema.org/EventCancelled"
    assert one["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert one["endDate"] == "2026-05-06"
    assert json.loads(WRITERS["jsonld"].write((timed(),), EVERYTHING))["@graph"][0]["startDate"].endswith("+02:00")


def test_the_day_list_has_a_heading_for_each_day_and_open_dates_last() -> None:
    events = (make(), timed(), make("m@x", precision=Precision.MONTH, title="Regatta"))
    words = WRITERS["text"].write(events, EVERYTHING).decode()
    assert "MONDAY, 4 MAY 2026" in words
    assert "0900 Europe/Berlin  LÜBECK - Meeting of the harbour board" in words
    assert words.index("THURSDAY, 7 MAY 2026") < words.index("Date not confirmed") < words.index("Regatta")


def test_markdown_of_hostile_words_is_words() -> None:
    words = WRITERS["markdown"].write((make(title="[x](javascript:y) <img> `a` *b*\n# c"),), EVERYTHING).decode()
    assert r"\[x\](javascript:y) \<img\> \`a\` \*b\* \# c" in words


def test_the_table_keeps_its_columns_with_wide_letters() -> None:
    lines = WRITERS["table"].write((make(title="選挙" * 60), make("b@x")), EVERYTHING).decode().splitlines()
    assert all(len(line) + sum(c in "選挙" for c in line) <= 112 for line in lines)
    assert lines[0].rstrip().endswith("Lübeck")
    assert WRITERS["table"].write((), EVERYTHING) == b"no events\n"


def test_no_terminal_escape_reaches_a_terminal() -> None:
    event = make(title="a\x1b[2Jb\x9b1m", place=Place("\x1b]0;x\x07"))
    for name in ("table", "text", "markdown"):
        assert not {"\x1b", "\x9b", "\x07"} & set(WRITERS[name].write((event,), EVERYTHING).decode())


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONTZPATH": ""},
    ],
)
def test_every_format_gives_the_same_bytes_under_any_seed_zone_and_locale(setting: dict[str, str]) -> None:
    code = "import hashlib, made_events as m, datewire.feeds.formats as f\n" + (
        "for n in f.WRITERS: print(n, hashlib.sha256(f.WRITERS[n].write(m.various(), m.EVERYTHING)).hexdigest())"
    )
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **setting},
        cwd=here,
        capture_output=True,
        check=True,
        text=True,
    )
    own = {name: WRITERS[name].write(various(), EVERYTHING) for name in WRITERS}
    import hashlib

    assert dict(line.split() for line in done.stdout.splitlines()) == {
        name: hashlib.sha256(data).hexdigest() for name, data in own.items()
    }

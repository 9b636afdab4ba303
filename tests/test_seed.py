"""The first seed and the feeds in this repository: exactly two events, and calendars/ is what build makes of seeds/."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from datewire import pipeline
from datewire.model import Box

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_a1781295d0532279.txt"


def build(folder: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "datewire", "build", str(ROOT / "seeds"), "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    return {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    ],
)
def test_calendars_are_what_build_makes_from_seeds(tmp_path: Path, environment: dict[str, str]) -> None:
    kept = {p.name: p.read_bytes() for p in (ROOT / "calendars").iterdir() if not p.name.startswith(".")}
    assert build(tmp_path, **environment) == kept


def test_the_feed_has_the_two_events_of_the_seed() -> None:
    data = (ROOT / "calendars" / "all.ics").read_bytes()
    first, second = sorted(Calendar.from_ical(data).events, key=lambda e: e.start)
    assert b"DTSTART;VALUE=DATE:20210823\r\nDTEND;VALUE=DATE:20210826\r\n" in data
    assert b"DTSTART;VALUE=DATE:20220516\r\nDTEND;VALUE=DATE:20220519\r\n" in data
    assert first["SUMMARY"] == "42nd AIPA General Assembly"
    assert first["LOCATION"] == "Online"
    assert "under the chair of Brunei" in first["DESCRIPTION"]
    assert second["SUMMARY"] == "World Conference on Intercultural and Interfaith Dialogue"
    assert second["LOCATION"] == "St Petersburg"
    assert {e["STATUS"] for e in (first, second)} == {"CONFIRMED"}
    assert {e["TRANSP"] for e in (first, second)} == {"TRANSPARENT"}


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("Third Eurasian Women’s Forum", Box.UNDATED),
        ("July", Box.PAST),
        ("2021–2025", Box.PERIOD),
        ("30th anniversary", Box.ANNIVERSARY),
        ("25th anniversary", Box.ANNIVERSARY),
        ("first plenary session", Box.PART_OF),
        ("42nd", Box.NOT_A_DATE),
        ("COVID-19", Box.NOT_A_DATE),
        ("between May 16 and 18, 2022", Box.SCHEDULED),
        ("from August 23-25", Box.ONGOING),
    ],
)
def test_everything_that_smells_of_a_date_is_accounted_for(words: str, box: Box) -> None:
    (article,) = pipeline.open_articles([str(SEED)])
    boxes = {d.box for d in pipeline.read(article).ledger if d.quote == words}
    assert boxes == {box}

"""VTIMEZONE: what an independent evaluator of recurrence rules reads from it is what the zone data says."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from dateutil.tz import tzical

from datewire.feeds import zones
from datewire.feeds.lint import check

REGULAR = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Europe/Dublin", "America/St_Johns", "Asia/Tokyo")
IRREGULAR = ("Africa/Casablanca", "America/Mexico_City", "Asia/Tehran", "Africa/Cairo", "America/Nuuk")


def instants(key: str, first: int, last: int) -> list[datetime]:
    """Around each change of the zone, and one in each month."""
    where = zones.zone(key)
    assert where is not None
    changes = [at for at, _, _ in zones.transitions(where, first, last)]
    around = [at + timedelta(hours=h) for at in changes for h in (-30, -1, 1, 30)]
    return around + [datetime(y, m, 15, 12, tzinfo=UTC) for y in range(first, last + 1) for m in range(1, 13)]


@pytest.mark.parametrize(("first", "last"), [(2021, 2023), (2025, 2027)])
@pytest.mark.parametrize("key", REGULAR + IRREGULAR)
def test_the_written_zone_gives_the_offsets_of_the_zone_data(key: str, first: int, last: int) -> None:
    made = zones.vtimezone(key, first, last)
    read = tzical(io.StringIO(made.decode())).get()
    where = zones.zone(key)
    assert where is not None
    for at in instants(key, first, last):
        if first <= at.year <= last:
            local = at.astimezone(where).replace(tzinfo=None)
            assert read.utcoffset(local) == at.astimezone(where).utcoffset(), at


@pytest.mark.parametrize("key", REGULAR + IRREGULAR)
def test_a_zone_has_no_rdate_no_comment_and_whole_minutes(key: str) -> None:
    made = zones.vtimezone(key, 2025, 2027)
    assert b"RDATE" not in made
    data = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + made + b"END:VCALENDAR\r\n"
    assert {finding.rule for finding in check(data)} == {41, 64}


def test_a_regular_zone_is_two_yearly_rules_from_1970_in_the_time_before_the_change() -> None:
    made = zones.vtimezone("America/New_York", 2026, 2026).decode()
    assert "DTSTART:19700308T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400" in made
    assert "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU" in made
    assert zones.vtimezone("America/New_York", 2030, 2040).decode() == made


def test_names_of_zones_are_resolved_or_refused() -> None:
    assert zones.zone("UTC") is UTC
    assert zones.zone("Z") is UTC
    assert zones.zone("+05:30") is not None
    for none in ("", "Nowhere", "../../etc/passwd", "/etc/passwd", "Europe/", "+25:00", "Europe/Berlin\n"):
        assert zones.zone(none) is None
    with pytest.raises(ValueError, match="no such time zone"):
        zones.vtimezone("Nowhere/Here", 2026, 2026)

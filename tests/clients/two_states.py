"""One feed in two states, and what a calendar program must hold of each: instants in UTC, days as days.

What is wanted stands here as written words, not computed from the events, but for the drill of 200 and the days around
today, which are for the picture.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from made_feeds import FEED, first, second

from datewire.model import Event, Place, Status, When

__all__ = ["FEED", "GONE", "NEW", "Entry", "revised", "start", "wanted"]

DRILLS = 200
GONE, NEW = "gone@datewire", "new@datewire"
_AWKWARD = 'Talk at C:\\New; "ports, quays" & <b>more</b> \N{SNOWMAN}'


class Entry(NamedTuple):
    """One event as a program holds it; `end` is exclusive; days are "2026-05-04", instants "2026-05-04T09:00Z"."""

    title: str
    start: str
    end: str
    status: str = "CONFIRMED"


def _event(uid: str, title: str, when: When, status: Status = Status.SCHEDULED, place: Place | None = None) -> Event:
    """An event like those of `made_feeds`."""
    like = first()[1]
    return replace(
        like, uid=f"{uid}@datewire", draft=replace(like.draft, title=title, when=when, status=status, place=place)
    )


def _clock(day: date, zone: str, begin: time, end: time | None, last: date | None = None) -> When:
    return When(day, last or day, start_time=begin, end_time=end, zone=zone)


def _awkward() -> list[Event]:
    """Zones, nights, seasons and signs that programs have trouble with."""
    berlin = _clock(date(2026, 10, 21), "Europe/Berlin", time(9), time(10))
    night = _clock(date(2026, 5, 21), "America/Los_Angeles", time(22), time(1), date(2026, 5, 22))
    return [
        _event("sydney", "Briefing in Sydney", _clock(date(2026, 5, 16), "Australia/Sydney", time(9), time(10, 30))),
        _event("nepal", "Evening in Kathmandu", _clock(date(2026, 5, 16), "Asia/Kathmandu", time(18, 15), None)),
        _event("winter", "Course over the change of clocks", replace(berlin, rrule="FREQ=WEEKLY;COUNT=2")),
        _event("night", "Night watch", night),
        _event("sign", _AWKWARD, When(date(2026, 5, 22), date(2026, 5, 22))),
        _event("leap", "Leap day", When(date(2028, 2, 29), date(2028, 2, 29))),
        _event("off", "Lost race", When(date(2026, 5, 23), date(2026, 5, 23)), Status.CANCELLED),
    ]


def _many(today: date) -> list[Event]:
    """200 clock times a day apart, and four days of the month of `today` for the picture."""
    zone, day = "America/Sao_Paulo", date(2027, 1, 1)
    drills = [
        _event(f"drill{n}", f"Drill {n}", _clock(day + timedelta(n), zone, time(14), time(15, 30)))
        for n in range(DRILLS)
    ]
    month = [_event(f"month{n}", f"Fair of day {n}", When(d := today.replace(day=n), d)) for n in (4, 11, 18, 25)]
    return [*drills, *month]


def start(today: date) -> list[Event]:
    """The first state."""
    return [*first(), *_awkward(), *_many(today)]


def revised(today: date) -> list[Event]:
    """A day later: two have moved (one by days, one by hours), one is new, two are cancelled, one is gone."""
    by_uid = {event.uid: event for event in (*second(), *_awkward(), *_many(today))}
    later = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
    talk = by_uid["sydney@datewire"]
    when = replace(talk.draft.when, start_time=time(11), end_time=time(12, 30))
    by_uid[talk.uid] = replace(talk, draft=replace(talk.draft, when=when), sequence=1, changed=later)
    fair = by_uid["month18@datewire"]
    off = replace(fair.draft, status=Status.CANCELLED)
    by_uid[fair.uid] = replace(fair, draft=off, sequence=1, changed=later)
    return list(by_uid.values())


_FIRST = {
    "days": Entry("Board meeting, first part; open", "2026-05-04", "2026-05-07"),
    "berlin": Entry("Briefing in Berlin", "2026-05-07T07:00Z", "2026-05-07T08:30Z"),
    "tokyo": Entry("Briefing in Tokyo 東京", "2026-05-07T00:00Z", "2026-05-07T01:30Z"),
    "morocco": Entry("Briefing in Casablanca", "2026-05-07T08:00Z", "2026-05-07T09:30Z"),
    "utc": Entry("Launch 🚀", "2026-05-07T09:00Z", "2026-05-07T10:30Z"),
    "weekly": Entry("Weekly briefing", "2026-05-07T07:00Z", "2026-05-07T08:30Z"),
    "fair": Entry("Harbour fair", "2026-05-09", "2026-05-11"),
    "gone": Entry("A mistake", "2026-05-12", "2026-05-13"),
    "sydney": Entry("Briefing in Sydney", "2026-05-15T23:00Z", "2026-05-16T00:30Z"),
    "nepal": Entry("Evening in Kathmandu", "2026-05-16T12:30Z", "2026-05-16T13:30Z"),
    "winter": Entry("Course over the change of clocks", "2026-10-21T07:00Z", "2026-10-21T08:00Z"),
    "night": Entry("Night watch", "2026-05-22T05:00Z", "2026-05-22T08:00Z"),
    "sign": Entry(_AWKWARD, "2026-05-22", "2026-05-23"),
    "leap": Entry("Leap day", "2028-02-29", "2028-03-01"),
    "off": Entry("Cancelled: Lost race", "2026-05-23", "2026-05-24", "CANCELLED"),
}
_THEN = {
    "days": Entry("Board meeting, first part; open", "2026-05-18", "2026-05-21"),
    "sydney": Entry("Briefing in Sydney", "2026-05-16T01:00Z", "2026-05-16T02:30Z"),
    "fair": Entry("Cancelled: Harbour fair", "2026-05-09", "2026-05-11", "CANCELLED"),
    "new": Entry("Regatta", "2026-05-30", "2026-05-31"),
}


def wanted(today: date, then: bool = False) -> dict[str, Entry]:
    """By UID, what a program must hold of the first state, or of the second."""
    table = _FIRST | (_THEN if then else {})
    for n in range(DRILLS):
        day = date(2027, 1, 1) + timedelta(n)
        table[f"drill{n}"] = Entry(f"Drill {n}", f"{day}T17:00Z", f"{day}T18:30Z")
    for n in (4, 11, 18, 25):
        day = today.replace(day=n)
        table[f"month{n}"] = Entry(f"Fair of day {n}", str(day), str(day + timedelta(1)))
    if then:
        del table["gone"]
        table["month18"] = table["month18"]._replace(title="Cancelled: Fair of day 18", status="CANCELLED")
    return {f"{uid}@datewire": entry for uid, entry in table.items()}

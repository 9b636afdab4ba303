"""A published folder with made-up events around a day: `python make_folder.py FOLDER COUNT YYYY-MM-DD`."""

from __future__ import annotations

import random
import sys
from datetime import date, time, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from published import BERGEN, QUITO, event, put

from datewire.model import Event, Kind, Status


def made(count: int, today: date) -> list[Event]:
    """`count` events from two weeks before `today` to a year after, of all kinds; the first is the one searched for."""
    choice = random.Random(4)
    events = [event("Lighthouse congress", today + timedelta(days=9), QUITO, kind=Kind.CONFERENCE)]
    for number in range(1, count):
        day = today + timedelta(days=choice.randint(-14, 365))
        body = choice.choice(["Harbour", "Forest", "School", "Tramway", "Library", "Weather"])
        clock = choice.choice([None, time(9), time(14, 30)])
        state = choice.choice([Status.SCHEDULED] * 12 + [Status.CANCELLED])
        place = choice.choice([BERGEN, QUITO, None])
        zone = place.zone if place and clock else None
        more = {"start_time": clock, "zone": zone, "kind": choice.choice(list(Kind)), "status": state}
        events.append(event(f"{body} council, session {number}", day, place, **more))
    return events


if __name__ == "__main__":
    put(Path(sys.argv[1]), made(int(sys.argv[2]), date.fromisoformat(sys.argv[3])))

"""vdirsyncer and khal subscribe to `datewire serve` over loopback: `python vdirsyncer_khal.py`, both installed.

Every event on the right days in three zones; a changed, a new, a cancelled and a removed event arrive at the next sync;
a build without a change leaves every file as it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from published import BERGEN, QUITO, event, later, put

from datewire.model import Event, Status

ZONES = ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo")
SYNC = """
[general]
status_path = "{work}/status/"
[pair wire]
a = "there"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage there]
type = "http"
url = "{address}all.ics"
[storage here]
type = "filesystem"
path = "{work}/items/"
fileext = ".ics"
"""
KHAL = """
[calendars]
[[wire]]
path = {work}/items/
readonly = True
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {work}/khal-{name}.db
"""


def events() -> list[Event]:
    """Whole days, and one clock time that is on three different days around the world."""
    return [
        event("Ferry council", date(2026, 5, 12), end=date(2026, 5, 14)),
        event("Night launch", date(2026, 5, 20), QUITO, start_time=time(21), end_time=time(22), zone=QUITO.zone),
        event("Harbour talk", date(2026, 5, 21), start_time=time(9), end_time=time(10, 30), zone=BERGEN.zone),
        event("Choir night", date(2026, 6, 2)),
        event("Old fair", date(2026, 6, 9)),
    ]


def revised() -> list[Event]:
    """One moved, one called off, one gone, one new."""
    ferry, launch, talk, choir, _ = events()
    moved = replace(talk.draft, when=replace(talk.draft.when, start=date(2026, 5, 22), end=date(2026, 5, 22)))
    off = replace(choir.draft, status=Status.CANCELLED)
    return [
        ferry,
        launch,
        replace(talk, draft=moved, sequence=1, changed=later()),
        replace(choir, draft=off, sequence=1, changed=later()),
        event("New vote", date(2026, 6, 20), changed=later()),
    ]


class Run:
    """One subscription in a folder of its own."""

    def __init__(self, work: Path, address: str) -> None:
        self.work = work
        (work / "items").mkdir()
        (work / "sync").write_text(SYNC.format(work=work, address=address))
        self._call("discover")

    def _call(self, what: str) -> None:
        subprocess.run(["vdirsyncer", "-c", self.work / "sync", what], check=True, capture_output=True, timeout=60)

    def sync(self) -> dict[str, tuple[int, bytes]]:
        """Sync once; each file with the time of its last writing."""
        self._call("sync")
        return {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in (self.work / "items").iterdir()}

    def days(self, zone: str) -> dict[str, str]:
        """Title and beginning of every event, as khal shows them in `zone`."""
        name = zone.replace("/", "-")
        config = self.work / f"khal-{name}"
        config.write_text(KHAL.format(work=self.work, zone=zone, name=name))
        words = ["khal", "-c", config, "list", "--once", "--day-format", "", "--format", "{title}\t{start}"]
        got = subprocess.run(
            [*words, "2026-05-01", "120d"], check=True, capture_output=True, text=True, timeout=60, env=os.environ
        )
        return dict(line.split("\t") for line in got.stdout.splitlines() if "\t" in line)


def check(words: str, got: object, want: object) -> bool:
    """Say whether `got` is what was wanted."""
    print(f"{'ok    ' if got == want else 'FAILED'} {words}" + ("" if got == want else f": {got!r} is not {want!r}"))
    return got == want


def told(run: Run, folder: Path) -> list[bool]:
    """The whole story of a subscription, a verdict for each step."""
    good = []
    first = run.sync()
    good.append(check("all five events arrive", len(first), 5))
    night = {"Europe/Berlin": "21 04:00", "America/Los_Angeles": "20 19:00", "Asia/Tokyo": "21 11:00"}
    for zone in ZONES:
        days = run.days(zone)
        good.append(check(f"{zone}: whole days stay", days["Ferry council"][:10], "2026-05-12"))
        good.append(check(f"{zone}: the clock is that of the zone", days["Night launch"], f"2026-05-{night[zone]}"))
    put(folder, events())
    good.append(check("a build without change writes nothing", run.sync(), first))
    put(folder, revised())
    second = run.sync()
    days = run.days("Europe/Berlin")
    good.append(check("the moved one is moved", days["Harbour talk"][:10], "2026-05-22"))
    good.append(check("the cancelled one says so", "Cancelled: Choir night" in days, True))
    good.append(
        check("the new one is there, the removed one is not", ("New vote" in days, "Old fair" in days), (True, False))
    )
    same = sum(first.get(name) == value for name, value in second.items())
    good.append(check("what did not change was not written again", same, 2))
    return good


def main() -> int:
    """Serve, subscribe, tell."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = put(work / "calendars", events())
        command = [sys.executable, "-m", "datewire", "serve", folder, "--port", "0", "--quiet"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            address = server.stdout.readline().split()[-1]
            try:
                good = told(Run(work, address), folder)
            finally:
                server.terminate()
    print(f"{sum(good)} passed, {len(good) - sum(good)} failed")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())

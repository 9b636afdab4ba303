"""A real subscription to ten days of three newspapers: `python tests/sources/clients/subscribed.py [--bin DIR]`.

`datewire watch` reads the loopback town of tests/sources/newspapers.py day by day; vdirsyncer subscribes to the feed
over HTTP and khal shows what it took. At the end of each day both have exactly the entries that are wanted, and a day
without a change moves no file. `--bin` is a folder with vdirsyncer and khal (python -m venv V; V/bin/pip install
vdirsyncer khal); the exit status is 1 when one is absent or has another calendar.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import icalendar
from newspapers import DOWN, EVE, Entry, Town, named, registry, subscribed, town, wanted

PAIR = """[general]
status_path = "{work}/status/"
[pair feed]
a = "local"
b = "remote"
collections = null
conflict_resolution = "b wins"
[storage local]
type = "filesystem"
path = "{work}/cal/"
fileext = ".ics"
[storage remote]
type = "http"
url = "{url}/all.ics"
"""
KHAL = """[calendars]
[[feed]]
path = {work}/cal
readonly = True
[locale]
local_timezone = Europe/Oslo
default_timezone = Europe/Oslo
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {work}/khal.db
"""


class Quiet(SimpleHTTPRequestHandler):
    """A dumb web server that keeps silent."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of `folder` on the loopback interface."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def run(*command: str | Path, status: int = 0, **more: str) -> str:
    """Standard output of `command`; a RuntimeError with what it says when it ends with another status."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "Europe/Oslo", "DATEWIRE_FAST": "1", **more}
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env=env, timeout=300, check=False)
    if done.returncode != status:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-800:]}")
    return done.stdout


def watch(here: Town, at: datetime, work: Path) -> None:
    """One round of the real command at that instant."""
    here.now = at
    options = ["--sources", f"{work}/sources.toml", "--diary", f"{work}/diary.sqlite", "-o", f"{work}/out"]
    python = [sys.executable, "-c", "from datewire.cli import main; main()"]
    clock = at.astimezone(UTC).isoformat()
    run(*python, "watch", *options, "--rounds", "1", status=bool(here.down), DATEWIRE_NOW=clock)


def taken(cal: Path) -> dict[str, Entry]:
    """What vdirsyncer holds: summary to entry."""
    files = [icalendar.Calendar.from_ical(path.read_bytes()) for path in sorted(cal.iterdir())]
    return dict(subscribed(event) for each in files for event in each.events)


def follow(work: Path, tools: Path) -> int:
    """All ten days; the number of changes seen. Raises RuntimeError for a day that is not as wanted."""
    sync = (tools / "vdirsyncer", "-c", work / "pair.conf")
    show = (tools / "khal", "-c", work / "khal.conf", "list", "--format", "{start-date} {title}", "2026-05-04", "200d")
    (work / "khal.conf").write_text(KHAL.format(work=work))
    seen: dict[str, Entry] = {}
    changes = 0
    with town() as here, served(work / "out") as url:
        (work / "pair.conf").write_text(PAIR.format(work=work, url=url))
        (work / "sources.toml").write_text(registry(here), encoding="utf-8")
        for day, want in enumerate(wanted(), 1):
            here.down = {"wire"} if day == DOWN else set()
            watch(here, EVE + timedelta(days=day, hours=21), work)
            if day == 1:
                run("sh", "-c", f"yes | {sync[0]} -c {sync[2]} discover feed")
            run(*sync, "sync")
            entries = named(taken(work / "cal"), set(wanted()[-1]))
            if (found := {key: entry for key, (_, entry) in entries.items()}) != want:
                raise RuntimeError(f"day {day}: {sorted(set(found.items()) ^ set(want.items()))}")
            listed = run(*show)
            for summary, entry in entries.values():
                if f"{entry[0]} {summary}" not in listed:
                    raise RuntimeError(f"day {day}: khal does not show {summary} on {entry[0]}:\n{listed}")
            new = {key for key, entry in want.items() if seen.get(key) != entry}
            changes, seen = changes + len(new), want
            print(f"day {day:>2}: {len(want):>2} entries, {len(new)} new or changed")
        before = {path: path.stat().st_mtime_ns for path in (work / "cal").iterdir()}
        watch(here, EVE + timedelta(days=11, hours=21), work)
        run(*sync, "sync")
        if before != {path: path.stat().st_mtime_ns for path in (work / "cal").iterdir()}:
            raise RuntimeError("a day without a change moved an entry")
    return changes


def main() -> int:
    """Run it in a new folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", type=Path, default=Path(sys.executable).parent)
    tools: Path = parser.parse_args().bin
    absent = [name for name in ("vdirsyncer", "khal") if not (tools / name).exists()]
    if absent:
        print(f"ABSENT  {', '.join(absent)}: python -m venv V; V/bin/pip install vdirsyncer khal; --bin V/bin")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("out", "cal"):
            (work / name).mkdir()
        try:
            print(f"ok      {follow(work, tools)} changes in ten days, each seen by vdirsyncer and khal")
        except (RuntimeError, AssertionError) as fault:
            print(f"FAILED  {fault}")
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

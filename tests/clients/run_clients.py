"""Real calendar programs against a published folder: `python tests/clients/run_clients.py [--npm DIR] [--bin DIR]`.

Each client must take every event. A client that is not installed is a failure with the command that installs it: no
client is passed over in silence. `--npm` is a folder with node_modules/ical.js, `--bin` one with vdirsyncer and khal.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent


class Absent(Exception):
    """A client that is not installed; the message installs it."""


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


def run(*command: str | Path, zone: str = "Europe/Berlin", **more: str) -> str:
    """Standard output of `command`; what it says on standard error when it fails."""
    env = {**os.environ, "TZ": zone, "LC_ALL": "C.UTF-8", **more}
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env=env, timeout=120, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-600:]}")
    return done.stdout + done.stderr


def need(condition: object, install: str) -> None:
    """Raise `Absent` unless `condition`."""
    if not condition:
        raise Absent(install)


def want(words: str, expected: str, what: str) -> None:
    """Raise when `expected` does not stand in `words`."""
    if expected not in words:
        raise RuntimeError(f"{what}: {expected!r} is not in\n{words[-1500:]}")


def libical(work: Path, options: argparse.Namespace) -> str:
    """libical, the library under GNOME and KDE."""
    python = "/usr/bin/python3"
    probe = "import gi; gi.require_version('ICalGLib', '3.0')"
    able = (
        Path(python).exists() and not subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode
    )
    need(able, "apt install gir1.2-ical-3.0 python3-gi")
    said = run(python, HERE / "libical_reader.py", work / "out/all.ics")
    want(said, "events 8", "libical")
    return "8 events, no fault"


def calcurse(work: Path, options: argparse.Namespace) -> str:
    """calcurse, which names every event that it skips."""
    need(shutil.which("calcurse"), "apt install calcurse")
    said = run("calcurse", "-D", work / "calcurse", "-i", work / "out/all.ics")
    want(said, "0 skipped", "calcurse")
    listed = run("calcurse", "-D", work / "calcurse", "-Q", "--from", "05/04/2026", "--days", "9", zone="Asia/Tokyo")
    want(listed, "Board meeting, first part; open", "calcurse in Tokyo")
    return said.strip().splitlines()[-1]


def icaljs(work: Path, options: argparse.Namespace) -> str:
    """ical.js in strict mode, the parser of Thunderbird."""
    found = (options.npm / "node_modules/ical.js").exists()
    need(shutil.which("node") and found, f"npm install --prefix {options.npm} ical.js (and node)")
    want(run("node", HERE / "icaljs_reader.mjs", work / "out/all.ics", options.npm), "events 8", "ical.js")
    return "8 events, strict"


KHAL = """[calendars]
[[feed]]
path = {cal}
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
path = {db}
"""
PAIR = """[general]
status_path = "{work}/status/"
[pair feed]
a = "local"
b = "remote"
collections = null
conflict_resolution = "b wins"
[storage local]
type = "filesystem"
path = "{cal}/"
fileext = ".ics"
[storage remote]
type = "http"
url = "{url}/all.ics"
"""
CLOCKS = {
    "Europe/Berlin": (
        "09:00-10:30 Briefing in Berlin",
        "02:00-03:30 Briefing in Tokyo",
        "10:00-11:30 Briefing in Casab",
    ),
    "America/Los_Angeles": ("00:00-01:30 Briefing in Berlin", "02:00-03:30 Launch"),
    "Asia/Tokyo": ("16:00-17:30 Briefing in Berlin", "09:00-10:30 Briefing in Tokyo", "18:00-19:30 Launch"),
}


def _khal(work: Path, options: argparse.Namespace, zone: str) -> str:
    name = zone.replace("/", "-")
    config = work / f"khal-{name}.conf"
    config.write_text(KHAL.format(cal=work / "cal", zone=zone, db=work / f"khal-{name}.db"))
    form = "{start-time}-{end-time} {title}"
    return run(options.bin / "khal", "-c", config, "list", "--format", form, "2026-05-01", "40d", zone=zone)


def khal(work: Path, options: argparse.Namespace) -> str:
    """vdirsyncer subscribes over loopback, khal shows; then a second state and a build without a change."""
    tools = [options.bin / name for name in ("vdirsyncer", "khal")]
    need(all(tool.exists() for tool in tools), "python -m venv V; V/bin/pip install vdirsyncer khal; --bin V/bin")
    cal = work / "cal"
    cal.mkdir()
    with served(work / "out") as url:
        config = work / "vdirsyncer.conf"
        config.write_text(PAIR.format(work=work, cal=cal, url=url))
        run("sh", "-c", f"yes | {tools[0]} -c {config} discover feed")
        run(tools[0], "-c", config, "sync")
        if (count := len(list(cal.iterdir()))) != 8:
            raise RuntimeError(f"vdirsyncer took {count} of 8 events")
        for zone, expected in CLOCKS.items():
            listed = _khal(work, options, zone)
            for each in expected:
                want(listed, each, f"khal in {zone}")
            if listed.count("Board meeting") != 3 or listed.count("Weekly briefing") != 3:
                raise RuntimeError(f"khal in {zone} has other days:\n{listed}")
        _changes(work, options, partial(run, tools[0], "-c", config, "sync"))
    return "8 events; days and times right in Berlin, Los Angeles, Tokyo; changed, new, cancelled, removed arrive"


def _changes(work: Path, options: argparse.Namespace, sync: Callable[[], str]) -> None:
    """The second state arrives; a build without a change moves nothing."""
    from made_feeds import FEED, second

    from datewire.feeds.publish import publish

    publish(work / "out", second(), (FEED,))
    sync()
    cal = work / "cal"
    listed = _khal(work, options, "Europe/Berlin")
    for each in ("Cancelled: Harbour fair", "Regatta"):
        want(listed, each, "khal after the change")
    if "A mistake" in listed or "2026-05-18" not in listed:
        raise RuntimeError(f"a change did not arrive:\n{listed}")
    before = {path.name: path.stat().st_mtime_ns for path in cal.iterdir()}
    if publish(work / "out", second(), (FEED,)).written:
        raise RuntimeError("a build without a change wrote a file")
    sync()
    if before != {path.name: path.stat().st_mtime_ns for path in cal.iterdir()}:
        raise RuntimeError("a build without a change moved an event")


CLIENTS: dict[str, Callable[[Path, argparse.Namespace], str]] = {
    "libical": libical,
    "calcurse": calcurse,
    "ical.js": icaljs,
    "vdirsyncer and khal": khal,
}


def main() -> int:
    """Run every client on a new folder; 1 when one fails or is not there."""
    sys.path.insert(0, str(HERE))
    from made_feeds import FEED, first

    from datewire.feeds.publish import publish

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--npm", type=Path, default=Path("node"))
    parser.add_argument("--bin", type=Path, default=Path(sys.executable).parent)
    options = parser.parse_args()
    failures = 0
    for name, client in CLIENTS.items():
        with tempfile.TemporaryDirectory() as folder:
            publish(Path(folder, "out"), first(), (FEED,))
            try:
                print(f"ok      {name}: {client(Path(folder), options)}")
            except Absent as absent:
                failures += 1
                print(f"ABSENT  {name}: {absent}")
            except (RuntimeError, OSError, subprocess.TimeoutExpired) as fault:
                failures += 1
                print(f"FAILED  {name}: {fault}")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())

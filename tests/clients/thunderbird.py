"""Thunderbird, under a screen that nobody sees, subscribes to `datewire serve`: `python tests/clients/thunderbird.py`.

A fresh profile that has the feed as a network calendar and asks for it every twelve seconds. What it holds is read from
a copy of its cache (`calendar-data/cache.sqlite`). `--pictures FOLDER` keeps the month view, for someone to look at.
Debian: apt install thunderbird xvfb xdotool imagemagick dbus-daemon. One minute; loopback only; leaves nothing running.
The last line says how many checks are good; status 1 when one is not, 2 when a program is absent.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from subscription import Held, Site, Tally, mine, missing, running, story, until
from two_states import Entry

PROGRAMS = {
    "thunderbird": "thunderbird",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "dbus-run-session": "dbus-daemon",
}
EVERY = 12
_CALENDAR = "5f0c7a51-0d7e-4b3a-9a7c-6f2d1e8b4c90"
_ALL_DAY = 8  # calIStorageCalendar: CAL_ITEM_FLAG.EVENT_ALLDAY
_EVENTS = "select id, title, event_start, event_end, event_start_tz, flags, ical_status from cal_events"
_WINDOW = {
    "chrome://messenger/content/messenger.xhtml": {
        "view-box": {"selectedIndex": "3"},  # the month
        "messengerWindow": {"width": "1400", "height": "1000", "screenX": "0", "screenY": "0"},
        "today-pane-panel": {"collapsedinmodes": "mail,calendar,task", "collapsed": "true"},
    }
}
_ARROWS = (("403", "211"), ("463", "211"))  # a month back, a month on, in a window of 1400 x 1000
_RULES = "select distinct item_id from cal_recurrence"


def preferences(address: str) -> dict[str, object]:
    """A profile without an account, a tour or a request to anyone but the loopback interface, and one calendar."""
    calendar = {
        "type": "ics",
        "uri": address,
        "name": "datewire",
        "readOnly": True,
        "cache.enabled": True,
        "calendar-main-in-composite": True,
        "disabled": False,
        "color": "#2e7d6b",
        "refreshInterval": str(EVERY / 60),
    }
    proxy = {f"network.proxy.{part}": value for part, value in (("http", "127.0.0.1"), ("ssl", "127.0.0.1"))}
    return {
        **{f"calendar.registry.{_CALENDAR}.{key}": value for key, value in calendar.items()},
        **proxy,
        "network.proxy.type": 1,
        "network.proxy.http_port": 9,
        "network.proxy.ssl_port": 9,
        "network.proxy.no_proxies_on": "127.0.0.1",
        "calendar.list.sortOrder": _CALENDAR,
        "calendar.timezone.useSystemTimezone": False,
        "calendar.timezone.local": "Europe/Berlin",
        "mail.accountmanager.accounts": "account1",
        "mail.accountmanager.localfoldersserver": "server1",
        "mail.account.account1.server": "server1",
        "mail.server.server1.type": "none",
        "mail.server.server1.hostname": "Local Folders",
        "mail.server.server1.name": "Local Folders",
        "mail.server.server1.userName": "nobody",
        "mail.provider.suppress_dialog_on_startup": True,
        "mail.spotlight.firstRunDone": True,
        "mail.shell.checkDefaultClient": False,
        "mail.rights.version": 1,
        "mailnews.start_page.enabled": False,
        "mailnews.start_page_override.mstone": "ignore",
        "datareporting.policy.dataSubmissionEnabled": False,
        "app.update.enabled": False,
        "app.normandy.enabled": False,
        "app.donation.eoy.version.viewed": 999,
        "extensions.update.enabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
    }


def _js(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'


def _moment(micros: int, whole_day: bool) -> str:
    at = datetime.fromtimestamp(micros / 1e6, UTC)
    return f"{at:%Y-%m-%d}" if whole_day else f"{at:%Y-%m-%dT%H:%MZ}"


def _copied(profile: Path, folder: str) -> bool:
    """Copy the cache and its log of writes; whether nothing was written meanwhile, so that the two fit together."""

    def state() -> list[tuple[str, int, int]]:
        paths = [path for name in ("", "-wal") if (path := profile / f"calendar-data/cache.sqlite{name}").exists()]
        return [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]

    before = state()
    for path, _, _ in before:
        shutil.copy(path, folder)
    return bool(before) and before == state()


def rows(profile: Path, question: str) -> list[tuple[Any, ...]]:
    """What the profile's cache answers; nothing while there is none. The live file is locked: a whole copy is read."""
    for _ in range(20):
        with tempfile.TemporaryDirectory() as name, suppress(sqlite3.DatabaseError, FileNotFoundError):
            if _copied(profile, name):
                with closing(sqlite3.connect(Path(name, "cache.sqlite"))) as database:
                    return database.execute(question).fetchall()
        time.sleep(0.1)
    return []


def cached(profile: Path) -> Held:
    """Every event in the profile's cache."""
    held = {}
    for uid, title, begin, end, zone, flags, status in rows(profile, _EVENTS):
        whole_day = bool(flags & _ALL_DAY) and zone == "floating"
        held[uid] = Entry(title, _moment(begin, whole_day), _moment(end, whole_day), status or "")
    return held


@contextmanager
def screen(work: Path) -> Iterator[str]:
    """A screen that nobody sees; its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with (work / "xvfb.log").open("w") as log:
        process = subprocess.Popen(command, pass_fds=(write,), stdout=log, stderr=log)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        process.terminate()
        process.wait(10)


def photograph(display: str, folder: Path, today: date) -> int:
    """Keep the month of `today` and May 2026 as pictures in `folder`; how many that are no empty screens differ."""
    env = {**os.environ, "DISPLAY": display}

    def do(*words: str) -> str:
        done = subprocess.run(words, env=env, check=True, timeout=60, capture_output=True, text=True)
        time.sleep(0.7)
        return done.stdout

    months = (2026 - today.year) * 12 + 5 - today.month
    good = set()
    for name, leaves in (("this-month.png", 0), ("2026-05.png", abs(months))):
        for _ in range(leaves):
            do("xdotool", "mousemove", *_ARROWS[months > 0], "click", "1")
        time.sleep(2)
        do("import", "-window", "root", str(folder / name))
        if int(do("identify", "-format", "%k", str(folder / name))) > 64:
            good.add(do("identify", "-format", "%#", str(folder / name)))
    return len(good)


def proof(tally: Tally, work: Path, site: Site, pictures: Path) -> None:
    """Start Thunderbird, tell the story, take the pictures."""
    profile = work / "profile"
    profile.mkdir()
    lines = (f'user_pref("{name}", {_js(value)});\n' for name, value in preferences(site.address).items())
    (profile / "user.js").write_text("".join(lines))
    (profile / "xulstore.json").write_text(json.dumps(_WINDOW))
    command = ["dbus-run-session", "--", "thunderbird", "--no-remote", "--profile", str(profile), "-calendar"]
    with screen(work) as display, (work / "thunderbird.log").open("w") as log:
        env = {"DISPLAY": display, "MOZ_ENABLE_WAYLAND": "0"}
        with running(command, work, env, stdout=log, stderr=log):
            begun = time.monotonic()
            tally.check("it has events in its cache", until(lambda: cached(profile), 90))
            print(f"       {time.monotonic() - begun:.0f} s after its start")

            def sync() -> None:
                seen = len(site.answers("Thunderbird"))
                until(lambda: len(site.answers("Thunderbird")) > seen, 4 * EVERY)

            story(tally, site, "Thunderbird", lambda: cached(profile), sync)
            recurring = until(lambda: len(rows(profile, _RULES)) == 2, EVERY)
            tally.check("the two recurring events are held as such", recurring)
            taken = photograph(display, pictures, site.today)
            tally.check(
                "pictures of the month views are taken",
                taken == 1 + ((site.today.year, site.today.month) != (2026, 5)),
                taken,
            )


def main() -> int:
    """Serve, subscribe, tell; 1 when a check fails, 2 when a program is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="a folder to keep the pictures of the month view in")
    options = parser.parse_args()
    if install := missing(PROGRAMS):
        print(f"ABSENT: {install}")
        return 2
    version = subprocess.run(["thunderbird", "--version"], capture_output=True, text=True, check=True, timeout=60)
    print(version.stdout.strip())
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="datewire-") as name:
        work = Path(name)
        site = Site(work, date.today())
        try:
            proof(tally, work, site, options.pictures or work)
        finally:
            tally.check("the server ends in order", site.close() == 0)
        tally.check("nothing is left running", not mine(work), mine(work))
    return tally.end("Thunderbird")


if __name__ == "__main__":
    raise SystemExit(main())

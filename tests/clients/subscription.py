"""What the proofs with a desktop calendar share: `datewire serve` over a folder, its log, a tally, the clean end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from two_states import FEED, GONE, NEW, Entry, revised, start, wanted

from datewire.feeds.publish import publish

Held = dict[str, Entry]
SETTLED = 90.0  # seconds


class Tally:
    """Counts checks and says each one."""

    def __init__(self) -> None:
        self.good = self.all = 0

    def check(self, words: str, good: object, otherwise: object = "") -> None:
        """One check; `otherwise` is told when it fails."""
        self.all += 1
        self.good += bool(good)
        print(f"{'ok    ' if good else 'FAILED'} {words}" + ("" if good else f": {otherwise}"), flush=True)

    def end(self, name: str) -> int:
        """The last line, and the exit status."""
        print(f"{name}: {self.good} of {self.all} checks")
        return 0 if self.good == self.all > 0 else 1


class Site:
    """`datewire serve` on the loopback interface; the second state comes by `revise`."""

    def __init__(self, work: Path, today: date) -> None:
        self._folder, self._log, self.today = work / "calendars", work / "access.jsonl", today
        publish(self._folder, start(today), (FEED,))
        command = [sys.executable, "-m", "datewire", "serve", str(self._folder), "--port", "0"]
        with self._log.open("w") as log:
            self._server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self._server.stdout
        words = self._server.stdout.readline().split()
        if not words:
            raise RuntimeError(f"datewire serve did not begin: {self._log.read_text()}")
        self.address = f"{words[-1].rstrip('/')}/all.ics"

    def revise(self) -> bool:
        """Publish the second state; whether the feed was written anew."""
        return any("all.ics" in str(path) for path in publish(self._folder, revised(self.today), (FEED,)).written)

    def answers(self, agent: str) -> list[int]:
        """The statuses that programs whose name holds `agent` were given for the feed, in order."""
        lines = [json.loads(line) for line in self._log.read_text().splitlines()]
        mine = [line for line in lines if line.get("path") == "/all.ics" and agent in line.get("agent", "")]
        return [line["status"] for line in mine]

    def agent(self, word: str) -> str:
        """The first name in the log that holds `word`."""
        names = (json.loads(line).get("agent", "") for line in self._log.read_text().splitlines())
        return next((name for name in names if word in name), "")

    def close(self) -> int:
        """End the server as a service manager does; its exit status."""
        self._server.terminate()
        return self._server.wait(20)


def until(test: Callable[[], object], seconds: float, every: float = 0.5) -> bool:
    """Whether `test` came true within `seconds`."""
    end = time.monotonic() + seconds
    while not test():
        if time.monotonic() > end:
            return False
        time.sleep(every)
    return True


def missing(programs: dict[str, str]) -> str:
    """The command that installs what is absent of `programs` (path or name, and its Debian package), or ""."""
    absent = [package for program, package in programs.items() if not (shutil.which(program) or Path(program).exists())]
    return f"apt install {' '.join(sorted(set(absent)))}" if absent else ""


def mine(work: Path) -> list[int]:
    """Processes that live in the folder `work`: those whose environment names it."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and f"{work}/".encode() in (entry / "environ").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return [pid for pid in found if pid != os.getpid()]


@contextmanager
def running(command: list[str], work: Path, env: dict[str, str], **pipes: object) -> Iterator[subprocess.Popen[str]]:
    """`command` at home in `work`; at the end it and every process that it started there are ended."""
    home = {**os.environ, "HOME": f"{work}/home", "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin", **env}
    (work / "home").mkdir(exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends this proof early ends all of it
    process = subprocess.Popen(command, env=home, text=True, **pipes)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for pid in mine(work):
                try:
                    os.kill(pid, sign)
                except ProcessLookupError:
                    continue
            if until(lambda: not mine(work), 8):
                break
        process.wait(10)


def unlike(held: Held, want: Held) -> str:
    """The first few differences, in words; "" when there is none."""
    words = [
        f"{uid}: {held.get(uid)} is not {want.get(uid)}"
        for uid in sorted(held | want)
        if held.get(uid) != want.get(uid)
    ]
    return "; ".join(words[:4]) + (f" and {len(words) - 4} more" if len(words) > 4 else "")


def story(tally: Tally, site: Site, agent: str, held: Callable[[], Held], sync: Callable[[], object]) -> None:
    """First state, a sync without a change, second state, again a sync without a change; a verdict for each step.

    `held` is what the program has now; `sync` makes it ask again, or lets the time pass until it does.
    """
    want, then = wanted(site.today), wanted(site.today, then=True)
    _state(tally, "at the start", want, held)
    before = site.answers(agent)
    tally.check("all requests so far fetched the feed once", before.count(200) == 1, before)
    _unchanged(tally, site, agent, sync)
    _state(tally, "after that", want, held)
    tally.check("the second state is published", site.revise())
    sync()
    _arrived(tally, _state(tally, "after the change", then, held))
    _unchanged(tally, site, agent, sync)
    _state(tally, "after that", then, held)
    after = site.answers(agent)
    tally.check("the feed was transferred twice in all", after.count(200) == 2, after)
    tally.check("no other answer than 200 and 304", set(after) <= {200, 304}, after)
    print(f"       {site.agent(agent)}: {' '.join(map(str, after))}")


def _state(tally: Tally, when: str, want: Held, held: Callable[[], Held]) -> Held:
    """What is held when it has settled: Thunderbird empties and fills its cache at every sync, at a 304 also."""
    end = time.monotonic() + SETTLED
    while (now := held()) != want and time.monotonic() < end:
        time.sleep(0.5)
    tally.check(f"{when}: {len(want)} of {len(want)} events are held", now.keys() == want.keys(), len(now))
    tally.check(f"{when}: title, beginning, end and status of each are right", now == want, unlike(now, want))
    return now


def _unchanged(tally: Tally, site: Site, agent: str, sync: Callable[[], object]) -> None:
    seen = len(site.answers(agent))
    sync()
    until(lambda: len(site.answers(agent)) > seen, SETTLED)
    time.sleep(2)
    new = site.answers(agent)[seen:]
    tally.check("a sync without a change is answered with 304", new and set(new) == {304}, new)


def _arrived(tally: Tally, now: Held) -> None:
    def start_of(uid: str) -> str:
        return now[f"{uid}@datewire"].start if f"{uid}@datewire" in now else "absent"

    tally.check("the moved days arrived", start_of("days") == "2026-05-18", start_of("days"))
    tally.check("the moved clock time arrived", start_of("sydney") == "2026-05-16T01:00Z", start_of("sydney"))
    tally.check("the new event arrived", NEW in now)
    fair = now.get("fair@datewire")
    tally.check(
        "the cancelled event is cancelled, and says so",
        fair and fair.status == "CANCELLED" and fair.title.startswith("Cancelled: "),
        fair,
    )
    tally.check("the removed event is gone", GONE not in now)

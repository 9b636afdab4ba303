"""GNOME's evolution-data-server subscribes to `datewire serve`: `python tests/clients/eds.py`.

It is what GNOME Calendar and Evolution show. Its webcal back end runs in a D-Bus session of its own with a home of its
own; `eds_reader.py` reads what it holds over that bus, and has it ask the server anew.
Debian: apt install evolution-data-server gir1.2-ecal-2.0 python3-gi dbus-daemon. Five seconds; loopback only; leaves
nothing running. The last line says how many checks are good; status 1 when one is not, 2 when a program is absent.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from subscription import Held, Site, Tally, mine, missing, running, story
from two_states import Entry

HERE = Path(__file__).parent
PYTHON = "/usr/bin/python3"
PROGRAMS = {
    "dbus-run-session": "dbus-daemon",
    "/usr/libexec/evolution-source-registry": "evolution-data-server",
    PYTHON: "python3",
}
PROBE = "import gi; gi.require_version('ECal', '2.0'); from gi.repository import ECal"
SOURCE = """[Data Source]
DisplayName=datewire
Enabled=true
Parent=webcal-stub
[Calendar]
BackendName=webcal
Selected=true
[Authentication]
Host={host}
Port={port}
Method=none
[Security]
Method=none
[WebDAV Backend]
ResourcePath={path}
[Refresh]
Enabled=true
IntervalMinutes=1
"""
OCCURRENCES = {
    "weekly@datewire": ["2026-05-07T07:00Z", "2026-05-14T07:00Z", "2026-05-21T07:00Z"],
    "winter@datewire": ["2026-10-21T07:00Z", "2026-10-28T08:00Z"],
}


def surroundings(work: Path, address: str) -> dict[str, str]:
    """The folders of a new desktop user who has one subscription; the variables that lead there."""
    folders = {name: work / name.lower() for name in ("CONFIG", "CACHE", "DATA", "RUNTIME")}
    for folder in folders.values():
        folder.mkdir(mode=0o700)
    sources = folders["CONFIG"] / "evolution" / "sources"
    sources.mkdir(parents=True)
    parts = urlsplit(address)
    (sources / "wire.source").write_text(SOURCE.format(host=parts.hostname, port=parts.port, path=parts.path))
    ends = {"RUNTIME": "DIR"}
    variables = {f"XDG_{name}_{ends.get(name, 'HOME')}": str(folder) for name, folder in folders.items()}
    return {**variables, "GSETTINGS_BACKEND": "memory", "GIO_USE_VFS": "local"}


class Desktop:
    """What the reader answers."""

    def __init__(self, reader: subprocess.Popen[str]) -> None:
        self._reader = reader
        if self._answer() != "ready":
            raise RuntimeError("the reader did not begin")

    def _answer(self) -> object:
        assert self._reader.stdout
        line = self._reader.stdout.readline()
        if not line:
            raise RuntimeError("the reader ended")
        return json.loads(line)

    def ask(self, what: str) -> object:
        """The answer to one word."""
        assert self._reader.stdin
        self._reader.stdin.write(what + "\n")
        self._reader.stdin.flush()
        return self._answer()

    def held(self) -> Held:
        """Every event of the calendar."""
        found = self.ask("held")
        assert isinstance(found, dict)
        return {uid: Entry(*fields) for uid, fields in found.items()}


def proof(tally: Tally, work: Path, site: Site) -> None:
    """Start the session, tell the story."""
    command = ["dbus-run-session", "--", PYTHON, str(HERE / "eds_reader.py"), "wire"]
    env = surroundings(work, site.address)
    with (work / "eds.log").open("w") as log:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": log}
        with running(command, work, env, **pipes) as reader:
            begun = time.monotonic()
            desktop = Desktop(reader)
            print(f"       connected {time.monotonic() - begun:.1f} s after its start")

            def sync() -> None:
                if fault := desktop.ask("refresh"):
                    print(f"       refresh: {fault}")

            story(tally, site, "Evolution", desktop.held, sync)
            found = desktop.ask("times")
            tally.check(
                "the occurrences of recurring events are right, over a change of clocks", found == OCCURRENCES, found
            )


def main() -> int:
    """Serve, subscribe, tell; 1 when a check fails, 2 when a program is absent."""
    install = missing(PROGRAMS)
    if not install and subprocess.run([PYTHON, "-c", PROBE], capture_output=True, check=False).returncode:
        install = "apt install gir1.2-ecal-2.0 python3-gi"
    if install:
        print(f"ABSENT: {install}")
        return 2
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="datewire-") as name:
        work = Path(name)
        site = Site(work, date.today())
        try:
            proof(tally, work, site)
        except RuntimeError as fault:
            tally.check("the session runs", False, f"{fault}: {(work / 'eds.log').read_text()[-800:]}")
        finally:
            tally.check("the server ends in order", site.close() == 0)
        tally.check("nothing is left running", not mine(work), mine(work))
    return tally.end("evolution-data-server")


if __name__ == "__main__":
    raise SystemExit(main())

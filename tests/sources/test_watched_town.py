"""Ten days in a town with three newspapers: `datewire watch` reads them, a subscriber sees every change, no other."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner
from newspapers import DOWN, EVE, Entry, Town, named, registry, subscribed, town, wanted

from datewire.cli import main


def watched(here: Town, at: datetime, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One round of `watch` at that instant; what it said."""
    here.now = at
    monkeypatch.setenv("DATEWIRE_NOW", at.astimezone(UTC).isoformat())
    options = ["--sources", f"{folder}/seeds/sources.toml", "--diary", f"{folder}/diary.sqlite", "-o", f"{folder}/out"]
    done = CliRunner().invoke(main, ["watch", *options, "--rounds", "1"], catch_exceptions=False)
    assert done.exit_code == (1 if here.down else 0), done.stderr
    return done.stderr


class Subscriber:
    """A calendar program: it knows entries by UID and believes only what comes with a higher SEQUENCE."""

    def __init__(self) -> None:
        self.uids: dict[str, str] = {}
        self.known: dict[str, tuple[int, tuple[str, Entry]]] = {}

    def sync(self, data: bytes) -> dict[str, Entry]:
        """Take the feed: summary to entry. An entry that is changed without a higher SEQUENCE, or is gone, fails."""
        new = {str(e["UID"]): (e.sequence, subscribed(e)) for e in icalendar.Calendar.from_ical(data).events}
        assert self.known.keys() <= new.keys(), "an entry is gone"
        for uid, (sequence, entry) in new.items():
            old_sequence, old = self.known.get(uid, (-1, None))
            assert sequence > old_sequence if entry != old else sequence >= old_sequence, (old, entry)
        self.known = new
        return dict(entry for _, entry in new.values())

    def uid(self, summary: str) -> str:
        """The UID of the entry with that summary."""
        return next(uid for uid, (_, entry) in self.known.items() if entry[0] == summary)


def test_ten_days_of_three_newspapers_reach_a_subscriber_change_by_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("datewire.sources.web.fetch.sleep", lambda _: None)
    subscriber, uids, before = Subscriber(), dict[str, str](), dict[str, Entry]()
    with town() as here:
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds" / "sources.toml").write_text(registry(here), encoding="utf-8")
        for day, want in enumerate(wanted(), 1):
            here.down = {"wire"} if day == DOWN else set()
            said = watched(here, EVE + timedelta(days=day, hours=12, minutes=30), tmp_path, monkeypatch)
            assert ("the site answers 500" in said) == (day == DOWN)
            here.down = set()
            watched(here, EVE + timedelta(days=day, hours=21), tmp_path, monkeypatch)
            found = named(subscriber.sync((tmp_path / "out" / "all.ics").read_bytes()), set(wanted()[-1]))
            assert {key: entry for key, (_, entry) in found.items()} == want, f"day {day}"
            for key, (summary, _) in found.items():
                assert uids.setdefault(key, subscriber.uid(summary)) == subscriber.uid(summary)
            assert before.keys() <= want.keys()
            before = want
        pages = {path: count for path, count in here.asked.items() if path.endswith(".html")}
        assert len(pages) == 40
        assert set(pages.values()) == {1}, "a page is sent once"
    deadlines = icalendar.Calendar.from_ical((tmp_path / "out" / "deadlines.ics").read_bytes())
    assert [f"{event.start}" for event in deadlines.events] == ["2026-05-27", "2026-05-31"]

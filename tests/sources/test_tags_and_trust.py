"""What sources.toml says of a source reaches the feeds: its tags are topics, its trust settles contradictions."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from datewire.cli import main
from datewire.diary.winner import RULES
from datewire.sources import registry

PAPERS = {
    "gazette": " date 2026-03-02 Fair\nThe Harbour Fair will be held in Lübeck on 9 May 2026, the port authority said.",
    "rumour": " date 2026-03-03 Fair\nThe Harbour Fair will be held in Lübeck on 23 May 2026, the mayor's office said.",
}
SOURCES = """
[[source]]
name = "Gazette"
glob = "gazette.txt"
outlet = "Gazette"
tags = ["port", "Café, culture"]

[[source]]
name = "Rumour"
glob = "rumour.txt"
outlet = "Rumour"
trust = {trust}
"""
FEEDS = """
[[feed]]
slug = "port"
tags = ["PORT"]

[[feed]]
slug = "cafe"
tags = "cafe, culture"

[[feed]]
slug = "sport"
tags = ["sport"]
"""


def run(root: Path, trust: float) -> dict[str, str]:
    """The feeds after both papers were read, by name."""
    for name, words in PAPERS.items():
        (root / f"{name}.txt").write_text(words, encoding="utf-8")
    (root / "sources.toml").write_text(SOURCES.format(trust=trust), encoding="utf-8")
    (root / "out").mkdir(exist_ok=True)
    (root / "out" / "feeds.toml").write_text(FEEDS, encoding="utf-8")
    where = ["--sources", str(root / "sources.toml"), "--diary", str(root / "diary.db"), "-o", str(root / "out")]
    done = CliRunner().invoke(main, ["run", *where, "--allow-shrink"])
    assert done.exit_code == 0, done.output
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "out").iterdir()}


@pytest.mark.parametrize(("trust", "day"), [(1, "20260523"), (0.5, "20260509")])
def test_of_two_contradicting_sources_the_one_trusted_more_wins_else_the_later(
    tmp_path: Path, trust: float, day: str
) -> None:
    feed = run(tmp_path, trust)["port.ics"]
    assert feed.count("BEGIN:VEVENT") == 1
    assert f"DTSTART;VALUE=DATE:{day}" in feed


def test_tags_choose_events_for_a_feed_and_are_their_categories(tmp_path: Path) -> None:
    files = run(tmp_path, 1)
    assert [files[f"{name}.ics"].count("BEGIN:VEVENT") for name in ("port", "cafe", "sport")] == [1, 1, 0]
    (line,) = [line for line in files["port.ics"].splitlines() if line.startswith("CATEGORIES:")]
    assert line.endswith(",Café\\, culture,port")
    assert '<category term="port"/>' in files["new.atom"]
    (event,) = json.loads(files["events.json"])["events"]
    assert [source.get("tags") for source in event["sources"]] == [["port", "Café, culture"], None]


def test_a_changed_trust_lets_a_known_article_weigh_anew(tmp_path: Path) -> None:
    run(tmp_path, 1)
    (tmp_path / ".sources.visits.json").unlink()
    assert "DTSTART;VALUE=DATE:20260509" in run(tmp_path, 0.5)["port.ics"]


def test_the_rule_of_trust_is_printed_and_stands_behind_a_spoken_correction() -> None:
    names = [rule.name for rule in RULES]
    assert names.index("explicit") < names.index("trust") < names.index("organiser")
    assert "trust" in CliRunner().invoke(main, ["life", "--rules"]).output


def test_the_list_of_sources_tells_tags_and_trust(tmp_path: Path) -> None:
    run(tmp_path, 0.5)
    shown = CliRunner().invoke(main, ["sources", "--sources", str(tmp_path / "sources.toml")]).output
    assert "every 6h  tags port, Café, culture\n" in shown
    assert "every 6h  trust 0.5\n" in shown


def test_blank_and_doubled_tags_are_none(tmp_path: Path) -> None:
    (one,) = registry.parse("[[source]]\nname='a'\nurl='x'\ntags=['port', ' port ', '']", "x")
    assert one == replace(one, tags=("port",))

"""sources.toml and the memory of visits."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from datewire.errors import OptionError, SourceMissing
from datewire.sources import registry, visits
from datewire.sources.registry import Named
from datewire.sources.visits import Visit

NOW = datetime(2024, 3, 9, 8, 0, tzinfo=UTC)


def test_an_entry_written_is_the_entry_read() -> None:
    source = Named('Ost "Daily"', url="https://ost.example/feed", zone="Europe/Paris", tags=("port", "é"), follow=True)
    assert registry.parse(registry.entry(source), "x") == (source,)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[[source]]\nname = 'a'", "either url or glob"),
        ("[[source]]\nurl = 'https://a.example'", "either url or glob"),
        ("[[source]]\nname = 'a'\nurl = 'x'\nevery = 'daily'", "every = 'daily'"),
        ("[[source]]\nname = 'a'\nurl = 'x'\nevery = '0h'", "every = '0h'"),
        ("[[source]]\nname = 'a'\nurl = 'x'\nglob = 'y'", "either url or glob"),
        ("[[source]]\nname = 'a'\nurl = 'x'\nzone = 'Mars/Base'", "no time zone 'Mars/Base'"),
        ("[[source]]\nname = 'a'\nurl = 'x'\ntrust = 2", "trust = 2"),
        ("[[source]]\nname = 'a'\nurl = 'x'\ncolour = 'red'", "unknown key 'colour'"),
        ("[[source]]\nname = 'a'\nurl = 5", "url has a value of the wrong type"),
        ("[[source]]\nname = 'a'\nurl = 'x'\n" * 2, "two sources are named 'a'"),
        ("[[sauce]]\nname = 'a'", "no list of"),
        ("[[source]", "x: "),
    ],
)
def test_a_wrong_entry_is_told(words: str, told: str) -> None:
    with pytest.raises(OptionError) as caught:
        registry.parse(words, "x")
    assert told in caught.value.what


def test_without_a_file_there_are_no_sources(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        registry.load(tmp_path / "sources.toml")


def test_visits_are_remembered_and_a_broken_memory_is_an_empty_one(tmp_path: Path) -> None:
    place = visits.place(tmp_path / "sources.toml")
    kept = {"a": Visit().done(NOW, timedelta(hours=6), 3)}
    visits.save(place, kept)
    assert visits.load(place) == kept
    assert list(tmp_path.iterdir()) == [place]
    for words in ("{", "[]", '{"a": 5}', '{"a": {"due": 5, "what": "?"}}'):
        place.write_text(words)
        assert visits.load(place).get("a", Visit()) == Visit()


def test_a_failing_source_waits_longer_each_time_up_to_two_days() -> None:
    visit, waits = Visit(), []
    for _ in range(8):
        visit = visit.failed(NOW, timedelta(hours=6), "no answer")
        waits.append((datetime.fromisoformat(visit.due) - NOW) / timedelta(hours=1))
    assert waits == [12, 24, 48, 48, 48, 48, 48, 48]
    assert not visit.is_due(NOW)
    assert visit.done(NOW, timedelta(hours=6), 1).failures == 0


def test_a_source_that_is_seldom_visited_does_not_come_sooner_for_failing_and_articles_are_summed() -> None:
    weeks = timedelta(days=9)
    assert datetime.fromisoformat(Visit().failed(NOW, weeks, "no answer").due) - NOW == weeks
    assert Visit().done(NOW, weeks, 3).done(NOW, weeks, 4).total == 7

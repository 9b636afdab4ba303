"""From the words that say where ("The Venetian Resort in Las Vegas, Nevada") to a place with a zone, or to None."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from datewire.model import Place

from .choice import RIVAL, best, fits, held_by, lands, largest
from .folding import fold
from .phrases import Form, inside, named, parts, tails, venue, within_name
from .store import CODE, COUNTRY, DATA, REGION, WORD, Entry, Store

LONGEST = 240
"""Characters of a text that are looked at."""

DEEPEST = 4
"""Pieces between commas that are looked at, from the right."""

SMALLEST_TAIL = 10_000
"""Inhabitants of a city that the last words of a longer piece may name ("1000 Main St. Glendale, CA")."""


class Gazetteer:
    """Finds places in the strings by which news tell them. Read only; safe for threads and processes."""

    def __init__(self, path: Path = DATA) -> None:
        self._entries = lru_cache(maxsize=256)(Store(path).entries)
        self._answer = lru_cache(maxsize=1024)(self._look)

    def find(self, text: str, country: str | None = None) -> Place | None:
        """The place that `text` tells, None when it is not known or could be several.

        The pieces between commas are tried from the right to the left; a region or country at the end says where to
        look for what stands before it. `country` (ISO 3166-1 alpha-2) is a hint, such as the home of an outlet: it
        settles names that several places share and never overrules a place ten times as large or a large capital.
        A country or region has no coordinates, and a zone only if it keeps one.
        """
        return self._answer(text, country)

    def zone(self, text: str, country: str | None = None) -> str | None:
        """The IANA zone of the place that `find` gives, None when there is none or it keeps several."""
        place = self.find(text, country)
        return place.zone if place else None

    def _look(self, text: str, country: str | None) -> Place | None:
        pieces = parts(text[:LONGEST])[-DEEPEST:]
        if not pieces or self._several(pieces[-1]):
            return None
        pieces, country = self._narrowed(pieces, country)
        entry = self._beside(pieces, country) or self._alone(pieces, country)
        if entry is None:
            return None
        return Place(text, entry.name, entry.country, entry.latitude, entry.longitude, entry.zone)

    def _named(self, phrase: str) -> tuple[Entry, ...]:
        return self._entries(fold(phrase)) if named(phrase) and len(phrase) < 60 else ()

    def _narrowed(self, pieces: list[str], country: str | None) -> tuple[list[str], str | None]:
        """Without a country that follows its own region ("Perth, Ontario, Canada"); the country becomes the hint."""
        if len(pieces) > 1:
            regions = [e for e in self._named(pieces[-2]) if e.kind == REGION]
            for land in self._named(pieces[-1]):
                if land.kind == COUNTRY and any(e.country == land.country for e in regions):
                    return pieces[:-1], land.country
        return pieces, country

    def _several(self, piece: str) -> bool:
        """Whether the last piece ends a list of places ("Ohio, and Arizona", "Macao and Zhuhai")."""
        before, joint, after = f" {piece}".rpartition(" and ")
        return bool(joint) and not self._named(piece) and bool(self._named(before.strip()) or self._named(after))

    def _beside(self, pieces: Sequence[str], country: str | None) -> Entry | None:
        """A city that a region or country after it settles, or that region when the city is not known."""
        for left, right in splits(pieces):
            around = lands(self._named(right))
            if not around:
                continue
            if found := self._inside(left, around):
                return found
            if right is pieces[-1] or (len(right) == 2 and right.isupper()):
                return self._land(right, around, country)
        return None

    def _land(self, name: str, around: list[Entry], country: str | None) -> Entry | None:
        """The place of a name that stood after others which are not known: never a town that happens to be spelled
        like a code (Pa, Wa)."""
        entries = self._named(name)
        if not any(e.grade == CODE for e in around):
            return best(fits(entries, Form.PLACED, country), Form.PLACED, country)
        home = [e for e in around if e.country == country]
        rivals = [e for e in entries if e.city and e.population >= RIVAL and (not home or e.country == country)]
        return None if rivals else best(home or around, Form.PLACED, country)

    def _inside(self, left: Sequence[str], around: Sequence[Entry]) -> Entry | None:
        """The city within one of `around` that the pieces to its left name, the nearest piece first."""
        for land in around:
            for place in range(len(left) - 1, -1, -1):
                if found := self._city(left[place], land, place == len(left) - 1):
                    return found
        return None

    def _city(self, piece: str, land: Entry, near: bool) -> Entry | None:
        for phrase in filter(None, (piece, inside(piece))):
            if held := [e for e in self._named(phrase) if e.city and held_by(e, land)]:
                return held[0] if land.region else largest(held, land.country)
        for tail in tails(piece) if near else ():
            for entry in self._named(tail):
                if entry.city and held_by(entry, land) and entry.grade < WORD and entry.population >= SMALLEST_TAIL:
                    return entry
        return None

    def _alone(self, pieces: Sequence[str], country: str | None) -> Entry | None:
        """The first name from the right that can be meant without a region beside it."""
        for place in range(len(pieces) - 1, -1, -1):
            for phrase, form in self._phrases(pieces[place], place > 0):
                if able := fits(self._named(phrase), form, country):
                    return best(able, form, country)
            if abbreviated(pieces[place]):
                return None
        return None

    def _phrases(self, piece: str, after_comma: bool) -> Iterator[tuple[str, Form]]:
        yield piece, Form.PLACED if after_comma else Form.BARE
        if within := inside(piece):
            yield within, Form.IN
        yield from within_name(piece)
        for tail in tails(piece):
            if venue(piece, tail):
                yield tail, Form.PART


def splits(pieces: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """Ways to part the last name, which may be a region, from what stands before it ("Hudson, Florida", "Hudson
    Florida")."""
    *left, last = pieces
    if left:
        yield left, last
    for tail in tails(last, 2):
        yield [*left, last[: -len(tail)].strip()], tail


def abbreviated(piece: str) -> bool:
    """Whether a piece that is not known looks like the short form of a region, so that what stands before it is not
    the famous place of that name ("Rome, Gga.")."""
    return len(piece) <= 5 and piece.rstrip(".").isalpha() and (piece.endswith(".") or len(piece) <= 3)


@cache
def load() -> Gazetteer:
    """The gazetteer of the package, one for the process."""
    return Gazetteer()

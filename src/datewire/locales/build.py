"""From words.toml to a compiled locale."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

from datewire.timex.grammar import Grammar, Rule
from datewire.timex.lexicon import Lexicon, Token
from datewire.timex.locale import Cues, Locale, Refiner
from datewire.timex.numerals import Numerals
from datewire.timex.sense import Clock, Zone


def compile_locale(language: str, rules: Iterable[Rule], refiners: tuple[Refiner, ...]) -> Locale:
    """The locale of a folder beside this file. Raises KeyError when its words.toml lacks a section."""
    source = resources.files(__package__).joinpath(language, "words.toml")
    words = tomllib.loads(source.read_text(encoding="utf-8"))
    figures = words["figures"]
    halves = {mark: half for half, marks in figures.get("halves", {}).items() for mark in marks}
    numerals = Numerals(figures.get("ordinals", ""), halves, figures.get("clock", ""), figures.get("dot", False))
    return Locale(
        language=language,
        lexicon=Lexicon(dict(_tokens(words)), dict(_glue(words["glue"])), numerals),
        grammar=Grammar(rules),
        refiners=refiners,
        cues=_cues(words["tense"]),
        order=words.get("order", "dmy"),
        week=words.get("week", 0),
    )


def _glue(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, words in table.items():
        for word in words:
            yield word, code


def _cues(table: Mapping[str, str]) -> Cues:
    groups = "|".join(f"(?P<{name}>{table[name]})" for name in ("future", "say", "past", "present"))
    flags = re.IGNORECASE
    return Cues(re.compile(rf"\b(?:{groups})\b", flags), re.compile(table["stop"]), re.compile(table["update"], flags))


def _named(word: str) -> Iterator[str]:
    """A name as written: Monday, MONDAY, monday."""
    yield from (word, word.title().replace("’S", "’s").replace("'S", "'s"), word.upper())


def _curly(word: str) -> Iterator[str]:
    yield word
    if "'" in word:
        yield word.replace("'", "’")
        yield word.replace("'", "")


def _plain(word: str) -> Iterator[str]:
    yield from (word, word[:1].upper() + word[1:], word.upper())


def _tokens(words: Mapping[str, Any]) -> Iterator[tuple[str, Token]]:
    yield from _simple(words)
    yield from _calendar(words)
    for word in words["figures"].get("never", []):
        yield word, Token("9", None)
    for word, key in words["feasts"].items():
        for spelt in _curly(word):
            for form in (spelt.title().replace("’S", "’s").replace("'S", "'s"), _sentence(spelt), spelt.upper()):
                yield form, Token("H", key)
    for zone, names in words["zones"].items():
        for name in names:
            yield name, Token("Z", Zone(name, zone.strip()))
    for half, number in (("q", 4), ("h", 2)):
        for index in range(1, number + 1):
            value = ("quarter" if half == "q" else "half", index)
            yield f"{half.upper()}{index}", Token("Q", value)
            yield f"{index}{half.upper()}", Token("Q", value)
    for start in range(1800, 2100, 10):
        for mark in ("s", "'s", "’s"):
            yield f"{start}{mark}", Token("K", start)
    for tens in range(20, 100, 10):
        for form in (f"'{tens}s", f"’{tens}s", f"{tens}s"):
            yield form, Token("K", 1900 + tens)
    for short in range(100):
        for mark in "'’‘":
            yield f"{mark}{short:02d}", Token("7", short)


def _sentence(word: str) -> str:
    return word[:1].upper() + word[1:]


def _calendar(words: Mapping[str, Any]) -> Iterator[tuple[str, Token]]:
    kinds = (("months", "strong", "M", 1), ("months", "weak", "m", 1), ("weekdays", "strong", "W", 0))
    more = (("weekdays", "weak", "w", 0), ("weekdays", "many", "V", 0))
    for section, kind, code, first in kinds + more:
        for number, names in enumerate(words[section].get(kind, []), first):
            for name in names:
                for form in _named(name):
                    if code != "w" or form != name:
                        yield form, Token(code, number)
    for number, names in enumerate(words["seasons"]["names"]):
        for name in names:
            for form in _plain(name):
                yield form, Token("N", number)


def _simple(words: Mapping[str, Any]) -> Iterator[tuple[str, Token]]:
    tables = (
        ("U", {w: unit for unit, names in words["units"].items() for w in names}),
        ("P", {w: part for part, names in words["parts"].items() for w in names}),
        ("R", {w: tuple(value) for w, value in words["today"]["words"].items()}),
        ("C", {w: Clock(hour) for w, hour in words["clock"].items()}),
        ("T", {w: int(shift) for shift, names in words["deixis"].items() for w in names}),
        ("E", {w: w for w in words["every"]["words"]}),
        ("G", {w: w for w in words["every"].get("other", [])}),
        ("L", {w: mod for mod, names in words["mods"].items() for w in names}),
        ("B", {w: tuple(value) for w, value in words["after"]["words"].items()}),
        ("X", {w: ref for ref, names in words["references"].items() for w in names}),
        ("8", {w: number or None for w, number in words["numbers"]["words"].items()}),
        ("3", words["numbers"]["ordinals"]),
        ("A", {w: (freq, int(n)) for freq, by in words["sets"].items() for n, names in by.items() for w in names}),
    )
    for code, table in tables:
        for word, value in table.items():
            for form in _plain(word):
                yield form, Token(code, value)

"""From words.toml to a compiled locale."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

from datewire.timex.grammar import Grammar, Rule
from datewire.timex.lexicon import Lexicon, Token, trie
from datewire.timex.locale import Cues, Locale, Refiner
from datewire.timex.numerals import Numerals
from datewire.timex.refine import LONE
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
        lone=LONE,
        cues=_cues(words["tense"]),
        order=words.get("order", "dmy"),
        guards={name: re.compile(pattern) for name, pattern in words["guards"].items()},
    )


def _glue(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, words in table.items():
        for word in words:
            yield word, code


def _cues(table: Mapping[str, str]) -> Cues:
    groups = "|".join(f"(?P<{name}>{_quick(table[name])})" for name in ("future", "say", "past", "present"))
    flags = re.IGNORECASE
    return Cues(
        re.compile(rf"(?<!\w)(?:{groups})(?!\w)", flags),
        re.compile(rf"(?:{table['loose']})$", flags),
        re.compile(rf"(?:{table['participle']})$", flags),
        re.compile(table["stop"]),
        re.compile(table["update"], flags),
    )


def _quick(pattern: str) -> str:
    """The same alternatives, those that are plain words as one tree: a third less work on each word of a text."""
    words: list[str] = []
    rest: list[str] = []
    for option in _options(pattern):
        bare = option.removesuffix("?")
        if re.fullmatch(r"[\w ]+", bare):
            words += [bare, bare[:-1]] if bare != option else [bare]
        else:
            rest.append(option)
    return "|".join([*rest, trie(words)] if words else rest)


def _options(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern at its outermost level."""
    depth = start = 0
    for at, sign in enumerate(pattern):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _plain(word: str) -> Iterator[str]:
    yield from (word, word[:1].upper() + word[1:], word.upper())


def _tokens(words: Mapping[str, Any]) -> Iterator[tuple[str, Token]]:
    yield from _simple(words)
    yield from _calendar(words)
    yield from _feasts(words["feasts"])
    for zone, names in words["zones"].items():
        for name in names:
            yield name, Token("Z", Zone(name, zone.strip()))
    yield from _figures()
    yield from _fiscal(words.get("fiscal", {}))
    for word in words["figures"].get("never", []):
        for form in _spellings(word):
            yield form, Token("9", None)


def _fiscal(table: Mapping[str, Any]) -> Iterator[tuple[str, Token]]:
    """The words for a year that is not the calendar's, and its short forms: FY25, FY2025."""
    for word in table.get("words", []):
        for form in _spellings(word):
            yield form, Token("F", None)
    for sign in table.get("signs", []):
        yield sign, Token("F", None)
        for year in range(2000, 2050):
            yield f"{sign}{year}", Token("F", year)
            yield f"{sign}{year % 100:02d}", Token("F", year)


def _feasts(table: Mapping[str, str]) -> Iterator[tuple[str, Token]]:
    for word, key in table.items():
        for spelt in (word, word.replace("'", "’"), word.replace("'", "")):
            for form in _spellings(spelt):
                yield form, Token("H", key)


def _spellings(word: str) -> set[str]:
    """The ways to write a name: new year's day, New Year's Day, New year's day, NEW YEAR'S DAY."""
    title = re.sub(r"['’]S\b", lambda hit: hit.group().lower(), word.title())
    return {
        word,
        title,
        word[:1].upper() + word[1:],
        word.upper(),
        title.replace(" De ", " de ").replace(" Of ", " of "),
    }


def _figures() -> Iterator[tuple[str, Token]]:
    """What is written alike in all languages: Q3, H1, 1990s, '22."""
    for sign, grain, count in (("Q", "quarter", 4), ("H", "half", 2)):
        for index in range(1, count + 1):
            for form in (f"{sign}{index}", f"{index}{sign}", f"{sign.lower()}{index}"):
                yield form, Token("Q", (grain, index))
    for year in range(1800, 2100, 10):
        for mark in ("s", "'s", "’s"):
            yield f"{year}{mark}", Token("K", year)
    yield from _short_figures()


def _short_figures() -> Iterator[tuple[str, Token]]:
    for short in range(100):
        for mark in "'’‘":
            yield f"{mark}{short:02d}", Token("7", short)
            if short >= 20 and short % 10 == 0:
                yield f"{mark}{short}s", Token("K", 1900 + short)
        if short >= 20 and short % 10 == 0:
            yield f"{short}s", Token("K", 1900 + short)


def _calendar(words: Mapping[str, Any]) -> Iterator[tuple[str, Token]]:
    lists = (
        (words["months"], "strong", "M", 1),
        (words["months"], "weak", "m", 1),
        (words["weekdays"], "strong", "W", 0),
        (words["weekdays"], "weak", "w", 0),
        (words["weekdays"], "many", "V", 0),
        (words["seasons"], "names", "N", 0),
    )
    for table, kind, code, first in lists:
        for number, names in enumerate(table.get(kind, []), first):
            for form in {form for name in names for form in _spellings(name)}:
                if code != "w" or not form.islower():
                    yield form, Token(code, number)


def _spoken_hours(words: Mapping[str, Any]) -> Iterator[tuple[str, Clock]]:
    """ "seven o'clock"."""
    for word, number in words["numbers"]["words"].items():
        if number in range(1, 13) and " " not in word:
            for clock in words["figures"].get("hours", []):
                yield f"{word} {clock}", Clock(number, 0, "?")


def _simple(words: Mapping[str, Any]) -> Iterator[tuple[str, Token]]:
    tables = (
        ("U", {names[0]: unit for unit, names in words["units"].items() if names[0]}),
        ("u", {w: unit for unit, names in words["units"].items() for w in names[1:]}),
        ("S", words.get("same", {})),
        ("P", {names[0]: part for part, names in words["parts"].items()}),
        ("k", {w: part for part, names in words["parts"].items() for w in names[1:]}),
        ("J", words.get("often", {})),
        ("O", words.get("ends", {})),
        ("K", words.get("decades", {})),
        ("R", {w: tuple(value) for w, value in words["today"]["words"].items()}),
        ("C", {w: Clock(hour) for w, hour in words["clock"].items()}),
        ("T", {w: int(shift) for shift, names in words["deixis"].items() for w in names}),
        ("E", {w: w for w in words["every"]["words"]}),
        ("G", {w: 0 for w in words["every"].get("other", [])}),
        ("G", {w: 2 for w in words["every"].get("alternate", [])}),
        ("L", {w: mod for mod, names in words["mods"].items() for w in names}),
        ("B", {w: tuple(value) for w, value in words["after"]["words"].items()}),
        ("X", {w: ref for ref, names in words["references"].items() for w in names}),
        ("8", {w: number or None for w, number in words["numbers"]["words"].items()}),
        ("C", dict(_spoken_hours(words))),
        ("3", words["numbers"]["ordinals"]),
        ("A", {w: (freq, int(n)) for freq, by in words["sets"].items() for n, names in by.items() for w in names}),
    )
    for code, table in tables:
        for word, value in table.items():
            for form in _plain(word):
                yield form, Token(code, value)

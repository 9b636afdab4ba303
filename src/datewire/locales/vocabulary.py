"""The words by which one language tells of events: `xx/events.toml`, compiled once."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_TIMES = ("link", "present", "past", "perfect", "conditional", "future")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the events room needs to know of a language. All words are in lower case; phrases have single spaces.

    `heads` gives the kind of each head noun (plurals included), `weak` the heads that count only when capitalised,
    `stop` the words that a name never crosses to its left, `nominal` the noun made of a verb, `groups` any other list
    of words by its name ("status.cancelled"), `patterns` one compiled alternation for each such list, `firsts` the
    first words of its phrases, `rules` the patterns written by hand, `acts` the noun of each deed that a deadline asks
    for, `verbs` the base form, class and shape (base, s, past, ing) of each verb form, `auxiliaries` the time that each
    word of a verb group gives, `weights` the fitted models by name, and `spoken` the words for the hours of a clock.
    """

    language: str
    heads: Mapping[str, str]
    weak: frozenset[str]
    stop: frozenset[str]
    nominal: Mapping[str, str]
    groups: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]
    firsts: Mapping[str, frozenset[str]]
    rules: Mapping[str, re.Pattern[str]]
    acts: Mapping[str, str]
    verbs: Mapping[str, tuple[str, str, str]]
    auxiliaries: Mapping[str, str]
    weights: Mapping[str, Mapping[str, float]]
    spoken: Mapping[str, int]


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _heads(table: Mapping[str, str]) -> dict[str, str]:
    heads: dict[str, str] = {}
    for kind, words in table.items():
        for word in words.split():
            phrase = word.replace("-", " ")
            for form in (phrase, word, _plural(phrase)):
                heads.setdefault(form, kind)
    return heads


def _forms(base: str) -> Iterator[tuple[str, str]]:
    """The regular forms of an English-like verb with their shapes."""
    yield base, "base"
    yield _plural(base), "s"
    stem = base.removesuffix("e")
    for ending, shape in (("ed", "past"), ("ing", "ing")):
        if base.endswith("y") and base[-2] not in "aeiou" and shape == "past":
            yield base[:-1] + "ied", shape
        else:
            yield stem + ending, shape
            if base[-1] in "bdgmnprt" and base[-2] in "aeiou" and base[-3:-2] not in "aeiou":
                yield base + base[-1] + ending, shape


def _verbs(classes: Mapping[str, str], irregular: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    verbs: dict[str, tuple[str, str, str]] = {}
    kinds: dict[str, str] = {}
    for kind, words in classes.items():
        for base in words.split():
            kinds.setdefault(base, kind)
            for form, shape in _forms(base):
                verbs.setdefault(form, (base, kinds[base], shape))
    for pair in irregular:
        form, base = pair.split("=")
        base, _, shape = base.partition(":")
        verbs[form] = (base, kinds.get(base, "other"), shape or "past")
    return verbs


def alternation(phrases: frozenset[str]) -> re.Pattern[str]:
    """A case-blind pattern that matches any of `phrases` as whole words, the longest first."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in ordered) + r")\b", re.IGNORECASE)


def _groups(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for section, table in data.items():
        if section in ("heads", "nominal", "frames", "acts", "rules", "spoken"):
            continue
        for name, words in table.items():
            items = words if isinstance(words, list) else words.split()
            groups[f"{section}.{name}"] = frozenset(items)
    return groups


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The vocabulary of `language` (a folder's name beside this file), or None when it has no words for events."""
    folder = resources.files(__package__) / language
    source = folder / "events.toml"
    if not source.is_file():
        return None
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    groups = _groups(data)
    stop = frozenset[str]().union(*(words for name, words in groups.items() if name.startswith("stop.")))
    weights: dict[str, dict[str, float]] = {}
    for name in ("weights.json", "fields.json"):
        fitted = folder / name
        weights |= json.loads(fitted.read_text(encoding="utf-8")) if fitted.is_file() else {}
    return Vocabulary(
        language=language,
        heads=_heads(data["heads"]),
        weak=groups["weak_heads.words"],
        stop=stop,
        nominal=data["nominal"],
        groups=groups,
        patterns={name: alternation(words) for name, words in groups.items() if not name.startswith("stop.")},
        firsts={name: frozenset(w.split()[0] for w in words) for name, words in groups.items()},
        rules={name: re.compile(rule) for name, rule in data["rules"].items()},
        acts=data["acts"],
        verbs=_verbs(data["frames"], groups["irregular.forms"]),
        auxiliaries={w: time for time in _TIMES for w in groups[f"groups.{time}"]},
        weights=weights,
        spoken={word: number for number, word in enumerate(data["spoken"]["hours"].split(), 1)},
    )

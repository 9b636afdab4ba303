"""The words that one language has for time, compiled to one pattern and one table.

A token has a one-letter code, so that grammar is written as short patterns over codes and knows no language:

    M month   m month that is also another word   W weekday   w weekday that is also another word   V weekdays (plural)
    1 number 1-31   2 ordinal numeral   3 ordinal word   8 number word   9 other number   Y year   7 'yy
    I ISO date   D 16/05/2022   6 16/05   C clock   Z zone   R today, tomorrow   P part of day   k mornings
    U unit   u units   N season   Q quarter or half   K decade   H holiday   S that day, the same day
    T this, next, last   E every   G other, alternate   F fiscal year   O year-end   A weekly, annual   J once, twice
    L early, mid, end   B ago, later   X now, recently

What may stand between two tokens is glue, in small letters and signs:

    , comma  - dash  t to, until  & and, or  f of  h the  i in  o on  @ at  < from  b between  s since  r before
    v after  w within  z about  a a, an  p per  y by  d during  4 for  e except  / ( ) : ;
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from datewire.timex.numerals import OFFSET, Numerals, offset_zone

EDGES = " \n(\"'“‘–—-/[:"
"""The characters that may stand before a token."""

RARE = "\t\u00a0\u2009\u202f\u2011*•·|>~)”"
"""More of them, which are read as spaces."""


GLUED = "(?=[A-Z][a-z]+(?: [a-z]+)?:)"
"""What may follow a clock time without a space: the label of the next field, its line end lost."""


Finder: TypeAlias = Callable[[str], Iterable[tuple[int, int, int]]]
"""Gives the places of words in a text, each as a number, the edge before it, and its end; digits count as words."""

Mark: TypeAlias = tuple[str, Any, int, int]
"""A code, its value, and where it stands."""

Glue: TypeAlias = tuple[str, int, int]
"""A glue code with the offsets of its word."""


class Token(NamedTuple):
    """A word's code and what it means."""

    code: str
    value: Any


def trie(words: Iterable[str]) -> str:
    """One pattern that matches exactly `words`, shaped as a tree so that no word is tried twice.

    >>> trie(["May", "March", "Mar"])
    'Ma(?:r(?:ch)?|y)'
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: Mapping[str, Any]) -> str:
    ends = "" in node
    options = [re.escape(letter) + _pattern(rest) for letter, rest in sorted(node.items()) if letter]
    if not options:
        return ""
    if len(options) == 1 and not ends:
        return options[0]
    return "(?:" + "|".join(options) + ")" + ("?" if ends else "")


class Lexicon:
    """The compiled words of one language. `table` maps a surface form to its token, `glue` a word to its code."""

    def __init__(self, table: Mapping[str, Token], glue: Mapping[str, str], numerals: Numerals) -> None:
        self.table = dict(table)
        self.glue = dict(glue)
        self.numerals = numerals
        self.words = automaton(self.table) or scanner(self.table)
        self._number = re.compile(rf"(?:{numerals.pattern})(?:(?<=[APap][Mm]){GLUED}|(?!\w))")
        self._gaps: dict[str, tuple[Glue, ...] | None] = {" ": (), ", ": ((",", 0, 1),), "\u00a0": ()}
        self._gap = re.compile(r"\s*(?:([,;:()/&@~‑–—-]|\w+(?:['’]\w+)?))|\s+$")

    def tokens(self, text: str, start: int, end: int) -> Iterator[Mark]:
        """The tokens in `text[start:end]` as (code, value, start, end), in order and without overlap."""
        edge = text[start - 1] if start else "\n"
        hay = edge + text[start:end]
        for sign in RARE:
            hay = hay.replace(sign, " ")
        base = start - 1
        size = len(hay)
        done = 0
        table, number_at, read = self.table, self._number.match, self.numerals.token
        for _, lo, hi in self.words(hay):
            if lo + 1 < done:
                continue
            if hay[lo + 1].isdigit():
                number = number_at(hay, lo + 1)
                if number is None or _dead(hay, lo):
                    continue
                done = number.end()
                code, value = table.get(number.group()) or read(number.group())
            elif hi < size and (hay[hi].isalnum() or hay[hi] == "_"):
                continue
            else:
                done = hi
                code, value = table[hay[lo + 1 : hi]]
                offset = OFFSET.match(hay, lo + 1) if code == "Z" else None
                if offset:
                    done = offset.end()
                    value = offset_zone(offset)
            yield code, value, base + lo + 1, base + done

    def between(self, gap: str) -> tuple[Glue, ...] | None:
        """The glue in the text between two tokens, as codes with offsets; None when something else stands there.

        Newlines never are glue: a time expression does not cross a block.
        """
        if gap in self._gaps:
            return self._gaps[gap]
        if len(gap) > 26 or "\n" in gap:
            return None
        codes = self._read(gap)
        if len(self._gaps) < 4096:
            self._gaps[gap] = codes
        return codes

    def _read(self, gap: str) -> tuple[Glue, ...] | None:
        codes: list[Glue] = []
        at = 0
        while at < len(gap):
            hit = self._gap.match(gap, at)
            if not hit or hit.end() == at:
                return None
            if hit[1]:
                code = "-" if hit[1] in "~‑–—" else hit[1] if hit[1] in ",;:()/&@-" else self.glue.get(hit[1].lower())
                if code is None:
                    return None
                codes.append((code, hit.start(1), hit.end(1)))
            at = hit.end()
        return tuple(codes)


def automaton(words: Iterable[str]) -> Finder | None:
    """A finder by one automaton over all words (Aho and Corasick, 1975), several times faster than a pattern; None
    where the package is not installed."""
    try:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
    except ImportError:  # pragma: no cover
        return None
    starts = [*words, *"0123456789"]
    machine = AhoCorasick(
        [edge + word for edge in EDGES for word in starts],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )

    return machine.find_matches_as_indexes


def scanner(words: Iterable[str]) -> Finder:
    """A finder by one trie-shaped pattern: the same places as `automaton`, with the standard library alone."""
    pattern = re.compile(f"[{re.escape(EDGES)}](?:{trie([*words, *'0123456789'])})")

    def find(hay: str) -> Iterable[tuple[int, int, int]]:
        return [(0, *hit.span()) for hit in pattern.finditer(hay)]

    return find


_HOUR = re.compile(r"\d[ \u00a0]?[AP]\.?M\.?$")
_DEAD = frozenset("$€£¥#№§@&+=_%")


def _dead(text: str, at: int) -> bool:
    """Whether the figure after the edge at `at` is part of something else: COVID-19, a price, 1.5m, AA-12."""
    edge = text[at]
    if edge in " \n(":
        return False
    before = text[at - 1 : at]
    if edge in ".,:;":
        return before.isdigit()
    if edge == "/" and not before.isspace():
        address = text[max(0, at - 90) : at].rsplit(None, 1)
        return bool(address) and ("://" in address[-1] or "www." in address[-1])
    if edge == "-" and before.isalpha() and before.isupper():
        return not _HOUR.search(text, max(0, at - 8), at)
    return before in _DEAD

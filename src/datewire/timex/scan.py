"""The cheap gate: one pass of one pattern over the text, and only where it stops a run of tokens is put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from datewire.timex.grammar import Run
from datewire.timex.lexicon import Lexicon, Token

Guards: TypeAlias = Mapping[str, re.Pattern[str]]
Mark: TypeAlias = tuple[str, Any, int, int]

_LIVE = re.compile("[kmwZSMWVYIDCRPUuNQKHAX67LT2E]")
_ALONE = frozenset("1893EGTBLwZ")
_DEAD = frozenset("$€£¥#№§@&+=_%")


def runs(text: str, lexicon: Lexicon, start: int, end: int, guards: Guards) -> Iterator[Run]:
    """The runs of tokens in `text[start:end]` that may hold a time expression, in order. Linear in the text."""
    batch: list[tuple[int, int, Token]] = []
    last = -1
    for at, stop, token in _tokens(text, lexicon, start, end):
        if batch and (at - last > 26 or lexicon.between(text[last:at]) is None):
            yield from _close(text, lexicon, batch, guards)
            batch = []
        batch.append((at, stop, token))
        last = stop
    if batch:
        yield from _close(text, lexicon, batch, guards)


def _tokens(text: str, lexicon: Lexicon, start: int, end: int) -> Iterator[tuple[int, int, Token]]:
    opening = lexicon.opening.match(text, start, end) if start == 0 or not text[start - 1].isalnum() else None
    if opening:
        token = lexicon.token(opening.group())
        if token:
            yield opening.start(), opening.end(), token
        start = opening.end()
    read = lexicon.token
    for hit in lexicon.pattern.finditer(text, start, end):
        at, stop = hit.span()
        token = read(text[at + 1 : stop])
        if token is not None and not _dead(text, at, token):
            yield at + 1, stop, token


def _dead(text: str, at: int, token: Token) -> bool:
    """Whether a figure is part of something else: COVID-19, a price, 1.5m, AA-12."""
    if token.code not in "1Y96D":
        return False
    edge = text[at]
    if edge in " \n(":
        return False
    before = text[at - 1 : at]
    if edge in ".,:;":
        return before.isdigit()
    return before in _DEAD or (edge == "-" and before.isalpha() and before.isupper())


def _close(text: str, lexicon: Lexicon, batch: list[tuple[int, int, Token]], guards: Guards) -> Iterator[Run]:
    if len(batch) == 1 and batch[0][2].code in _ALONE:
        return
    marks = _left(text, lexicon, batch[0][0])
    last = -1
    for at, stop, token in batch:
        if last >= 0:
            for code, lo, hi in lexicon.between(text[last:at]) or ():
                marks.append((code, None, last + lo, last + hi))
        marks.append((token.code, token.value, at, stop))
        last = stop
    codes = "".join([mark[0] for mark in marks])
    if _LIVE.search(codes):
        _, values, starts, ends = (list(column) for column in zip(*marks, strict=True))
        yield Run(text, codes, values, starts, ends, guards)


def _left(text: str, lexicon: Lexicon, start: int) -> list[Mark]:
    """The glue words before the first token, at most three: "between the", "on the"."""
    found: list[Mark] = []
    at = start
    glue = lexicon.glue
    while len(found) < 3 and at > 1 and text[at - 1] == " ":
        space = at - 1
        floor = max(0, space - 14)
        begin = max(text.rfind(" ", floor, space), text.rfind("\n", floor, space)) + 1
        word = text[begin or floor : space].lstrip("(\"“'‘—–-")
        code = glue.get(word.lower()) if word else None
        if code is None:
            break
        found.insert(0, (code, None, space - len(word), space))
        at = space - len(word)
    return found

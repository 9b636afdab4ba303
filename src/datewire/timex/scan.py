"""The cheap gate: one pass of one pattern over the text, and only where it stops a run of tokens is put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from datewire.timex.grammar import Run
from datewire.timex.lexicon import Lexicon, Mark

Guards: TypeAlias = Mapping[str, re.Pattern[str]]

_LIVE = re.compile("[kmwZSMWVYIDCRPUuNQKHAX67LT2EFO]")
_ALONE = frozenset("1893EGTBLwZ")


def runs(text: str, lexicon: Lexicon, start: int, end: int, guards: Guards) -> Iterator[Run]:
    """The runs of tokens in `text[start:end]` that may hold a time expression, in order. Linear in the text."""
    batch: list[Mark] = []
    last = -1
    for mark in lexicon.tokens(text, start, end):
        at = mark[2]
        if batch:
            glue = lexicon.between(text[last:at]) if at - last <= 26 else None
            if glue is not None:
                batch += [(code, None, last + lo, last + hi) for code, lo, hi in glue]
            else:
                if len(batch) > 1 or batch[0][0] not in _ALONE:
                    run = _close(text, lexicon, batch, guards)
                    if run:
                        yield run
                batch = []
        batch.append(mark)
        last = mark[3]
    if len(batch) > 1 or (batch and batch[0][0] not in _ALONE):
        run = _close(text, lexicon, batch, guards)
        if run:
            yield run


def _close(text: str, lexicon: Lexicon, batch: list[Mark], guards: Guards) -> Run | None:
    """The run of a batch with the glue before it; None when none of its tokens can begin a time expression."""
    codes = "".join([mark[0] for mark in batch])
    if not _LIVE.search(codes):
        return None
    left = _left(text, lexicon, batch[0][2])
    if left:
        batch = left + batch
        codes = "".join([mark[0] for mark in left]) + codes
    values = [mark[1] for mark in batch]
    return Run(text, codes, values, [mark[2] for mark in batch], [mark[3] for mark in batch], guards)


def _left(text: str, lexicon: Lexicon, start: int) -> list[Mark]:
    """The glue words before the first token, at most three: "between the", "on the"."""
    found: list[Mark] = []
    at = start
    glue = lexicon.glue
    while len(found) < 3 and at > 1 and text[at - 1] == " ":
        space = at - 1
        floor = max(0, space - 14)
        word = text[text.rfind(" ", floor, space) + 1 or floor : space]
        code = glue.get(word) or glue.get(word.rpartition("\n")[2].lstrip("(\"“'‘—–-").lower())
        if code is None:
            break
        word = word.rpartition("\n")[2].lstrip("(\"“'‘—–-")
        at = space - len(word)
        found.insert(0, (code, None, at, space))
    return found

"""The words right before and right behind a name, read once for all names that begin or end at one place."""

from __future__ import annotations

import re
from typing import NamedTuple

from datewire.events.blind import search
from datewire.locales.vocabulary import Vocabulary

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:()–—|]")
_RULES = (("held", "by_holding"), ("attended", "by_attending"))


class Left(NamedTuple):
    """What stands before a name: the last word ("^" for none), which verbs lead up to it (held, attended), and whether
    a title of a person does."""

    last: str
    led: tuple[str, ...]
    titled: bool


class Right(NamedTuple):
    """What stands behind a name: the next words, what they do ("goes", "does" or ""), whether they give a person's role
    or a share's ticker."""

    words: tuple[str, ...]
    does: str
    role: bool
    ticker: bool


def left(words: str, vocabulary: Vocabulary) -> Left:
    """What `words`, the beginning of the sentence before a name, tell of it."""
    rules, before = vocabulary.rules, words.split()
    led = tuple(what for what, rule in _RULES if search(rules[rule], words))
    return Left(before[-1].lower() if before else "^", led, rules["person_title"].search(words) is not None)


def right(words: str, vocabulary: Vocabulary) -> Right:
    """What `words`, the rest of the sentence behind a name, tell of it."""
    rules = vocabulary.rules
    does = "goes" if rules["predicate"].match(words) else "does" if rules["agent"].match(words) else ""
    after = tuple(w.lower() for w in WORD.findall(words[:30]))
    return Right(after, does, rules["person_role"].match(words) is not None, rules["ticker"].match(words) is not None)

"""The verbs of a sentence with their time, and which of them governs a date: "will be held", "is to meet", "opened".

No grammar is parsed: a verb is a word of the locale's list in a form that fits what stands before it; its auxiliaries
tell the time. That is enough to say what a date and a name have to do with each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from datewire.events.tokens import Token, within
from datewire.locales.vocabulary import Vocabulary
from datewire.model import Span

_REACH = 16  # words to the left of a date within which a verb may govern it
_TIMES = ("future", "conditional", "perfect", "past", "present")


class Frame(NamedTuple):
    """A verb group: offsets of its first and last word, the base form of its last verb, that verb's class ("go",
    "hold", "attend", "act", "off", "due", "say", "other"), its time and whether it is passive.

    `time` is future, conditional, perfect, past, present, planned ("was to"), infinitive, participle."""

    start: int
    end: int
    lemma: str
    kind: str
    time: str
    passive: bool


def frames(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Frame]:
    """The verb groups of a sentence in its order."""
    out: list[Frame] = []
    verbs, barred = vocabulary.verbs, vocabulary.groups["groups.before_noun"]
    before = ""
    for i, token in enumerate(tokens):
        last, before = before, token.lower
        form = verbs.get(before) or (_unknown(tokens, i, vocabulary) if last in _LEADING else None)
        if form is None or (i and (token.capital or last in barred)):
            continue
        made = _frame(tokens, i, form, vocabulary)
        if made:
            while out and out[-1].start >= made.start:  # its auxiliaries
                out.pop()
            out.append(made)
    return out


def _unknown(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """What stands right behind "will" or "may" is a verb, known or not; so is an "-ed" behind "be"."""
    word = tokens[i].lower
    if not i or tokens[i].capital or not word.isalpha() or word in vocabulary.auxiliaries or word in vocabulary.stop:
        return None
    before = tokens[i - 1].lower
    if before in ("be", "been") and word.endswith("ed"):
        return word, "other", "past"
    return (word, "other", "base") if before in _MODALS and not word.endswith("ly") else None


def _frame(tokens: Sequence[Token], i: int, form: tuple[str, str, str], vocabulary: Vocabulary) -> Frame | None:
    lemma, kind, shape = form
    groups = vocabulary.auxiliaries
    k = i
    seen: set[str] = set()
    passive: bool | None = None
    while k and i - k < 7:
        word = tokens[k - 1].lower
        group = groups.get(word)
        if group is None:
            break
        seen.add("to" if word == "to" else group)
        if passive is None and (group != "link" or word in _BE):
            passive = word in _BE
        k -= 1
    time = _time(seen, shape)
    if not time or (shape == "base" and not seen and not _plural(tokens, i)):
        return None
    return Frame(tokens[k].start, tokens[i].end, lemma, kind, time, bool(passive) and shape == "past")


_MODALS = frozenset("will would shall should may might must can could won’t won't".split())  # before any verb
_LEADING = _MODALS | {"be", "been"}
_BE = frozenset("be been being is are was were".split())


def _plural(tokens: Sequence[Token], i: int) -> bool:
    """Whether a bare base form may be a verb: the word before it is a plural, a name, a pronoun, or nothing."""
    if not i:
        return True
    before = tokens[i - 1]
    return (
        before.lower.endswith("s")
        or before.capital
        or before.lower in ("who", "which", "that", "they", "we", "you", "and")
    )


def _time(seen: set[str], shape: str) -> str:
    if "past" in seen and ("future" in seen or "to" in seen):
        return "planned"
    for time in _TIMES:
        if time in seen:
            return "future" if time == "present" and "to" in seen else time
    if "to" in seen:
        return "infinitive"
    return {"base": "present", "s": "present", "past": "past", "ing": "participle"}[shape]


def governing(found: Sequence[Frame], tokens: Sequence[Token], at: Span) -> tuple[Frame | None, str]:
    """The verb that governs the date at `at`, and its side: the nearest before the date when it stands near and no
    semicolon is between, else the first behind it ("<", ">", or "" for none)."""
    left = [f for f in found if f.end <= at.start]
    right = [f for f in found if f.start >= at.end]
    if left:
        between = within(tokens, left[-1].end, at.start)
        if len(between) <= _REACH and not any(t.text in (";", ".", "|") for t in between):
            return left[-1], "<"
    if right:
        return right[0], ">"
    return (left[-1], "<<") if left else (None, "")


def role(frame: Frame, found: Sequence[Frame], name: Span, tokens: Sequence[Token]) -> str:
    """What a name is to a verb group: "subject" (with no other verb between), "subject1" when it stands right before
    it, "object", "object1" right behind it, a preposition ("at", "in" …), "in" when it holds the verb, else "far"."""
    if name.start < frame.end and frame.start < name.end:
        return "in"
    low, high = (name.end, frame.start) if name.end <= frame.start else (frame.end, name.start)
    for f in found:
        if low <= f.start < high and f is not frame:
            return "far"
    between = within(tokens, low, high)
    if name.end <= frame.start:
        return "subject" if between else "subject1"
    words = [t.lower for t in between if t.lower not in ("the", "a", "an", "its", "their", "his", "her")]
    if not words:
        return "object1"
    return words[-1] if len(words[-1]) < 8 and words[-1].isalpha() and len(words) < 7 else "object"

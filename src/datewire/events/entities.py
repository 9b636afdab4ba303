"""What a run of capitals most likely is: a person, a place, a body, a dateline, or the first word of a sentence."""

from __future__ import annotations

import re

from datewire.events.layout import Layout, Sentence
from datewire.events.names import Name
from datewire.locales.vocabulary import Vocabulary

_DASH = re.compile(r"[^.\n]{0,70}?(?:\([^)]{2,40}\)\s*)?(?:\s(?:--|—|–|-|_)|--|—)\s?")
_LEFT, _RIGHT = 50, 90  # characters beside a name that are looked at
_LONGEST = 5  # words of a person's name with titles


def entity(name: Name, layout: Layout, sentence: Sentence, vocabulary: Vocabulary) -> str:
    """dateline, initial (only the first word of a sentence), person, place (behind a preposition, "place?" without),
    where (behind "in"), body, speaker, behind (another preposition) or other."""
    text, span, words = layout.text, name.span, name.text.split()
    low = [w.lower().strip(".,’'") for w in words]
    left = text[max(sentence.span.start, span.start - _LEFT) : span.start]
    right = text[span.end : span.end + _RIGHT]
    if _dateline(name, words, layout, sentence):
        return "dateline"
    if len(words) == 1 and not left.strip(' “"*•-–—') and not words[0].isupper() and _only_initial(words[0], text):
        return "initial"
    if len(words) <= _LONGEST and _person(low, left, right, vocabulary):
        return "person"
    before = vocabulary.rules["preposition"].search(left)
    if low[-1] in vocabulary.groups["entities.places"]:
        return "place" if before else "place?"
    if before and before.group(1).lower() in vocabulary.groups["entities.inside"]:
        return "where"
    if low[-1] in vocabulary.groups["entities.bodies"] or low[0] in vocabulary.groups["entities.offices"]:
        return "body"
    if vocabulary.rules["speaks"].match(right):
        return "speaker"
    return "behind" if before else "other"


def _dateline(name: Name, words: list[str], layout: Layout, sentence: Sentence) -> bool:
    begin = layout.article.blocks[sentence.block].span.start
    return bool(
        sentence.block <= 4
        and name.span.start - begin < 40
        and len(words) <= _LONGEST
        and len(words[0]) > 2
        and words[0].isupper()
        and _DASH.match(layout.text, name.span.end, name.span.end + _RIGHT)
    )


def _only_initial(word: str, text: str) -> bool:
    """Whether the article never writes `word` with a capital inside a sentence, or writes it small."""
    if f" {word.lower()} " in text:
        return True
    at = text.find(f" {word}")
    while at >= 0:
        end = at + 1 + len(word)
        if (text[at - 1 : at].islower() or text[at - 1 : at] == ",") and not text[end : end + 1].isalnum():
            return False
        at = text.find(f" {word}", end)
    return True


def _person(low: list[str], left: str, right: str, vocabulary: Vocabulary) -> bool:
    titled = len(low) > 1 and low[0] in vocabulary.groups["entities.titles"]
    given = 1 < len(low) < _LONGEST and low[0] in vocabulary.groups["given.names"]
    rules = vocabulary.rules
    return bool(titled or given or rules["person_title"].search(left) or rules["person_role"].match(right))

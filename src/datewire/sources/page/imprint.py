"""What a page prints about its own day: found where no data tell it, and left out of the story."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from datewire import timex
from datewire.locales import load
from datewire.model import Anchor, Precision
from datewire.sources.page.gate import days

if TYPE_CHECKING:
    from lxml.etree import _Element

_LABELS = re.compile(
    r"\b(?:publi(?:shed|cation|é|ée|cado|cato|cated)|(?:last )?(?:updated|modified|changed)|posted|issued|released|"
    r"pubblicato|aggiornato|actuali[sz]ado|mis(?:e)? à jour|veröffentlicht|erschienen|aktualisiert|stand|"
    r"gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|udgivet|opdateret|opublikowano|"
    r"опубликовано|обновлено|опубліковано|оновлено|yayın|güncelle)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+")
_SHORT, _STORY = 90, 120  # characters of a line about the day at most, of a paragraph of the story at least
_FEW = 9  # words of such a line besides its days
_BOXES = (
    "contains(@class,'created') or contains(@class,'submitted') or contains(@class,'publish')"
    " or contains(@class,'posted') or contains(@class,'post-date') or contains(@class,'pub-date')"
)

Blocks = list[tuple[str, str]]


def without_imprint(blocks: Blocks, day: date | None) -> Blocks:
    """`blocks` without the lines before and behind the story that only tell when it was published or changed: a label
    and a day, or nothing but the publication `day`."""
    long = [index for index, (words, _) in enumerate(blocks) if len(words) > _STORY]
    if not long:
        return blocks
    head, tail = long[0], long[-1]
    return [block for index, block in enumerate(blocks) if head < index <= tail or not _is_imprint(block, day)]


def _is_imprint(block: tuple[str, str], day: date | None) -> bool:
    words, role = block
    found = days(words) if len(words) <= _SHORT and role in ("paragraph", "row", "item") else []
    if not found:
        return False
    bare = words
    for start, end in reversed(found):
        bare = bare[:start] + " " + bare[end:]
    left = _WORD.findall(bare)
    if _LABELS.search(bare):
        return len(left) <= _FEW
    numbers = {int(number) for number in re.findall(r"\d{1,4}", words)}
    return len(left) <= 1 and len(found) == 1 and day is not None and {day.day, day.year} <= numbers


def printed_day(tree: _Element, language: str | None) -> date | None:
    """The first day with its year in a short box whose class says that it tells the publication."""
    for node in tree.xpath(f".//*[self::div or self::span or self::p or self::td or self::li][{_BOXES}]")[:20]:
        words = " ".join(" ".join(node.itertext()).split())
        if len(words) > _SHORT:
            continue
        for mention in timex.find(words, Anchor(None), load(language or "en")):
            if mention.whens and mention.stated.year and mention.whens[0].precision is Precision.DAY:
                return mention.whens[0].start
    return None

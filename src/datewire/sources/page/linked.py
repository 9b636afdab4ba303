"""JSON-LD of a page: its records, the record of its story."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = re.compile(
    r"(?:News|Report|Analysis|Opinion|Review|Blog|Satirical|Scholarly|Tech|Background)?(?:Article|Posting)$"
)
_PAGES = re.compile(r"^(?:WebPage|ItemPage|VideoObject)$")
_MOST = 2000  # records of one page
_TAIL = re.compile(r",(\s*[}\]])")
_FRAME = re.compile(
    r"^\s*(?:<!--|(?://|/\*)\s*<!\[CDATA\[(?:\s*\*/)?)|(?:(?://)?\s*-->|(?://|/\*)\s*\]\]>(?:\s*\*/)?)\s*$"
)


def records_of(tree: _Element) -> list[dict[str, Any]]:
    """Every object of the page's JSON-LD scripts, inner ones too, in order. A broken script is mended where line
    breaks, a comma or semicolon too many, or a comment around it are wrong, and left out otherwise."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            for value in _values(_FRAME.sub("", script.text or "")):
                found += _objects(value)
    return found[:_MOST]


def _values(words: str) -> Iterator[Any]:
    """The JSON values that stand one after the other in `words`, as far as they can be read."""
    decoder = json.JSONDecoder(strict=False)
    words, at = words.strip(), 0
    while at < len(words):
        try:
            value, at = decoder.raw_decode(words, at)
        except (ValueError, RecursionError):
            mended = _TAIL.sub(r"\1", words)
            if mended == words:
                return
            words = mended
            continue
        yield value
        while at < len(words) and words[at] in " \t\r\n;,":
            at += 1


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting, left = [value], _MOST
    while waiting and left:
        value = waiting.pop()
        if isinstance(value, dict):
            left -= 1
            for key in [key for key in value if key.startswith("schema:")]:
                value.setdefault(key[7:], value.pop(key))
            yield value
            waiting.extend(reversed([inner for inner in value.values() if isinstance(inner, (dict, list))]))
        elif isinstance(value, list):
            waiting.extend(reversed(value[:_MOST]))


def types(record: dict[str, Any]) -> list[str]:
    """The bare type names of a record ("https://schema.org/Event" is "Event")."""
    given = record.get("@type") or record.get("type")
    return [
        t.rsplit("/", 1)[-1].removeprefix("schema:")
        for t in (given if isinstance(given, list) else [given])
        if isinstance(t, str)
    ]


def article(records: list[dict[str, Any]]) -> dict[str, Any]:
    """The record of the story: the first article with a publication date, then a page with one, else {}."""
    dated = [record for record in records if record.get("datePublished")]
    for pattern in (_ARTICLES, _PAGES):
        for record in dated:
            if any(pattern.search(t) for t in types(record)):
                return record
    return {}


def words(value: Any) -> str | None:
    """The text of a value that may be a text, a number, a typed value ({"@value": ...}) or a list of any; None for no
    text."""
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    text = unescape(str(value)).strip() if isinstance(value, (str, int)) else ""
    return text or None


def name(value: Any) -> str | None:
    """The name of a thing that may be its name, a record, or a list of either."""
    while isinstance(value, list):
        value = value[0] if value else None
    return words(value.get("name")) or words(value) if isinstance(value, dict) else words(value)

"""From what a reader found in a document to a canonical article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from datewire.errors import SourceUnreadable
from datewire.model import Anchor, Article
from datewire.sources import canonical, dateline
from datewire.sources.language import told
from datewire.sources.reader import Context

_LEAD = 40  # characters from which a repeated first paragraph is a doubled lead and no refrain
_CAPTION = re.compile(r"\((?:Source|Photo|Image|Picture|Illustration|File photo|Credit)\b[^()\n]{0,80}\)", re.I)


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as found: nothing cleaned. `body` is plain text, or blocks of (words, role) where the markup tells
    them. `day` with its `origin` is the publication day as the document states it, in the zone it states it in.
    `language` is certain, `label` what the document calls its language."""

    id: str
    title: str
    body: str | list[tuple[str, str]]
    day: date | None = None
    origin: str = ""
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    zone: str | None = None
    label: str | None = None


def assemble(raw: Raw, context: Context) -> Article:
    """The article of `raw`; what `context` settles wins. Raises SourceUnreadable when no word remains."""
    title = canonical.line(raw.title)
    blocks: list[str | tuple[str, str]]
    if isinstance(raw.body, str):
        blocks = _without_doubled_lead(title, canonical.split(raw.body))
    else:
        blocks = [(words, role) for text, role in raw.body if (words := canonical.line(text))]
    if not blocks and not title:
        raise SourceUnreadable(f"{context.name}: no text in it", "an article needs a title or a paragraph")
    text, places = canonical.lay(title, blocks)
    return Article(
        id=raw.id,
        title=title,
        text=text,
        blocks=places,
        anchor=_anchor(raw, context, blocks),
        language=context.language or raw.language or told(text, raw.label) or "und",
        url=raw.url or context.url,
        outlet=raw.outlet or context.outlet,
        source=context.name,
    )


def _anchor(raw: Raw, context: Context, blocks: list[str | tuple[str, str]]) -> Anchor:
    zone = context.zone or raw.zone
    if context.day:
        return Anchor(context.day, zone, "option --date")
    if raw.day:
        return Anchor(raw.day, zone, raw.origin)
    origin = "none found"
    for block in blocks[:3]:
        line = dateline.find(block if isinstance(block, str) else block[0])
        if line and line.day:
            return Anchor(line.day, zone, "dateline")
        if line and line.dated:
            origin = "none found: the dateline has no year"
    return Anchor(None, zone, origin)


def _without_doubled_lead(title: str, blocks: list[str]) -> list[str | tuple[str, str]]:
    """`blocks` without the title said again and without the lead that a later block says again.

    News pages print the lead as a standfirst and once more as the first paragraph, there often with the caption of
    the picture and a dateline glued before it; the second copy stays, because it has the dateline, and the caption
    becomes a block of its own.
    """
    if blocks and title and blocks[0] == title:
        blocks = blocks[1:]
    for index in (1, 2):
        if len(blocks) > index and (parts := _second_copy(blocks[0], blocks[index])):
            return [*blocks[1:index], *parts, *blocks[index + 1 :]]
    return list(blocks)


def _second_copy(lead: str, block: str) -> list[str | tuple[str, str]] | None:
    if len(lead) < _LEAD:
        return None
    at = block.find(lead)
    if at < 0:
        return None
    found = _CAPTION.search(block, 0, at)
    if not found or (found.end() < at and not dateline.find(block, found.end())):
        return [block]
    return [(block[: found.end()].rstrip(), "caption"), block[found.end() :].lstrip()]

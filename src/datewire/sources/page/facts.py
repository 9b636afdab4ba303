"""What a page says about itself: title, publication day with its origin, address, language, outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from datewire.sources.canonical import line
from datewire.sources.page import linked
from datewire.sources.stated import moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "rnews:datepublished",
    "published_time",
    "published_at",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "article_date_original",
    "originalpublicationdate",
    "bt:pubdate",
    "article.created",
    "date_published",
    "release_date",
    "date",
)
_TIMES = (
    ".//time[@pubdate][@datetime]",
    ".//*[@itemprop='datePublished']",
    ".//*[contains(@property,'datePublished') or contains(@property,':dateCreated')][@content]",
    ".//time[contains(@class,'published') or contains(@class,'entry-date') or contains(@class,'post-date')"
    " or contains(@class,'publish') or contains(@class,'article-date')]",
    ".//*[self::abbr or self::span][contains(@class,'published')][@title]",
    ".//header//time[@datetime]",
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-]|$)")
_SUFFIX = re.compile(r"\s+[|\-–—·»:]\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about itself; `zone` is not among it, a page has only offsets."""

    title: str
    day: date | None
    origin: str
    url: str | None
    language: str | None
    outlet: str | None


def facts_of(tree: _Element, records: list[dict[str, object]], url: str | None, zone: str | None) -> Facts:
    """The facts of the page `tree` with its JSON-LD `records`, fetched from `url`, its outlet in the IANA `zone`."""
    metas = _metas(tree)
    story = linked.article(records)
    address = _address(tree, metas, url)
    outlet = metas.get("og:site_name") or linked.name(story.get("publisher")) or metas.get("application-name")
    day, origin = _published(tree, metas, story, zone)
    if day is None and address and (found := _URL_DAY.search(urlsplit(address).path)):
        day, origin = moment("-".join(found.groups())), "day in the URL"
    language = tree.get("lang") or tree.get("xml:lang") or metas.get("og:locale") or metas.get("content-language")
    return Facts(
        title=_title(tree, metas, story, outlet),
        day=day,
        origin=origin if day else "",
        url=address,
        language=re.split("[-_,]", language.strip())[0].lower() or None if language else None,
        outlet=line(outlet)
        if outlet
        else (urlsplit(address).hostname or "").removeprefix("www.") or None
        if address
        else None,
    )


def local_day(words: str, zone: str | None) -> date | None:
    """The day that `words` (ISO 8601) mean at the outlet: a UTC instant is moved into `zone` when that is known, any
    other time is taken as written, because outlets write it in their own zone."""
    found = moment(words)
    if isinstance(found, datetime):
        offset = found.utcoffset()
        if offset is not None and not offset and zone:
            found = found.astimezone(ZoneInfo(zone))
        return found.date()
    return found


def _metas(tree: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if key and (content := (meta.get("content") or "").strip()):
            found.setdefault(key.lower().strip(), content)
    return found


def _published(
    tree: _Element, metas: dict[str, str], story: dict[str, object], zone: str | None
) -> tuple[date | None, str]:
    for words, origin in _candidates(tree, metas, story):
        if (day := local_day(words, zone)) and day.year >= 1990:
            return day, origin
    return None, ""


def _candidates(tree: _Element, metas: dict[str, str], story: dict[str, object]) -> Iterator[tuple[str, str]]:
    if isinstance(words := story.get("datePublished"), str):
        yield words, "JSON-LD datePublished"
    for key in _PUBLISHED:
        if key in metas:
            yield metas[key], f"meta tag {key}"
    for path in _TIMES:
        for node in tree.xpath(path)[:1]:
            words = node.get("datetime") or node.get("content") or node.get("title") or "".join(node.itertext())
            yield words.strip(), f"<{node.tag}> {node.get('itemprop') or node.get('class') or 'in the header'}"
    if isinstance(words := story.get("dateCreated") or story.get("uploadDate"), str):
        yield words, "JSON-LD dateCreated"


def _title(tree: _Element, metas: dict[str, str], story: dict[str, object], outlet: str | None) -> str:
    """The headline: the page's only <h1> when another field confirms it, else JSON-LD, og:title, <title>."""
    whole = line("".join(node.text or "" for node in tree.iter("title"))[:500])
    heads = [words for node in tree.iter("h1") if (words := line(" ".join(node.itertext())))]
    story_title = story.get("headline")
    given = [line(t) for t in (story_title, metas.get("og:title"), metas.get("twitter:title")) if isinstance(t, str)]
    for head in heads:
        if len(heads) == 1 or any(head in other or other in head for other in (*given, whole) if other):
            return head
    return _without_outlet(next((t for t in given if t), whole), outlet)


def _without_outlet(title: str, outlet: str | None) -> str:
    """`title` without the outlet's name at its end ("Quay reopens | Ost Daily")."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    tail = parts[-1].casefold()
    known = outlet and (outlet.casefold() in tail or tail in outlet.casefold())
    return title[: title.rfind(parts[-1])].rstrip(" |-–—·»:") if known or " | " in title else title


def _address(tree: _Element, metas: dict[str, str], url: str | None) -> str | None:
    links = [n.get("href") for n in tree.iter("link") if "canonical" in (n.get("rel") or "").lower().split()]
    for words in (*links, metas.get("og:url"), url):
        if not words:
            continue
        try:
            whole = str(urljoin(url or "", words.strip()))
            if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                return whole
        except ValueError:
            continue
    return None

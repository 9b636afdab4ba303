"""The composition root: sources, reader, diary and feeds wired together. The only module that may know the clock."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, partial
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from datewire import accurate, diary, events, locales, places, sources, timex
from datewire.diary import questions
from datewire.errors import DatewireError, OptionError, SourceError, SourceMissing
from datewire.feeds import definitions, ics
from datewire.feeds.publish import Chosen, Published, publish
from datewire.locales import Locale
from datewire.model import Article, Box, Draft, Event, Place, Reading, When
from datewire.sources import agree, registry
from datewire.sources import visits as visit
from datewire.sources.named import Visiting
from datewire.sources.registry import Named
from datewire.sources.visits import Visit
from datewire.sources.web import Fetcher, discover

_BATCH = 128  # articles a process works on before the next are opened
Fault = Callable[[DatewireError], None]


def _raise(error: DatewireError) -> None:
    raise error


def open_articles(
    names: Iterable[str],
    day: date | None = None,
    language: str | None = None,
    fault: Fault = _raise,
    visiting: Callable[[Path, Fault], Iterator[Article]] | None = None,
) -> Iterator[Article]:
    """The articles of files, folders, "-" (standard input), http(s) addresses and sources.toml files, one at a time.

    `day` and `language` win over what the documents say. `visiting` is how a sources.toml is visited (default: all of
    it, once, and nothing is remembered). An error of one document goes to `fault` (which by default raises it) and the
    others are still read.
    """
    taken: set[str] = set()
    for name in names:
        try:
            if name.endswith(".toml") and not name.startswith(("http://", "https://")):
                yield from (visiting or _once)(Path(name), fault)
            else:
                yield from _source(name, sources.Context(name, name, day=day, language=language, fault=fault), taken)
        except SourceError as error:
            fault(error)


def _source(name: str, known: sources.Context, taken: set[str]) -> Iterator[Article]:
    """The articles of one SOURCE; a document whose id another one has `taken` is called by its path."""
    if name.startswith(("http://", "https://")):
        one = Named(name, url=name, language=known.language)
        yield from Visiting(one, sources.READERS, Path(), Visit(), known.fault).articles(Fetcher())
    else:
        for path, ident in sources.documents(name):
            own = path if ident in taken else ident
            taken.add(own)
            yield from _open(path, replace(known, name=path, id=own))


def visited(
    path: Path, fault: Fault = _raise, *, force: bool = False, after: list[Callable[[], None]] | None = None
) -> Iterator[Article]:
    """The articles of the sources in the sources.toml `path` whose visit is due (all of them, anew, with `force`).

    Each visit is remembered in a file beside it when the articles of the source have been taken; with `after`, what
    writes that file is appended there, to be called when the articles are safe. A source that fails goes to `fault`,
    waits longer each time, and does not stop the others. Each article has the name of its source in `source`.
    Raises OptionError, SourceMissing.
    """
    named, visits = registry.load(path), visit.load(visit.place(path))
    hosts = frozenset(urlsplit(each.url or "").hostname or "" for each in named if each.local)
    calls = Fetcher(allowed=hosts)
    for each in named:
        last, at = visits.get(each.name, Visit()), now()
        if not force and not last.is_due(at):
            continue
        known = replace(last, etag="", modified="", pages={}) if force else last  # anew: without validators
        one, count = Visiting(each, sources.READERS, path.parent, known, fault), 0
        try:
            for article in one.articles(calls):
                count += 1
                yield replace(article, source=each.name)
            visits[each.name] = one.visit.done(at, each.pause, count)
        except SourceError as error:
            fault(SourceError(f"{each.name}: {error.what}", error.hint))
            visits[each.name] = last.failed(at, each.pause, error.what)
        if after is None:
            visit.save(visit.place(path), visits)
    if after is not None:
        after.append(partial(visit.save, visit.place(path), visits))


def _once(path: Path, fault: Fault) -> Iterator[Article]:
    """All sources of a sources.toml read anew, for a reader without memory: a later `run` still finds everything."""
    return visited(path, fault, force=True, after=[])


def now() -> datetime:
    """The present instant in UTC; DATEWIRE_NOW (ISO 8601) stands for it, so that a run can be repeated."""
    if told := os.environ.get("DATEWIRE_NOW"):
        try:
            at = datetime.fromisoformat(told)
        except ValueError as error:
            raise OptionError(f"DATEWIRE_NOW: '{told}' is no instant", "2026-03-01T12:00:00Z") from error
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    return datetime.now(UTC)


def _open(path: str, context: sources.Context) -> Iterator[Article]:
    try:
        with sources.opened(path) as (stream, head):
            yield from sources.choose(path, head).read(stream, context)
    except SourceError as error:
        context.fault(error)


@cache
def _locale(language: str) -> Locale:
    return locales.load(language)


@cache
def _gazetteer() -> places.Gazetteer:
    return places.load()


@cache
def second() -> accurate.SecondReader | None:
    """The second opinion: the encoder when the extra `accurate` is installed, unless DATEWIRE_FAST asks for the rules
    alone."""
    if os.environ.get("DATEWIRE_FAST", "") not in ("", "0") or not accurate.installed():
        return None
    return accurate.load()


def read(article: Article) -> Reading:
    """What `article` announces, and the account of its date expressions: pure but for loading words and places."""
    locale = _locale(article.language)
    prose = agree.prose(article) if article.stated else article
    told = events.read(prose, locale, _gazetteer(), second=second())
    if not article.stated:
        return told
    whole = replace(article, stated=tuple(_placed(draft) for draft in article.stated))
    return agree.agreed(told, whole, timex.find(article.text, article.anchor, locale))


def _placed(draft: Draft) -> Draft:
    """A draft stated as data with what the gazetteer knows of its place; an instant in UTC becomes the local time
    there, an offset the zone that has it."""
    known = _known(draft.place) if draft.place else None
    if known is None or draft.place is None:
        return draft
    return replace(draft, place=replace(known, text=draft.place.text), when=_there(draft.when, known.zone))


def _known(place: Place) -> Place | None:
    """What the gazetteer knows of a stated place, whose last word may be the code of a country ("Lyon, FR")."""
    if found := _gazetteer().find(place.text, place.country):
        return found
    name, _, code = place.text.rpartition(", ")
    return _gazetteer().find(name, code) if len(code) == 2 and code.isupper() and name else None


def _there(when: When, zone: str | None) -> When:
    if not zone or not when.start_time or (when.zone and when.zone[0] not in "+-U"):
        return when
    local = datetime.combine(when.start, when.start_time, ZoneInfo(zone))
    if when.zone in (None, f"{local:%z}"[:3] + ":" + f"{local:%z}"[3:]):
        return replace(when, zone=zone)
    if when.zone != "UTC":
        return when
    first = datetime.combine(when.start, when.start_time, UTC).astimezone(ZoneInfo(zone))
    if when.end_time is None:
        end, clock = max(first.date(), when.end), None
    else:
        last = datetime.combine(when.end, when.end_time, UTC).astimezone(ZoneInfo(zone))
        end, clock = last.date(), last.time()
    return replace(when, start=first.date(), start_time=first.time(), end=end, end_time=clock, zone=zone)


def readings(articles: Iterable[Article], jobs: int = 1) -> Iterator[Reading]:
    """`read` of each article in order, one at a time; with `jobs` above 1 in that many processes, a batch at a time."""
    if jobs == 1:
        yield from map(read, articles)
        return
    from multiprocessing import Pool

    with Pool(jobs) as pool:
        waiting = iter(articles)
        while batch := list(islice(waiting, _BATCH * jobs)):
            yield from pool.map(read, batch, chunksize=16)


def gathered(told: Iterable[Reading]) -> tuple[Event, ...]:
    """The events of all readings, the same event of several articles once, with lasting uids."""
    return diary.gather(told)


def calendar(chosen: Iterable[Event]) -> bytes:
    """One VCALENDAR of chosen events, to be kept as a file."""
    return ics.write_single(tuple(chosen))


@dataclass(frozen=True, slots=True)
class Account:
    """The sums of one or more readings: time `expressions` found, words that only look like one (`alike`), announced
    events without a date (`undated`), how many ended in each box, and `missing`: expressions in no box or in two."""

    expressions: int
    alike: int
    undated: int
    boxes: Counter[Box]
    missing: tuple[str, ...]

    @property
    def balanced(self) -> bool:
        """Whether every expression, every look-alike and every undated event is in exactly one box."""
        return not self.missing and self.boxes.total() == self.expressions + self.alike + self.undated

    def __add__(self, other: Account) -> Account:
        return Account(
            self.expressions + other.expressions,
            self.alike + other.alike,
            self.undated + other.undated,
            self.boxes + other.boxes,
            self.missing + other.missing,
        )


def account(reading: Reading) -> Account:
    """The sums of one reading, counted against a second, independent finding of the time expressions."""
    article = reading.article
    found = Counter(m.span for m in timex.find(article.text, article.anchor, _locale(article.language)))
    told = Counter(line.span for line in reading.ledger if line.box is not Box.UNDATED)
    missing = [span for span in found if told[span] != 1] + [span for span in told if told[span] > 1]
    boxes = Counter(line.box for line in reading.ledger)
    alike = sum(1 for span in told if span not in found)
    words = tuple(span.of(article.text) for span in sorted(set(missing)))
    return Account(found.total(), alike, boxes[Box.UNDATED], boxes, words)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: articles read, events gathered, the account of all date expressions, what became of the
    files."""

    articles: int
    events: int
    account: Account
    published: Published


def build(articles: Iterable[Article], folder: Path, wish: Wish | None = None) -> Built:
    """All feeds of all `articles` in `folder`, by the definitions in its feeds.toml when there is one.

    Same articles, same bytes, whatever the clock: windows of feeds around today are not used here. Raises
    SourceMissing without any article, so that a feed is never emptied by mistake, and what `publish` raises.
    """
    sums = Account(0, 0, 0, Counter(), ())
    kept: list[Reading] = []
    count = 0
    for article in articles:
        reading = read(article)
        count += 1
        sums += account(reading)
        if _tells(reading):
            kept.append(reading)
    if not count:
        raise SourceMissing("nothing could be read: the feeds stay as they are", "give a folder with documents")
    found = gathered(kept)
    return Built(count, len(found), sums, published(found, folder, wish))


def _tells(reading: Reading) -> bool:
    """Whether the reading names an event at all: one named without a date mints the UID that it keeps when dated."""
    return bool(reading.drafts or reading.undated) or any(line.box is Box.UNDATED for line in reading.ledger)


@dataclass(frozen=True, slots=True)
class Wish:
    """How feeds are to be written: `allow_shrink` lets one be emptied or halved; `busy` makes events block the
    reader's time; `lately` adds the feeds of what is new and what changed, which need a diary."""

    allow_shrink: bool = False
    busy: bool = False
    lately: bool = False


def published(found: Sequence[Event], folder: Path, wish: Wish | None = None) -> Published:
    """The feeds of `found` written to `folder`, by the definitions in its feeds.toml when there is one."""
    wish = wish or Wish()
    defined = definitions.load(folder / "feeds.toml")
    lately = [(definitions.NEW, questions.fresh(found)), (definitions.CHANGED, questions.altered(found))]
    feeds = definitions.blocking(defined) if wish.busy else defined
    more = [Chosen(feed, events) for feed, events in lately] if wish.lately else []
    return publish(folder, found, (*feeds, *more), allow_shrink=wish.allow_shrink)


@dataclass(frozen=True, slots=True)
class Discovered:
    """A source found: its address, what it calls itself, and how many articles it gives now."""

    url: str
    name: str
    articles: int


def discovered(url: str, local: bool = False) -> Discovered:
    """The feed at `url`, or the first feed with articles that the page at `url` names, or the page itself. Raises
    SourceError when the address cannot be read."""
    hosts = frozenset([urlsplit(url).hostname or ""]) if local else frozenset()
    calls = Fetcher(allowed=hosts)
    answer = calls.get(url)
    data = answer.data or b""
    candidates = discover.feeds(data, answer.url) if sources.choose(answer.url, data[:8192]).name == "html" else []
    for address in [*candidates[:5], url]:
        try:
            found = list(Visiting(Named(url, url=address), sources.READERS, Path(), Visit(), _raise).articles(calls))
        except SourceError:
            if address == url:
                raise
            continue
        if found or address == url:
            name = found[0].outlet or found[0].title if found else ""
            return Discovered(address, name, len(found))
    raise AssertionError("the last candidate is the page itself")

"""The nouns of datewire: frozen, standard library only, no behaviour that reads a clock or the outside world.

Spans are half-open offsets into an article's one canonical text. Days are inclusive at both ends everywhere inside;
the exclusive DTEND of RFC 5545 is made in the iCalendar writer alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class Precision(StrEnum):
    """How finely the words settle a date; `start` and `end` of a `When` bound that period.

    NONE is for what is announced without any date (`Reading.undated` alone): `start` and `end` are then the day of
    publication and say only that it was still to come."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    NONE = "none"


class Status(StrEnum):
    """The state of an event at the publication of the article that tells it."""

    SCHEDULED = "scheduled"
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    """What sort of occurrence an event is."""

    MEETING = "meeting"
    CONFERENCE = "conference"
    VISIT = "visit"
    VOTE = "vote"
    COURT = "court"
    SPORT = "sport"
    CULTURE = "culture"
    CEREMONY = "ceremony"
    LAUNCH = "launch"
    BROADCAST = "broadcast"
    DEADLINE = "deadline"
    OBSERVANCE = "observance"
    EDUCATION = "education"
    OTHER = "other"


class Box(StrEnum):
    """Where a date expression or an announced but undated event of an article ends. Exactly one each."""

    SCHEDULED = "scheduled"
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MERGED = "merged into another"
    PART_OF = "part of another"
    DEADLINE_OF = "deadline of another"
    PAST = "past"
    PERIOD = "period"
    ANNIVERSARY = "anniversary"
    UNDATED = "undated"
    VAGUE = "vague"
    PUBLICATION = "publication"
    DURATION = "duration"
    NOT_A_DATE = "not a date"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of offsets `[start, end)` into an article's canonical text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """The here and now of an article.

    `day` is the publication day (None: unknown, relative dates stay unresolved), `zone` an IANA key or None, `origin`
    says where the day was read ("header line", "dateline", "option --date", "field published", ...).
    """

    day: date | None
    zone: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's text. `role` is one of title, paragraph, heading, item, row, caption,
    data (an event stated as data, see `Article.stated`; no prose)."""

    span: Span
    role: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Article:
    """One document in canonical form: `text` is NFC, begins with the title (block 0 when there is one), one newline
    between blocks, and no span that points into it ever outlives a change to it.

    `stated` are events that the document states as data (schema.org, hCalendar, iCalendar), not in prose; each is
    written out as a block of role "data" behind the prose, so that its evidence can be quoted like any other. `tags`
    are topics and `trust` (0 to 1) the weight that sources.toml gives its source."""

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    anchor: Anchor
    language: str = "en"
    url: str | None = None
    outlet: str | None = None
    source: str = ""
    stated: tuple[Draft, ...] = ()
    tags: tuple[str, ...] = ()
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Partial:
    """What the words of a time expression say; None where they are silent. `weekday` is 0 for Monday; `hour` 0 to 24;
    `part` a part of the day ("morning", "evening"...); `zone` the zone as written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A resolved time: local days, inclusive at both ends, and clock times where the words give them.

    `zone` is an IANA key, "UTC" or an offset "+02:00"; None when nothing settles it. `rrule` is an RFC 5545 recurrence
    rule without the property name. `implied` names what was supposed and not said: "year", "month", "day", "end",
    "zone", "start_time", "end_time"; `why` holds the reasons in words.
    """

    start: date
    end: date
    precision: Precision = Precision.DAY
    start_time: time | None = None
    end_time: time | None = None
    zone: str | None = None
    rrule: str | None = None
    implied: frozenset[str] = frozenset()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression as found and resolved.

    `type` and `value`, `mod` follow TIMEX3 (TimeML 1.2.1): DATE, TIME, DURATION or SET; `whens` holds one `When` for a
    single date or a range, several for a list ("May 3, 5 and 7"), none when nothing can be placed on a calendar.
    `stated` is what the words say of the (first) date. A clock time that stands alone has a `When` on the anchor's day
    with "day" in `implied`. `rule` names the rule that found it; `doubt` says what contradicts it ("weekday is a
    Tuesday, not a Monday"), empty when nothing does. `direction` is "past" or "future" where the tense decided between
    two readings, else empty; `sense` is the parsed meaning, by which `timex.resolve` can read the mention anew.
    """

    span: Span
    type: str
    value: str
    whens: tuple[When, ...]
    stated: Partial
    rule: str
    mod: str = ""
    doubt: str = ""
    direction: str = ""
    sense: object = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove one field. `supports` is title, when, place, online, status or kind; `by` names the rule or
    reader. `quote` is exactly the article's text at `span`."""

    article: str
    span: Span
    quote: str
    supports: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is: `text` as the article gives it; the rest from the gazetteer when it knows the place.

    `country` is an ISO 3166-1 alpha-2 code, `latitude` and `longitude` are decimal degrees (WGS 84), `zone` an IANA
    key."""

    text: str
    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one article tells it, still without identity. `confidence` is the calibrated probability in [0, 1]
    that it is an appointment; `reasons` are the named features that decided; `link` an http(s) address given for
    taking part."""

    title: str
    when: When
    status: Status
    kind: Kind
    confidence: float
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    place: Place | None = None
    online: bool = False
    link: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disposition:
    """One line of an article's account: the words at `span` ended in `box` by `rule`, for `reason`.

    `draft` is the index of the draft that took it (scheduled, merged into, part of, deadline of ...), else None."""

    span: Span
    quote: str
    box: Box
    rule: str
    reason: str
    draft: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article announces, and the account of every time expression in it, in the order of the text.

    `undated` are named events told without a date (precision NONE): they never enter a feed, but the diary needs them
    to know an event again ("has been postponed", "the forum will be held") when another article dates it."""

    article: Article
    drafts: tuple[Draft, ...]
    ledger: tuple[Disposition, ...]
    undated: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One step in the life of an event: at `at` (UTC) the article `article` did `action` (created, confirmed, exact,
    moved, postponed, cancelled, held, contradicted ...); `note` tells it in words, `sequence` is the value after it.
    `told` is the time that the article gave, whether it won or not, and `quote` its words."""

    at: datetime
    action: str
    article: str
    note: str = ""
    sequence: int = 0
    told: When | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One article's telling of an event: what a feed names as a source. `language` is that of the article, `tags` and
    `trust` (0 to 1) are those of its source."""

    article: str
    title: str
    published: date | None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """A draft with identity: one `uid` for life. `created` and `changed` are UTC instants of the first report and of
    the last change that a subscriber can see; `sequence` rises with the latter (RFC 5545, 3.8.7.4)."""

    uid: str
    draft: Draft
    sequence: int
    created: datetime
    changed: datetime
    reports: tuple[Report, ...] = ()
    history: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A published feed: its `slug` is the file name without ".ics"; `filters` are the selection as defined in
    feeds.toml (see `datewire.feeds`)."""

    slug: str
    title: str
    description: str = ""
    filters: Mapping[str, object] = field(default_factory=dict)

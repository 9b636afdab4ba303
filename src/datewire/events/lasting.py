"""How long an appointment lasts when its date tells one end only: "opens on May 4 and runs until June 2", "the
three-day fair begins on Friday", "is on view until Sunday"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from datewire.events.cues import Site
from datewire.events.layout import Sentence
from datewire.events.pool import Pool
from datewire.model import Precision, Span, TimeMention, When

_LONGEST = 400  # days
_REACH = 110  # characters between a beginning and its end
_BEFORE = 70  # characters before a date in which the words for a beginning or end stand


@dataclass(frozen=True, slots=True)
class Stretch:
    """An appointment with the words that tell its other end."""

    when: When
    span: Span


def stretched(site: Site, name: Span, kind: str, pool: Pool, day: date) -> Stretch | None:
    """The appointment from its first to its last day, or None when its date says all there is. `day` is the day of
    publication, from which something that is told to go on "until" a date is listed."""
    when = site.when
    if when.start != when.end or when.rrule or kind == "deadline":
        return None
    if site.inherited:
        return _bracketed(site, pool)
    for read in (_ended, _counted):
        if found := read(site, name, pool):
            return found
    return _going_on(site, pool, day)


def _ended(site: Site, name: Span, pool: Pool) -> Stretch | None:
    """A beginning whose end stands behind it, in its sentence or at the head of the next."""
    rules, text = pool.vocabulary.rules, pool.layout.text
    if not rules["lasting_begins"].search(text, max(site.sentence.span.start, site.at.start - _BEFORE), site.at.start):
        return None
    for other in pool.mentions:
        last = _single(other, site.when.start)
        if last is None or other.span.start < site.at.end or other.span.start - site.at.end > _REACH:
            continue
        own = site.sentence.span.holds(other.span)
        between = text[site.at.end : other.span.start]
        if rules["lasting_until" if own else "lasting_next"].fullmatch(between):
            return Stretch(dataclasses.replace(site.when, end=last), other.span)
    return None


def _bracketed(site: Site, pool: Pool) -> Stretch | None:
    """A line of a day list that tells its last day: "** BERGEN – Harbour Jazz Festival (to May 24)"."""
    rule, text = pool.vocabulary.rules["last_day"], pool.layout.text
    for other in pool.mentions:
        last = _single(other, site.when.start) if site.sentence.span.holds(other.span) else None
        if last and rule.search(text, max(0, other.span.start - 12), other.span.start):
            return Stretch(dataclasses.replace(site.when, end=last), other.span)
    return None


def _single(mention: TimeMention, after: date) -> date | None:
    """The one settled day of a mention, when it comes within reach after `after`."""
    if len(mention.whens) != 1:
        return None
    when = mention.whens[0]
    single = when.start == when.end and when.precision == Precision.DAY and "day" not in when.implied
    return when.end if single and 0 < (when.end - after).days <= _LONGEST else None


def _counted(site: Site, name: Span, pool: Pool) -> Stretch | None:
    """A beginning or an end with the count of days: "a three-day fair"."""
    rules, text, layout = pool.vocabulary.rules, pool.layout.text, pool.layout
    start = max(site.sentence.span.start, site.at.start - _BEFORE)
    ends = rules["lasting_ends"].search(text, start, site.at.start)
    begins = rules["lasting_begins"].search(text, start, site.at.start)
    if not ends and not begins:
        return None
    for sentence in _near(site, layout.at(name.start), pool):
        for hit in rules["lasting_days"].finditer(text, sentence.span.start, sentence.span.end):
            count = int(hit["days"]) if hit["days"].isdigit() else pool.vocabulary.spoken.get(hit["days"].lower(), 0)
            noun = hit["noun"].lower()
            if not 2 <= count <= 31 or noun not in (*name.of(text).lower().split(), "event", "affair"):
                continue
            more = timedelta(count - 1)
            when = site.when
            told = (
                dataclasses.replace(when, start=when.start - more)
                if ends
                else dataclasses.replace(when, end=when.end + more)
            )
            return Stretch(told, Span(*hit.span()))
    return None


def _near(site: Site, named: Sentence, pool: Pool) -> Iterator[Sentence]:
    """The date's sentence, the next one and the name's, each once."""
    seen = set()
    for sentence in (site.sentence, pool.layout.neighbour(site.sentence, 1), named):
        if sentence and sentence.index not in seen:
            seen.add(sentence.index)
            yield sentence


def _going_on(site: Site, pool: Pool, day: date) -> Stretch | None:
    """What is going on at publication and lasts until its date is listed from the day of publication."""
    rules, text = pool.vocabulary.rules, pool.layout.text
    start = max(site.sentence.span.start, site.at.start - _BEFORE)
    hit = rules["lasting_on"].search(text, start, site.at.start)
    if not hit or not 0 < (site.when.end - day).days <= _LONGEST or site.when.start_time:
        return None
    if any(start <= m.span.start < site.at.start for m in pool.mentions if m.whens):
        return None
    why = (*site.when.why, "start: it is going on at publication")
    when = dataclasses.replace(site.when, start=day, implied=site.when.implied | {"start"}, why=why)
    return Stretch(when, Span(*hit.span()))

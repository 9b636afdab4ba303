"""How long an appointment lasts when its date tells one end only: "opens on May 4 and runs until June 2", "begins a
three-day visit on Friday", "which opened on Monday and ends on Friday", "is on view until Sunday"."""

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
_REACH = 120  # characters between a beginning and its end
_BEFORE = 70  # characters before a date in which the words for a beginning or end stand
_LASTING = {"conference", "culture", "sport", "vote", "court", "meeting", "visit", "broadcast", "observance"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """An appointment with the words that tell its other end."""

    when: When
    span: Span


def stretched(site: Site, name: Span, kind: str, pool: Pool, day: date) -> Stretch | None:
    """The appointment from its first to its last day, or None when its date says all there is. `kind` is a value of
    `Kind`; `day` is the day of publication, from which something that is told to go on "until" a date is listed."""
    when = site.when
    if when.start != when.end or when.rrule:
        return None
    found = _ended(site, name, pool)
    if found or kind == "deadline":
        return found
    moved = pool.vocabulary.rules["lasting_moved"]
    if moved.search(pool.layout.text, site.sentence.span.start, site.at.start):
        return None
    return _counted(site, name, pool) or _since(site, name, kind, pool, day) or _going_on(site, name, kind, pool, day)


def _ended(site: Site, name: Span, pool: Pool) -> Stretch | None:
    """A beginning whose end stands behind it, in its sentence or at the head of the next."""
    rules, text, at = pool.vocabulary.rules, pool.layout.text, max(site.at.end, site.sentence.span.start)
    before = text[max(site.sentence.span.start, site.at.start - _BEFORE) : site.at.start]
    begins = site.inherited or bool(rules["lasting_begins"].search(before))
    if rules["lasting_off"].search(before):
        return None
    for other in pool.told(at, at + _REACH + 1):
        own = site.sentence.span.holds(other.span)
        between = text[at : other.span.start]
        last = _last(other, site.when.start)
        if last is None and not (own and _single(other)):
            continue
        if last is None or (own and rules["lasting_theirs"].search(between)):
            return None  # another day comes first
        if rules["last_day"].search(between) and own:
            return Stretch(dataclasses.replace(site.when, end=last), other.span)
        starting = begins or bool(rules["lasting_begins"].search(between[:-1])) or site.at.start <= name.start
        rule = "lasting_until" if own else "lasting_next"
        if (begins and rules[rule].fullmatch(between)) or (
            own
            and starting
            and rules["lasting_to"].fullmatch(between)
            and not rules["moved_to"].search(before + between)
        ):
            return Stretch(dataclasses.replace(site.when, end=last), other.span)
        if own:
            return None
    return None


def _single(mention: TimeMention) -> date | None:
    """The one settled day of a mention."""
    if len(mention.whens) != 1:
        return None
    when = mention.whens[0]
    single = when.start == when.end and when.precision == Precision.DAY and "day" not in when.implied
    return when.end if single else None


def _last(mention: TimeMention, after: date) -> date | None:
    """The one settled day of a mention as the end of what began on `after`: a bare weekday is the next such day."""
    day, told = _single(mention), mention.stated
    if day and day <= after and told.weekday is not None and told.day is None and told.month is None:
        day = after + timedelta((day - after).days % 7 or 7)
    return day if day and 0 < (day - after).days <= _LONGEST else None


def _counted(site: Site, name: Span, pool: Pool) -> Stretch | None:
    """A beginning or an end with the count of days: "a three-day fair", "for six days", "lasts two days"."""
    rules, text, layout = pool.vocabulary.rules, pool.layout.text, pool.layout
    start = max(site.sentence.span.start, site.at.start - _BEFORE)
    ends, begins = (rules[r].search(text, start, site.at.start) for r in ("lasting_ends", "lasting_begins"))
    for sentence in _near(site, layout.at(name.start), pool):
        own = sentence.index == site.sentence.index
        for count, span in _counts(sentence, name, pool, own):
            if not ends and not (_setting_out(sentence, span, site, pool) if own else begins):
                continue
            more, when = timedelta(count - 1), site.when
            first, last = (when.start - more, when.end) if ends else (when.start, when.end + more)
            why = (*when.why, f"{count} days, as the text says")
            return Stretch(dataclasses.replace(when, start=first, end=last, why=why), span)
    return None


def _setting_out(sentence: Sentence, count: Span, site: Site, pool: Pool) -> bool:
    """Whether a date and a count in one sentence are of one thing: "leaves on Friday for a six-day tour"."""
    rules, text = pool.vocabulary.rules, pool.layout.text
    if site.at.end <= count.start <= site.at.end + 12:
        return True
    between = text[min(site.at.end, count.end) : max(site.at.start, count.end)]
    return not rules["lasting_apart"].search(between) and bool(
        rules["lasting_goes"].search(text, sentence.span.start, sentence.span.end)
    )


def _counts(sentence: Sentence, name: Span, pool: Pool, own: bool) -> Iterator[tuple[int, Span]]:
    """The counts of days in a sentence that tell the length of what is named: of the name's own noun anywhere, of any
    fitting noun in the date's sentence (`own`)."""
    rules, text = pool.vocabulary.rules, pool.layout.text
    told = {*name.of(text).lower().split(), "event", "affair"}
    for hit in rules["lasting_days"].finditer(text, sentence.span.start, sentence.span.end):
        noun = hit["noun"].lower()
        if noun not in told and (not own or rules["lasting_other"].search(noun)):
            continue
        if not rules["lasting_inside"].search(text, max(sentence.span.start, hit.start() - 40), hit.start()):
            yield from _number(hit["days"], Span(*hit.span()), pool)
    if own:
        for hit in rules["lasting_count"].finditer(text, sentence.span.start, sentence.span.end):
            yield from _number(hit["days"] or hit["more"], Span(*hit.span()), pool)


def _number(words: str, span: Span, pool: Pool) -> Iterator[tuple[int, Span]]:
    count = int(words) if words.isdigit() else pool.vocabulary.spoken.get(words.lower(), 0)
    if 2 <= count <= 31:
        yield count, span


def _near(site: Site, named: Sentence, pool: Pool) -> Iterator[Sentence]:
    """The date's sentence, the next one and the name's, each once."""
    seen = set()
    for sentence in (site.sentence, pool.layout.neighbour(site.sentence, 1), named):
        if sentence and sentence.index not in seen:
            seen.add(sentence.index)
            yield sentence


def _since(site: Site, name: Span, kind: str, pool: Pool, day: date) -> Stretch | None:
    """The end of something of which the text tells that it began on an earlier day."""
    rules, text = pool.vocabulary.rules, pool.layout.text
    start = max(site.sentence.span.start, site.at.start - _BEFORE)
    ending = any(rules[r].search(text, start, site.at.start) for r in ("lasting_till", "lasting_ends"))
    if site.inherited or not ending:
        return None
    found = None
    for sentence in (site.sentence, pool.layout.at(name.start)):
        for other in pool.told(sentence.span.start, min(sentence.span.end, site.at.start)):
            first = _single(other)
            if first is None or not 0 < (site.when.end - first).days <= _LONGEST or first > day:
                continue
            if rules["lasting_begun"].search(text, max(sentence.span.start, other.span.start - 60), other.span.start):
                found = Stretch(dataclasses.replace(site.when, start=first), other.span)
        if found:
            return found
    return None


def _going_on(site: Site, name: Span, kind: str, pool: Pool, day: date) -> Stretch | None:
    """What is going on at publication and lasts until its date is listed from the day of publication; "the season
    ends" is the end and no more."""
    rules, text = pool.vocabulary.rules, pool.layout.text
    start = max(site.sentence.span.start, site.at.start - _BEFORE)
    hit = rules["lasting_on"].search(text, start, site.at.start)
    if (
        not hit
        and kind in _LASTING
        and not (kind == "vote" and site.when.start_time)
        and not rules["lasting_closing"].search(name.of(text))
    ):
        hit = rules["lasting_closes"].search(text, start, site.at.start)
    if site.inherited or not hit or not 0 < (site.when.end - day).days <= _LONGEST:
        return None
    if any(m.whens for m in pool.told(hit.start(), site.at.start)):
        return None
    why = (*site.when.why, "start: it is going on at publication")
    when = dataclasses.replace(site.when, start=day, implied=site.when.implied | {"start"}, why=why)
    return Stretch(when, Span(*hit.span()))

"""The clock times that may be an appointment's, each with the named features by which one is chosen."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from datewire.events.bags import bag
from datewire.events.cues import Site
from datewire.events.layout import Layout
from datewire.events.pool import Pool
from datewire.model import Precision, Span, TimeMention, When

_CUES = ("clock_start", "clock_doors", "clock_end", "clock_contact", "clock_said", "clock_label")
_BEFORE = 60  # characters before a clock time in which a cue may stand
_AFTER = ("clock_over", "clock_aside", "clock_opens")
_MOST = 24
_YEAR = 9  # characters of "from 1830", which may be an hour
_LINE = 60  # characters of a sentence that is a line of a list
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDER = ("own", "row", "next", "prev", "below", "above", "far")
_GROUPS = ("word", "hour", "head", "minute", "closing", "tail", "till", "past")
_EVENING = (time(8), time(9, 30))  # hours without a half at which performances begin in the evening
_AWAKE = 7  # the last hour that is of the afternoon where nothing says


@dataclass(frozen=True, slots=True)
class Hour:
    """A clock time that may be the appointment's: the time, its words, and its features."""

    when: When
    span: Span
    features: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """By which two tellings of one time are the same."""
        return frozenset((str(self.when.start_time),))


def alone(mention: TimeMention) -> bool:
    """Whether the mention is a clock time without a day of its own."""
    return bool(mention.whens) and all("day" in w.implied and w.start_time is not None for w in mention.whens)


@dataclass(frozen=True, slots=True)
class Search:
    """Where clock times are looked for: the sites of one appointment (the chosen one first), its name, the article."""

    sites: Sequence[Site]
    name: Span
    pool: Pool
    mentions: Sequence[TimeMention]

    @property
    def when(self) -> When:
        """The appointment's time as its chosen date tells it."""
        return self.sites[0].when

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return self.when.start, self.when.end


def found(search: Search, kind: str) -> list[Hour]:
    """All options for an event of this kind, in the order of the text."""
    layout = search.pool.layout
    others = [m.span for m in search.mentions if _dated(m) and not _is_of(m, search.days)]
    refs = _references(search)
    out = []
    for told, span, how, supposed in _tellings(search):
        when = evening(told, supposed, kind)
        place, words = list(_place(refs, span, layout, others)), list(_words(span, layout, search))
        side = place[0].split(":")[1]
        features = [how, *place, *words, *_name(search, span)]
        features += [f"{how}&{place[0]}", f"{place[0]}&{place[1]}", f"crowd:{search.pool.crowd}&{place[0]}"]
        features += [f"{word}&{side}" for word in words]
        features += [f"{kind}&{side}", f"{kind}&{how}"]
        if when.end_time is not None:
            features.append("range")
        if when.zone is not None and "zone" not in when.implied:
            features.append("zoned")
        if search.when.end > search.when.start:
            features.append(f"multi&{place[0]}")
        out.append(Hour(when, span, tuple(features)))
    return _ranked(sorted(out, key=lambda hour: hour.span)[: 2 * _MOST], search.sites[0].at)


def _ranked(hours: list[Hour], at: Span) -> list[Hour]:
    """The options with features for the first one behind the date and for the earliest hour among the near ones."""
    near = [h for h in hours if not h.features[1].startswith(("at:far", "at:above", "at:below"))]
    first = next((h for h in near if h.span.start >= at.start), None)
    earliest = min(near, key=lambda h: (h.when.start_time or time(23), h.span), default=None)
    more = {id(h): [name for name, best in (("first>", first), ("earliest", earliest)) if h is best] for h in hours}
    return [dataclasses.replace(h, features=(*h.features, *more[id(h)], f"near:{min(len(near), 3)}")) for h in hours]


def _name(search: Search, span: Span) -> Iterator[str]:
    """How closely the clock follows the event's name."""
    gap = span.start - search.name.end
    if 0 <= gap < 120:
        yield "name>" + next((str(limit) for limit in (4, 30, 60) if gap <= limit), "120")


def nothing(search: Search, kind: str, options: int) -> list[str]:
    """The features of an appointment that has no clock time."""
    first = search.sites[0]
    out = ["none", f"none:{kind}", f"none:crowd:{search.pool.crowd}", f"none:{min(options, 4)}"]
    if search.when.end > search.when.start:
        out.append("none:multi")
    if first.deadline:
        out.append("none:deadline")
    if first.inherited:
        out.append("none:inherited")
    return out


def _tellings(search: Search) -> Iterator[tuple[When, Span, str, bool]]:
    """Every clock time with its words, how it is told, and whether its half of the day is supposed."""
    spans, at = [], search.sites[0].at.start
    near = sorted((m for m in search.mentions if m.whens), key=lambda m: (abs(m.span.start - at), m.span.start))
    for m in near[: 4 * _MOST]:
        told = _told(m, search)
        other = search.name.holds(m.span) or _of_office(m.span, search)
        if told and not other and not _clashes(told[0], search.sites[0].mention):
            spans.append(m.span)
            yield told[0], m.span, told[1], halfless(m)
    for when, span in _bare(search):
        if not any(s.meets(span) for s in spans) and not any(
            s.meets(span) and s.end - s.start > _YEAR for s in search.pool.busy
        ):
            yield when, span, "how:bare", True


def _of_office(span: Span, search: Search) -> bool:
    """Whether a clock outside the date's sentence is told of a telephone or an office."""
    layout = search.pool.layout
    sentence = layout.at(span.start)
    rule = search.pool.vocabulary.rules["clock_office"]
    own = sentence.index == search.sites[0].sentence.index
    return not own and rule.search(layout.text, max(sentence.span.start, span.start - 90), span.start) is not None


def _clashes(clock: When, mention: TimeMention) -> bool:
    """Whether a clock contradicts the part of the day that the date tells: 7:40 a.m. is not on "Saturday night"."""
    hour = clock.start_time.hour if clock.start_time else 0
    part = getattr(mention.sense, "part", None)
    return (part in ("AF", "EV", "NI") and 5 <= hour < 12) or (part == "MO" and hour >= 12)


def _told(m: TimeMention, search: Search) -> tuple[When, str] | None:
    if alone(m):
        return m.whens[0], "how:alone"
    for when in m.whens:
        if when.start_time is None:
            continue
        if when.rrule and _recurs(when.rrule, search.when):
            return when, "how:repeat"
        if not when.rrule and when.start == search.when.start:
            return when, "how:day" if when.end == search.when.end or when.end_time else "how:begin"
    text = search.pool.layout.text
    if (
        m.whens
        and m.whens[0].start_time
        and search.pool.vocabulary.rules["clock_not"].search(text, max(0, m.span.start - 14), m.span.start)
    ):
        return m.whens[0], "how:not"
    if _same_time(m, search):
        return m.whens[-1], "how:same"
    return None


def _same_time(m: TimeMention, search: Search) -> bool:
    """Whether the appointment is told to be at "the same time", which the mention before it tells."""
    layout, site = search.pool.layout, search.sites[0]
    if m.span.end > site.at.start or m.whens[-1].start_time is None:
        return False
    rule = search.pool.vocabulary.rules["clock_same"]
    return rule.search(layout.text, site.sentence.span.start, site.sentence.span.end) is not None


def _recurs(rule: str, when: When) -> bool:
    """Whether a weekly rule names the weekday of a single day."""
    days = rule.partition("BYDAY=")[2].partition(";")[0].split(",")
    return when.start == when.end and "WEEKLY" in rule and _DAYS[when.start.weekday()] in days


def _dated(m: TimeMention) -> bool:
    return any(w.precision == Precision.DAY and "day" not in w.implied for w in m.whens)


def _is_of(m: TimeMention, days: tuple[date, date]) -> bool:
    return any((w.start, w.end) == days for w in m.whens)


def _references(search: Search) -> list[Span]:
    """Where the article tells the appointment's days: its own sites first, then any other mention of the same days."""
    own = [site.at for site in search.sites]
    return own + [m.span for m in search.mentions if _dated(m) and _is_of(m, search.days) and m.span not in own]


def _place(refs: Sequence[Span], span: Span, layout: Layout, others: Sequence[Span]) -> Iterator[str]:
    """Where the clock stands as seen from the nearest telling of its days, how far, and which days are between."""
    best = min(
        (
            (_ORDER.index(side.partition(":")[0]), abs(r.start - span.start), side, r)
            for r, side in _sides(refs, span, layout)
        ),
        key=lambda t: t[:2],
    )
    _, gap, side, ref = best
    low, high = min(ref.end, span.end), max(ref.start, span.start)
    between = sum(low <= o.start < high for o in others)
    yield f"at:{side}"
    yield f"days:{min(between, 2)}"
    yield "gap:" + next((str(limit) for limit in (15, 40, 90, 200, 500) if gap <= limit), "far")
    if ref == refs[0]:
        yield "first"
    if any(abs(o.start - span.end) < 12 or abs(span.start - o.end) < 12 for o in others):
        yield "beside-other"


def _sides(refs: Sequence[Span], span: Span, layout: Layout) -> Iterator[tuple[Span, str]]:
    clock = layout.at(span.start)
    row = layout.sentences(clock.block)
    for ref in refs:
        own = layout.at(ref.start)
        step = clock.block - own.block
        after = ">" if span.start >= ref.start else "<"
        if own.index == clock.index:
            yield ref, f"own:{after}"
        elif step == 0:
            away = row.index(clock) - row.index(own) if clock in row and own in row else 9
            yield ref, f"row:{max(-2, min(away, 3))}"
        elif 0 < step <= 2:
            yield ref, f"next:{step}"
        elif -1 <= step < 0:
            yield ref, "prev"
        elif 0 < step <= 6:
            yield ref, "below"
        else:
            yield ref, "above" if -6 <= step < 0 else f"far:{after}"


def _words(span: Span, layout: Layout, search: Search) -> Iterator[str]:
    """The cues before and after a clock time, and whether its sentence speaks of the event."""
    rules, text = search.pool.vocabulary.rules, layout.text
    sentence = layout.at(span.start)
    before = text[max(sentence.span.start, span.start - _BEFORE) : span.start]
    after = text[span.end : min(sentence.span.end, span.end + 40)]
    lead = text[sentence.span.start : span.start]
    told = {
        **{cue: rules[cue].search(before) for cue in _CUES},
        **{cue: rules[cue].match(after) for cue in _AFTER},
        "past": rules["past"].search(lead),
        "future": rules["future"].search(lead),
        "event-begins": rules["clock_event"].match(text, sentence.span.start, sentence.span.end),
        "named": rules["clock_named"].match(text[span.start : span.end + 12]),
        "line": sentence.span.end - sentence.span.start < _LINE,
        "name": sentence.span.holds(search.name),
    }
    yield from (name for name, holds in told.items() if holds)
    stop = search.pool.vocabulary.stop
    if not told["name"] and bag(layout.words(sentence), stop) & bag(search.name.of(text), stop):
        yield "word"


def _bare(search: Search) -> Iterator[tuple[When, Span]]:
    """Hours without half or day that a cue leads, or that close a bracket: "starts 11 sharp", "(Ravenhill, 7.45)"."""
    layout, rules, site = search.pool.layout, search.pool.vocabulary.rules, search.sites[0]
    steps = [layout.neighbour(site.sentence, n) for n in (1, 2, 3, -1)]
    near = {s.index: s.span for s in (site.sentence, layout.at(search.name.start), *steps) if s}
    for part in near.values():
        for hit in rules["clock_bare"].finditer(layout.text, part.start, part.end):
            parts = hit.groupdict()
            clock = _read(
                parts["hour"] or parts["head"] or parts["closing"] or parts["word"],
                parts["minute"] or parts["tail"],
                search,
            )
            if clock:
                last = _read(parts["till"], parts["past"], search)
                start, ends = min(hit.start(g) for g in _GROUPS if hit[g]), max(hit.end(g) for g in _GROUPS if hit[g])
                day, supposed = site.when.start, frozenset({"day", "start_time"})
                yield When(day, day, start_time=clock, end_time=last, implied=supposed), Span(start, ends)


def _read(hour: str | None, minute: str | None, search: Search) -> time | None:
    """The clock time of an hour in figures ("7", "1930") or in words; from one to seven it is of the afternoon."""
    if not hour:
        return None
    number = int(hour) if hour.isdigit() else search.pool.vocabulary.spoken.get(hour.lower(), 0)
    past = int(minute or 0)
    if len(hour) == 4 and hour.isdigit():
        number, past = divmod(number, 100)
    if not 1 <= number <= 23 or past > 59 or past % 5:
        return None
    return time(number + 12 if number <= _AWAKE and hour[0] != "0" else number, past)


def halfless(mention: TimeMention) -> bool:
    """Whether the mention's clock is told without a half of the day: "at 8:30"."""
    start = getattr(mention.sense, "start", None)
    return start is not None and start.half == "?"


def evening(when: When, supposed: bool, kind: str) -> When:
    """The time with a performance "at 8" or "at 8:30" put in the evening; `supposed` when no half is told."""
    start = when.start_time
    if kind != "culture" or not supposed or start is None or when.end_time or not _EVENING[0] <= start <= _EVENING[1]:
        return when
    why = (*when.why, "clock time: a performance at that hour is in the evening")
    return dataclasses.replace(when, start_time=start.replace(hour=start.hour + 12), why=why)


def turned(when: When, hour: Hour) -> When:
    """The appointment's time with the clock."""
    clock = hour.when
    return dataclasses.replace(
        when, start_time=clock.start_time, end_time=clock.end_time, zone=clock.zone or when.zone,
        implied=when.implied | (clock.implied - {"day", "month", "year"}),
    )  # fmt: skip

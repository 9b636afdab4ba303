"""The clock times that may be an appointment's, each with the named features by which one is chosen."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from datewire.events.bags import bag
from datewire.events.cues import Site
from datewire.events.layout import Layout, Sentence
from datewire.events.pool import Pool
from datewire.model import Precision, Span, TimeMention, When

_CUES = ("clock_start", "clock_doors", "clock_end", "clock_contact", "clock_said", "clock_label")
_BEFORE = 60  # characters before a clock time in which a cue may stand
_AFTER = ("clock_over", "clock_aside")
_MOST = 24
_LINE = 60  # characters of a sentence that is a line of a list
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDER = ("own", "row", "next", "prev", "below", "above", "far")
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


def found(search: Search) -> list[Hour]:
    """All options, in the order of the text."""
    layout = search.pool.layout
    tellings = list(_tellings(search))
    others = [m.span for m in search.mentions if _dated(m) and not _is_of(m, search.days)]
    refs = _references(search)
    out = []
    for number, (when, span, how) in enumerate(tellings):
        features = [how, *_place(refs, span, layout, others), *_words(span, layout, search)]
        if when.end_time is not None:
            features.append("range")
        if when.zone is not None and "zone" not in when.implied:
            features.append("zoned")
        features += [f"{how}&{features[1]}", f"{features[1]}&{features[2]}", f"crowd:{search.pool.crowd}&{features[1]}"]
        if search.when.end > search.when.start:
            features.append(f"multi&{features[1]}")
        out.append((number, Hour(when, span, tuple(features))))
    return [hour for _, hour in sorted(out, key=lambda t: t[1].span)][: 2 * _MOST]


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


def _tellings(search: Search) -> Iterator[tuple[When, Span, str]]:
    """Every clock time with its words and how it is told."""
    spans, at = [], search.sites[0].at.start
    near = sorted((m for m in search.mentions if m.whens), key=lambda m: (abs(m.span.start - at), m.span.start))
    for m in near[: 4 * _MOST]:
        told = _told(m, search)
        if told:
            spans.append(m.span)
            yield told[0], m.span, told[1]
    for when, span in _bare(search):
        if not any(s.meets(span) for s in spans) and not any(s.meets(span) for s in search.pool.busy):
            yield when, span, "how:bare"


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
    near: list[Sentence | None] = [site.sentence, layout.neighbour(site.sentence, 1), layout.at(search.name.start)]
    seen = set()
    for sentence in near:
        if sentence is None or sentence.index in seen:
            continue
        seen.add(sentence.index)
        for hit in rules["clock_bare"].finditer(layout.text, sentence.span.start, sentence.span.end):
            clock = _read(hit.groupdict(), search.pool.vocabulary.spoken)
            if clock:
                group = next(name for name in ("word", "hour", "closing") if hit[name])
                whole = hit.end("minute") if hit["minute"] else hit.end("tail") if hit["tail"] else hit.end(group)
                day = site.when.start
                yield (
                    When(day, day, start_time=clock, implied=frozenset({"day", "start_time"})),
                    Span(hit.start(group), whole),
                )


def _read(parts: Mapping[str, str | None], spoken: Mapping[str, int]) -> time | None:
    figure = parts["hour"] or parts["closing"]
    hour = int(figure) if figure else spoken.get((parts["word"] or "").lower(), 0)
    minute = int(parts["minute"] or parts["tail"] or 0)
    if not 1 <= hour <= 23 or minute > 59 or minute % 5:
        return None
    late = hour <= _AWAKE and not (figure or "").startswith("0")
    return time(hour + 12 if late else hour, minute)


def turned(when: When, hour: Hour) -> When:
    """The appointment's time with the clock."""
    clock = hour.when
    return dataclasses.replace(
        when, start_time=clock.start_time, end_time=clock.end_time, zone=clock.zone or when.zone,
        implied=when.implied | (clock.implied - {"day", "month", "year"}),
    )  # fmt: skip

"""What an entry says: its name with its state, and the account below it. English, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from datewire.feeds import text
from datewire.model import Draft, Event, Precision, Report, Status, When

SUMMARY_LIMIT: Final = 200
BODY_LIMIT: Final = 2000
_QUOTES, _QUOTE_LIMIT, _SOURCES = 4, 280, 4
_YEAR = "January February March April May June July August September October November December"
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS: Final = tuple(_YEAR.split())
WEEKDAYS: Final = tuple(_WEEK.split())
_SAID: Final = {
    Status.CANCELLED: "Cancelled: ",
    Status.POSTPONED: "Postponed: ",
}
_STATE: Final = {
    Status.CANCELLED: "Cancelled, as reported.",
    Status.POSTPONED: "Postponed: it will not be on these days.",
}
_IMPLIED: Final = {
    "year": "the year",
    "month": "the month",
    "day": "the day",
    "end": "the end",
    "zone": "the time zone",
    "start_time": "the time of the beginning",
    "end_time": "the time of the end",
}


def day_words(day: date) -> str:
    """ "25 August 2021", whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_words(when: When) -> str:
    """The days of `when` in words, both ends inclusive: "23 to 25 August 2021"."""
    a, b = when.start, when.end
    if a >= b:
        return day_words(a)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day} to {day_words(b)}"
    head = f"{a.day} {MONTHS[a.month - 1]}" if a.year == b.year else day_words(a)
    return f"{head} to {day_words(b)}"


def categories(event: Event) -> list[str]:
    """Its kind, and the tags of the sources that tell it in the order of the alphabet, 20 at most."""
    kind = event.draft.kind.value.capitalize()
    tags = {text.one_line(tag, 60) for report in event.reports for tag in report.tags}
    return [kind, *sorted(tags - {kind, ""})[:19]]


def settled(draft: Draft) -> bool:
    """Whether the words settle the day."""
    return draft.when.precision is Precision.DAY


def summary(draft: Draft) -> str:
    """The name of the entry on one line, at most 200 characters, its state told in it: clients hide STATUS."""
    before = _SAID.get(draft.status, "")
    after = "" if settled(draft) else " (date not confirmed)"
    name = text.one_line(draft.title, SUMMARY_LIMIT - len(before) - len(after)) or "Untitled event"
    return f"{before}{name}{after}"


def location(draft: Draft) -> str | None:
    """Where it is, on one line: "Geneva", "Online", or "Online; Geneva" when it is both."""
    place = text.one_line(draft.place.text) if draft.place else ""
    if draft.online:
        return f"Online; {place}" if place else "Online"
    return place or None


def url(event: Event) -> str | None:
    """The safe address of the newest report that has one."""
    dated = [(r.published or date.min, i, text.address(r.url)) for i, r in enumerate(event.reports)]
    return next((u for _, _, u in sorted(dated, key=lambda t: t[:2], reverse=True) if u), None)


def description(event: Event, notes: Iterable[str] = ()) -> str:
    """The account of an entry as plain text, at most 2,000 characters.

    The sentences that announce it, what was supposed and why (`notes`: what the writer assumed), the sources, and the
    address as the last line, since some calendars show no other.
    """
    draft = event.draft
    address, link = url(event), text.address(draft.link)
    sources = [source(r) for r in event.reports[-_SOURCES:]]
    if (more := len(event.reports) - len(sources)) > 0:
        sources.append(f"and {more} earlier report{'s' if more > 1 else ''}")
    blocks = (
        "\n".join(f"“{q}”" for q in quotes(draft)),
        "\n".join([*_supposed(draft), *notes, *_also(draft)]),
        "\n".join(sources),
        f"Take part: {link}" if link and len(link) <= 500 else "",
    )
    body = "\n\n".join(b for b in blocks if b)
    tail = f"\n\n{address}" if address and len(address) <= 1000 else ""
    return (text.cut(text.plain(body), BODY_LIMIT - len(tail)) + tail).strip()


def quotes(draft: Draft) -> list[str]:
    """The quotations of at most four articles, see `quoted`."""
    return list(quoted(draft).values())[:_QUOTES]


def quoted(draft: Draft) -> dict[str, str]:
    """By article the words that announce it, one quotation an article, gaps between them shown as "…".

    No words that stand inside others; evidence that supports "sentence" stands for all others of its article."""
    articles: dict[str, list[str]] = {}
    sentences = {e.article for e in draft.evidence if e.supports == "sentence"}
    for e in sorted(draft.evidence, key=lambda e: (e.article, e.span.start, -e.span.end)):
        if e.article in sentences and e.supports != "sentence":
            continue
        found = articles.setdefault(e.article, [])
        words = text.one_line(e.quote, _QUOTE_LIMIT)
        if words and not any(words in other for other in found):
            found[:] = [other for other in found if other not in words] + [words]
    return {a: text.cut(" … ".join(found), 2 * _QUOTE_LIMIT) for a, found in articles.items() if found}


def quoted_by_reports(event: Event) -> dict[str, str]:
    """By article what each report says: what proves the entry, else the words of its last step in the event's life."""
    told = {step.article: text.one_line(step.quote, _QUOTE_LIMIT) for step in event.history if step.quote}
    return {article: words for article, words in {**told, **quoted(event.draft)}.items() if words}


def _supposed(draft: Draft) -> Iterable[str]:
    if state := _STATE.get(draft.status):
        yield state
    when = draft.when
    if not settled(draft):
        yield f"The date is not confirmed: the words settle only the {when.precision.value} ({days_words(when)})."
    if when.implied:
        names = ", ".join(_IMPLIED.get(name, text.one_line(name, 40)) for name in sorted(when.implied))
        yield f"Supposed, not said: {names}."
    if when.why:
        yield "How the date was found: " + "; ".join(text.one_line(w, 160) for w in when.why[:5]) + "."


def _also(draft: Draft) -> Iterable[str]:
    if draft.aliases:
        yield "Also called: " + "; ".join(text.one_line(a, 80) for a in draft.aliases[:5]) + "."
    yield f"Confidence: {confidence(draft.confidence)}."


def confidence(value: float) -> str:
    """In words, so that a recalibrated third decimal changes no entry: high from 0.8, fair from 0.5, else low."""
    return "high" if value >= 0.8 else "fair" if value >= 0.5 else "low"


def source(report: Report) -> str:
    """One report on one line: Source: title, outlet, day."""
    parts = (text.one_line(report.title, 120), text.one_line(report.outlet or "", 60))
    day = day_words(report.published) if report.published else ""
    return "Source: " + ", ".join(p for p in (*parts, day) if p)

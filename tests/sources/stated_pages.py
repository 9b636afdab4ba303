# ruff: noqa: E501
"""Own-made pages that state events as data, with what a reader should take from each; published on 2 March 2026.

A wanted event is one line: name | first day [clock] | last day [clock] | zone | place | state. `-` where nothing is
told. The zone is that of the place or the one told; "online" before a state means that one can take part from afar.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from datewire.model import Draft

DAY = "2026-03-02"
LYON = {
    "@type": "Place",
    "name": "Halle Tony",
    "address": {"@type": "PostalAddress", "addressLocality": "Lyon", "addressCountry": "FR"},
}
FAIR = {
    "@type": "Event",
    "name": "Harbour Fair",
    "startDate": "2026-05-04T19:30:00+02:00",
    "endDate": "2026-05-04T22:00:00+02:00",
    "location": LYON,
}
PLAIN = "Harbour Fair | 2026-05-04 19:30 | 2026-05-04 22:00 | Europe/Paris | Halle Tony, Lyon | scheduled"


def ld(record: object, context: str = "https://schema.org") -> str:
    """A JSON-LD script."""
    whole = {"@context": context, **record} if isinstance(record, dict) else record
    return f'<script type="application/ld+json">{json.dumps(whole)}</script>'


def fair(**more: object) -> dict[str, object]:
    """The usual record with other fields; None takes one out."""
    return {key: value for key, value in {**FAIR, **more}.items() if value is not None}


PAGES: dict[str, tuple[str, str]] = {
    "one record": (ld(FAIR), PLAIN),
    "a graph": (ld({"@graph": [{"@type": "WebSite", "name": "Ost"}, {"@type": "Organization", "name": "Ost"}, FAIR]}), PLAIN),
    "an array": (ld([{"@context": "https://schema.org", "@type": "BreadcrumbList"}, {"@context": "https://schema.org", **FAIR}]), PLAIN),
    "nested in the page": (ld({"@type": "WebPage", "name": "Programme", "mainEntity": {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": FAIR}]}}), PLAIN),
    "a type by its address": (ld(fair(**{"@type": "http://schema.org/MusicEvent"})), PLAIN),
    "several types": (ld(fair(**{"@type": ["Event", "TheaterEvent"]})), PLAIN),
    "prefixed terms": (ld({"@context": {"schema": "https://schema.org/"}, "@type": "schema:Event", "schema:name": "Harbour Fair", "schema:startDate": "2026-05-04T19:30:00+02:00", "schema:endDate": "2026-05-04T22:00:00+02:00", "schema:location": {"@type": "schema:Place", "schema:name": "Halle Tony", "schema:address": "Lyon, FR"}}), PLAIN.replace("Lyon", "Lyon, FR")),
    "typed values": (ld(fair(name={"@value": "Harbour Fair", "@language": "en"}, startDate={"@type": "DateTime", "@value": "2026-05-04T19:30:00+02:00"}, endDate=["2026-05-04T22:00:00+02:00"])), PLAIN),
    "an offset without colon": (ld(fair(startDate="2026-05-04T19:30:00+0200", endDate="2026-05-04T22:00:00+0200")), PLAIN),
    "seconds in fractions and Z": (ld(fair(startDate="2026-05-04T17:30:00.000Z", endDate="2026-05-04T20:00:00.000Z")), PLAIN),
    "local time with a place": (ld(fair(startDate="2026-05-04T19:30", endDate="2026-05-04T22:00")), PLAIN),
    "a blank for the T": (ld(fair(startDate="2026-05-04 19:30", endDate="2026-05-04 22:00:00")), PLAIN),
    "the short form": (ld(fair(startDate="20260504T1930", endDate="20260504T2200")), PLAIN),
    "a duration for the end": (ld(fair(endDate=None, duration="PT2H30M")), PLAIN),
    "winter in another zone": (ld(fair(startDate="2026-12-04T19:30:00-05:00", endDate="2026-12-04T22:00:00-05:00", location={"@type": "Place", "name": "Pier Nine", "address": {"addressLocality": "New York", "addressCountry": {"@type": "Country", "name": "US"}}})), "Harbour Fair | 2026-12-04 19:30 | 2026-12-04 22:00 | America/New_York | Pier Nine, New York | scheduled"),
    "an offset without a known place": (ld(fair(location={"@type": "Place", "name": "The old shed"})), "Harbour Fair | 2026-05-04 19:30 | 2026-05-04 22:00 | +02:00 | The old shed | scheduled"),
    "whole days": (ld(fair(startDate="2026-05-04", endDate="2026-05-06")), "Harbour Fair | 2026-05-04 | 2026-05-06 | - | Halle Tony, Lyon | scheduled"),
    "midnight to the last minute": (ld(fair(startDate="2026-05-04T00:00:00+02:00", endDate="2026-05-06T23:59:59+02:00")), "Harbour Fair | 2026-05-04 | 2026-05-06 | - | Halle Tony, Lyon | scheduled"),
    "a last day without its clock": (ld(fair(endDate="2026-05-05")), "Harbour Fair | 2026-05-04 19:30 | 2026-05-05 | Europe/Paris | Halle Tony, Lyon | scheduled"),
    "a clock without zone or place": (ld(fair(startDate="2026-05-04T19:30", endDate=None, location=None)), "Harbour Fair | 2026-05-04 19:30 | 2026-05-04 | - | - | scheduled"),
    "a series and its events": (ld({"@type": "EventSeries", "name": "Harbour summer", "startDate": "2026-05-01", "endDate": "2026-08-31", "location": LYON, "subEvent": [FAIR, fair(name="Rope day", startDate="2026-06-07", endDate=None)]}), f"Harbour summer | 2026-05-01 | 2026-08-31 | - | Halle Tony, Lyon | scheduled\n{PLAIN}\nRope day | 2026-06-07 | 2026-06-07 | - | Halle Tony, Lyon | scheduled"),
    "a place told by the event above": (ld({"@type": "Festival", "name": "Harbour summer", "startDate": "2026-05-01", "location": LYON, "subEvents": [{"@type": "Event", "name": "Rope day", "startDate": "2026-06-07T10:00"}]}), "Harbour summer | 2026-05-01 | 2026-05-01 | - | Halle Tony, Lyon | scheduled\nRope day | 2026-06-07 10:00 | 2026-06-07 | Europe/Paris | Halle Tony, Lyon | scheduled"),
    "a schedule": (ld(fair(name="Harbour choir", startDate=None, endDate=None, eventSchedule={"@type": "Schedule", "startDate": "2026-04-07", "endDate": "2026-06-30", "repeatFrequency": "P1W", "byDay": "https://schema.org/Tuesday", "startTime": "19:00:00", "endTime": "20:30:00", "scheduleTimezone": "Europe/Paris"})), "Harbour choir | 2026-04-07 19:00 | 2026-04-07 20:30 | Europe/Paris | Halle Tony, Lyon | scheduled"),
    "cancelled": (ld(fair(eventStatus="https://schema.org/EventCancelled")), PLAIN.replace("scheduled", "cancelled")),
    "cancelled by its bare name": (ld(fair(eventStatus="EventCancelled")), PLAIN.replace("scheduled", "cancelled")),
    "postponed": (ld(fair(eventStatus="http://schema.org/EventPostponed")), PLAIN.replace("scheduled", "postponed")),
    "rescheduled": (ld(fair(eventStatus="https://schema.org/EventRescheduled", previousStartDate="2026-04-20T19:30:00+02:00")), PLAIN),
    "moved online": (ld(fair(eventStatus="https://schema.org/EventMovedOnline", location={"@type": "VirtualLocation", "url": "https://live.example/fair"})), "Harbour Fair | 2026-05-04 19:30 | 2026-05-04 22:00 | +02:00 | - | online scheduled"),
    "several states": (ld(fair(eventStatus=["https://schema.org/EventScheduled", "https://schema.org/EventCancelled"])), PLAIN.replace("scheduled", "cancelled")),
    "online": (ld(fair(eventAttendanceMode="https://schema.org/OnlineEventAttendanceMode", location={"@type": "VirtualLocation", "url": "https://live.example/fair"})), "Harbour Fair | 2026-05-04 19:30 | 2026-05-04 22:00 | +02:00 | - | online scheduled"),
    "in both ways": (ld(fair(eventAttendanceMode="https://schema.org/MixedEventAttendanceMode", location=[{"@type": "VirtualLocation", "url": "https://live.example/fair"}, LYON])), PLAIN.replace("scheduled", "online scheduled")),
    "a comma too many": (ld(FAIR).replace("}</script>", ",}</script>"), PLAIN),
    "line breaks inside words": (ld(fair(description="A\nB")).replace("\\n", "\n"), PLAIN),
    "a script in a comment": (ld(FAIR).replace("json\">", "json\"><!--\n").replace("</script>", "\n//--></script>"), PLAIN),
    "two records run together": (ld({"@type": "WebSite", "name": "Ost"}).replace("</script>", json.dumps({"@context": "https://schema.org", **FAIR}) + "</script>"), PLAIN),
    "a broken script beside a good one": ('<script type="application/ld+json">{"@type": "Event", "name": </script>' + ld(FAIR), PLAIN),
    "entities": (ld(fair(name="Harbour &amp; Caf&eacute; Fair &#8211; day one")), PLAIN.replace("Harbour Fair", "Harbour & Café Fair – day one")),
    "several events": ("".join(ld(fair(name=f"Concert {n}", startDate=f"2026-05-0{n}T20:00:00+02:00", endDate=None)) for n in (1, 2, 3)), "\n".join(f"Concert {n} | 2026-05-0{n} 20:00 | 2026-05-0{n} | Europe/Paris | Halle Tony, Lyon | scheduled" for n in (1, 2, 3))),
    "the same twice": (ld(FAIR) + ld(FAIR), PLAIN),
    "no day at all": (ld([fair(startDate="to be announced"), fair(startDate="2026-02-30"), fair(startDate=""), fair(startDate="2026-13-01T10:00")]), ""),
    "an end before the beginning": (ld(fair(endDate="2026-05-03T22:00:00+02:00")), "Harbour Fair | 2026-05-04 19:30 | 2026-05-04 | Europe/Paris | Halle Tony, Lyon | scheduled"),
    "microdata": ("<div itemscope itemtype='https://schema.org/Event'><h2 itemprop=name>Harbour Fair</h2><time itemprop=startDate datetime='2026-05-04T19:30:00+02:00'>Monday</time><meta itemprop=endDate content='2026-05-04T22:00:00+02:00'><div itemprop=location itemscope itemtype='https://schema.org/Place'><span itemprop=name>Halle Tony</span><div itemprop=address itemscope itemtype='https://schema.org/PostalAddress'><span itemprop=addressLocality>Lyon</span> <span itemprop=addressCountry>FR</span></div></div></div>", PLAIN),
    "microdata with its state": ("<article itemscope itemtype='http://schema.org/MusicEvent'><a itemprop=url href=/e><span itemprop=name>Harbour Fair</span></a><span itemprop=startDate content='2026-05-04'>4 May</span><link itemprop=eventStatus href='https://schema.org/EventCancelled'><p itemprop=location>Lyon</p></article>", "Harbour Fair | 2026-05-04 | 2026-05-04 | - | Lyon | cancelled"),
    "microdata, two events": ("<ul>" + "".join(f"<li itemscope itemtype='https://schema.org/Event'><b itemprop=name>Concert {n}</b><time itemprop=startDate>2026-05-0{n}</time><i itemprop=location>Lyon</i></li>" for n in (1, 2)) + "</ul>", "\n".join(f"Concert {n} | 2026-05-0{n} | 2026-05-0{n} | - | Lyon | scheduled" for n in (1, 2))),
    "RDFa Lite": ("<div vocab='https://schema.org/' typeof='Event'><h2 property=name>Harbour Fair</h2><time property=startDate content='2026-05-04T19:30:00+02:00'>Monday</time><time property=endDate datetime='2026-05-04T22:00:00+02:00'></time><div property=location typeof=Place><span property=name>Halle Tony</span><div property=address typeof=PostalAddress><span property=addressLocality>Lyon</span><meta property=addressCountry content=FR></div></div></div>", PLAIN),
    "RDFa with a prefix": ("<div typeof='schema:Event'><h2 property='schema:name'>Harbour Fair</h2><span property='schema:startDate' content='2026-05-04'>4 May</span><span property='schema:location'>Lyon</span></div>", "Harbour Fair | 2026-05-04 | 2026-05-04 | - | Lyon | scheduled"),
    "hCalendar": ("<div class=vevent><b class=summary>Harbour Fair</b><abbr class=dtstart title='2026-05-04T19:30:00+02:00'>Monday</abbr><abbr class=dtend title='2026-05-04T22:00:00+02:00'>ten</abbr><span class=location>Halle Tony, Lyon, FR</span></div>", PLAIN.replace("Lyon", "Lyon, FR")),
    "hCalendar, whole days": ("<div class='event vevent'><b class=summary>Harbour Fair</b><abbr class=dtstart title=20260504>4</abbr><abbr class=dtend title=20260507>6 May</abbr><span class=location>Lyon</span></div>", "Harbour Fair | 2026-05-04 | 2026-05-06 | - | Lyon | scheduled"),
    "hCalendar, day and clock apart": ("<div class=vevent><b class=summary>Harbour Fair</b><span class=dtstart><abbr class=value title=2026-05-04>4 May</abbr>, <span class=value>19:30</span></span> to <span class=dtend><span class=value>22:00</span></span><span class=location>Lyon</span></div>", "Harbour Fair | 2026-05-04 19:30 | 2026-05-04 22:00 | Europe/Paris | Lyon | scheduled"),
    "h-event": ("<article class=h-event><h1 class=p-name>Harbour Fair</h1><time class=dt-start datetime='2026-05-04 19:30+0200'>Monday</time> <time class=dt-end datetime='2026-05-04 22:00+0200'>ten</time><span class='p-location h-card'>Halle Tony, Lyon, FR</span></article>", PLAIN.replace("Lyon", "Lyon, FR")),
    "a cancelled hCalendar entry": ("<div class=vevent><b class=summary>Harbour Fair</b><time class=dtstart datetime=2026-05-04>4</time><span class=location>Lyon</span><span class=status>CANCELLED</span></div>", "Harbour Fair | 2026-05-04 | 2026-05-04 | - | Lyon | cancelled"),
    "time elements": ("<ul>" + "".join(f"<li class=event-item><time datetime='2026-05-0{n}T20:00+02:00'>{n} May</time><h3>Concert {n}</h3><span class=event-location>Lyon</span></li>" for n in (1, 2)) + "</ul>", "\n".join(f"Concert {n} | 2026-05-0{n} 20:00 | 2026-05-0{n} | Europe/Paris | Lyon | scheduled" for n in (1, 2))),
    "time elements of a first and a last day": ("<div class=termin><a href=/x>Harbour Fair</a> <time datetime=2026-05-04>4.</time> – <time datetime=2026-05-06>6. Mai</time></div>", "Harbour Fair | 2026-05-04 | 2026-05-06 | - | - | scheduled"),
    "the same in two forms": (ld(FAIR) + "<div class=vevent><b class=summary>Harbour Fair</b><abbr class=dtstart title=2026-05-04>4 May</abbr></div>", PLAIN),
    "other things with dates": (ld([{"@type": "Article", "headline": "Harbour Fair", "datePublished": DAY}, {"@type": "Product", "name": "Ticket", "releaseDate": "2026-05-04"}, {"@type": "JobPosting", "title": "Warden", "validThrough": "2026-05-04"}]), ""),
}  # fmt: skip


def pages() -> Iterator[tuple[str, str, list[str]]]:
    """(name, whole page, wanted events as lines)."""
    for name, (html, wanted) in PAGES.items():
        where = "head" if html.startswith("<script") else "body"
        head, body = (html, "") if where == "head" else ("", html)
        yield (
            name,
            f"<!doctype html><html lang=en><head><title>What is on</title><meta property='article:published_time'"
            f" content='{DAY}'>{head}</head><body><article><h1>What is on</h1><p>The harbour has been busy since the"
            f" winter, its warden told us.</p>{body}</article></body></html>",
            wanted.splitlines(),
        )


def told(drafts: Iterable[Draft]) -> list[str]:
    """Drafts as the lines of `stated_pages`."""
    return [" | ".join(_fields(draft)) for draft in drafts]


def _fields(draft: Draft) -> Iterable[str]:
    when = draft.when
    yield draft.title
    for day, clock in ((when.start, when.start_time), (when.end, when.end_time)):
        yield f"{day} {clock:%H:%M}" if clock else f"{day}"
    yield (when.zone or "-") if when.start_time else "-"
    yield draft.place.text if draft.place else "-"
    yield f"{'online ' if draft.online else ''}{draft.status.value}"

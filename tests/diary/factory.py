"""Readings made by hand: what the events room would hand to the diary."""

from __future__ import annotations

from datetime import date, time
from hashlib import sha256

from datewire.model import (
    Anchor,
    Article,
    Block,
    Draft,
    Evidence,
    Kind,
    Place,
    Precision,
    Reading,
    Span,
    Status,
    When,
)


def on(first: str, last: str | None = None, at: str | None = None, zone: str | None = None) -> When:
    """A `When` from "2022-05-16", a month "2022-05", a year "2022", or "?" for none at all; clock time in zone."""
    if first == "?":
        return When(date(1970, 1, 1), date(1970, 1, 1), Precision.NONE)
    if len(first) == 4:
        return When(date(int(first), 1, 1), date(int(first), 12, 31), Precision.YEAR)
    if len(first) == 7:
        year, month = map(int, first.split("-"))
        after = date(year + month // 12, month % 12 + 1, 1)
        return When(date(year, month, 1), date.fromordinal(after.toordinal() - 1), Precision.MONTH)
    start = date.fromisoformat(first)
    clock = time.fromisoformat(at) if at else None
    return When(start, date.fromisoformat(last) if last else start, start_time=clock, zone=zone)


def draft(title: str, when: When, **more: object) -> Draft:
    """A draft with evidence for title and when; `quote` is the sentence, `place` a string."""
    quote = str(more.pop("quote", title))
    place = more.pop("place", None)
    start = int(str(more.pop("start", 0)))
    fields: dict[str, object] = {"status": Status.SCHEDULED, "kind": Kind.CONFERENCE, "confidence": 0.9, **more}
    evidence = tuple(
        Evidence("", Span(start, start + len(quote)), quote, supports, "hand") for supports in ("title", "when")
    )
    return Draft(
        title=title,
        when=when,
        evidence=evidence,
        place=Place(str(place)) if place else None,
        **fields,  # type: ignore[arg-type]
    )


def reading(name: str, published: str | None, *drafts: Draft, outlet: str | None = None) -> Reading:
    """The reading of an article called `name`; drafts without a date go where the events room puts them."""
    # A reading is a function of its article: other drafts, other text.
    text = f"{name}\n{sha256(repr(drafts).encode()).hexdigest()}"
    day = date.fromisoformat(published) if published else None
    article = Article(
        id=name,
        title=name,
        text=text,
        blocks=(Block(Span(0, len(name)), "title"),),
        anchor=Anchor(day),
        outlet=outlet,
    )
    dated = tuple(d for d in drafts if d.when.precision is not Precision.NONE)
    return Reading(article, dated, (), tuple(d for d in drafts if d not in dated))

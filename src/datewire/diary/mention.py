"""One article's telling of one event as the diary holds it, and what is known of an event along its thread."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date

from datewire.diary.bare import bare
from datewire.diary.context import context_of
from datewire.diary.moving import says_moved
from datewire.diary.names import Name, name_of
from datewire.model import Draft, Kind, Place, Precision, Reading, Report, Status, When

NAMESPACE = uuid.UUID("5f0c1a52-6d0e-5b7e-9a55-3b6f2f0a8e11")
LATEST = date(9999, 12, 31)
NAMES_KEPT = 8
CONTEXT_KEPT = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A draft with its report. `order` sorts by publication, article id and place in the article; `mark` is the UID
    that the event gets when this mention is the first of it; `serial` says that the same article has the same name on
    another day, so that the name alone does not settle which one is meant; `moved` that its sentence speaks of a change
    of dates, `context` the proper names around it."""

    order: str
    mark: str
    report: Report
    draft: Draft
    serial: bool = False
    moved: bool = False
    context: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        """The signatures of the title and of every alias."""
        return tuple(name_of(n) for n in (self.draft.title, *self.draft.aliases))

    @property
    def dated(self) -> bool:
        """Whether any date at all was told."""
        return self.draft.when.precision is not Precision.NONE


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of an event from the first mention down to one of its mentions (siblings do not count)."""

    names: tuple[str, ...]
    edition: int | None
    when: When | None
    called_off: bool
    place: Place | None
    kind: Kind
    serial: bool
    published: date
    cancelled: bool = False
    context: tuple[str, ...] = ()


def order_of(report: Report, index: int) -> str:
    """The sort key of the `index`-th draft of an article: undated articles come last."""
    return f"{report.published or LATEST:%Y%m%d} {report.article} {index:04d}"


def mark_of(article: str, draft: Draft) -> str:
    """The UID that `draft` would mint: a version 5 UUID (RFC 9562, 5.5) over the article's id and the first span that
    supports the title, so that neither a new date nor a new title ever changes it. ASCII, as RFC 7986 5.3 advises."""
    spans = sorted(e.span for e in draft.evidence if e.supports == "title") or sorted(e.span for e in draft.evidence)
    where = f"{spans[0].start}-{spans[0].end}" if spans else "whole"
    return f"{uuid.uuid5(NAMESPACE, f'{article}|{where}')}@datewire"


def mentions_of(reading: Reading) -> tuple[Mention, ...]:
    """Every event that `reading` tells, dated ones first, as mentions; marks are unique within the article."""
    article = reading.article
    report = Report(
        article.id,
        article.title,
        article.anchor.day,
        article.url,
        article.outlet,
        article.language,
        article.tags,
        article.trust,
    )
    drafts = (*reading.drafts, *reading.undated, *bare(reading))
    found: list[Mention] = []
    marks: set[str] = set()
    for index, draft in enumerate(drafts):
        mark = mark_of(article.id, draft)
        if mark in marks:
            mark = f"{uuid.uuid5(NAMESPACE, f'{mark}|{index}')}@datewire"
        marks.add(mark)
        serial = _serial(draft, drafts)
        moved = says_moved(article.text, draft.evidence, serial)
        around = context_of(article.text, draft.evidence)
        found.append(Mention(order_of(report, index), mark, report, draft, serial, moved, around))
    return tuple(found)


def _serial(draft: Draft, drafts: tuple[Draft, ...]) -> bool:
    live = (Status.SCHEDULED, Status.ONGOING, Status.HELD)
    mine = name_of(draft.title)

    def another_day(other: Draft) -> bool:
        apart = other.when.end < draft.when.start or draft.when.end < other.when.start
        return other.status in live and apart and name_of(other.title).alike(mine)

    return draft.status in live and any(another_day(other) for other in drafts if other is not draft)


def sight_of(mention: Mention, above: Sight | None) -> Sight:
    """What is known after `mention`, which follows on the mention that saw `above` (None: it is the first)."""
    draft = mention.draft
    edition = next((n.edition for n in mention.names if n.edition), None)
    off = draft.status in (Status.POSTPONED, Status.CANCELLED)
    fresh = Sight(
        names=tuple(dict.fromkeys((draft.title, *draft.aliases)))[:NAMES_KEPT],
        edition=edition,
        when=draft.when if mention.dated else None,
        called_off=off,
        place=draft.place,
        kind=draft.kind,
        serial=mention.serial,
        published=mention.report.published or LATEST,
        cancelled=draft.status is Status.CANCELLED,
        context=mention.context,
    )
    if above is None:
        return fresh
    vaguer = above.when and fresh.when and _holds(fresh.when, above.when)
    return replace(
        fresh,
        names=tuple(dict.fromkeys((*above.names, *fresh.names)))[:NAMES_KEPT],
        edition=above.edition or edition,
        when=above.when if vaguer or fresh.when is None else fresh.when,
        called_off=off or (above.called_off and fresh.when in (None, above.when)),
        place=draft.place or above.place,
        serial=mention.serial or above.serial,
        context=tuple(dict.fromkeys((*mention.context, *above.context)))[:CONTEXT_KEPT],
        cancelled=fresh.cancelled or (above.cancelled and fresh.when in (None, above.when)),
    )


def _holds(outer: When, inner: When) -> bool:
    return outer.precision is not Precision.DAY and outer.start <= inner.start and inner.end <= outer.end

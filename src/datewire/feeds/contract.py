"""The JSON contract: an article's events as plain data, in a fixed order of keys. Days are inclusive at both ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from datewire.feeds import wording
from datewire.model import Article, Disposition, Draft, Event, Evidence, Reading, Report


def reading_to_json(reading: Reading, text: bool = False) -> dict[str, object]:
    """One article and what it announces.

    Keys: id, title, published (ISO day or None), language, events (see `draft_to_json`), and where there are any
    pencilled: what waits for its day, told with a month, a season or a year only. With `text` also "text", the
    canonical text that the spans point into, and "ledger", the account of every time expression.
    """
    article = reading.article
    made: dict[str, object] = {
        "id": article.id,
        "title": article.title,
        "published": published(article),
        "language": article.language,
        "events": [draft_to_json(draft) for draft in reading.drafts],
    }
    if reading.undated:
        made["pencilled"] = [draft_to_json(draft) for draft in reading.undated]
    if text:
        made["text"] = article.text
        made["ledger"] = [_disposition(line) for line in reading.ledger]
    return made


def published(article: Article) -> str | None:
    """The day of publication as YYYY-MM-DD, None when it is not known."""
    return article.anchor.day.isoformat() if article.anchor.day else None


def draft_to_json(draft: Draft) -> dict[str, object]:
    """One event as an article tells it.

    `start_date` and `end_date` are inclusive, times "HH:MM" or None, `place` the words of the article or None,
    `confidence` from 0 to 1 with three decimals, `implied` sorted, spans of `evidence` half-open.
    """
    when = draft.when
    return {
        "title": draft.title,
        "aliases": list(draft.aliases),
        "start_date": when.start.isoformat(),
        "end_date": when.end.isoformat(),
        "start_time": f"{when.start_time:%H:%M}" if when.start_time else None,
        "end_time": f"{when.end_time:%H:%M}" if when.end_time else None,
        "timezone": when.zone,
        "precision": when.precision.value,
        "rrule": when.rrule,
        "place": draft.place.text if draft.place else None,
        "online": draft.online,
        "status": draft.status.value,
        "kind": draft.kind.value,
        "confidence": round(draft.confidence, 3),
        "implied": sorted(when.implied),
        "evidence": [_evidence(e) for e in draft.evidence],
    }


def event_to_json(event: Event) -> dict[str, object]:
    """One event of the diary: its identity, then the keys of `draft_to_json`, then link, why (how the date was found,
    in words) and sources, every report with the words that it says.

    The spans of `evidence` point into the text of the article with the id `article`."""
    said = wording.quoted_by_reports(event)
    return {
        "uid": event.uid,
        "sequence": event.sequence,
        "created": _instant(event.created),
        "changed": _instant(event.changed),
        **draft_to_json(event.draft),
        "evidence": [{"article": e.article, **_evidence(e)} for e in event.draft.evidence],
        "link": event.draft.link,
        "why": list(event.draft.when.why),
        "sources": [_report(r, said.get(r.article)) for r in event.reports],
    }


def events_to_json(events: Iterable[Event]) -> list[dict[str, object]]:
    """`event_to_json` of each, in the order given."""
    return [event_to_json(event) for event in events]


def _instant(at: datetime) -> str:
    """`at` in UTC to the second, "2021-08-25T00:00:00Z"; a naive one is taken as UTC."""
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"


def _evidence(e: Evidence) -> dict[str, object]:
    return {"supports": e.supports, "start": e.span.start, "end": e.span.end, "quote": e.quote}


def _disposition(line: Disposition) -> dict[str, object]:
    return {
        "start": line.span.start,
        "end": line.span.end,
        "quote": line.quote,
        "box": line.box.value,
        "rule": line.rule,
        "reason": line.reason,
        "event": line.draft,
    }


def _report(r: Report, quote: str | None) -> dict[str, object]:
    return {
        "article": r.article,
        "title": r.title,
        "published": r.published.isoformat() if r.published else None,
        "url": r.url,
        "outlet": r.outlet,
        "language": r.language,
        "quote": quote,
        **({"tags": list(r.tags)} if r.tags else {}),
    }

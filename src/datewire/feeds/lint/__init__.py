"""datewire's own linter for iCalendar files: by line and rule, with the reason and who suffers.

No validator at hand catches a missing VTIMEZONE, two events of one UID, bare LF, over-long lines or a DTSTAMP that is
not in UTC. This one does, and it is run on everything that datewire writes, before it is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from datewire.feeds.lint import content, events, header, texts, times, zoning
from datewire.feeds.lint.content import Part
from datewire.feeds.lint.finding import RULES, Finding, Level, Rule, found

__all__ = ["MANY_BYTES", "MANY_EVENTS", "RULES", "Finding", "Level", "Rule", "check", "errors"]

MANY_BYTES: Final = 900_000
MANY_EVENTS: Final = 1_000
_PER_RULE: Final = 50
_PER_EVENT: Final = (*events.CHECKS, *times.CHECKS, *texts.CHECKS)


def check(data: bytes) -> list[Finding]:
    """The faults of the iCalendar file `data`, sorted by line; empty when it keeps every rule that a file can show.

    At most 50 findings of one rule are listed, the last of them says how many more there are. Never raises: what cannot
    be read is a finding.
    """
    out: list[Finding] = []
    for top in content.tree(data, out):
        if top.name == "VCALENDAR":
            out.extend(_calendar(top))
        else:
            out.append(found(top.number, 14, f"{top.name[:40]} outside of a VCALENDAR"))
    if len(data) > MANY_BYTES:
        out.append(found(1, 62, f"{len(data):,} bytes"))
    return _bounded(sorted(out))


def errors(findings: list[Finding]) -> list[Finding]:
    """Those that must not be published."""
    return [finding for finding in findings if finding.level == "error"]


def _calendar(cal: Part) -> Iterator[Finding]:
    for check_header in header.CHECKS:
        yield from check_header(cal)
    yield from texts.escapes(cal)
    yield from zoning.zoning(cal)
    seen: dict[tuple[str, str], int] = {}
    count = 0
    for part in cal.of("VEVENT"):
        count += 1
        for check_event in _PER_EVENT:
            yield from check_event(part)
        yield from _unique(part, seen)
    if count > MANY_EVENTS:
        yield found(cal.number, 62, f"{count:,} events")
    if count == 0:
        yield found(cal.number, 64, "a calendar without an event")


def _unique(part: Part, seen: dict[tuple[str, str], int]) -> Iterator[Finding]:
    """Rule 31: one UID is one event (overrides of a recurring one have a RECURRENCE-ID)."""
    uid, override = part.get("UID"), part.get("RECURRENCE-ID")
    if uid is None:
        return
    key = (uid.value, override.value if override else "")
    if key in seen:
        yield found(uid.number, 31, f"the UID of line {seen[key]} again: {uid.value[:60]}")
    seen.setdefault(key, uid.number)


def _bounded(findings: list[Finding]) -> list[Finding]:
    counts: dict[int, int] = {}
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    kept: list[Finding] = []
    listed: dict[int, int] = {}
    for finding in findings:
        number = listed[finding.rule] = listed.get(finding.rule, 0) + 1
        if number < _PER_RULE or counts[finding.rule] == number == _PER_RULE:
            kept.append(finding)
        elif number == _PER_RULE:
            more = f"{finding.message} (and {counts[finding.rule] - _PER_RULE} more of rule {finding.rule})"
            kept.append(found(finding.line, finding.rule, more, finding.level))
    return kept

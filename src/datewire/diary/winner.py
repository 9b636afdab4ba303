"""Which of two contradicting tellings wins: an ordered list of rules, printed by `datewire life --rules`.

Each rule looks at what is known and at what is told now (never older than what is known), and answers: the new one, the
old one, or nothing, in which case the next rule is asked. The loser stays in the history as "contradicted".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from datewire.diary.names import MOVED, name_of
from datewire.diary.telling import Telling
from datewire.model import Event, Report, Status, When

_MOVED = re.compile(rf"\b(?:{'|'.join(MOVED)})", re.IGNORECASE)
SLIP = timedelta(days=2)
_REASONS = ("moved", "correct", "resched", "reinstat", "postpon")


def explicit(telling: Telling) -> bool:
    """Whether the article says that it changes a date told before, and does not merely name another one."""
    if telling.instead_of is not None:
        return True
    if any(word in reason.casefold() for reason in telling.draft.reasons for word in _REASONS):
        return True
    return any(_MOVED.search(e.quote) for e in telling.draft.evidence if e.supports in ("when", "status"))


def organiser(report: Report, event: Event) -> bool:
    """Whether the report comes from the event's own house: its outlet or host carries a telling word of the name."""
    house = f"{report.outlet or ''} {(report.url or '').split('/')[2] if (report.url or '').count('/') >= 2 else ''}"
    words = {w for w in name_of(house.replace(".", " ")).words if len(w) > 2}
    names = [name_of(n) for n in (event.draft.title, *event.draft.aliases)]
    own = {w for n in names for w in n.acronyms | n.initials}
    return bool(words & own)


def _explicit(event: Event, telling: Telling) -> str | None:
    return "new" if explicit(telling) else None


def _took_place(event: Event, telling: Telling) -> str | None:
    fact = telling.draft.status in (Status.HELD, Status.ONGOING)
    return "new" if fact and event.draft.status is not Status.HELD else None


def _trusted(event: Event, telling: Telling) -> str | None:
    known = max((r.trust for r in _tellers(event)), default=telling.report.trust)
    if telling.report.trust == known:
        return None
    return "new" if telling.report.trust > known else "old"


def _own_house(event: Event, telling: Telling) -> str | None:
    mine, known = organiser(telling.report, event), any(organiser(r, event) for r in _tellers(event))
    if mine == known:
        return None
    return "new" if mine else "old"


def _two_over_one(event: Event, telling: Telling) -> str | None:
    known, told = event.draft.when, telling.draft.when
    slip = known.start == known.end and told.start == told.end and abs(told.start - known.start) <= SLIP
    if not slip or _outlets(event, known) < 2:
        return None
    others = _outlets(event, told) - (_outlet(telling.report) in _outlet_names(event, told))
    return None if others >= 1 else "old"


def _later(event: Event, telling: Telling) -> str | None:
    return "new"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, what it says to people, and its test."""

    name: str
    says: str
    test: Callable[[Event, Telling], str | None]


RULES: tuple[Rule, ...] = (
    Rule(
        "explicit",
        "an article that says that a date was moved or corrected wins over one that only names it",
        _explicit,
    ),
    Rule("took place", "what is under way or was held wins over what was announced", _took_place),
    Rule("trust", "the source with more trust in sources.toml wins over one with less", _trusted),
    Rule("organiser", "the organiser's own house wins over others", _own_house),
    Rule(
        "two over one",
        "a day told by two outlets stands against a slip of one or two days until a second one tells it",
        _two_over_one,
    ),
    Rule("later", "the later publication wins over the earlier", _later),
)
# Before any of them: an exact date wins over a vague one that it lies inside, and an editor's word over everything.


def winner(event: Event, telling: Telling) -> tuple[bool, str]:
    """Whether the new telling wins over what is known, and the name of the rule that settles it."""
    for rule in RULES:
        if answer := rule.test(event, telling):
            return answer == "new", rule.name
    return True, "later"


def _tellers(event: Event) -> list[Report]:
    """The reports that told the time which stands."""
    told = {r.article for r in event.history if r.told and same_days(r.told, event.draft.when)}
    return [r for r in event.reports if r.article in told]


def _outlet(report: Report) -> str:
    return report.outlet or report.article


def _outlet_names(event: Event, when: When) -> set[str]:
    told = {r.article for r in event.history if r.told and same_days(r.told, when)}
    return {_outlet(r) for r in event.reports if r.article in told}


def _outlets(event: Event, when: When) -> int:
    return len(_outlet_names(event, when))


def same_days(one: When, other: When) -> bool:
    """Whether two times name the same days."""
    return (one.start, one.end, one.precision) == (other.start, other.end, other.precision)

"""What one article tells of one event, its drafts of it taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from datewire.model import Draft, Precision, Report, Status, When

OFF = (Status.POSTPONED, Status.CANCELLED)
FINENESS = tuple(Precision)


@dataclass(frozen=True, slots=True)
class Telling:
    """`draft` as told by `report`; `instead_of` is the time that the same article calls off in its favour."""

    draft: Draft
    report: Report
    instead_of: When | None = None

    @property
    def quote(self) -> str:
        """The sentence that announces it, else the words that carry the date, else the first evidence."""
        for fields in (("sentence",), ("when", "status")):
            if quotes := [e.quote for e in self.draft.evidence if e.supports in fields]:
                return quotes[0]
        return next((e.quote for e in self.draft.evidence), "")

    def called_off_words(self) -> str:
        """Which days are called off, in words."""
        return "" if self.draft.when.precision is Precision.NONE else f"not on {self.draft.when.start}"


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of an event, before it has an instant and a number."""

    action: str
    note: str = ""


def together(drafts: Sequence[Draft], report: Report) -> Telling:
    """The drafts of one event in one article as one telling: a live date goes before the one called off for it, an
    exact one before a vague one; every evidence and alias is kept. `drafts` is not empty."""
    live = [d for d in drafts if d.status not in OFF]
    off = [d for d in drafts if d.status in OFF]
    dated = [d for d in live if d.when.precision is not Precision.NONE]
    main = min(dated or off or live, key=lambda d: FINENESS.index(d.when.precision))
    others = [d for d in drafts if d is not main]
    if not others:
        return Telling(main, report)
    names = dict.fromkeys(n for d in others for n in (d.title, *d.aliases))
    joined = replace(
        main,
        aliases=tuple(dict.fromkeys((*main.aliases, *(n for n in names if n != main.title)))),
        evidence=tuple(dict.fromkeys((*main.evidence, *(e for d in others for e in d.evidence)))),
        place=main.place or next((d.place for d in others if d.place), None),
        confidence=max(d.confidence for d in drafts),
    )
    return Telling(joined, report, off[0].when if off and main in dated else None)

"""German: the rules of the engine, and what English has not: "vor zwei Wochen", "Ende Mai", "18.30 Uhr"."""

from __future__ import annotations

from datewire.timex import clocks, days, periods, repeats, spans
from datewire.timex.grammar import Hit, Rule
from datewire.timex.locale import Refiner
from datewire.timex.refine import REFINERS as COMMON
from datewire.timex.sense import Part, Period, Sense, Shifted


def _ago(hit: Hit) -> Sense | None:
    """ "vor zwei Wochen": the preposition comes first."""
    count = hit.first("189")
    unit = hit.first("Uu")
    if count is None and "a" in hit.codes:
        count = 1
    return Shifted(unit, -count) if isinstance(count, int) and unit not in ("hour", "minute", "second") else None


def _part(hit: Hit) -> Sense:
    """ "Ende Mai", "Anfang 2023": the part stands before its period without a preposition."""
    month, year = hit.first("M"), hit.first("Y")
    inner = Period("month", month, year) if month is not None else Period("year", None, year)
    return Part(hit.first("L"), inner)


OWN = (
    Rule("ago-first", "r(?:[189]|a)[Uu]", _ago),
    Rule("part-first", "LMY?|LY", _part),
)
RULES: tuple[Rule, ...] = (
    *OWN,
    *repeats.RULES,
    *clocks.RULES,
    *periods.FIRST,
    *days.RULES,
    *spans.RULES,
    *periods.RULES,
)
REFINERS: tuple[Refiner, ...] = COMMON

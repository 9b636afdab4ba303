"""English: which rules of the engine it uses and in which order; its refiners. The words stand in words.toml."""

from __future__ import annotations

from datewire.timex import clocks, days, periods, repeats, spans
from datewire.timex.grammar import Rule
from datewire.timex.locale import Refiner
from datewire.timex.refine import REFINERS as COMMON

RULES: tuple[Rule, ...] = (*repeats.RULES, *clocks.RULES, *periods.FIRST, *days.RULES, *spans.RULES, *periods.RULES)
REFINERS: tuple[Refiner, ...] = COMMON

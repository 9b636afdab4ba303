"""A second opinion on a date and its names, when there is one: it weighs what the rules proposed, and adds nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from datewire.events.pool import Pool
from datewire.events.proposals import Proposal, Ranked

ASKED = -2.0  # log-odds of the first judge below which nobody else is asked
_WEIGHT = 1.5  # of the second judge beside the first


@dataclass(frozen=True, slots=True)
class Opinion:
    """Log-odds of a date being an appointment, and a log-score for each name (by its text) that was looked at."""

    judge: float
    names: Mapping[str, float]


class Second(Protocol):
    """Whoever gives a second opinion, with the weights of the confidence that were fitted together with it."""

    @property
    def confidence(self) -> Mapping[str, float]:
        """Weights over `choice.confidence_features` and "second"."""
        ...

    def opinion(self, proposal: Proposal, ranked: Sequence[Ranked], pool: Pool) -> Opinion:
        """The opinion on a date with its names, best first; the same question always has the same answer."""
        ...


def joined(proposal: Proposal, ranked: Sequence[Ranked], told: Opinion) -> tuple[Proposal, list[Ranked]]:
    """The proposal and its names with both opinions in their scores; names that nobody looked at fall out."""
    both = replace(proposal, logit=(proposal.logit + _WEIGHT * told.judge) / 2)
    names = [
        replace(r, score=r.score + told.names[text]) for r in ranked if (text := r.candidate.name.text) in told.names
    ]
    names.sort(key=lambda r: (-r.score, -len(r.candidate.name.text), r.candidate.name.span))
    return both, names

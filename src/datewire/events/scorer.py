"""A linear scorer over named features, and its calibration to a probability."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

BIAS = "*"


def score(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The log-odds that `weights` give to `features`; unknown features weigh nothing."""
    total, get = weights.get(BIAS, 0.0), weights.get
    for weight in map(get, features):
        if weight:
            total += weight
    return total


def probability(logit: float) -> float:
    """The logistic function, in [0, 1]."""
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, logit))))


def reasons(weights: Mapping[str, float], features: Iterable[str], most: int = 4) -> tuple[str, ...]:
    """The features that moved the score most, with their signed weights, for `datewire why`."""
    moved = sorted((-abs(w), f, w) for f in features if (w := weights.get(f, 0.0)))
    return tuple(f"{f} {w:+.1f}" for _, f, w in moved[:most])

"""Which of several options belongs to an event, by named features with fitted weights; none where none is likely."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from datewire.events.scorer import score

_NEAR = 0.15  # of the best one's probability
Option = tuple[frozenset[str], Sequence[str]]
"""What an option tells, as words, and its features."""


def chosen(options: Sequence[Option], none: Sequence[str], weights: Mapping[str, float]) -> int | None:
    """The place in `options` of the likeliest, or None when that there is none is likelier.

    Options that share a word back each other (a hall and its town, a clock time told twice): of those that are not
    much less likely than the likeliest, the one with the most probability behind it wins. `none` are
    the features of choosing nothing.
    """
    if not options or not weights:
        return None
    scores = [score(weights, features) for _, features in options]
    nothing = score(weights, none)
    top = max(*scores, nothing)
    shares = [math.exp(value - top) for value in scores]
    backed = [sum(s for s, (words, _) in zip(shares, options, strict=True) if words & mine) for mine, _ in options]
    near = [i for i, share in enumerate(shares) if share >= _NEAR * max(shares)]
    best = max(near, key=lambda i: (backed[i], shares[i], -i))
    return best if backed[best] > math.exp(nothing - top) else None

"""Two small learners in plain Python: binary logistic regression and a listwise softmax ranker, both with AdaGrad and
L2, over string features. Deterministic: the order of the examples is shuffled by a fixed seed."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence

BIAS = "*"


def frequent(examples: Sequence[Sequence[str]], least: int) -> set[str]:
    """The features that stand in at least `least` examples."""
    count: dict[str, int] = defaultdict(int)
    for features in examples:
        for f in features:
            count[f] += 1
    return {f for f, n in count.items() if n >= least}


class AdaGrad:
    """Weights with a step size of their own each; L2 pulls towards zero at each step."""

    def __init__(self, rate: float, l2: float) -> None:
        self.weights: dict[str, float] = defaultdict(float)
        self.squares: dict[str, float] = defaultdict(lambda: 1e-6)
        self.rate, self.l2 = rate, l2

    def step(self, feature: str, gradient: float) -> None:
        g = gradient + self.l2 * self.weights[feature] * (feature != BIAS)
        self.squares[feature] += g * g
        self.weights[feature] -= self.rate * g / math.sqrt(self.squares[feature])


def logistic(
    rows: Sequence[tuple[Sequence[str], float, float]], *, l2: float, epochs: int = 12, rate: float = 0.15
) -> dict[str, float]:
    """Fit on rows of (features, label in [0, 1], weight)."""
    model, order = AdaGrad(rate, l2), list(range(len(rows)))
    chance = random.Random(1)
    for _ in range(epochs):
        chance.shuffle(order)
        for i in order:
            features, label, weight = rows[i]
            z = model.weights[BIAS] + sum(model.weights[f] for f in features)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            g = (p - label) * weight
            for f in (BIAS, *features):
                model.step(f, g)
    return dict(model.weights)


def softmax(
    lists: Sequence[Sequence[tuple[Sequence[str], float]]], *, l2: float, epochs: int = 5, rate: float = 0.07
) -> dict[str, float]:
    """Fit on lists of (features, share of the target); the shares of a list add up to 1."""
    model, order = AdaGrad(rate, l2), list(range(len(lists)))
    chance = random.Random(2)
    for _ in range(epochs):
        chance.shuffle(order)
        for i in order:
            items = lists[i]
            scores = [sum(model.weights[f] for f in features) for features, _ in items]
            top = max(scores)
            exps = [math.exp(s - top) for s in scores]
            total = sum(exps)
            gradient: dict[str, float] = defaultdict(float)
            for (features, share), e in zip(items, exps, strict=True):
                g = e / total - share
                if abs(g) > 1e-4:
                    for f in features:
                        gradient[f] += g
            for f, g in gradient.items():
                model.step(f, g)
    return dict(model.weights)

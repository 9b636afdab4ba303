"""Two small learners over string features: binary logistic regression and a listwise softmax ranker, both with an L2
penalty and solved to the end by L-BFGS (Nocedal 1980). They need numpy and scipy, which datewire itself does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

BIAS = "*"


def frequent(examples: Iterable[Sequence[str]], least: int) -> set[str]:
    """The features that stand in at least `least` examples."""
    count = Counter(f for features in examples for f in features)
    return {f for f, n in count.items() if n >= least}


def _matrix(examples: Sequence[Sequence[str]], columns: dict[str, int]) -> sparse.csr_matrix:
    at, ends = [], [0]
    for features in examples:
        at += [columns[f] for f in features if f in columns]
        ends.append(len(at))
    return sparse.csr_matrix((np.ones(len(at)), at, ends), shape=(len(examples), len(columns)))


def logistic(rows: Sequence[tuple[Sequence[str], float, float]], keep: set[str], l2: float) -> dict[str, float]:
    """Weights of the features in `keep`, fitted on rows of (features, label in [0, 1], weight)."""
    names = sorted(keep)
    x = _matrix([f for f, _, _ in rows], {f: i for i, f in enumerate(names)})
    y, weight = np.array([r[1] for r in rows]), np.array([r[2] for r in rows])

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ b[:-1] + b[-1]
        p = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
        value = -(weight * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))).sum() + l2 / 2 * b[:-1] @ b[:-1]
        e = weight * (p - y)
        return value, np.append(x.T @ e + l2 * b[:-1], e.sum())

    b = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {**dict(zip(names, b[:-1].tolist(), strict=True)), BIAS: float(b[-1])}


def softmax(lists: Sequence[Sequence[tuple[Sequence[str], float]]], keep: set[str], l2: float) -> dict[str, float]:
    """Weights of the features in `keep`, fitted on lists of (features, share); the shares of a list add up to 1."""
    names = sorted(keep)
    x = _matrix([f for items in lists for f, _ in items], {f: i for i, f in enumerate(names)})
    share = np.array([q for items in lists for _, q in items])
    sizes = np.array([len(items) for items in lists])
    starts = np.append(0, np.cumsum(sizes)[:-1])

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ b
        e = np.exp(z - np.repeat(np.maximum.reduceat(z, starts), sizes))
        p = e / np.repeat(np.add.reduceat(e, starts), sizes)
        return -(share * np.log(p + 1e-12)).sum() + l2 / 2 * b @ b, x.T @ (p - share) + l2 * b

    b = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return dict(zip(names, b.tolist(), strict=True))

"""Logistic regression with few signs: by Newton's method to its one best, so that no chance, rate or number of steps enters.

The other learners of this folder are not this one: signs.py has thousands of sparse signs and several values, gazetteer.py
and parties.py choose one of several candidates, and spelling.py descends a fixed number of steps, which its table keeps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

Floats = np.ndarray
Signs = Mapping[str, float]
ROUNDS = 30  # at most; some seven are enough
STILL = 1e-9  # no weight moves by more: the best is found


def fit(signs: Sequence[Signs], gold: Sequence[bool], *, names: Sequence[str], penalty: float) -> dict[str, float]:
    """The weight of each sign; `penalty` on half the squares of the weights, "bias" like any other."""
    x, y = rows(signs, names), np.asarray(gold, float)
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        sure = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (sure - y) + penalty * weights
        bend = (x * (sure * (1 - sure))[:, None]).T @ x + penalty * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < STILL:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def beliefs(weights: Signs, signs: Sequence[Signs]) -> Floats:
    """How sure each example is (0..1)."""
    x = rows(signs, list(weights))
    return np.asarray(1 / (1 + np.exp(-x @ np.array(list(weights.values())))))


def rows(signs: Sequence[Signs], names: Sequence[str]) -> Floats:
    """Examples as a table, a column for each of these signs."""
    return np.array([[one[name] for name in names] for one in signs], float).reshape(len(signs), len(names))


def log_loss(sure: Floats, gold: Sequence[bool]) -> float:
    """Mean cost in nats: 0.69 is a coin, 0 is certainty in what is right."""
    right = np.where(np.asarray(gold, bool), sure, 1 - sure)
    return float(-np.log(np.maximum(right, 1e-12)).mean())

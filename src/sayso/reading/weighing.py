"""Learned weights of who takes a side of an event: plain signs whose weight one can look up and argue with.

`training/parties.py` learns the table from the gold of records-train. A choice among candidates and nobody is a conditional
logit (McFadden 1973): each has the sum of the weights of what speaks for it, and the shares are their softmax.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from sayso.reading.decoding import softmax

PACKAGED = Path(__file__).with_name("participants.json")
NOBODY = "nobody"
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Weighing:
    """A table of weights for each arc."""

    tables: Mapping[str, Mapping[str, float]]

    @staticmethod
    @cache
    def packaged() -> Weighing:
        """The table of the package."""
        return Weighing(json.loads(PACKAGED.read_text(encoding="utf-8")))

    def of(self, arc: str) -> Mapping[str, float]:
        return self.tables[arc]


def weighed(table: Mapping[str, float], features: Features) -> float:
    """The sum of what speaks for one; signs that the table does not know weigh nothing."""
    return sum(table.get(name, 0.0) * value for name, value in features.items())


def choice(table: Mapping[str, float], candidates: Sequence[Features], nobody: Features) -> tuple[int | None, float]:
    """The likeliest candidate and its share among all and nobody; none without candidates. The first of equals."""
    if not candidates:
        return None, 0.0
    scores = np.array([*(weighed(table, one) for one in candidates), weighed(table, nobody)], np.float32)
    shares = softmax(scores)
    at = int(shares[:-1].argmax())
    return at, float(shares[at])

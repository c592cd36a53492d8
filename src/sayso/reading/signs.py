"""Tables of learned weights over signs: plain words such as "content should", whose weight one can look up and argue with.

`training/signs.py` learns the tables from the gold of records-train. The signs are read off the page and the lexicon;
nothing of the model enters, so that a table holds beside any model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reading.decoding import Floats

TABLES = Path(__file__).parent
NAMES = ("stance", "kind", "type")


@dataclass(frozen=True, slots=True)
class SignTable:
    """Weights of signs, a column for each value that they speak for or against."""

    values: tuple[str, ...]
    weights: Mapping[str, Floats]  # (values,) each
    bias: Floats

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> SignTable:
        """From its JSON, where weights are whole numbers of `unit`."""
        unit = np.float32(table["unit"])
        weights = {sign: np.asarray(row, np.float32) * unit for sign, row in table["weights"].items()}
        return cls(tuple(table["values"]), weights, np.asarray(table["bias"], np.float32) * unit)

    def scores(self, found: Sequence[str], values: Sequence[str]) -> Floats:
        """Log shares of these values, in their order, by the known ones of these signs.

        The weights are added and divided by the root of their number, so that long contents are no surer than short ones.
        """
        known = [self.weights[sign] for sign in found if sign in self.weights]
        total = self.bias + np.sum(known, 0) / np.sqrt(np.float32(len(known))) if known else self.bias
        total = total - total.max()
        total = total - np.log(np.exp(total).sum())
        return np.asarray([total[self.values.index(value)] for value in values], np.float32)

    def strongest(self, found: Sequence[str], value: str) -> str | None:
        """The sign that speaks most for a value, if one does."""
        column = self.values.index(value)
        known = [sign for sign in found if sign in self.weights and self.weights[sign][column] > 0]
        return max(known, key=lambda sign: float(self.weights[sign][column]), default=None)


@cache
def packaged_table(name: str) -> SignTable:
    """The table of this name (one of NAMES) that comes with the package."""
    return SignTable.of(json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8")))


def plain_word(form: str) -> str:
    """A word as the tables know it: in small letters, numbers alike."""
    low = form.lower().replace("’", "'")
    if low == "n't":
        return "not"
    return "0" if low[:1].isdigit() else low

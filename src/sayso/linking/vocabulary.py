"""Single words: how common they are in English, and which mean nearly the same.

`words.npz` holds 21,719 words, the commonest first, each with a vector of 96 dimensions distilled from all-MiniLM-L6-v2
(`training/word_vectors.py`). No word of any collection is in it: a name it does not know weighs most.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.linking.forms import stem

FILE = Path(__file__).with_name("words.npz")
UNKNOWN = -1
RAREST = 1.0
COMMONEST = 0.25  # what the commonest word that is no function word still weighs

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The known words, their rows, and one unit vector a row."""

    rows: dict[str, int]
    vectors: Floats
    stems: frozenset[str]

    def row(self, word: str) -> int:
        """The row of a word in small letters; UNKNOWN where it has none."""
        return self.rows.get(word, UNKNOWN)

    def weight(self, word: str) -> float:
        """How much a word tells, 0.25 to 1: the logarithm of its rank."""
        row = self.rows.get(word)
        if row is None:
            return RAREST
        return COMMONEST + (RAREST - COMMONEST) * math.log1p(row) / math.log1p(len(self.rows))


@cache
def vocabulary() -> Vocabulary:
    """Read once."""
    with np.load(FILE) as file:
        words = bytes(file["words"]).decode("utf-8").split("\n")
        vectors = file["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Vocabulary({word: row for row, word in enumerate(words)}, vectors, frozenset(map(stem, words)))

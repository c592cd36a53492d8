"""How much of what one statement says another says too.

Each telling word of one is matched with its nearest word in the other: the same stem counts 1, another word as much as
its vector is near. What remains is coverage, weighted by how much each word tells: in English, and within the story.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.linking.forms import root
from sayso.linking.proposition import Number, Proposition
from sayso.linking.vocabulary import UNKNOWN, Floats, vocabulary

NEAR, ONE = 0.4, 0.78  # cosines of chance (99 % of random pairs of words lie below) and of forms of one word
AROUND = 0.7  # what a word that only stands around a statement counts of a word in it
FAMILY = 0.85  # words of one root: to abduct and an abduction
LEAST_STORY_WEIGHT = 0.5  # what a word that every statement of a story has still weighs
SHOWN, LEAST_SHOWN = 4, 0.2  # words of a reason, and what each must weigh
SAME_UNIT = 0.3  # passengers and people, bodies and dead


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How much of `one` is said by `other`, the other way round, and the shared weight itself; `said` is the part of it
    that is no names, numbers and days, `answered` the same part of what the other says, `own` the part that lies in the
    words of `one` itself, and not in those around it."""

    forth: float
    back: float
    shared: float
    said: float
    answered: float
    own: float
    told: Floats  # how much of each word of `one` the other tells
    one: tuple[str, ...]

    @property
    def mean(self) -> float:
        """Geometric: both must say much of the other."""
        return math.sqrt(self.forth * self.back)

    @property
    def words(self) -> tuple[str, ...]:
        """The heaviest words in common."""
        order = np.argsort(-self.told, kind="stable")[:SHOWN]
        return tuple(self.one[n] for n in order if self.told[n] > LEAST_SHOWN)


class Crowd:
    """Many propositions side by side, compared with one at a time. Own words count; those around them explain."""

    def __init__(self, propositions: Sequence[Proposition], rarity: Mapping[str, float]) -> None:
        self.count = len(propositions)
        self.rarity = rarity
        words = [p.words or ("",) for p in propositions]
        self.column = {word: n for n, word in enumerate(dict.fromkeys(word for p in words for word in p))}
        self.family: dict[str, list[int]] = defaultdict(list)
        for word, column in self.column.items():
            if word[:1].isalpha():
                self.family[root(word)].append(column)
        rows = {word: row for p in propositions for word, row in zip(p.words, p.rows, strict=True)}
        self.vectors = _vectors([rows.get(word, UNKNOWN) for word in self.column])
        self.columns = np.array([self.column[word] for p in words for word in p], np.intp)
        self.starts = np.cumsum([0, *(len(p) for p in words)])[:-1]
        self.own = np.array([n < p.core for p in propositions for n in range(max(1, len(p.words)))], bool)
        weights = [w for p in propositions for w in (weighed(p, rarity) or [0.0])]
        self.weights = np.where(self.own, np.array(weights, np.float32), 0).astype(np.float32)
        plain = [said for p in propositions for said in (spoken(p) or [False])]
        self.plain = np.array(plain, bool)

    def likeness(self, one: Proposition) -> list[Likeness]:
        """How like `one` each of the propositions is."""
        if not self.count:
            return []
        near = self._near(one)
        mine = np.array(weighed(one, self.rarity), np.float32)[: one.core]
        told = np.maximum.reduceat(near[: one.core], self.starts, axis=1).T * mine  # (propositions, own words)
        echo = near.max(axis=0, initial=0.0) * self.weights
        back = np.add.reduceat(echo, self.starts) / np.maximum(1e-6, np.add.reduceat(self.weights, self.starts))
        answered = np.add.reduceat(np.where(self.plain, echo, 0), self.starts)
        shared = told.sum(axis=1)
        forth = shared / max(1e-6, float(mine.sum()))
        said = told[:, np.array(spoken(one)[: one.core], bool)].sum(axis=1)
        own = told[:, : one.own].sum(axis=1)
        columns = zip(*(each.tolist() for each in (forth, back, shared, said, answered, own)), strict=True)
        return [Likeness(f, b, s, w, a, o, row, one.words) for (f, b, s, w, a, o), row in zip(columns, told, strict=True)]

    def _near(self, one: Proposition) -> Floats:
        """How near each word of `one` is to each word of the crowd, 0 to 1."""
        cosines = _vectors(one.rows) @ self.vectors.T
        near: Floats = np.clip((cosines - NEAR) / (ONE - NEAR), 0, 0.95).astype(np.float32)
        for place, word in enumerate(one.words):
            if (column := self.column.get(word)) is not None:
                near[place, column] = 1.0
            for column in self.family.get(root(word), ()):
                near[place, column] = max(near[place, column], FAMILY)
        near[one.core :] *= AROUND
        spread = near[:, self.columns]
        spread[:, ~self.own] *= AROUND
        return spread


def spoken(one: Proposition) -> list[bool]:
    """Which words are no names, numbers and days."""
    return [not name and word[0] not in "#~" for name, word in zip(one.names, one.words, strict=True)]


def weighed(one: Proposition, rarity: Mapping[str, float]) -> list[float]:
    """The weight of each word: English and story together."""
    return [weight * rarity.get(word, 1.0) for word, weight in zip(one.words, one.weights, strict=True)]


def rarity_among(propositions: Sequence[Proposition]) -> dict[str, float]:
    """How much each word tells within a story, LEAST_STORY_WEIGHT to 1: what everybody says tells nothing."""
    count = Counter(word for p in propositions for word in p.words[: p.core] if word[0] not in "#@~")
    total = np.log1p(max(1, len(propositions)))
    if len(propositions) < 4:
        return {}
    span = 1 - LEAST_STORY_WEIGHT
    return {word: 1 - span * min(1.0, float(np.log(n) / total) * 1.3) for word, n in count.items()}


def _vectors(rows: Sequence[int]) -> Floats:
    book = vocabulary().vectors
    out = np.zeros((len(rows), book.shape[1]), np.float32)
    known = [n for n, row in enumerate(rows) if row != UNKNOWN]
    out[known] = book[[rows[n] for n in known]]
    return out


def same_unit(one: Number, other: Number) -> bool:
    """Whether two numbers may count the same kind of thing."""
    if not one.unit or not other.unit or one.unit == other.unit:
        return True
    if UNKNOWN in (one.row, other.row):
        return False
    return float(vocabulary().vectors[one.row] @ vocabulary().vectors[other.row]) > SAME_UNIT

"""How much of what one statement says another says too.

Each telling word of one is matched with its nearest word in the other: the same stem counts 1, another word as much as
its vector is near. What remains is coverage, weighted by how much each word tells: in English, and within the story.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count

import msgspec
import numpy as np
import numpy.typing as npt

from sayso.linking.forms import root
from sayso.linking.proposition import Number
from sayso.linking.vocabulary import UNKNOWN, Floats, vocabulary
from sayso.linking.wording import Flags, Wording

NEAR, ONE = 0.4, 0.78  # cosines of chance (99 % of random pairs of words lie below) and of forms of one word
AROUND = 0.7  # what a word that only stands around a statement counts of a word in it
FAMILY = 0.85  # words of one root: to abduct and an abduction
LEAST_STORY_WEIGHT = 0.5  # what a word that every statement of a story has still weighs
SHOWN, LEAST_SHOWN = 4, 0.2  # words of a reason, and what each must weigh
FEWEST_WORDINGS = 4  # of fewer none is told by everybody
AT_ONCE = 24  # wordings compared with a crowd at once: what is held meanwhile is some ten MB at the most
# Multiplications at once, few enough that the library keeps to one thread (OpenBLAS does up to 2**19): several of them cost
# more in waiting for one another than they gain, and could round otherwise on another machine.
BLOCK = 2**18
SAME_UNIT = 0.3  # passengers and people, bodies and dead


class Likeness(msgspec.Struct, frozen=True, eq=False, gc=False):
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


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """How like one wording each of a crowd is: the figures of `Likeness` side by side."""

    one: Wording
    told: Floats  # (own words, crowd)
    forth: Floats
    back: Floats
    shared: Floats
    said: Floats
    answered: Floats
    own: Floats
    mean: npt.NDArray[np.float64]

    def of(self, place: int) -> Likeness:
        """How like the wording is to the one at a place."""
        return Likeness(
            float(self.forth[place]), float(self.back[place]), float(self.shared[place]), float(self.said[place]),
            float(self.answered[place]), float(self.own[place]), self.told[:, place], self.one.words,
        )  # fmt: skip


class Crowd:
    """Many wordings side by side, compared with others. Own words count; those around them explain.

    What costs most, how near words are to one another, is worked out for all that an article says at once.
    """

    def __init__(self, wordings: Sequence[Wording], rarity: Mapping[str, float]) -> None:
        self.count = len(wordings)
        self.rarity = rarity
        if not wordings:
            return
        lengths = [len(each.words) for each in wordings]
        self.starts = np.cumsum([0, *lengths])[:-1]
        words = [word for each in wordings for word in each.words]
        self.column = dict(zip(dict.fromkeys(words), count(), strict=False))
        self.columns = np.fromiter(map(self.column.__getitem__, words), np.intp, len(words))
        self.family: dict[str, list[int]] = defaultdict(list)
        for word, column in self.column.items():
            if word[:1].isalpha():
                self.family[root(word)].append(column)
        rows = np.empty(len(self.column), np.intp)
        rows[self.columns] = np.concatenate([each.rows for each in wordings])
        self.vectors = _vectors(rows)
        rare = np.fromiter((rarity.get(word, 1.0) for word in self.column), np.float64, len(self.column))
        weights = np.concatenate([each.weights for each in wordings]) * rare[self.columns]
        self.own = np.concatenate([each.own for each in wordings])
        self.weights = np.where(self.own, weights, 0).astype(np.float32)
        self.spoken = np.where(np.concatenate([each.spoken for each in wordings]), self.weights, 0)
        self.whole = np.maximum(1e-6, np.add.reduceat(self.weights, self.starts))

    def likeness(self, one: Wording) -> list[Likeness]:
        """How like `one` each of the wordings is."""
        compared = self.compared([one])
        return [compared[0].of(place) for place in range(self.count)]

    def compared(self, ones: Sequence[Wording]) -> list[Comparison]:
        """How like each of these wordings each of the crowd is."""
        found: list[Comparison] = []
        for start in range(0, len(ones), AT_ONCE):
            found += self._compared(ones[start : start + AT_ONCE])
        return found

    def _compared(self, ones: Sequence[Wording]) -> list[Comparison]:
        if not self.count:
            none: Floats = np.zeros(0, np.float32)
            return [
                Comparison(one, np.zeros((one.core, 0), np.float32), none, none, none, none, none, none, none.astype(float))
                for one in ones
            ]
        firsts = np.cumsum([0, *(len(one.words) for one in ones)])[:-1]
        own = np.concatenate([one.own for one in ones])
        near = self._near(ones, own)
        echo = np.maximum.reduceat(near, firsts, axis=1).T[:, self.columns]  # (ones, words of the crowd)
        back = np.add.reduceat(echo * self.weights, self.starts, axis=1) / self.whole
        answered = np.add.reduceat(echo * self.spoken, self.starts, axis=1)
        weights = [np.array(weighed(one, self.rarity), np.float32)[: one.core] for one in ones]
        told = self._told(near[:, own]) * np.concatenate(weights)[:, None]
        places = np.cumsum([0, *(one.core for one in ones)])
        shared = _sums(told, places)
        said = _sums(told * np.concatenate([one.spoken[: one.core] for one in ones])[:, None], places)
        inside = _sums(told * np.concatenate([np.arange(one.core) < one.says.own for one in ones])[:, None], places)
        forth: Floats = shared / np.array([max(1e-6, float(each.sum())) for each in weights], np.float32)[:, None]
        mean = np.sqrt(forth.astype(np.float64) * back)
        return [
            Comparison(one, told[places[n] : places[n + 1]], forth[n], back[n], shared[n], said[n], answered[n], inside[n],
                       mean[n])
            for n, one in enumerate(ones)
        ]  # fmt: skip

    def _told(self, near: Floats) -> Floats:
        """How near each word of an article comes to what each of the crowd says: (words, crowd)."""
        rows = np.concatenate([near, near * np.float32(AROUND)])  # of a word where it is own, and where it stands around
        spread = rows[np.where(self.own, self.columns, self.columns + len(self.column))]
        return np.ascontiguousarray(np.maximum.reduceat(spread, self.starts, axis=0).T)

    def _near(self, ones: Sequence[Wording], own: Flags) -> Floats:
        """How near each word of the crowd is to each word of an article, 0 to 1: (different words, words)."""
        rows = chain.from_iterable(one.rows.tolist() for one in ones)
        words = list(zip(chain.from_iterable(one.words for one in ones), rows, strict=True))
        place_of = dict(zip(dict.fromkeys(words), count(), strict=False))  # most words come in several statements
        cosines = _cosines(self.vectors, _vectors(np.array([row for _, row in place_of], np.intp)))
        near: Floats = np.clip((cosines - NEAR) / (ONE - NEAR), 0, 0.95)
        for (word, _), place in place_of.items():
            for column in self.family.get(root(word), ()):
                if near[column, place] < FAMILY:
                    near[column, place] = FAMILY
            if (column := self.column.get(word, -1)) >= 0:
                near[column, place] = 1.0
        near = near[:, np.fromiter(map(place_of.__getitem__, words), np.intp, len(words))]
        near[:, ~own] *= AROUND
        return near


def _sums(rows: Floats, places: npt.NDArray[np.intp]) -> Floats:
    """The sum of each stretch of rows; a stretch may be empty."""
    sums: Floats = np.zeros((len(places) - 1, rows.shape[1]), np.float32)
    filled = places[1:] > places[:-1]
    if filled.any():
        sums[filled] = np.add.reduceat(rows, places[:-1][filled], axis=0)
    return sums


def weighed(one: Wording, rarity: Mapping[str, float]) -> list[float]:
    """The weight of each word: English and story together."""
    return [weight * rarity.get(word, 1.0) for word, weight in zip(one.words, one.weights.tolist(), strict=True)]


def rarity_among(wordings: Sequence[Wording]) -> dict[str, float]:
    """How much each word tells within a story, LEAST_STORY_WEIGHT to 1: what everybody says tells nothing."""
    if len(wordings) < FEWEST_WORDINGS:
        return {}
    carriers = Counter(chain.from_iterable(each.counted for each in wordings))
    among = len(wordings)
    return {word: _rarity(number, among) for word, number in carriers.items()}


@lru_cache(maxsize=65536)
def _rarity(carriers: int, among: int) -> float:
    """What a word weighs that so many of so many wordings have."""
    return 1 - (1 - LEAST_STORY_WEIGHT) * min(1.0, float(np.log(carriers) / np.log1p(among)) * 1.3)


def _vectors(rows: npt.NDArray[np.intp]) -> Floats:
    """The vectors of words by their rows; nothing for unknown ones."""
    found: Floats = vocabulary().vectors[rows]  # the last one for an unknown word
    found[rows == UNKNOWN] = 0
    return found


def _cosines(one: Floats, other: Floats) -> Floats:
    """Of all rows of the one with all of the other, a block at a time."""
    found = np.empty((len(one), len(other)), np.float32)
    step = max(1, BLOCK // max(1, other.size))
    for start in range(0, len(one), step):
        np.matmul(one[start : start + step], other.T, out=found[start : start + step])
    return found


def same_unit(one: Number, other: Number) -> bool:
    """Whether two numbers may count the same kind of thing."""
    if not one.unit or not other.unit or one.unit == other.unit:
        return True
    if UNKNOWN in (one.row, other.row):
        return False
    return _near_units(one.row, other.row)


@lru_cache(maxsize=65536)
def _near_units(one: int, other: int) -> bool:
    book = vocabulary()
    return float(book.vectors[one] @ book.vectors[other]) > SAME_UNIT

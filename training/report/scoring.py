"""Counting what is right. Plain functions over runs of words; they know neither models nor data sets.

A run is a pair of word numbers, the first and one past the last. Sets of runs are of one document and one label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Run = tuple[int, int]
BINS = 10
WAYS = ("exact", "edges", "overlap", "words")


@dataclass(slots=True)
class Tally:
    """What was said and how much of it is right; what there was and how much of it was found."""

    said: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.said + other.said, self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p and r else 0.0


def same(gold: set[Run], said: set[Run]) -> Tally:
    """Exactly the same things."""
    shared = len(gold & said)
    return Tally(len(said), shared, len(gold), shared)


def overlapping(gold: set[Run], said: set[Run]) -> Tally:
    """Right is what shares a word with some gold run; found is what some said run shares a word with."""
    there, here = words_of(gold), words_of(said)
    right = sum(not there.isdisjoint(range(*run)) for run in said)
    found = sum(not here.isdisjoint(range(*run)) for run in gold)
    return Tally(len(said), right, len(gold), found)


def by_word(gold: set[Run], said: set[Run], ignored: set[int]) -> Tally:
    """The words themselves, wherever the runs begin and end."""
    there, here = words_of(gold) - ignored, words_of(said) - ignored
    shared = len(there & here)
    return Tally(len(here), shared, len(there), shared)


def words_of(runs: Iterable[Run]) -> set[int]:
    return {word for run in runs for word in range(*run)}


def trimmed(run: Run, bare: Sequence[bool]) -> Run | None:
    """A run without the bare words (marks and quotation marks) at its edges; nothing if it has no others."""
    first, last = run
    while first < last and bare[first]:
        first += 1
    while first < last and bare[last - 1]:
        last -= 1
    return (first, last) if first < last else None


def judged(said: set[Run], gold: set[Run], ignored: set[int]) -> set[Run]:
    """What was said without what cannot be judged: runs that touch ignored words and are no gold."""
    return {run for run in said if run in gold or ignored.isdisjoint(range(*run))}


def span_tallies(gold: set[Run], said: set[Run], ignored: set[int], bare: Sequence[bool]) -> dict[str, Tally]:
    """One document's runs of one label, four ways.

    `exact`: both edges the same word. `edges`: the same after marks at the edges are taken off both sides.
    `overlap`: a word in common. `words`: counted by word.
    """
    counted = judged(said, gold, ignored)
    plain_gold, plain_said = ({t for r in runs if (t := trimmed(r, bare))} for runs in (gold, counted))
    return {
        "exact": same(gold, counted),
        "edges": same(plain_gold, plain_said),
        "overlap": overlapping(gold, counted),
        "words": by_word(gold, said, ignored),
    }


@dataclass(slots=True)
class Choices:
    """Answers to questions with one answer each: how sure, right or not, and what the answer should have been."""

    sure: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)

    def add(self, sure: float, right: bool, wanted: str) -> None:
        self.sure.append(sure)
        self.right.append(right)
        self.wanted.append(wanted)

    @property
    def accuracy(self) -> float:
        return sum(self.right) / len(self.right) if self.right else 0.0

    @property
    def commonest(self) -> float:
        """The accuracy of always giving the commonest answer: what knowing nothing would reach."""
        counts = [self.wanted.count(answer) for answer in set(self.wanted)]
        return max(counts) / len(self.wanted) if counts else 0.0

    def accuracy_of(self, *wanted: str) -> float | None:
        """Accuracy over the questions with these right answers; None if there are none."""
        chosen = [right for right, answer in zip(self.right, self.wanted, strict=True) if answer in wanted]
        return sum(chosen) / len(chosen) if chosen else None


def calibration_error(sure: Sequence[float], right: Sequence[bool], bins: int = BINS) -> float:
    """Expected calibration error: how far sureness and accuracy lie apart, over bins of equal width, weighted by size."""
    held: list[list[int]] = [[] for _ in range(bins)]
    for n, share in enumerate(sure):
        held[min(int(share * bins), bins - 1)].append(n)
    gap = 0.0
    for inside in filter(None, held):
        gap += abs(sum(sure[n] for n in inside) - sum(right[n] for n in inside))
    return gap / len(sure) if sure else 0.0

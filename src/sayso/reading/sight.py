"""What the model sees in one article: labelled spans, tags, trees and arcs over its words. Rules read nothing else of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

import numpy as np

from sayso.reading.decoding import Floats, SeenSpan, softmax
from sayso.reading.ends import EndStore
from sayso.reading.scores import Columns
from sayso.reading.words import Words


@dataclass(frozen=True, slots=True)
class Pane:
    """One window: words `first` to `last` can be reached by arcs from the words that are read from it, `home_first` on."""

    first: int
    last: int
    home_first: int


@dataclass(frozen=True, slots=True)
class ArcTable:
    """What the arc heads learned of distance: added to the product of the two vectors."""

    names: tuple[str, ...]
    distance: Floats  # (heads, buckets)
    sentences: Floats  # (heads, 2 * furthest + 1)
    itself: Floats  # (heads,)
    furthest: int  # words told apart exactly
    furthest_sentence: int
    leftward: frozenset[str]
    width: int

    def bucket(self, away: np.ndarray) -> np.ndarray:
        """Signed word distances as bucket numbers: exact when near, then doubling."""
        n = np.abs(away)
        far = self.furthest + np.clip(np.log2(np.maximum(n, 1) / self.furthest), 0, 4).astype(np.int64)
        return np.asarray(np.where(n <= self.furthest, n, far) + (away < 0) * (self.furthest + 5))


@dataclass(slots=True)
class Sight:
    """Everything the heads say of one article."""

    words: Words
    spans: dict[str, list[SeenSpan]]
    tags: dict[str, list[str]]
    labels: dict[str, tuple[str, ...]]
    label_scores: dict[str, Columns]  # (words, labels), before pooling
    heads: list[int]  # head of every word; the root of a sentence is its own
    panes: list[Pane]
    home: list[int]  # pane of every word
    ends: EndStore  # the arc vectors of every pane
    arcs: ArcTable
    _sentence: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self._sentence = np.array(self.words.sentence, np.int64)

    def label(self, head: str, *runs: tuple[int, int]) -> tuple[str, float, Floats]:
        """The label of some runs of words: the best, how sure, and all shares. Each run weighs the same, however long."""
        table = self.label_scores[head]
        shares = softmax(np.stack([table[first:last].mean(0) for first, last in runs]).mean(0))
        best = int(shares.argmax())
        return self.labels[head][best], float(shares[best]), shares

    def arc(self, head: str, word: int) -> tuple[int, Floats]:
        """Where the arc of a word goes: the first word of its window, and the share of each word of it. Itself is "none"."""
        number, arcs = self.home[word], self.arcs
        pane, ends, k = self.panes[number], self.ends[number], arcs.names.index(head)
        beginning = ends.beginnings[word - pane.home_first, k].astype(np.float32)
        # einsum, not a matrix library, whose threads would have a say in the last digits and cost more than they save here
        scores = np.einsum("nd,d->n", ends.targets[:, k].astype(np.float32), beginning) / np.float32(arcs.width**0.5)
        away = np.arange(pane.first, pane.last) - word
        scores = scores + arcs.distance[k, arcs.bucket(away)]
        reach = arcs.furthest_sentence
        across = np.clip(self._sentence[pane.first : pane.last] - self._sentence[word], -reach, reach)
        scores = scores + arcs.sentences[k, across + reach]
        scores[word - pane.first] += arcs.itself[k]
        if head in arcs.leftward:
            scores = np.where(away > 0, np.float32(-1e4), scores)
        return pane.first, softmax(scores.astype(np.float32))

    def target(self, head: str, word: int) -> tuple[int, float]:
        """The likeliest end of a word's arc, and how sure."""
        first, shares = self.arc(head, word)
        best = int(shares.argmax())
        return first + best, float(shares[best])

    def covering(self, head: str, word: int) -> SeenSpan | None:
        """The span of a head that a word lies in."""
        spans = self.spans[head]
        last = bisect_right(spans, word, key=_first) - 1  # spans of one head stand in order and do not overlap
        return spans[last] if last >= 0 and word < spans[last].last else None


def _first(span: SeenSpan) -> int:
    return span.first

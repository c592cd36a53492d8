"""What the model sees in one article: labelled spans, tags, trees and arcs over its words. Rules read nothing else of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sayso.reading.decoding import Floats, SeenSpan, softmax
from sayso.reading.words import Words


@dataclass(frozen=True, slots=True)
class Pane:
    """One window's arc vectors: words `first` to `last`, (words, arc heads, 2, width)."""

    first: int
    last: int
    ends: Floats


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
    label_scores: dict[str, Floats]  # (words, labels), before pooling
    heads: list[int]  # head of every word; the root of a sentence is its own
    panes: list[Pane]
    home: list[int]  # pane of every word
    arcs: ArcTable
    span_scores: dict[str, Floats] = field(default_factory=dict)  # (words, tags)
    _sentence: np.ndarray = field(init=False)
    _shares: dict[tuple[int, str], Floats] = field(default_factory=dict)

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
        number = self.home[word]
        pane = self.panes[number]
        table = self._shares.get((number, head))
        if table is None:
            table = self._shares[number, head] = self._pane_shares(pane, head)
        return pane.first, table[word - pane.first]

    def _pane_shares(self, pane: Pane, head: str) -> Floats:
        """(from, to) shares of all words of a window."""
        arcs, k = self.arcs, self.arcs.names.index(head)
        scores = np.einsum("id,jd->ij", pane.ends[:, k, 0], pane.ends[:, k, 1]) / np.float32(arcs.width**0.5)
        n = np.arange(pane.last - pane.first)
        away = n[None, :] - n[:, None]
        scores = scores + arcs.distance[k, arcs.bucket(away)]
        sentence, reach = self._sentence[pane.first : pane.last], arcs.furthest_sentence
        across = np.clip(sentence[None, :] - sentence[:, None], -reach, reach)
        scores = scores + arcs.sentences[k, across + reach]
        scores[n, n] += arcs.itself[k]
        if head in arcs.leftward:
            scores = np.where(away > 0, np.float32(-1e4), scores)
        return softmax(scores.astype(np.float32))

    def target(self, head: str, word: int) -> tuple[int, float]:
        """The likeliest end of a word's arc, and how sure."""
        first, shares = self.arc(head, word)
        best = int(shares.argmax())
        return first + best, float(shares[best])

    def covering(self, head: str, word: int) -> SeenSpan | None:
        """The span of a head that a word lies in."""
        for span in self.spans[head]:
            if span.first <= word < span.last:
                return span
        return None

"""From scores to labels: best tag paths, spans, trees. Plain numpy, one article at a time, so nothing depends on a batch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Tags = NDArray[np.integer[Any]]
PART = 4096  # words whose best paths are kept together: 8 MB, and longer than most articles


@dataclass(frozen=True, slots=True)
class SeenSpan:
    """Words `first` to `last` (exclusive) that a head marks, with its label and how sure it is (0..1)."""

    first: int
    last: int
    label: str
    score: float


def softmax(scores: Floats) -> Floats:
    """Scores as shares that add up to one, along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def best_paths(emissions: Floats, transitions: Floats) -> Tags:
    """Viterbi over several heads at once: (words, heads, tags) and (heads, tags, tags) [from, to]; gives (words, heads)."""
    return best_paths_by_part(lambda first, last: emissions[first:last], len(emissions), transitions)


def best_paths_by_part(
    emissions: Callable[[int, int], Floats], words: int, transitions: Floats, *, part: int = PART
) -> Tags:
    """The same where `emissions` gives the scores of the words between two, so that those of a long text never lie together.

    A text of several parts is gone through twice: once for what enters each part, then from the end for the paths.
    """
    leaving = np.ascontiguousarray(transitions.transpose(1, 0, 2))  # [from, head, to]: a greatest over rows is cheap
    parts = [(first, min(first + part, words)) for first in range(0, words, part)]
    entering: list[Floats | None] = [None]
    for first, last in parts[:-1]:
        entering.append(_best(emissions(first, last), leaving, entering[-1])[-1])
    path = np.zeros((words, transitions.shape[0]), np.int16)
    rows = np.arange(transitions.shape[0])
    for (first, last), before in zip(reversed(parts), reversed(entering[: len(parts)]), strict=True):
        best = _best(emissions(first, last), leaving, before)
        for t in range(last - 1, first - 1, -1):
            onward = 0 if t + 1 == words else transitions[rows, :, path[t + 1]]
            path[t] = (best[t - first] + onward).argmax(-1)
    return path


def _best(emissions: Floats, leaving: Floats, before: Floats | None) -> Floats:
    """Of all paths up to each word that end in a tag, the score of the best: (words, heads, tags)."""
    best = np.empty_like(emissions)
    for t, scores in enumerate(emissions):
        if before is None:
            best[t] = scores
        else:
            np.add((leaving + before.T[:, :, None]).max(0), scores, out=best[t])
        before = best[t]
    return best


def sureness(tags: Tags, scores: Floats) -> Floats:
    """How sure the label is that each word's tag begins or continues; nothing of words outside. `scores`: (words, tags)."""
    shares = softmax(scores)
    begins = np.where(tags > 0, (tags - 1) // 2 * 2 + 1, 0)
    words = np.arange(len(tags))
    sure = shares[words, begins] + shares[words, np.minimum(begins + 1, shares.shape[1] - 1)]
    return np.where(tags > 0, sure, np.float32(0))


def spans_of(tags: Tags, sure: Floats, labels: tuple[str, ...]) -> list[SeenSpan]:
    """BIO tags of one head as spans. Tag 0 is outside, 1 + 2k begins, 2 + 2k continues label k. `sure`: how, a word."""
    found: list[SeenSpan] = []
    first = -1
    for n, tag in enumerate([*tags.tolist(), 0]):
        if first >= 0 and (tag == 0 or tag % 2 == 1):
            label = labels[(int(tags[first]) - 1) // 2]
            found.append(SeenSpan(first, n, label, float(sure[first:n].mean())))
            first = -1
        if tag and first < 0:
            first = n
    return found


def tree(scores: Floats) -> list[int]:
    """The heads of one sentence: (words, words) scores of [dependent, head], the diagonal standing for the root.

    The best single root, then each word's best head; cycles are broken where that costs least. A full maximum spanning
    tree changes one word in some hundreds and takes longer than the model.
    """
    n = len(scores)
    root = int(np.argmax(scores.diagonal() - np.where(np.eye(n, dtype=bool), -np.inf, scores).max(-1))) if n > 1 else 0
    free = scores.copy()
    np.fill_diagonal(free, -np.inf)
    heads = free.argmax(-1).tolist() if n > 1 else [0]
    heads[root] = root
    for _ in range(n):
        cycle = _cycle(heads)
        if not cycle:
            break
        _break(cycle, heads, free, root)
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """Some cycle that does not end in the root, else nothing."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while state[at] == 0 and heads[at] != at:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
        state[at] = 2
    return []


def _break(cycle: list[int], heads: list[int], scores: Floats, root: int) -> None:
    """Hangs one word of the cycle to the best head that does not hang from the cycle."""
    inside = set(cycle)
    below = _below(inside, heads)
    outside = [w for w in range(len(heads)) if w not in below]
    best = max(
        ((float(scores[w, h] - scores[w, heads[w]]), w, h) for w in cycle for h in outside),
        default=(0.0, cycle[0], root),
    )
    heads[best[1]] = best[2]


def _below(inside: set[int], heads: list[int]) -> set[int]:
    below = set(inside)
    grown = True
    while grown:
        more = {w for w, h in enumerate(heads) if h in below and w not in below}
        grown = bool(more)
        below |= more
    return below

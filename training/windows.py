"""Documents as the model sees them: words, word pieces, gold per head; and windows over them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.reading.pieces import Pieces
from sayso.reading.words import Words, words_of
from training.corpora import Document
from training.heads import Arcs, Head, Labels, Spans, Tags

UNKNOWN = -100
LIMIT = 254


@dataclass(slots=True)
class Example:
    """A document made ready. Gold: per word tags (UNKNOWN where nothing is said), arcs, or (words, label) pairs."""

    document: Document
    words: Words
    counts: np.ndarray  # pieces per word
    pieces: list[np.ndarray]
    shapes: np.ndarray
    layouts: np.ndarray
    gold: dict[str, object] = field(default_factory=dict)
    soft: dict[str, np.ndarray] = field(default_factory=dict)  # the teacher's: (words, labels) probabilities, or arcs


def example_of(document: Document, pieces: Pieces, heads: Sequence[Head]) -> Example:
    words = words_of(document.text)
    cut = [pieces.of(form) for form in words.forms]
    shapes = np.array([pieces.shape(form) for form in words.forms], np.int64)
    layouts = np.array(words.place, np.int64) * 3 + np.array(words.quoted, np.int64)
    counts = np.array([len(c) for c in cut], np.int64)
    example = Example(document, words, counts, [np.array(c, np.int64) for c in cut], shapes, layouts)
    for head in heads:
        gold = gold_of(head, document, words)
        if gold is not None:
            example.gold[head.name] = gold
    return example


def gold_of(head: Head, document: Document, words: Words) -> object | None:
    gold = head.gold(document)
    if gold is None:
        return None
    if isinstance(head, Spans):
        return bio(head, gold, words)
    if isinstance(head, Tags):
        return word_tags(head, gold, words)
    if isinstance(head, Labels):
        return [(runs, head.labels.index(label)) for places, label in gold if (runs := runs_of(places, words))]
    return arc_ends(head, gold, words)


def runs_of(places: list[tuple[int, int]], words: Words) -> list[tuple[int, int]]:
    """The places as runs of words; those that hold none are left out."""
    found = [words.within(start, end) for start, end in places]
    return [(a, b) for a, b in found if a < b]


def bio(head: Spans, gold: object, words: Words) -> np.ndarray:
    """Tag 0 is outside; 1 + 2k begins and 2 + 2k continues a span of label k."""
    tags = np.zeros(len(words), np.int64)
    for start, end in gold.unsure:
        first, last = words.within(start, end)
        tags[first:last] = UNKNOWN
    for start, end, label in gold.spans:
        first, last = words.within(start, end)
        if first < last:
            k = head.labels.index(label)
            tags[first:last] = 2 + 2 * k
            tags[first] = 1 + 2 * k
    return tags


def word_tags(head: Tags, gold: object, words: Words) -> np.ndarray:
    tags = np.full(len(words), UNKNOWN, np.int64)
    at = {start: n for n, start in enumerate(words.starts)}
    for start, end, label in gold:
        n = at.get(start)
        if n is not None and words.ends[n] == end and label in head.labels:
            tags[n] = head.labels.index(label)
    return tags


def arc_ends(head: Arcs, gold: object, words: Words) -> np.ndarray:
    """For each word the word its arc goes to, UNKNOWN where nothing is said or the head may not look there."""
    ends = np.full(len(words), UNKNOWN, np.int64)
    for source, target in gold:
        first = words.within(*source)
        last = words.within(*target)
        if first[0] < first[1] and last[0] < last[1]:
            here, there = first[0], last[0]
            apart = head.within_sentence and words.sentence[here] != words.sentence[there]
            if not apart and not (head.leftward and there > here):
                ends[here] = there
    return ends


def windows(example: Example, *, offset: int = 0, limit: int = LIMIT, whole: bool = True) -> Iterator[tuple[int, int]]:
    """Runs of words that fit the limit, the first shortened by `offset` pieces; `whole` cuts only at sentence ends."""
    budget = limit - offset
    total = np.concatenate([[0], np.cumsum(example.counts)])
    start, n = 0, len(example.words)
    bounds = [b for _, b in example.words.sentence_bounds]
    while start < n:
        most = int(np.searchsorted(total, total[start] + budget, "right")) - 1
        most = max(most, start + 1)
        end = most
        if most < n and whole:
            fits = [b for b in bounds if start < b <= most]
            end = fits[-1] if fits else most
        yield start, end
        start = end
        budget = limit


@dataclass(slots=True)
class Batch:
    pieces: np.ndarray
    shapes: np.ndarray
    layouts: np.ndarray
    mask: np.ndarray
    first: np.ndarray  # (batch, words): index of each word's first piece
    word_mask: np.ndarray
    sentence: np.ndarray
    rows: list[tuple[Example, int, int]]


LENGTHS = (64, 128, 256)


def length_of(row: tuple[Example, int, int]) -> int:
    """The padded length of a window: one of few."""
    example, a, b = row
    size = int(example.counts[a:b].sum()) + 2
    return next(length for length in LENGTHS if size <= length)


def batch_of(rows: list[tuple[Example, int, int]], start_id: int, end_id: int, tokens: int) -> Batch:
    """A batch of exactly `tokens` padded pieces: matrix kernels are compiled per shape, and new shapes cost seconds."""
    longest = max(length_of(row) for row in rows)
    most = max(b - a for _, a, b in rows)
    n = max(len(rows), tokens // longest)
    pieces, shapes = np.zeros((n, longest), np.int64), np.full((n, longest), 7, np.int64)
    layouts, mask = np.zeros((n, longest), np.int64), np.zeros((n, longest), bool)
    first, word_mask = np.zeros((n, most), np.int64), np.zeros((n, most), bool)
    sentence = np.full((n, most), -1, np.int64)
    for r, (e, a, b) in enumerate(rows):
        flat = np.concatenate(e.pieces[a:b])
        counts = e.counts[a:b]
        pieces[r, 0], pieces[r, 1 : 1 + len(flat)], pieces[r, 1 + len(flat)] = start_id, flat, end_id
        shapes[r, 1 : 1 + len(flat)] = np.repeat(e.shapes[a:b], counts)
        layouts[r, 1 : 1 + len(flat)] = np.repeat(e.layouts[a:b], counts)
        mask[r, : len(flat) + 2] = True
        first[r, : b - a] = 1 + np.cumsum(counts) - counts
        word_mask[r, : b - a] = True
        sentence[r, : b - a] = e.words.sentence[a:b]
    return Batch(pieces, shapes, layouts, mask, first, word_mask, sentence, rows)


def epoch(examples: Sequence[Example], rng: random.Random, tokens: int) -> Iterator[list[tuple[Example, int, int]]]:
    """Windows of all examples in random order, grouped by length into batches of about `tokens` pieces."""
    rows = []
    for e in examples:
        if len(e.words):
            most = min(LIMIT - 32, int(e.counts.sum()))
            rows.extend((e, a, b) for a, b in windows(e, offset=rng.randrange(max(1, most)), whole="head" in e.gold))
    rng.shuffle(rows)
    waiting: dict[int, list[tuple[Example, int, int]]] = {length: [] for length in LENGTHS}
    batches = []
    for row in rows:
        length = length_of(row)
        waiting[length].append(row)
        if len(waiting[length]) * length >= tokens:
            batches.append(waiting[length])
            waiting[length] = []
    batches += [left for left in waiting.values() if left]
    rng.shuffle(batches)
    yield from batches

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.decoding import Floats, best_paths, best_paths_by_part, softmax, spans_of, sureness, tree

SEEDS = st.integers(0, 2**32 - 1)


def scores(seed: int, *size: int) -> Floats:
    return np.random.default_rng(seed).normal(size=size).astype(np.float32)


def path_score(path: tuple[int, ...], emissions: Floats, transitions: Floats) -> float:
    steps = sum(float(transitions[a, b]) for a, b in itertools.pairwise(path))
    return steps + sum(float(emissions[n, tag]) for n, tag in enumerate(path))


@given(SEEDS, st.integers(1, 5))
def test_best_paths_are_the_best_of_all(seed: int, length: int) -> None:
    emissions, transitions = scores(seed, length, 2, 3), scores(seed + 1, 2, 3, 3)
    found = best_paths(emissions, transitions)
    for head in range(2):
        table = emissions[:, head], transitions[head]
        best = max(path_score(path, *table) for path in itertools.product(range(3), repeat=length))
        assert path_score(tuple(found[:, head].tolist()), *table) == pytest.approx(best, abs=1e-4)


@given(SEEDS, st.integers(0, 12), st.integers(1, 14))
def test_best_paths_do_not_depend_on_the_parts(seed: int, length: int, part: int) -> None:
    emissions, transitions = scores(seed, length, 2, 5), scores(seed + 1, 2, 5, 5)
    found = best_paths_by_part(lambda first, last: emissions[first:last], length, transitions, part=part)
    assert np.array_equal(found, best_paths(emissions, transitions))


@given(SEEDS)
def test_heads_are_decoded_apart(seed: int) -> None:
    emissions, transitions = scores(seed, 9, 4, 3), scores(seed + 1, 4, 3, 3)
    together = best_paths(emissions, transitions)
    apart = [best_paths(emissions[:, k : k + 1], transitions[k : k + 1]) for k in range(4)]
    assert np.array_equal(together, np.concatenate(apart, 1))


def test_padded_tags_are_never_taken() -> None:
    emissions, transitions = scores(1, 20, 1, 5), scores(2, 1, 5, 5)
    emissions[:, :, 3:] = transitions[:, 3:, :] = transitions[:, :, 3:] = -1e4
    assert best_paths(emissions, transitions).max() < 3


def test_long_paths_take_time_in_proportion() -> None:
    began = time.process_time()
    best_paths(scores(1, 20_000, 12, 19), scores(2, 12, 19, 19))
    assert time.process_time() - began < 10  # a tenth of that


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([0, 0, 0], []),
        ([1, 2, 0], [(0, 2, "x")]),
        ([1, 1, 2], [(0, 1, "x"), (1, 3, "x")]),
        ([0, 3, 4], [(1, 3, "y")]),
        ([1, 3, 0], [(0, 1, "x"), (1, 2, "y")]),
        ([2, 2, 0], [(0, 2, "x")]),  # a span without its beginning is kept
        ([0, 0, 1], [(2, 3, "x")]),
    ],
)
def test_tags_as_spans(tags: list[int], spans: list[tuple[int, int, str]]) -> None:
    found = spans_of(np.array(tags), np.zeros(3, np.float32), ("x", "y"))
    assert [(s.first, s.last, s.label) for s in found] == spans


def test_a_span_is_as_sure_as_its_words() -> None:
    table = np.log(np.array([[0.1, 0.7, 0.2], [0.5, 0.1, 0.4]], np.float32))
    tags = np.array([1, 2])
    (span,) = spans_of(tags, sureness(tags, table), ("x",))
    assert (span.first, span.last, span.label) == (0, 2, "x")
    assert span.score == pytest.approx(0.7)


def test_no_words_make_no_spans() -> None:
    none = np.zeros(0, np.int64)
    assert spans_of(none, sureness(none, np.zeros((0, 3), np.float32)), ("x",)) == []


def test_words_outside_are_sure_of_nothing() -> None:
    assert sureness(np.array([0, 4, 0]), np.zeros((3, 5), np.float32)).tolist() == [0, pytest.approx(0.4), 0]


@given(SEEDS)
def test_softmax_shares_add_up(seed: int) -> None:
    shares = softmax(scores(seed, 4, 7) * 100)
    assert np.allclose(shares.sum(-1), 1, atol=1e-5)
    assert np.isfinite(softmax(np.array([[1e4, -1e4, 0]], np.float32))).all()


def reaches_root(heads: list[int], word: int) -> bool:
    for _ in heads:
        word = heads[word]
    return heads[word] == word


@given(SEEDS, st.integers(1, 40))
def test_a_tree_has_one_root_and_no_cycle(seed: int, size: int) -> None:
    heads = tree(scores(seed, size, size))
    assert sum(head == word for word, head in enumerate(heads)) == 1
    assert all(reaches_root(heads, word) for word in range(size))


@given(SEEDS, st.integers(2, 12))
def test_a_clear_tree_is_found(seed: int, size: int) -> None:
    order = np.random.default_rng(seed).permutation(size)
    heads = [0] * size
    heads[order[0]] = int(order[0])
    for n in range(1, size):
        heads[order[n]] = int(order[np.random.default_rng(seed + n).integers(n)])
    table = scores(seed, size, size)
    table[np.arange(size), heads] += 50
    assert tree(table) == heads


@pytest.mark.parametrize("fill", [0.0, -1e4])
def test_a_tree_of_even_scores(fill: float) -> None:
    heads = tree(np.full((30, 30), fill, np.float32))
    assert sum(head == word for word, head in enumerate(heads)) == 1
    assert all(reaches_root(heads, word) for word in range(30))


def test_scores_of_a_tree_are_left_alone() -> None:
    table = scores(3, 6, 6)
    before = table.copy()
    tree(table)
    assert np.array_equal(table, before)

"""Scores are the same whether they stay in memory or go through a file."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.scores import Columns, ScoreRows

WORDS, WIDTH = 23, 6
TABLE = np.random.default_rng(5).normal(size=(WORDS, WIDTH)).astype(np.float32)


def rows(held: int) -> ScoreRows:
    found = ScoreRows(WORDS, WIDTH, held)
    for first in range(0, WORDS, 5):
        found.add(TABLE[first : first + 5])
    return found


@pytest.mark.parametrize("held", [0, 10**6])
@settings(deadline=None)
@given(asked=st.lists(st.tuples(st.integers(0, WORDS), st.integers(0, WORDS)), max_size=20))
def test_every_row_comes_back_as_it_was(held: int, asked: list[tuple[int, int]]) -> None:
    kept = rows(held)
    assert len(kept) == WORDS
    for first, last in asked:
        assert np.array_equal(kept.between(first, last), TABLE[first:last])


@pytest.mark.parametrize("held", [0, 10**6])
def test_a_head_has_its_own_columns(held: int) -> None:
    columns = Columns(rows(held), 2, 5)
    assert len(columns) == WORDS
    assert np.array_equal(columns[:], TABLE[:, 2:5])
    assert np.array_equal(columns[4:9], TABLE[4:9, 2:5])
    assert columns[4:9].flags.c_contiguous


@pytest.mark.parametrize("held", [0, 10**6])
def test_no_words_have_no_rows(held: int) -> None:
    assert Columns(ScoreRows(0, WIDTH, held), 0, 2)[:].shape == (0, 2)

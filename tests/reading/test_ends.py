"""Arc vectors are the same whether they stay in memory or go through a file."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.ends import RECENT, Ends, EndStore

WINDOWS = 3 * RECENT


def ends(number: int) -> Ends:
    draw = np.random.default_rng(number)
    words = 1 + number % 5
    return Ends(
        draw.normal(size=(words, 3, 4)).astype(np.float16),
        draw.normal(size=(words + 2, 3, 4)).astype(np.float16),
    )


@pytest.mark.parametrize("held", [0, 200, 10**9])
@given(asked=st.lists(st.integers(0, WINDOWS - 1), max_size=40))
def test_every_window_comes_back_as_it_was(held: int, asked: list[int]) -> None:
    store = EndStore(held)
    for number in range(WINDOWS):
        store.add(ends(number))
    assert len(store) == WINDOWS
    for number in asked:
        assert np.array_equal(store[number].beginnings, ends(number).beginnings)
        assert np.array_equal(store[number].targets, ends(number).targets)


@pytest.mark.parametrize("held", [0, 200])
def test_windows_can_be_asked_for_before_all_are_there(held: int) -> None:
    store = EndStore(held)
    for number in range(WINDOWS):
        store.add(ends(number))
        assert np.array_equal(store[number // 2].targets, ends(number // 2).targets)

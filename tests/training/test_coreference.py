"""The measures of `bench/coreference.py`, on the textbook's small case and on what must hold for any grouping."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coreference import assigned, b_cubed, ceaf, conll, muc

GOLD, FOUND = list("aaabbbcdd"), list("xxyyyyzzz")
groups = st.lists(st.integers(0, 4), min_size=1, max_size=12)


def test_known_figures() -> None:
    assert muc(list("aaab"), list("xxyy")) == (0.5, 0.5)
    assert b_cubed(list("aab"), list("xxx")) == pytest.approx((5 / 9, 1.0))
    assert ceaf(list("aab"), list("xxx")) == pytest.approx((0.8, 0.4))


def test_the_best_assignment_is_found() -> None:
    assert assigned(np.array([[9.0, 8.0, 0.0], [8.0, 1.0, 0.0]])) == 16.0


@given(groups)
def test_the_gold_itself_is_perfect(gold: list[int]) -> None:
    links = 1.0 if len(set(gold)) < len(gold) else 0.0  # without a pair there is no link to find
    assert muc(gold, gold) == (links, links)
    assert b_cubed(gold, gold) == (1.0, 1.0)
    assert ceaf(gold, gold) == pytest.approx((1.0, 1.0))


def test_names_of_groups_do_not_count() -> None:
    renamed = [ord(name) for name in FOUND]
    assert conll(GOLD, FOUND) == pytest.approx(conll(GOLD, renamed))

"""A choice among candidates and nobody is a softmax over sums of weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.weighing import NOBODY, Weighing, choice

TABLE = {"near": 1.0, "marked": 2.0, NOBODY: 0.5}
SIGNS = st.dictionaries(st.sampled_from(["near", "marked", "unheard of"]), st.floats(-3, 3))


def test_the_one_with_more_to_speak_for_it_is_chosen() -> None:
    at, sure = choice(TABLE, [{"near": 1.0}, {"near": 1.0, "marked": 1.0}], {NOBODY: 1.0})
    assert at == 1
    assert sure == pytest.approx(0.821, abs=0.01)


def test_without_candidates_there_is_nobody_to_choose() -> None:
    assert choice(TABLE, [], {NOBODY: 1.0}) == (None, 0.0)


def test_of_equals_the_first() -> None:
    assert choice(TABLE, [{"near": 1.0}, {"near": 1.0}], {NOBODY: 1.0})[0] == 0


@given(st.lists(SIGNS, min_size=1, max_size=6))
def test_a_share_is_a_share_and_signs_without_weight_change_nothing(candidates: list[dict[str, float]]) -> None:
    at, sure = choice(TABLE, candidates, {NOBODY: 1.0})
    known = [{name: value for name, value in one.items() if name in TABLE} for one in candidates]
    assert 0 <= sure <= 1
    assert (at, sure) == choice(TABLE, known, {NOBODY: 1.0})


def test_the_table_of_the_package_has_every_side() -> None:
    packaged = Weighing.packaged()
    for arc in ("event_agent", "event_recipient", "event_place"):
        assert packaged.of(arc)["share"] > 0
        assert packaged.of(arc)["none: share"] > 0

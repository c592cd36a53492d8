from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.linking import spelling
from sayso.linking.spelling import ACROSS, LATIN, measures, same_name

SYLLABLES = st.sampled_from(
    ["ba", "sha", "zel", "ra", "mo", "hus", "ein", "sou", "kar", "im", "ov", "y", "ii", "q", "ال", "حم", "سع", "د"]
)
WORDS = st.lists(SYLLABLES, min_size=1, max_size=4).map("".join)


@given(WORDS, WORDS)
def test_two_words_are_one_name_exactly_where_all_measures_say_so(one: str, other: str) -> None:
    one, other = sorted((one, other))
    if one == other:
        return
    weights, bias = spelling._weights()[ACROSS if one.isascii() != other.isascii() else LATIN]
    whole = bias + sum(weight * value for weight, value in zip(weights, measures(one, other), strict=True))
    quick = same_name(one, other)
    assert (quick >= 0.5) == (whole >= -1e-9) or abs(whole) < 1e-9
    if whole >= 0:
        assert abs(quick - spelling._logistic(whole)) < 1e-9


@given(WORDS, WORDS)
def test_alignment_costs_the_same_both_ways(one: str, other: str) -> None:
    (there, _), (back, _) = spelling.alignment(one, other), spelling.alignment(other, one)
    assert abs(there - back) < 1e-9

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.dates.grammar import Grammar, Rule, first_signs
from sayso.dates.tokens import tokens_of

GRAMMAR = Grammar(
    [Rule("day", "WEEKDAY", "day"), Rule("next day", "the? NEXT WEEKDAY", "next"), Rule("in", "(?<=in) MONTH", "month")],
    {},
    ["WEEKDAY", "MONTH"],
)


def fits(text: str) -> list[str]:
    """What the rules of the little grammar find in a text, longest first at each place."""
    signs = GRAMMAR.signs(tokens_of(text))
    return [
        rule
        for first, last in GRAMMAR.stretches(signs)
        for place in range(first, last)
        for _, rule in GRAMMAR.fits(signs, place)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on Friday.", ["day"]),
        ("He leaves the next Friday.", ["next", "next", "day"]),
        ("He left in June.", ["month"]),
        ("He likes June.", []),
        ("He is next.", []),
    ],
)
def test_patterns_are_made_of_classes_and_words(text: str, expected: list[str]) -> None:
    assert fits(text) == expected


PATTERN = st.recursive(
    st.sampled_from(["[a]", "[bc]", "[a]?", "[d]*", "(?<=[a])[b]", "[c](?![d])"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"(?:{part})?"),
    ),
    max_leaves=6,
)


@given(PATTERN, st.text("abcd", min_size=1, max_size=5), st.integers(0, 4))
def test_no_pattern_begins_with_a_sign_left_out(pattern: str, signs: str, place: int) -> None:
    match = re.compile(pattern).match(signs, min(place, len(signs)))
    if match and match.group():
        assert match.group()[0] in first_signs(pattern)

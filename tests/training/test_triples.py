"""Whole attributions, counted by hand."""

from __future__ import annotations

import pytest

from training.report.scoring import Tally
from training.report.triples import Triple, triple_tally

#        0      1      2     3        4        5   6     7     8     9
FORMS = ["Deputy", "Mayor", "Bente", "Nilsen", "told", "us", "that", "fares", "rise", "She"]
SOURCE, CONTENT = frozenset({0, 1, 2, 3}), frozenset({6, 7, 8})
GOLD = [Triple(CONTENT, (SOURCE,))]


def tally(*said: Triple, gold: list[Triple] = GOLD, ignored: frozenset[int] = frozenset()) -> Tally:
    return triple_tally(gold, said, FORMS, set(ignored))


FOUND, MISSED = Tally(1, 1, 1, 1), Tally(1, 0, 1, 0)


@pytest.mark.parametrize(
    ("content", "source", "expected"),
    [
        ({6, 7, 8}, {0, 1, 2, 3}, FOUND),
        ({7, 8}, {3}, FOUND),  # "that" and the title belong to one convention, not to the other
        ({8}, {3}, FOUND),  # F1 of one word in three is just a half
        ({4, 5, 8}, {3}, MISSED),
        ({6, 7, 8}, {5}, MISSED),
        ({6, 7, 8}, {2, 3, 4, 5}, FOUND),  # half of the shorter
    ],
)
def test_half_the_words_of_content_and_source(content: set[int], source: set[int], expected: Tally) -> None:
    assert tally(Triple(frozenset(content), (frozenset(source),))) == expected


def test_any_link_of_a_chain_may_be_the_source() -> None:
    assert tally(Triple(CONTENT, (frozenset({5}), SOURCE))) == FOUND


def test_nobody_is_right_where_the_gold_has_nobody() -> None:
    assert tally(Triple(CONTENT, ()), gold=[Triple(CONTENT, ())]) == FOUND
    assert tally(Triple(CONTENT, (SOURCE,)), gold=[Triple(CONTENT, ())]) == MISSED
    assert tally(Triple(CONTENT, ())) == MISSED


def test_whom_a_pronoun_means_is_not_asked() -> None:
    gold = [Triple(CONTENT, (frozenset({9}),))]
    assert tally(Triple(CONTENT, (SOURCE,)), gold=gold) == FOUND


def test_one_statement_is_found_once() -> None:
    assert tally(Triple(CONTENT, (SOURCE,)), Triple(frozenset({7, 8}), (SOURCE,))) == Tally(2, 1, 1, 1)


def test_a_statement_in_a_stretch_passed_over_is_no_false_alarm() -> None:
    assert tally(Triple(CONTENT, (SOURCE,)), gold=[], ignored=frozenset({8})) == Tally(0, 0, 0, 0)

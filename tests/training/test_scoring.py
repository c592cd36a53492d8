"""The scorers of the development report, on cases small enough to count by hand."""

from __future__ import annotations

import pytest

from training.report.scoring import (
    Choices,
    Tally,
    by_word,
    calibration_error,
    judged,
    overlapping,
    same,
    span_tallies,
    trimmed,
)

#        “  We  will  go  ,  ”  she  said  .
BARE = [True, False, False, False, True, True, False, False, True]


def test_a_tally_gives_precision_recall_and_f1() -> None:
    tally = Tally(said=4, right=3, gold=6, found=3)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert tally.f1 == pytest.approx(0.6)


def test_tallies_add_up() -> None:
    assert Tally(1, 1, 2, 1) + Tally(3, 2, 4, 2) == Tally(4, 3, 6, 3)


def test_nothing_said_of_nothing_is_no_division_by_zero() -> None:
    assert Tally().f1 == 0.0


def test_only_both_edges_are_exact() -> None:
    assert same({(0, 3), (5, 7)}, {(0, 3), (5, 8), (9, 10)}) == Tally(3, 1, 2, 1)


def test_one_long_run_overlaps_two_gold_runs() -> None:
    assert overlapping({(0, 3), (5, 7)}, {(2, 6)}) == Tally(1, 1, 2, 2)


def test_neighbours_do_not_overlap() -> None:
    assert overlapping({(0, 3)}, {(3, 5)}) == Tally(1, 0, 1, 0)


def test_words_are_counted_without_ignored_ones() -> None:
    assert by_word({(0, 4)}, {(2, 8)}, {6, 7}) == Tally(4, 2, 4, 2)


@pytest.mark.parametrize(
    ("run", "expected"),
    [((0, 6), (1, 4)), ((1, 4), (1, 4)), ((3, 8), (3, 8)), ((4, 6), None), ((4, 7), (6, 7))],
)
def test_marks_at_the_edges_are_taken_off(run: tuple[int, int], expected: tuple[int, int] | None) -> None:
    assert trimmed(run, BARE) == expected


def test_a_quotation_with_and_without_its_marks_is_the_same_but_for_the_edges() -> None:
    tallies = span_tallies({(0, 6)}, {(1, 4)}, set(), BARE)
    assert tallies["exact"] == Tally(1, 0, 1, 0)
    assert tallies["edges"] == Tally(1, 1, 1, 1)
    assert tallies["overlap"] == Tally(1, 1, 1, 1)
    assert tallies["words"] == Tally(3, 3, 6, 3)


def test_what_touches_ignored_words_is_not_judged_unless_it_is_gold() -> None:
    assert judged({(0, 2), (3, 5), (6, 8)}, {(0, 2)}, {1, 4}) == {(0, 2), (6, 8)}


def test_a_prediction_in_an_ignored_stretch_is_no_false_alarm() -> None:
    tallies = span_tallies({(0, 2)}, {(0, 2), (4, 6)}, {4, 5}, [False] * 6)
    assert {way: t.f1 for way, t in tallies.items()} == dict.fromkeys(("exact", "edges", "overlap", "words"), 1.0)


def made_choices() -> Choices:
    made = Choices()
    for sure, right, wanted in ((0.95, True, "asserts"), (0.85, True, "asserts"), (0.35, False, "denies")):
        made.add(sure, right, wanted)
    return made


def test_accuracy_in_all_and_by_right_answer() -> None:
    made = made_choices()
    assert made.accuracy == pytest.approx(2 / 3)
    assert made.commonest == pytest.approx(2 / 3)
    assert (made.accuracy_of("denies"), made.accuracy_of("warns")) == (0.0, None)


def test_calibration_is_the_gap_between_sureness_and_accuracy() -> None:
    made = made_choices()
    assert calibration_error(made.sure, made.right) == pytest.approx((0.05 + 0.15 + 0.35) / 3)


def test_within_a_bin_sureness_and_accuracy_are_averaged_first() -> None:
    assert calibration_error([0.5, 0.5], [True, False]) == pytest.approx(0.0)


def test_a_sureness_of_one_falls_into_the_last_bin() -> None:
    assert calibration_error([1.0], [True]) == 0.0

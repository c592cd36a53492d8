from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.dates import find
from sayso.dates.holidays import HOLIDAYS
from sayso.linking.days import days_in, may_name_times, time_given


@pytest.mark.parametrize(
    ("words", "coming", "first", "last"),
    [
        ("signed on Thursday, 12 February", False, "2026-02-12", "2026-02-12"),
        ("on Feb 21 that", False, "2026-02-21", "2026-02-21"),
        ("between March 10 and 15", True, "2026-03-10", "2026-03-15"),
        ("between 11 and 13 March", True, "2026-03-11", "2026-03-13"),
        ("inspected in August 2024", False, "2024-08-01", "2024-08-31"),
        ("on the 9th", False, "2026-03-09", "2026-03-09"),
        ("on Saturday", True, "2026-03-07", "2026-03-07"),
        ("on Saturday", False, "2026-02-28", "2026-02-28"),
        ("next week", True, "2026-03-09", "2026-03-15"),
    ],
)
def test_days_count_from_the_publication(words: str, coming: bool, first: str, last: str) -> None:
    (found,) = days_in(words, "2026-03-02", coming=coming)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_a_number_alone_names_a_day_of_the_month() -> None:
    (found,) = days_in("It was signed on Thursday the 12th, she said.", "2026-02-20")
    assert found.first.isoformat() == "2026-02-12"
    assert days_in("in the 5th round of talks", "2026-02-20") == []


def test_a_time_given_ends_that_long_after_the_publication() -> None:
    assert str(time_given("The court gave him two weeks to answer", "2026-03-02")) == "2026-03-16"
    assert str(time_given("They will reply within a week", "2026-03-02")) == "2026-03-09"
    assert time_given("He was ill for two weeks", "2026-03-02") is None


def test_no_day_without_a_publication() -> None:
    assert days_in("on Monday", None) == []


@settings(deadline=None)  # the first look at a text loads the rules
@given(st.text(max_size=60), st.booleans())
def test_no_text_breaks_it(words: str, coming: bool) -> None:
    for found in days_in(words, "2024-02-29", coming=coming):
        assert found.first <= found.last
        assert 0 <= found.start < found.end <= len(words)


PIECES = st.sampled_from([
    *HOLIDAYS, "on", "the", "12", "4", "2019", "'98", "5th", "of", "May", "Sept.", "Thurs.", "sat.", "mid", "-", "–", "/",
    ":", ".", "a", "two", "last", "week", "days", "years", "ago", "later", "p.m.", "pm", "a m", "80s", "1990s", "nineties",
    "Q3", "noon", "then", "soon", "now", "recently", "overnight", "third", "second", "quarter", "hrs", "o'clock", "every",
    "spring", "Monday's", "nineteen", "eighty-four", "44", "BC", "daily", "tonight", "the future", "12.30", "3/4/2021",
    "2021-05", "March",
])  # fmt: skip


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=8))
def test_no_time_is_named_without_a_word_or_figure_of_time(pieces: list[tuple[str, str]]) -> None:
    words = "".join(piece + gap for piece, gap in pieces)
    assert may_name_times(words) or not find(words, published=date(2026, 3, 2))

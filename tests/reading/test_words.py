from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.words import (
    LONGEST,
    MARK,
    MIDDLE,
    OUTSIDE,
    PARAGRAPH_FIRST,
    QUOTED,
    SENTENCE_FIRST,
    words_of,
)

PRINTED = st.text(alphabet=st.sampled_from("aB1é .,!?\"'“”‘’-_@/:%\n\t\u00a0أ中😀") | st.characters(), max_size=200)


@given(PRINTED)
def test_words_are_the_text_in_order(text: str) -> None:
    words = words_of(text)
    end = 0
    for start, stop, form in zip(words.starts, words.ends, words.forms, strict=True):
        assert end <= start < stop
        assert text[start:stop] == form
        end = stop


@given(PRINTED)
def test_no_printed_character_is_lost(text: str) -> None:
    words = words_of(text)
    held = {n for start, end in zip(words.starts, words.ends, strict=True) for n in range(start, end)}
    assert all(n in held for n, c in enumerate(text) if c.isalnum() and not c.isspace())


@given(PRINTED)
def test_every_word_has_its_place(text: str) -> None:
    words = words_of(text)
    n = len(words)
    rows = (words.ends, words.forms, words.sentence, words.paragraph, words.place, words.quoted)
    assert {len(row) for row in rows} == {n}
    bounds = words.sentence_bounds
    assert [k for first, last in bounds for k in range(first, last)] == list(range(n))
    assert [words.sentence[first] for first, _ in bounds] == list(range(len(bounds)))
    assert all(words.place[first] != MIDDLE for first, _ in bounds)
    assert words.paragraph == sorted(words.paragraph)


@given(PRINTED, st.integers(0, 200), st.integers(0, 200))
def test_within_finds_the_words_that_overlap(text: str, start: int, length: int) -> None:
    words = words_of(text)
    first, last = words.within(start, start + length)
    if length:
        found = [k for k in range(len(words)) if words.starts[k] < start + length and words.ends[k] > start]
        assert list(range(first, last)) == found


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They didn't say.", "They did n't say ."),
        ("She'll go; it’s off", "She 'll go ; it ’s off"),
        ("O'Brien's dog", "O'Brien 's dog"),
        ("the U.S. economy", "the U.S. economy"),
        ("about 40,000 people at 10:30am", "about 40,000 people at 10:30am"),
        ("Mr. Smith of Acme Inc. left", "Mr. Smith of Acme Inc. left"),
        ("al-Shara, pro-EU", "al - Shara , pro - EU"),
        ("see https://a.example/x?y=1 now", "see https://a.example/x?y=1 now"),
        ("write to a.b@c.example now", "write to a.b@c.example now"),
        ("well ... and -- then", "well ... and -- then"),
        ("“Yes,” he said", "“ Yes , ” he said"),
        ("$5m (or 3.5%)", "$ 5m ( or 3.5 % )"),
    ],
)
def test_words_of_news(text: str, forms: str) -> None:
    assert words_of(text).forms == forms.split()


def test_places_on_the_page() -> None:
    words = words_of("One two. Three four.\n\nFive six.")
    places = dict(zip(words.forms, words.place, strict=True))
    assert (places["One"], places["Three"], places["Five"]) == (PARAGRAPH_FIRST, SENTENCE_FIRST, PARAGRAPH_FIRST)
    assert places["two"] == MIDDLE
    assert sorted(set(words.paragraph)) == [0, 1]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “it is so” and left", "it is so"),
        ('He said "it is so" and left', "it is so"),
        ("He said ‘it is so’ and left", "it is so"),
        ("He said 'it is so' and left", "it is so"),
        ("The workers' union met", ""),
        ("“It is so and goes on\nA new paragraph", "It is so and goes on"),
        ("Odd ” mark", ""),
    ],
)
def test_what_stands_in_quotation_marks(text: str, inside: str) -> None:
    words = words_of(text)
    assert [f for f, q in zip(words.forms, words.quoted, strict=True) if q == QUOTED] == inside.split()


def test_marks_are_marks() -> None:
    assert words_of("“Yes”, no").quoted == [MARK, QUOTED, MARK, OUTSIDE, OUTSIDE]


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "\u00a0"])
def test_a_text_without_words(text: str) -> None:
    words = words_of(text)
    assert len(words) == 0
    assert words.sentence_bounds == []


def test_a_sentence_without_end_is_cut() -> None:
    words = words_of("harbour " * (2 * LONGEST + 1))
    assert words.sentence_bounds == [(0, LONGEST), (LONGEST, 2 * LONGEST), (2 * LONGEST, 2 * LONGEST + 1)]
    assert [words.sentence[first] for first, _ in words.sentence_bounds] == [0, 1, 2]
    assert words.place[:2] + words.place[LONGEST : LONGEST + 2] == [PARAGRAPH_FIRST, MIDDLE, SENTENCE_FIRST, MIDDLE]


def test_only_punctuation() -> None:
    assert words_of("?! … ,;").forms == ["?", "!", "…", ",", ";"]


def test_a_token_of_ten_thousand_characters_is_one_word() -> None:
    assert words_of("x" * 10_000).forms == ["x" * 10_000]


@pytest.mark.parametrize(
    "part",
    ["word ", "a.", "1,", "'a ", "“a ", "n't", "a@", "a-", "http://", "U.S. ", "_a", "...a", "a\n", "\n", "'", "?)", "+."],
)
def test_a_long_text_takes_time_in_proportion(part: str) -> None:
    began = time.process_time()
    words_of(part * 100_000 + "b")
    assert time.process_time() - began < 10  # about one second; what grew with the square took two minutes

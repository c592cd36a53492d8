from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.windows import LIMIT, LOOK_AHEAD, OVERLAP, Window, windows_of
from sayso.reading.words import Words


def words_in(*sentences: int) -> Words:
    """As many sentences as given, of so many words each."""
    words = Words("", [], [], [], [], [], [], [], [])
    for number, size in enumerate(sentences):
        first = len(words)
        words.starts.extend(range(first, first + size))
        words.sentence.extend([number] * size)
        words.sentence_bounds.append((first, first + size))
    return words


def pieces_of(windows: list[Window], counts: list[int]) -> list[int]:
    return [sum(counts[w.first : w.last]) for w in windows]


@st.composite
def articles(draw: st.DrawFn) -> tuple[Words, list[int]]:
    """Sentences of all lengths, and the pieces of each word."""
    sizes = draw(st.lists(st.one_of(st.integers(1, 40), st.integers(100, 700)), max_size=40))
    heaviest = draw(st.integers(1, 12))
    rng = draw(st.randoms(use_true_random=False))
    return words_in(*sizes), [rng.randint(1, heaviest) for _ in range(sum(sizes))]


@given(articles())
def test_homes_part_the_text(article: tuple[Words, list[int]]) -> None:
    words, counts = article
    at = 0
    for window in windows_of(words, counts):
        assert window.home_first == at
        assert window.first <= window.home_first < window.home_last <= window.last
        at = window.home_last
    assert at == len(words)


@given(articles())
def test_no_window_is_longer_than_the_limit(article: tuple[Words, list[int]]) -> None:
    words, counts = article
    assert max(pieces_of(windows_of(words, counts), counts), default=0) <= LIMIT


@given(articles())
def test_a_sentence_that_fits_has_one_home(article: tuple[Words, list[int]]) -> None:
    words, counts = article
    ends = {w.home_last for w in windows_of(words, counts)}
    for first, last in words.sentence_bounds:
        if sum(counts[first:last]) <= LIMIT - OVERLAP:
            assert not any(first < end < last for end in ends)


@given(articles())
def test_windows_move_on(article: tuple[Words, list[int]]) -> None:
    words, counts = article
    windows = windows_of(words, counts)
    assert all(a.first < b.first and a.last < b.last for a, b in pairwise(windows))


def test_short_sentences_are_read_with_what_follows_them() -> None:
    words = words_in(*[10] * 200)
    windows = windows_of(words, [1] * 2000)
    assert len(windows) > 5
    assert all(w.last - w.home_last >= LOOK_AHEAD for w in windows[:-1])
    assert all(w.home_first - w.first >= LOOK_AHEAD for w in windows[1:])


def test_no_words_make_no_windows() -> None:
    assert windows_of(words_in(), []) == []


def test_one_word_makes_one_window() -> None:
    assert windows_of(words_in(1), [12]) == [Window(0, 1, 0, 1)]


def test_a_text_that_fits_is_one_window() -> None:
    assert windows_of(words_in(100, 100, 54), [1] * LIMIT) == [Window(0, LIMIT, 0, LIMIT)]


def test_a_long_sentence_is_cut() -> None:
    windows = windows_of(words_in(100_000), [2] * 100_000)
    assert windows[-1].home_last == 100_000
    assert all(w.home_last - w.home_first <= LIMIT for w in windows)


def test_a_hundred_thousand_words_take_no_time() -> None:
    began = time.process_time()
    for words in (words_in(100_000), words_in(*[20] * 5000), words_in(*[1] * 100_000)):
        windows_of(words, [1] * 100_000)
    assert time.process_time() - began < 5

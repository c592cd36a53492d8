from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.forms import plain
from sayso.linking.occurrence import WORD_SIGNS, Telling, by_words, cosine, events_of, joined, lemma, signs_of, word_signs
from sayso.linking.vocabulary import vocabulary

NONE: frozenset[str] = frozenset()


def telling(head: str, article: str, *, by: str = "", to: str = "", at: str = "") -> Telling:
    """An event of a made-up report: who did it, to whom, where."""
    book = vocabulary()
    row = book.row(head)
    vector = book.vectors[row] if row >= 0 else np.zeros(book.vectors.shape[1], np.float32)
    first, second, places = (frozenset(map(lemma, words.split())) for words in (by, to, at))
    around = first | second | places
    weight = {word: len(around) ** -0.5 for word in around}
    rows = [book.row(word) for word in sorted(around) if book.row(word) >= 0]
    vectors = book.vectors[rows] if rows else np.zeros((1, book.vectors.shape[1]), np.float32)
    return Telling(
        article, 1, (lemma(plain(head)),), vector, weight, vectors, around, first | second, first, second, places, NONE,
        book.weight(head),
    )  # fmt: skip


STORY = [
    telling("earthquake", "a", to="harbour", at="Bossaso"),
    telling("quake", "b", to="harbour", at="Bossaso"),
    telling("quake", "c", at="Bossaso"),
    telling("appointed", "a", by="council", to="warden"),
    telling("appointed", "b", by="council", to="warden"),
    telling("ferry", "c", by="owner"),
]


def test_words_of_one_meaning_and_one_place_are_one_event() -> None:
    group = events_of(STORY)
    assert group[0] == group[1] == group[2]
    assert group[3] == group[4]
    assert len(set(group)) == 3


def test_the_order_of_tellings_does_not_matter() -> None:
    """Which are together: the numbers of groups may be others."""
    wanted = {frozenset(n for n, g in enumerate(events_of(STORY)) if g == group) for group in events_of(STORY)}
    for order in list(permutations(range(len(STORY))))[::97]:
        group = events_of([STORY[n] for n in order])
        found = {frozenset(order[n] for n, g in enumerate(group) if g == each) for each in group}
        assert found == wanted


@pytest.mark.parametrize("count", [0, 1])
def test_a_story_of_no_or_one_event(count: int) -> None:
    assert events_of(STORY[:count]) == list(range(count))
    assert len(signs_of(STORY[:count])[0]) == len(signs_of(STORY[:count])[1]) == 0


def test_a_row_of_signs_for_each_pair() -> None:
    of, signs = signs_of(STORY)
    assert of.tolist() == [[i, j] for i in range(6) for j in range(i + 1, 6)]
    assert np.isfinite(signs).all()


def test_a_word_that_is_unknown_has_signs() -> None:
    _, signs = signs_of([telling("zorbled", "a"), telling("zorbling", "b"), telling("met", "b")])
    assert np.isfinite(signs).all()


def test_average_linkage_lets_no_single_likeness_tie_two_groups() -> None:
    of = np.array([[0, 1], [0, 2], [1, 2]])
    assert joined(of, np.array([3.0, 3.0, -6.0]), 3, 0.0)[1:] == [0, 2]
    assert joined(of, np.array([3.0, 3.0, -1.0]), 3, 0.0) == [0, 0, 0]


@pytest.mark.parametrize(("form", "other"), [("killed", "killings"), ("shot", "shoot"), ("met", "meets")])
def test_forms_of_one_word_have_one_lemma(form: str, other: str) -> None:
    assert lemma(form) == lemma(other) or cosine(lemma(form), lemma(other)) > 0.5


def test_words_and_parties_alone() -> None:
    killed = by_words((("kill",), ("murder",)), (("gunman",), ("gunman",)), ((), ()))
    assert killed > by_words((("kill",), ("murder",)), (("gunman",), ("officer",)), ((), ()))
    assert by_words((("kill",), ("kill",)), ((), ()), ((), ())) > 0.5 > killed
    assert killed > by_words((("kill",), ("sign",)), (("gunman",), ("gunman",)), ((), ()))


@given(
    st.lists(st.sampled_from(["kill", "zorbl", "sign", ""]), max_size=2), st.lists(st.sampled_from(["man", "x"]), max_size=2)
)
def test_signs_do_not_depend_on_which_comes_first(words: list[str], parties: list[str]) -> None:
    one = word_signs((words, ["sign"]), (parties, ["man"]), (["x"], parties))
    other = word_signs((["sign"], words), (["man"], parties), (parties, ["x"]))
    assert one == pytest.approx(other)
    assert len(one) == len(WORD_SIGNS)

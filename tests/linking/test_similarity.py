from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.days import days_in
from sayso.linking.proposition import Background, Proposition, is_negative, packed, proposition, unpacked
from sayso.linking.similarity import Crowd
from sayso.linking.wording import wording
from sayso.record.span import span_of


def says(words: str) -> Proposition:
    return proposition(Background(words, days_in(words, "2025-05-05"), {}, {}), [span_of(words, 0, len(words))])


def mean(one: str, other: str) -> float:
    return Crowd([wording(says(other))], {}).likeness(wording(says(one)))[0].mean


def test_other_words_for_one_thing_are_nearer_than_another_thing() -> None:
    first = "Police arrested three men in the harbour"
    assert mean(first, "Three men were detained by officers in the port") > mean(first, "Three men bought fish in the port")


def test_the_same_words_are_the_same() -> None:
    words = "The bridge at Senaki was closed to lorries"
    assert mean(words, words) > 0.99


def test_numbers_are_read_however_written() -> None:
    values = [
        [n.value for n in says(w).numbers]
        for w in ("forty-one sailors", "41 sailors", "$11.5m", "11 and a half million lari")
    ]
    assert values == [[41.0], [41.0], [11.5e6], [11.5e6]]


def test_what_denies() -> None:
    assert is_negative("Not one boat left the harbour")
    assert is_negative("He rejected the charge")
    assert not is_negative("No more than 8 million reached the treasury")


@given(st.text(max_size=80))
def test_any_text_becomes_a_proposition_that_can_be_kept(words: str) -> None:
    made = says(words)
    assert unpacked(packed(made)) == made
    assert len(made.words) == len(made.rows) == len(made.weights) == len(made.names)


@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=40))
def test_likeness_lies_between_nothing_and_all(others: list[str], one: str) -> None:
    for likeness in Crowd([wording(says(other)) for other in others], {}).likeness(wording(says(one))):
        assert 0 <= likeness.mean <= 1.0001

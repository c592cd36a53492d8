from __future__ import annotations

import pytest

from sayso.view.claims import claim_words, remarks
from tests.readings import Words, batumi, claim

WORDS = Words('Ann said "no, never" and reportedly left. "no, never"')


def test_a_quotation_has_one_pair_of_marks() -> None:
    assert claim_words(claim(WORDS('"no, never"'), voice="quote")) == "“no, never”"
    assert claim_words(claim(WORDS("no, never"), voice="quote")) == "“no, never”"


def test_a_quotation_that_is_cut_keeps_its_marks() -> None:
    assert claim_words(claim(WORDS('"no, never"'), voice="quote"), 5) == "“no …”"


def test_an_interrupted_content_shows_the_gap() -> None:
    assert claim_words(claim([WORDS("Ann"), WORDS("left")])) == "Ann … left"


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (0, ["asserts"]),
        (1, ["asserts", "part quote", "hedged (“suggest”)"]),
        (3, ["expects", "printed twice, counted once"]),
        (5, ["declines", "quote"]),
    ],
)
def test_what_is_said_beside_a_claim(number: int, texts: list[str]) -> None:
    assert [remark.text for remark in remarks(batumi().claims[number])] == texts


def test_the_deciding_word_is_shown_before_the_cue() -> None:
    hedged = claim(WORDS("left"), WORDS("said"), certainty="hedged", decisive=[WORDS("reportedly")])
    assert "hedged (“reportedly”)" in [remark.text for remark in remarks(hedged)]


def test_repeats_are_counted() -> None:
    again = claim(WORDS("left"), also=[WORDS("no"), WORDS("no", 2)])
    assert "printed 3 times, counted once" in [remark.text for remark in remarks(again)]

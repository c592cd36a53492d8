from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.record.sentence import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "The U.S. Senate met Gen. Paz and Mr. X. Oddo on Dec. 30, 2031, at 5 p.m. Tuesday.",
        "“Why now?” Ms. Ferro asked.",
        "“Stop!” they said.",
        "He was born (b. March 2009) near St. Agnes.",
        "Room No. 5 was empty… and then it was not.",
        "Lt. Col. J. R. Brisk of Acme Inc. Europe resigned.",
        "The firm iBox Ltd. is small.",
        "They marched for 3.5 hours to sayso.example to protest.",
        "A comma follows … », as the poster put it.",
    ],
)
def test_stays_whole(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["It was made in the U.S.", "The rest came by sea."],
        ["“We left.", "Nobody saw us.”", "He sat down."],
        ['"Will it rain?"', "The crowd looked up."],
        ["He said no.", "Nobody left."],
        ["They fell ill.", "Marco loves art.", "Anna does not."],
        ["They waited….", "Nothing came."],
        ["He called it “a farce.”", "“We were robbed.”"],
        ["It rose in 2009. [3]", "He left in 2014. [4]"],
        ["She works for Acme Inc.", "She is 40."],
        ["The talks failed.", "iBox fell 3 percent."],
        ["“Leave!”", "“Never!”"],
    ],
)
def test_splits_between(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_lines_end_sentences() -> None:
    assert split("A headline\n\nFirst line\r\nsecond line.  \n") == ["A headline", "First line", "second line."]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "One. Two. Three."
    assert sentences(text, 5, 9) == [(5, 9)]
    assert sentences(text, 4) == [(5, 9), (10, 16)]


@given(st.text(alphabet="aB1 .!?…\"”'\n[](’", max_size=200))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    found = sentences(text)
    assert found == sorted(found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in found)


@pytest.mark.parametrize("text", ["." * 300_000 + "a", '."' * 150_000, ". " * 150_000, "word " * 100_000, "“" * 300_000])
def test_time_grows_with_length_only(text: str) -> None:
    began = time.process_time()
    sentences(text)
    assert time.process_time() - began < 3

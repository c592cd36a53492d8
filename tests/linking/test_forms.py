from __future__ import annotations

import pytest

from sayso.linking.forms import root, stem


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("abducted", "abduction"), ("cleared", "clearance"), ("signed", "signature"), ("paid", "paid"),
     ("departed", "departure"), ("approved", "approval"), ("resigned", "resignation")],
)  # fmt: skip
def test_a_noun_made_of_a_verb_has_its_root(verb: str, noun: str) -> None:
    assert root(stem(verb))[:4] == root(stem(noun))[:4]


@pytest.mark.parametrize(
    ("one", "other"), [("port", "portion"), ("station", "state"), ("ration", "rate"), ("metal", "metre")]
)
def test_other_words_keep_theirs(one: str, other: str) -> None:
    assert root(stem(one)) != root(stem(other))

from __future__ import annotations

import pytest

from sayso.gazetteer import find_names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("He flew from Baghdad to New York on Friday .", ["Baghdad", "New York"]),
        ("Troops left the Gaza Strip and the West Bank .", ["Gaza Strip", "West Bank"]),
        ("Saudi Arabia and Bosnia and Herzegovina signed .", ["Saudi Arabia", "Bosnia and Herzegovina"]),
        ("Officials in the United Arab Emirates said so .", ["United Arab Emirates"]),
        ("The turkey was nice to us in the bath .", []),
        ("Jordan Smith of Reading Mobile said no .", []),
        ("", []),
        ("TALKS HELD IN BAGHDAD", []),
    ],
)
def test_names_of_large_places_are_found(sentence: str, names: list[str]) -> None:
    words = sentence.split()
    assert [" ".join(words[first : last + 1]) for first, last in find_names(words)] == names

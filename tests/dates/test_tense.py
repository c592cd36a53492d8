from __future__ import annotations

import pytest

from sayso.dates.tense import tense_near


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor spoke on @", "past"),
        ("The mayor will speak on @", "future"),
        ("The mayor will be heard on @", "future"),
        ("The mayor is to be heard on @", "future"),
        ("The talks are scheduled for @", "future"),
        ("The talks had been scheduled for @", "past"),
        ("She said she will come on @", "future"),
        ("She will come, she said on @", "past"),
        ("On @ the mayor resigned.", "past"),
        ("He is ill. On @ she will come.", "future"),
        ("They will win. Sen. Diaz arrived @", "past"),
        ("THE MAYOR RESIGNED ON @", "past"),
        ("On @, Ahmed and Mohamed are to travel.", "future"),
        ("@", None),
    ],
)
def test_the_nearest_verb_of_the_sentence_tells(text: str, expected: str | None) -> None:
    place = text.index("@")
    assert tense_near(text.replace("@", "Friday"), place, place + len("Friday")).tense == expected


def test_a_verb_close_before_it_is_sure() -> None:
    assert tense_near("She met him in May", 15, 18).sure
    assert not tense_near("She met the ministers of seven countries in May", 44, 47).sure

"""What the words of an act say of its type."""

from __future__ import annotations

from typing import get_args

import pytest

from sayso.reading.acts import act_signs, stem
from sayso.reading.signs import packaged_table
from sayso.reading.words import words_of
from sayso.record.event import EventType


@pytest.mark.parametrize(
    "forms",
    [
        ("raid", "raids", "raided", "raiding"),
        ("shell", "shells", "shelled", "shelling", "shellings"),
        ("stop", "stops", "stopped", "stopping"),
        ("accuse", "accuses", "accused", "accusing"),
    ],
)
def test_the_forms_of_a_verb_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_signs_stay_within_the_sentence() -> None:
    words = words_of("The talks ended. Police raided the office. Nobody was hurt.")
    at = words.forms.index("raided")
    signs = act_signs(words, (at, at + 1))
    assert "before 1 police" in signs
    assert "pair raid the" in signs
    assert not {s for s in signs if s.endswith((" ended", " nobody"))}


@pytest.mark.parametrize(
    ("sentence", "act", "type_"),
    [
        ("The council imposed sanctions on the party.", "sanctions", "SANCTION"),
        ("The party bombed the depot.", "bombed", "ASSAULT"),
        ("The union detained two drivers.", "detained", "COERCE"),
        ("The ministry urged the union to wait.", "urged", "REQUEST"),
    ],
)
def test_a_plain_verb_tells_its_type(sentence: str, act: str, type_: str) -> None:
    words = words_of(sentence)
    at = words.forms.index(act)
    types = get_args(EventType)
    scores = packaged_table("type").scores(act_signs(words, (at, at + 1)), types)
    assert types[int(scores.argmax())] == type_

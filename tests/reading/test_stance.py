"""The signs of a stance, and what the packaged table makes of them. No model is needed."""

from __future__ import annotations

import pytest

from sayso.lexicon import load
from sayso.reading.signs import packaged_table
from sayso.reading.stance import stance_signs
from sayso.reading.words import words_of
from sayso.record.claim import Stance

SAID = [
    ("the harbour must be dredged before the winter", "demands"),
    ("prices will rise next year", "expects"),
    ("we will rebuild every house", "promises"),
    ("the dam had held", "asserts"),
    ("the government violated human rights and killed innocent people", "accuses"),
]


def signs_of(cue: str, content: str, *, source: str = "Duarte") -> list[str]:
    words = words_of(f"{source} {cue} {content}.")
    named, said = len(words_of(source)), len(words_of(cue))
    first = named + said
    return stance_signs(words, load(), (first, len(words) - 1), (named, first), [(0, named)])


@pytest.mark.parametrize(
    ("content", "sign"),
    [
        ("we will not leave", "modal will, first person"),
        ("we will not leave", "modal will leave"),
        ("he should resign", "modal should, third person"),
        ("the plan was never approved", "begins negated"),
        ("Duarte would stay", "begins with the source"),
        ("the dam held", "no modal, other person"),
    ],
)
def test_a_content_shows_its_signs(content: str, sign: str) -> None:
    assert sign in signs_of("said", content)


def test_the_cue_shows_its_entry() -> None:
    assert {"cue warned", "entry warn", "entry warns"} <= set(signs_of("warned", "the dam may burst"))
    assert "entry open" in signs_of("said", "the dam held")


def test_signs_come_once_and_in_order() -> None:
    found = signs_of("said", "the dam and the bridge and the dam held")
    assert found == sorted(set(found))


@pytest.mark.parametrize(("content", "stance"), SAID)
def test_the_table_knows_what_said_leaves_open(content: str, stance: Stance) -> None:
    table = packaged_table("stance")
    scores = table.scores(signs_of("said", content), table.values)
    assert table.values[int(scores.argmax())] == stance

"""Doers and those it is done to, by syntax. All people and bodies are invented."""

from __future__ import annotations

import pytest

from sayso.reading.grammar import doing
from sayso.reading.sight import Sight
from tests.reading.packaged import needs_model, sight_of

pytestmark = needs_model

# sentence; the act; words of the agents; words of the recipients
CASES = [
    ("The army shelled the village on Monday.", "shelled", ["army"], ["village"]),
    ("The village was shelled by the army on Monday.", "shelled", ["army"], ["village"]),
    ("Police arrested two teachers and charged them with theft.", "charged", ["Police"], ["them"]),
    ("The minister met the ambassador in Oslo.", "met", ["minister"], ["ambassador"]),
    ("The minister held talks with the ambassador in Oslo.", "talks", ["minister"], ["ambassador"]),
    ("The court ordered the company to pay the workers.", "pay", ["company"], ["workers"]),
    ("The union, which represents the drivers, sued the city.", "sued", ["union"], ["city"]),
    ("The police officer who arrested the mayor has resigned.", "arrested", ["officer"], ["mayor"]),
    ("Norland's attack on the convoy killed nobody.", "attack", ["Norland"], ["convoy"]),
    pytest.param(
        "The release of the sailors by the court surprised everyone.",
        "release",
        ["court"],
        ["sailors"],
        marks=pytest.mark.xfail(reason="the packaged parser hangs the court from the sailors", strict=False),
    ),
]


def word(sight: Sight, form: str) -> int:
    return sight.words.forms.index(form)


@pytest.mark.parametrize(("sentence", "act", "agents", "recipients"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_both_sides_of_an_act(sentence: str, act: str, agents: list[str], recipients: list[str]) -> None:
    sight = sight_of(sentence)
    at = word(sight, act)
    found = doing(sight, (at, at + 1))
    assert [sight.words.forms[w] for w in found.agents] == agents
    assert [sight.words.forms[w] for w in found.recipients] == recipients


def test_an_act_without_parties_has_none() -> None:
    sight = sight_of("It rained.")
    assert doing(sight, (1, 2)).recipients == ()

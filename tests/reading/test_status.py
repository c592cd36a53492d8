"""What grammar says of whether an act came about."""

from __future__ import annotations

import pytest

from sayso.lexicon import load
from sayso.reading.status import status_votes
from tests.reading.packaged import needs_model, sight_of

pytestmark = needs_model

CASES = [
    ("The navy did not attack the port.", "attack", {"denied"}),
    ("The navy never attacked the port.", "attacked", {"denied"}),
    ("The navy may attack the port.", "attack", {"hypothetical"}),
    ("The navy may have attacked the port.", "attacked", {"alleged"}),
    ("The navy allegedly attacked the port.", "attacked", {"alleged"}),
    ("The navy plans to attack the port.", "attack", {"planned"}),
    ("The navy is expected to attack the port.", "attack", {"expected"}),
    ("The navy will attack the port.", "attack", {"planned"}),
    ("The navy denied attacking the port.", "attacking", {"denied"}),
    ("The navy failed to take the port.", "take", {"denied"}),
    ("The council urged the navy to leave the port.", "leave", {"requested"}),
    ("The navy was accused of attacking the port.", "attacking", {"alleged"}),
    ("If the navy attacks the port, the talks will end.", "attacks", {"hypothetical"}),
    ("The admiral said the navy would leave the port.", "leave", {"planned"}),
    ("The admiral said the navy would leave the port if the talks failed.", "leave", {"hypothetical"}),
    ("The navy would leave the port.", "leave", {"hypothetical"}),
    ("The talks to be held in Oslo on Monday are the last.", "held", {"planned"}),
    ("The navy attacked the port.", "attacked", set()),
    ("The port was attacked on Friday.", "attacked", set()),
]


@pytest.mark.parametrize(("sentence", "act", "wanted"), CASES, ids=str)
def test_the_words_around_an_act(sentence: str, act: str, wanted: set[str]) -> None:
    sight = sight_of(sentence)
    at = sight.words.forms.index(act)
    assert {vote.value for vote in status_votes(sight, load(), (at, at + 1))} == wanted

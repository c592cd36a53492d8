"""The count of an event is the one that syntax joins to it, and none where nothing surely does."""

from __future__ import annotations

import pytest

from sayso.lexicon import load
from sayso.reading.counts import counts_of
from sayso.reading.event_counts import count_for
from tests.reading.packaged import needs_model, sight_of


@needs_model
@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The bomb killed 12 people in Gori.", "killed", "12 people"),
        ("At least 43 miners were killed in the blast.", "killed", "At least 43 miners"),
        ("Hundreds of teachers marched through Tbilisi.", "marched", "Hundreds of teachers"),
        ("The police arrested 30 dockers while 5,000 others marched.", "arrested", "30 dockers"),
        ("Dozens of people died.", "died", "Dozens of people"),
        ("The minister visited Gori, where 200 houses stand empty.", "visited", None),
        ("The minister met the mayor for three hours.", "met", None),
    ],
)
def test_the_count_of_an_event(text: str, trigger: str, expected: str | None) -> None:
    sight = sight_of(text)
    at = text.index(trigger)
    found = count_for(sight, sight.words.within(at, at + len(trigger)), counts_of(sight.words, load()))
    assert (text[found.start : found.end] if found else None) == expected

"""A source as it is shown, and the actor it is. All people and bodies are invented."""

from __future__ import annotations

import pytest

from tests.reading.packaged import needs_model, reading_of

pytestmark = needs_model

TOLD = [
    ("Kenyan officials said on Monday that the harbour would close before the end of the year.", "Kenyan officials"),
    ("A source told Kenyan media that the harbour would close before the end of the year.", "Kenyan media"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), TOLD)
def test_a_people_that_only_says_whose_somebody_is_is_not_the_source(text: str, source: str) -> None:
    reading = reading_of(text)
    link = next(link for claim in reading.claims for link in claim.chain if link.text == source)
    assert next((a.name for a in reading.actors if a.id == link.actor), source) == source


def test_a_named_source_is_its_actor() -> None:
    reading = reading_of("Hanna Reyes, head of the Harbour Union, said on Monday that the harbour would close.")
    (claim,) = reading.claims
    assert next(a.name for a in reading.actors if a.id == claim.chain[0].actor) == "Hanna Reyes"


def test_a_possessive_is_no_part_of_a_source() -> None:
    reading = reading_of(
        'The harbour closed on Monday.\n\nThis helps explain the Kenyan Transport Minister\'s statement that "we will wait."'
    )
    links = [link for claim in reading.claims for link in claim.chain]
    assert links
    assert all(not link.text.endswith("'s") for link in links)

"""Who takes part, read with the packaged model from sentences of our own."""

from __future__ import annotations

import pytest

from sayso.record.event import Event
from sayso.source import article_from_text
from tests.reading.packaged import needs_model, reader

DATE = "2025-03-14"


def event_of(text: str, trigger: str) -> Event:
    (reading,) = reader()([article_from_text(text, published=DATE)])
    return next(e for e in reading.events if trigger in e.trigger.text)


@needs_model
@pytest.mark.parametrize(
    ("text", "trigger", "agents", "recipients"),
    [
        ("The army shelled the port of Gao on Monday.", "shelled", ["army"], ["port of Gao"]),
        ("The port of Gao was shelled by the army on Monday.", "shelled", ["army"], ["port of Gao"]),
        ("Kenya and Uganda signed a trade pact on Friday.", "signed", ["Kenya", "Uganda"], []),
    ],
)
def test_sides_of_an_act(text: str, trigger: str, agents: list[str], recipients: list[str]) -> None:
    event = event_of(text, trigger)
    assert [p.span.text for p in event.agents] == agents
    assert [p.span.text for p in event.recipients if p.span.text not in ("trade pact",)] == recipients


@needs_model
def test_a_pronoun_is_named_by_whom_it_means() -> None:
    event = event_of("General Adil Rahmani arrived in Erbil on Monday. On Tuesday he met the mayor of the city.", "met")
    assert any("Rahmani" in p.span.text for p in event.agents)


@needs_model
def test_a_place_hangs_from_its_act() -> None:
    event = event_of("Protesters marched against the new tax in Lima on Friday.", "marched")
    assert event.place is not None
    assert event.place.span.text == "Lima"


@needs_model
def test_whoever_leads_a_delegation_takes_part_with_it() -> None:
    event = event_of("A Kenyan delegation led by Foreign Minister Ruth Omondi visited Lima on Monday.", "visited")
    agents = [p.span.text for p in event.agents]
    assert any("Omondi" in a for a in agents), agents


@needs_model
def test_who_only_says_which_delegation_is_not_the_doer() -> None:
    text = "A Kenyan delegation arrived in Lima on Monday. Kenyans had waited for weeks."
    (reading,) = reader()([article_from_text(text, published=DATE)])
    kenyans = {a.id for a in reading.actors if a.kind == "population"}
    arrival = next(e for e in reading.events if "arrived" in e.trigger.text)
    assert arrival.agents
    assert all(p.actor not in kenyans for p in arrival.agents)

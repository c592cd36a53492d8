from __future__ import annotations

import pytest

from sayso.record.event import EventStatus
from sayso.view.events import due, on_whose_word, parties, sorted_events, when_and_where
from tests.readings import Words, article, batumi, claim, event, link, reading

WORDS = Words("Rebels attacked the town, the army said.")


@pytest.mark.parametrize("status", ["planned", "expected", "requested", "denied", "alleged", "hypothetical"])
def test_what_did_not_happen_is_never_shown_as_if_it_had(status: EventStatus) -> None:
    of = reading(article(WORDS.text), events=(event("ASSAULT", WORDS("attacked"), status=status),))
    assert not sorted_events(of).happened
    assert len(sorted_events(of).not_established) == 1


def test_somebodys_word_is_not_the_outlets() -> None:
    said = claim(WORDS("Rebels attacked the town"), WORDS("said"), [link(WORDS("the army"), "organisation")])
    of = reading(article(WORDS.text), claims=(said,), events=(event("ASSAULT", WORDS("attacked"), by=said),))
    shown = sorted_events(of)
    assert not shown.happened
    assert on_whose_word(shown.not_established[0], of) == "word of the army"


def test_background_is_kept_apart() -> None:
    of = reading(article(WORDS.text), events=(event("ASSAULT", WORDS("attacked"), background=True),))
    assert sorted_events(of).background == of.events


def test_an_event_in_words() -> None:
    of = batumi()
    visit = of.events[0]
    actors = {actor.id: actor for actor in of.actors}
    assert when_and_where(visit) == ("6 Feb 2025", "Batumi")
    assert parties(visit.agents, actors) == "Selma Arikan (head, Trabzon Harbour Board)"
    assert on_whose_word(visit, of) == "Black Sea Ledger's own words"
    assert due(of.followups[0]) == "4 Mar 2025"

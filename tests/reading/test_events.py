"""Events and follow-ups of whole reports. All people, bodies and outlets are invented; the places are real."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.reading.events import (
    EventMention,
    belief,
    event_mentions,
    happening,
    news_signs,
    newsworthiness,
    packaged_weights,
    same_event,
    same_event_signs,
    same_word,
)
from sayso.record.event import Event
from sayso.record.reading import Reading
from sayso.source import article_from_text
from tests.reading.packaged import needs_model, reader, sight_of

pytestmark = needs_model

REPORT = """Harbour chief's visit to Batumi ends without a deal

BATUMI (Black Sea Ledger) - On Thursday, Feb. 6, 2025, Selma Arikan, head of the Trabzon Harbour Board, visited Batumi for talks with Levan Dzneladze, director of the Batumi Port Office.

The visit was the first since November. A source told local media that police had detained two captains on Friday.

"We did not release the ships," Dzneladze said on Saturday. He denied taking a bribe.

Dzneladze will travel to Trabzon on 20 February to sign the contract, his office announced.
"""  # noqa: E501 - paragraphs of a report are lines


@cache
def reading() -> Reading:
    return reader()([article_from_text(REPORT, published="2025-02-09")])[0]


def event_at(words: str) -> Event:
    """The event one of whose mentions lies in these words of the report."""
    start = REPORT.index(words)
    for event in reading().events:
        for mention in (event.trigger, *event.also):
            if start <= mention.start and mention.end <= start + len(words):
                return event
    raise AssertionError(f"no event in {words!r}: {[e.trigger.text for e in reading().events]}")


def test_who_did_it_where_and_when() -> None:
    visit = event_at("visited Batumi")
    names = {a.id: a.name for a in reading().actors}
    assert visit.type == "CONSULT"
    assert visit.status == "happened"
    assert visit.claim is None
    assert [names.get(p.actor or "") for p in visit.agents] == ["Selma Arikan"]
    assert visit.when is not None
    assert visit.when.start == visit.when.end == "2025-02-06"
    place = next(p for p in reading().places if visit.place and p.id == visit.place.id)
    assert (place.name, place.country) == ("Batumi", "GE")


def test_a_further_mention_is_no_further_event() -> None:
    assert event_at("The visit").id == event_at("visited Batumi").id


def test_what_only_a_source_tells_of_carries_its_claim() -> None:
    detained = event_at("had detained two captains")
    claim = next(c for c in reading().claims if c.id == detained.claim)
    assert [link.text for link in claim.chain] == ["A source", "local media"]
    assert detained.type == "COERCE"


def test_what_is_denied_has_not_happened() -> None:
    assert event_at("did not release").status == "denied"
    assert event_at("taking a bribe").status in ("denied", "alleged")


def test_what_is_announced_is_watched() -> None:
    assert event_at("will travel").status == "planned"
    (watched,) = [f for f in reading().followups if "travel" in f.what.text]
    assert watched.due is not None
    assert watched.due.end == "2025-02-20"
    assert watched.who is not None


def test_no_event_is_shown_as_a_fact_that_the_report_does_not_state() -> None:
    facts = {e.trigger.text for e in reading().events if e.status in ("happened", "ongoing") and e.claim is None}
    assert not facts & {"detained", "release", "taking", "travel", "sign", "bribe"}


def test_every_id_and_offset_holds() -> None:
    claims, places = {c.id for c in reading().claims}, {p.id for p in reading().places}
    actors = {a.id for a in reading().actors}
    for event in reading().events:
        assert event.claim is None or event.claim in claims
        assert event.place is None or event.place.id is None or event.place.id in places
        assert all(p.actor is None or p.actor in actors for p in (*event.agents, *event.recipients))
        for span in (event.trigger, *event.also, *(p.span for p in event.agents)):
            assert REPORT[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("sentence", "one", "other", "same"),
    [
        ("He visited, and the visit ended.", "visited", "visit", True),
        ("The attackers attacked.", "attackers", "attacked", True),
        ("He met the mayor at the meal.", "met", "meal", False),
        ("A visa for a visit.", "visa", "visit", False),
    ],
)
def test_words_of_one_stem(sentence: str, one: str, other: str, same: bool) -> None:
    forms = sight_of(sentence).words.forms
    assert same_word(sight_of(sentence), forms.index(one), forms.index(other)) is same


VISITS = "Selma Arikan visited Batumi on Monday. The visit ended on Tuesday. Police seized a boat in Poti."


def mention_at(word: str) -> EventMention:
    """The mention of VISITS that begins with a word."""
    sight = sight_of(VISITS)
    return next(m for m in event_mentions(sight) if sight.words.forms[m.run[0]] == word)


def test_belief_grows_with_what_speaks_for_it() -> None:
    weights = {"bias": -1.0, "seen": 2.0}
    assert belief(weights, {"bias": 1.0, "seen": 0.5, "heard": 9.0}) == pytest.approx(0.5)
    assert belief(weights, {"bias": 1.0, "seen": 1.0}) > 0.5


def test_a_weight_whose_sign_the_reader_does_not_know_is_an_error() -> None:
    with pytest.raises(KeyError):
        belief({"smell": 1.0}, {"bias": 1.0})


def test_the_packaged_weights_are_of_signs_that_the_reader_has() -> None:
    sight, visit = sight_of(VISITS), mention_at("visited")
    assert set(packaged_weights()) == {"same event", "news"}
    assert set(packaged_weights()["same event"]) <= set(same_event_signs(sight, mention_at("visit"), visit, 0.5))
    one = happening(sight, reader().lexicon, [visit], set())
    assert set(packaged_weights()["news"]) <= set(news_signs(sight, one))
    assert 0 < newsworthiness(sight, one) < 1


def test_a_visit_told_again_is_surer_the_same_than_another_act() -> None:
    sight, visit, again, seized = sight_of(VISITS), mention_at("visited"), mention_at("visit"), mention_at("seized")
    assert same_event(sight, again, visit, 0.5) > 0.5 > same_event(sight, seized, visit, 0.01)
    assert same_event(sight, again, visit, 0.5) > same_event(sight, again, visit, 0.1)

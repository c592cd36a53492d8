"""Why an event or a follow-up of a reading is what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.reading.events import Happening
from sayso.reading.phrases import span_at
from sayso.reading.reason import Step
from sayso.reading.sight import Sight
from sayso.record.event import Event, FollowUp
from sayso.record.reading import Reading


def event_steps(sight: Sight, one: Happening, event: Event, reading: Reading) -> Iterator[Step]:
    """The words that tell of it, its type and status with what spoke for them, its parties, and whose word it is."""
    yield Step("trigger", "marked as telling of an act", event.trigger, score=one.main.score)
    mentions = f"over {len(one.mentions)} mentions" if len(one.mentions) > 1 else "at its mention"
    best = float(one.main.types[sight.labels["event_type"].index(event.type)])
    yield Step("type", f"{event.type}: by the model's shares {mentions}", score=round(best, 3))
    yield Step("status", f"{event.status}: by the model's shares {mentions} and the grammar around it")
    for vote in one.votes:
        yield Step("status", f"grammar speaks for {vote.value}", span_at(sight, vote.word, vote.word + 1), vote.lexicon)
    if event.status != one.status:
        yield Step("status", f"the model said {one.status}; but too unsure, or somebody's word, to be shown as a fact")
    for part, parties in (("agent", event.agents), ("recipient", event.recipients)):
        for party in parties:
            yield Step(part, "the act's arc goes to these words or to another mention of the same actor", party.span)
    if event.place:
        yield Step("place", "the act's arc goes to these words", event.place.span)
    if event.when and event.when.span:
        words = f"{event.when.start} to {event.when.end}" if event.when.start else "no date can be told from these words"
        yield Step("when", words, event.when.span)
    yield whose_word(event, reading)
    for again in event.also:
        yield Step("also", "another mention of the same event", again)
    if event.background:
        yield Step("background", "told as context, not as news", score=round(1 - one.news, 3))


def whose_word(event: Event, reading: Reading) -> Step:
    """The claim that carries an event, or that none does."""
    claim = next((c for c in reading.claims if c.id == event.claim), None)
    if claim is None:
        return Step("claim", "no claim carries it: the report's own words")
    return Step("claim", f"carried by the claim {claim.id}", claim.content[0])


def followup_steps(followup: FollowUp, events: Mapping[str, Event]) -> Iterator[Step]:
    """What is to come, the event it is about, by when and on whose word."""
    yield Step("what", "told as to come, with an outcome that can be checked", followup.what)
    event = events.get(followup.event or "")
    if event:
        yield Step("event", f"{event.type}, {event.status}", event.trigger)
    if followup.who:
        yield Step("who", "whoever is to do it", followup.who.span)
    if followup.due and followup.due.span:
        yield Step("due", f"until {followup.due.end}" if followup.due.end else "no date can be told", followup.due.span)
    if followup.expected_by:
        yield Step("expected by", "the source that says so", followup.expected_by)

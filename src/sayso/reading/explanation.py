"""Why a line of a reading says what it says: the words, arcs, scores and lexicon entries behind it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sayso.errors import UnknownRecord
from sayso.reading.assembly import Draft, unpossessed
from sayso.reading.attribution import Statement
from sayso.reading.event_reasons import event_steps, followup_steps
from sayso.reading.phrases import span_at
from sayso.reading.reason import Step
from sayso.record.actor import Actor
from sayso.record.claim import Claim
from sayso.record.reading import Reading


class Explanation(msgspec.Struct, frozen=True):
    """Everything behind one record."""

    record: str
    kind: str
    steps: tuple[Step, ...]


def explain(draft: Draft, reading: Reading, record_id: str) -> Explanation:
    """The reasons behind the record with this id. Raises UnknownRecord where the reading has none such."""
    for kind, identity, steps in explained(draft, reading):
        if identity == record_id:
            return Explanation(record_id, kind, tuple(steps))
    known = [c.id for c in reading.claims][:3]
    raise UnknownRecord(
        f"No record of this reading is called {record_id!r}. Its ids stand beside the lines that `sayso read` prints"
        + (f", for instance {', '.join(known)}." if known else ".")
    )


def explained(draft: Draft, reading: Reading) -> Iterator[tuple[str, str, Iterator[Step]]]:
    """Every record of a reading: what it is, its id, and its reasons, which are only made up when asked for."""
    for claim in reading.claims:
        yield "claim", claim.id, claim_steps(draft, claim)
    for actor in reading.actors:
        yield "actor", actor.id, actor_steps(draft, actor)
    for event in reading.events:
        yield "event", event.id, event_steps(draft.sight, draft.happening_of[event.id], event, reading)
    events = {event.id: event for event in reading.events}
    for followup in reading.followups:
        yield "follow-up", followup.id, followup_steps(followup, events)
    for silence in reading.silences:
        yield "silence", silence.id, iter([Step("silence", "words by which a party declines or keeps quiet", silence.cue)])
    for place in reading.places:
        yield "place", place.id, (Step("mention", "named as a place", m) for m in place.mentions)


def claim_steps(draft: Draft, claim: Claim) -> Iterator[Step]:
    """Why a claim is one, and why it has the values it has."""
    one = draft.statement_of[claim.id]
    sight = draft.sight
    yield Step("content", "marked as something reported", claim.content[0], score=claim.score)
    if one.cue:
        _, sure = sight.target("content_cue", one.content[0])
        entry = draft.values.cue_entry(one)
        yield Step("cue", "the content's arc goes to these words", claim.cue[0], entry[0].label if entry else None, sure)
    yield from chain_steps(draft, one, claim)
    stance = draft.values.stance_of(one)
    yield Step("stance", f"{claim.stance}: {stance.reason}", None, stance.lexicon, stance.score)
    certainty = draft.values.certainty_of(one)
    yield Step("certainty", f"{claim.certainty}: {certainty.reason}", certainty.span, certainty.lexicon, certainty.score)
    words = one.content[1] - one.content[0]
    yield Step("voice", f"{claim.voice}: {draft.values.quoted_words(one)} of {words} words stand in quotation marks")
    for again in claim.also:
        yield Step("also", "printed again here, counted once", again)


def chain_steps(draft: Draft, one: Statement, claim: Claim) -> Iterator[Step]:
    """How each source was found, and why it is of its kind."""
    names = ("ultimate source", "relay")
    arcs = ("content_source", "content_relay")
    for n, (run, link) in enumerate(zip(one.sources, claim.chain, strict=True)):
        _, sure = draft.sight.target(arcs[min(n, 1)], one.content[0])
        how = "taken over from the statement before" if one.carried and not n else "the content's arc goes to these words"
        yield Step(names[min(n, 1)], how, link.span, score=None if one.carried and not n else sure)
        kind = draft.values.kind_of(unpossessed(draft.sight, run))
        yield Step("kind", f"{link.kind}: {kind.reason}", link.span, kind.lexicon, kind.score)


def actor_steps(draft: Draft, actor: Actor) -> Iterator[Step]:
    """What joined each mention to the actor, and the roles."""
    group = draft.people.group_of[actor.id]
    for run in group.runs:
        yield Step("mention", group.why.get(run, "named"), span_at(draft.sight, *run))
    for role in actor.roles:
        yield Step("role", f"holds the post of {role.title.text!r}", role.evidence)


__all__ = ["Explanation", "Step", "explain"]

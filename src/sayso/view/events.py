"""Events and follow-ups in words: who did what to whom, whether it happened, and whose words that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.record.actor import Actor
from sayso.record.claim import Party
from sayso.record.event import Event, EventStatus, FollowUp
from sayso.record.reading import Reading
from sayso.record.span import Span
from sayso.view.actors import worded_roles
from sayso.view.chains import shown_chain
from sayso.view.dates import worded_when
from sayso.view.printable import one_line

FACTUAL: frozenset[EventStatus] = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class EventsShown:
    """The events of a report, kept apart by what may be said of them.

    Only what the outlet itself states as a fact has happened; everything else is somebody's word, a plan or a doubt.
    """

    happened: tuple[Event, ...]
    not_established: tuple[Event, ...]
    background: tuple[Event, ...]


def sorted_events(reading: Reading) -> EventsShown:
    """The events in the order of the text, by what may be said of them."""
    events = sorted(reading.events, key=lambda event: (event.trigger.start, event.id))
    news = [event for event in events if not event.background]
    return EventsShown(
        tuple(event for event in news if is_established(event)),
        tuple(event for event in news if not is_established(event)),
        tuple(event for event in events if event.background),
    )


def is_established(event: Event) -> bool:
    """Whether the outlet states it in its own voice as something that happened."""
    return event.status in FACTUAL and event.claim is None


def when_and_where(event: Event) -> tuple[str, ...]:
    """ "6 Feb 2025", "Batumi"; what is not known is left out."""
    when = worded_when(event.when) or (one_line(event.when_text.text) if event.when_text else "")
    return tuple(part for part in (when, one_line(event.place.span.text) if event.place else "") if part)


def says(event: Event, span: Span) -> bool:
    """Whether the words of an event as shown have a span's words in them already."""
    shown = (event.trigger, *(party.span for party in (*event.agents, *event.recipients)))
    return any(span.start < other.end and other.start < span.end for other in shown)


def parties(who: Iterable[Party], actors: dict[str, Actor]) -> str:
    """The parties by their names, with the role of each who has one."""
    return ", ".join(party_name(party, actors, with_role=True) for party in who)


def party_name(party: Party, actors: dict[str, Actor], *, with_role: bool = False) -> str:
    """The name of the actor where it is known, else the article's words."""
    actor = actors.get(party.actor or "")
    if actor is None:
        return one_line(party.span.text)
    role = next(iter(worded_roles(actor)), "") if with_role else ""
    return f"{one_line(actor.name)} ({role})" if role else one_line(actor.name)


def on_whose_word(event: Event, reading: Reading) -> str:
    """ "Black Sea Ledger's own words", or the chain of the claim that carries the event."""
    carrier = next((claim for claim in reading.claims if claim.id == event.claim), None)
    if carrier is None:
        return f"{one_line(reading.article.outlet or 'the report')}'s own words"
    actors = {actor.id: actor for actor in reading.actors}
    return "word of " + " → ".join(link.name for link in shown_chain(carrier.chain, actors, None))


def due(followup: FollowUp) -> str:
    """By when it is to come: the date, with the article's words where they say more than a date."""
    when = followup.due
    if when is None:
        return "no date"
    return worded_when(when) or "no date"

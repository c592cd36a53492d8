"""Which characters of an article are marked, as what, for which record; and the text cut where marks begin and end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from sayso.record.actor import Actor
from sayso.record.claim import Claim, Party
from sayso.record.event import Event
from sayso.record.reading import Reading
from sayso.record.span import Span
from sayso.view import anchors
from sayso.view.events import is_established

# From what lies under to what lies on top, where two marks have the same length.
MarkKind = Literal[
    "role",
    "place",
    "repeat",
    "again",
    "claim",
    "hedged",
    "followup",
    "silence",
    "cue",
    "source",
    "actor",
    "event",
    "unsettled",
]
KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
UNLINKED: frozenset[MarkKind] = frozenset(
    {"role", "place", "repeat"}
)  # they give a place to go to, and no colour to go from


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that a record rests on."""

    start: int
    end: int
    kind: MarkKind
    record: str | None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters between two edges of marks, with all the marks over them, the shortest last."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Every mark of a reading, in the order of the text."""
    return tuple(sorted(_marks(reading), key=lambda mark: (mark.start, *_under(mark), mark.record or "")))


def segments(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The stretch from `start` to `end`, cut wherever a mark begins or ends: nested and overlapping ones come apart.

    The marks come in the order of their beginnings. One sweep: a paragraph may have thousands of them.
    """
    edges = sorted({start, end, *(edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end)})
    coming = deque(mark for mark in marks if mark.start < end and mark.end > start)
    over: list[Mark] = []
    for left, right in pairwise(edges):
        while coming and coming[0].start <= left:
            over.append(coming.popleft())
        over = [mark for mark in over if mark.end > left]
        yield Segment(left, right, tuple(sorted(over, key=_under)))


def _under(mark: Mark) -> tuple[int, int]:
    return mark.start - mark.end, KINDS.index(mark.kind)


def _marks(reading: Reading) -> Iterator[Mark]:
    for claim in reading.claims:
        yield from _claim_marks(claim)
    for actor in reading.actors:
        yield from _actor_marks(actor)
    for event in reading.events:
        yield from _event_marks(event)
    for place in reading.places:
        for count, span in enumerate(place.mentions, start=1):
            yield _mark(span, "place", place.id, anchors.again(place.id, count))
    for followup in reading.followups:
        yield _mark(followup.what, "followup", followup.id, anchors.words(followup.id))
    for silence in reading.silences:
        yield _mark(silence.cue, "silence", silence.id, anchors.words(silence.id))
        yield from _party_marks(silence.who, silence.id)
    for repeat in reading.article.repeats:
        yield _mark(repeat.at, "repeat", None)


def _claim_marks(claim: Claim) -> Iterator[Mark]:
    kind: MarkKind = "hedged" if claim.certainty == "hedged" else "claim"
    for count, span in enumerate(claim.content):
        yield _mark(span, kind, claim.id, None if count else anchors.words(claim.id))
    for count, span in enumerate(claim.also, start=1):
        yield _mark(span, "again", claim.id, anchors.again(claim.id, count))
    for span in (*claim.cue, *claim.decisive):
        yield _mark(span, "cue", claim.id)
    for link in claim.chain:
        yield _mark(link.span, "source", claim.id)


def _event_marks(event: Event) -> Iterator[Mark]:
    kind: MarkKind = "event" if is_established(event) else "unsettled"
    yield _mark(event.trigger, kind, event.id, anchors.words(event.id))
    for count, span in enumerate(event.also, start=1):
        yield _mark(span, kind, event.id, anchors.again(event.id, count))


def _actor_marks(actor: Actor) -> Iterator[Mark]:
    for count, span in enumerate(actor.mentions, start=1):
        yield _mark(span, "actor", actor.id, anchors.again(actor.id, count))
    for count, role in enumerate(actor.roles, start=1):
        yield _mark(role.evidence, "role", actor.id, anchors.role(actor.id, count))


def _party_marks(party: Party | None, record: str) -> Iterator[Mark]:
    if party is not None:
        yield _mark(party.span, "source", record)


def _mark(span: Span, kind: MarkKind, record: str | None, anchor: str | None = None) -> Mark:
    return Mark(span.start, span.end, kind, record, anchor)

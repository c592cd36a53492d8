"""What happened, did not, or is to come."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.claim import Party
from sayso.record.span import Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
EventStatus = Literal["happened", "ongoing", "planned", "expected", "requested", "denied", "alleged", "hypothetical"]


class EventPlace(msgspec.Struct, frozen=True):
    """The place of an event: the words, and the place of the reading they mean."""

    id: str | None
    span: Span


class When(msgspec.Struct, frozen=True):
    """A time: first and last day as ISO dates, kept as precise as the words are; both None where they give no date."""

    start: str | None
    end: str | None
    span: Span | None


class Event(msgspec.Struct, frozen=True):
    """An act with its doers, those it was done to, where, when, and whether it happened at all."""

    id: str
    type: EventType
    trigger: Span
    agents: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: EventPlace | None
    when: When | None
    status: EventStatus
    claim: str | None
    count: Span | None
    also: tuple[Span, ...]
    background: bool
    score: float
    when_text: Span | None = None  # the words of its time, also where they give no date


class FollowUp(msgspec.Struct, frozen=True):
    """Something that is to come, with an outcome that can be checked."""

    id: str
    who: Party | None
    what: Span
    due: When | None
    expected_by: Span | None
    event: str | None

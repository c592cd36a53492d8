"""Everything that was read in one article: contract 1."""

from __future__ import annotations

import msgspec

from sayso.record.actor import Actor
from sayso.record.article import Article
from sayso.record.claim import Claim, Silence
from sayso.record.event import Event, FollowUp
from sayso.record.place import Place
from sayso.record.span import Span

CONTRACT = 1


class Note(msgspec.Struct, frozen=True):
    """Something the reader could not read, and why: doubt is shown, never swallowed."""

    stage: str
    reason: str
    span: Span | None = None


class Reading(msgspec.Struct, frozen=True):
    """The record of one article, by one version of the reader. Ids are made from content."""

    contract: int
    reader: str
    article: Article
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    followups: tuple[FollowUp, ...]
    silences: tuple[Silence, ...]
    topics: tuple[str, ...]
    notes: tuple[Note, ...] = ()


def to_json(reading: Reading) -> str:
    """The reading as one JSON object of contract 1: the same bytes for the same reading."""
    return msgspec.json.encode(reading).decode("utf-8")

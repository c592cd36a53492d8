"""Event rows in the manner of PLOVER: who did what to whom, where and when, with status and source.

A row is what one article tells, not a fact: `status` says whether it happened, is planned, denied, alleged …; `source` is
the ultimate source where somebody else says so, and empty where the outlet tells it in its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from sayso.record.claim import Claim, Party

if TYPE_CHECKING:
    from sayso.archive.answers import ArticleShown
    from sayso.archive.archive import Archive
    from sayso.record.event import Event
    from sayso.record.reading import Reading

SEPARATOR = "; "
HEDGED_SOURCE = "nobody named"


class EventRow(msgspec.Struct, frozen=True):
    """One event as one article tells it."""

    event: str
    type: str
    status: str
    date_start: str | None
    date_end: str | None
    agents: str
    agent_ids: str
    recipients: str
    recipient_ids: str
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    count: str | None
    words: str
    background: bool
    source: str | None
    source_kind: str | None
    stance: str | None
    certainty: str | None
    claim: str | None
    article: str
    outlet: str | None
    published: str | None
    story: str | None
    span_start: int
    span_end: int
    score: float
    reader: str


def event_rows(archive: Archive) -> Iterator[EventRow]:
    """The events of all articles; copies of another article tell nothing of their own and are left out."""
    for article in archive.articles():
        if article.copy_of:
            continue
        reading = archive.reading(article.id)
        links = archive.actor_links(article.id)
        for event in reading.events:
            yield _row(event, reading, article, links)


def _row(event: Event, reading: Reading, article: ArticleShown, links: dict[str, str]) -> EventRow:
    claim = next((each for each in reading.claims if each.id == event.claim), None)
    place = next((each for each in reading.places if event.place and each.id == event.place.id), None)
    source, kind = _source(claim)
    return EventRow(
        event.id, event.type, event.status, event.when.start if event.when else None, event.when.end if event.when else None,
        _names(event.agents, reading), _ids(event.agents, links), _names(event.recipients, reading),
        _ids(event.recipients, links), place.name if place else event.place.span.text if event.place else None,
        place.country if place else None, place.lat if place else None, place.lon if place else None,
        event.count.text if event.count else None, event.trigger.text, event.background, source, kind,
        claim.stance if claim else None, claim.certainty if claim else None, claim.id if claim else None, article.id,
        article.outlet, article.published, article.story, event.trigger.start, event.trigger.end, event.score,
        reading.reader,
    )  # fmt: skip


def _source(claim: Claim | None) -> tuple[str | None, str | None]:
    """On whose word: nobody's but the outlet's, an unnamed one's, or the first of the chain."""
    if claim is None:
        return None, None
    return (claim.chain[0].text, claim.chain[0].kind) if claim.chain else (HEDGED_SOURCE, None)


def _names(parties: Iterable[Party], reading: Reading) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    return SEPARATOR.join(names.get(party.actor or "", party.span.text) for party in parties)


def _ids(parties: Iterable[Party], links: dict[str, str]) -> str:
    return SEPARATOR.join(links.get(party.actor or "", "") for party in parties)

"""An archive as flat tables: what analysts query, one row a record, nested lists as tables of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sayso.archive.archive import Archive

Kind = Literal["text", "integer", "number", "truth"]
Rows = Iterator[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their kinds, and where the rows come from."""

    columns: Mapping[str, Kind]
    rows: Callable[[Archive], Rows]


def articles(archive: Archive) -> Rows:
    """Articles with their texts."""
    for each in archive.articles():
        yield (each.id, each.external_id, each.outlet, each.title, each.byline, each.published, each.url, each.story,
               each.copy_of, each.copy_kind, archive.article(each.id).text, each.verdict)  # fmt: skip


def stories(archive: Archive) -> Rows:
    """Stories."""
    for each in archive.stories():
        yield each.id, each.title, each.first, each.last, len(each.articles), each.verdict


def actors(archive: Archive) -> Rows:
    """Actors."""
    for each in archive.actors():
        yield each.id, each.name, each.kind, each.articles, each.first, each.last, each.verdict


def actor_names(archive: Archive) -> Rows:
    """Names as written."""
    for each in archive.actors():
        for name in each.names:
            yield each.id, name.text, name.article


def actor_roles(archive: Archive) -> Rows:
    """Posts as stated."""
    for each in archive.actors():
        for role in each.roles:
            yield each.id, role.title, role.organisation, role.as_of, role.article, role.span.start, role.span.end


def places(archive: Archive) -> Rows:
    """Places."""
    yield from archive.database.rows("SELECT id, name, geonames_id, lat, lon, country FROM places ORDER BY n")


def claims(archive: Archive) -> Rows:
    """Claims; voices are counted by side, and a claim that is contradicted says so."""
    for each in archive.claims():
        sides = [voice.side for voice in each.voices]
        yield (each.id, each.story, each.words, each.first, each.last, sides.count("for"), sides.count("against"),
               len({mention.article for mention in each.mentions}), bool(each.contradictions), each.verdict)  # fmt: skip


def claim_mentions(archive: Archive) -> Rows:
    """Where claims are carried or denied."""
    for each in archive.claims():
        for mention in each.mentions:
            yield each.id, mention.article, mention.side, mention.span.start, mention.span.end, mention.span.text


def voices(archive: Archive) -> Rows:
    """Independent voices, a row for each article that rests on one."""
    for each in archive.claims():
        for voice in each.voices:
            source = voice.source
            for article in voice.articles:
                yield (each.id, voice.id, voice.side, source.text if source else None, source.kind if source else None,
                       source.actor if source else None, article)  # fmt: skip


def standing(archive: Archive) -> Rows:
    """What became of claims over time."""
    for each in archive.claims():
        for step in each.standing:
            yield each.id, step.date, step.article, step.state


def contradictions(archive: Archive) -> Rows:
    """Which claims cannot both be true, and in what they differ."""
    for each in archive.claims():
        for other in each.contradictions:
            yield each.id, other.claim, other.about


def watch(archive: Archive) -> Rows:
    """The watch list as of today."""
    for each in archive.watch():
        yield (each.id, each.story, each.article, each.who, each.what.text, each.due.start if each.due else None,
               each.due.end if each.due else None, each.state,
               each.closed_by.article if each.closed_by else None, each.verdict)  # fmt: skip


def news(archive: Archive) -> Rows:
    """What each article added."""
    for each in archive.news():
        for added in each.adds:
            yield (
                each.article,
                each.story,
                each.first,
                added.kind,
                added.id,
                added.span.start,
                added.span.end,
                added.span.text,
            )


def events(archive: Archive) -> Rows:
    """Events of all readings, each with its status and on whose word it stands."""
    from sayso.archive.export.events import event_rows

    for each in event_rows(archive):
        yield tuple(getattr(each, name) for name in each.__struct_fields__)


TABLES: dict[str, Table] = {
    "articles": Table(
        {"id": "text", "external_id": "text", "outlet": "text", "title": "text", "byline": "text", "published": "text",
         "url": "text", "story": "text", "copy_of": "text", "copy_kind": "text", "text": "text", "verdict": "text"},
        articles,
    ),
    "stories": Table(
        {"id": "text", "title": "text", "first": "text", "last": "text", "articles": "integer", "verdict": "text"}, stories,
    ),
    "actors": Table(
        {"id": "text", "name": "text", "kind": "text", "articles": "integer", "first": "text", "last": "text",
         "verdict": "text"}, actors,
    ),
    "actor_names": Table({"actor": "text", "text": "text", "article": "text"}, actor_names),
    "actor_roles": Table(
        {"actor": "text", "title": "text", "organisation": "text", "as_of": "text", "article": "text",
         "span_start": "integer", "span_end": "integer"}, actor_roles,
    ),
    "places": Table(
        {"id": "text", "name": "text", "geonames_id": "integer", "lat": "number", "lon": "number", "country": "text"},
        places,
    ),
    "claims": Table(
        {"id": "text", "story": "text", "words": "text", "first": "text", "last": "text", "voices_for": "integer",
         "voices_against": "integer", "articles": "integer", "contradicted": "truth", "verdict": "text"}, claims,
    ),
    "claim_mentions": Table(
        {"claim": "text", "article": "text", "side": "text", "span_start": "integer", "span_end": "integer",
         "words": "text"},
        claim_mentions,
    ),
    "voices": Table(
        {"claim": "text", "voice": "text", "side": "text", "source": "text", "source_kind": "text", "source_actor": "text",
         "article": "text"}, voices,
    ),
    "standing": Table({"claim": "text", "date": "text", "article": "text", "state": "text"}, standing),
    "contradictions": Table({"claim": "text", "other": "text", "about": "text"}, contradictions),
    "watch": Table(
        {"id": "text", "story": "text", "article": "text", "who": "text", "what": "text", "due_start": "text",
         "due_end": "text", "state": "text", "closed_by": "text", "verdict": "text"}, watch,
    ),
    "news": Table(
        {"article": "text", "story": "text", "first": "truth", "kind": "text", "id": "text", "span_start": "integer",
         "span_end": "integer", "words": "text"}, news,
    ),
    "events": Table(
        {"event": "text", "type": "text", "status": "text", "date_start": "text", "date_end": "text", "agents": "text",
         "agent_ids": "text", "recipients": "text", "recipient_ids": "text", "place": "text", "country": "text",
         "lat": "number", "lon": "number", "count": "text", "words": "text", "background": "truth", "source": "text",
         "source_kind": "text", "stance": "text", "certainty": "text", "claim": "text", "article": "text", "outlet": "text",
         "published": "text", "story": "text", "span_start": "integer", "span_end": "integer", "score": "number",
         "reader": "text"}, events,
    ),
}  # fmt: skip

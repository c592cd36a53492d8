"""People, bodies and articles as FollowTheMoney entities, one JSON object a line, for Aleph and its kin.

The entities are written in that model's form, by its published schemata; its package is not needed. What that model has
no schema for is left out rather than forced into one: claims and events (a reported event is no fact), populations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.archive.answers import ActorShown, ArticleShown, RoleShown
    from sayso.archive.archive import Archive

SCHEMAS = {"person": "Person", "organisation": "Organization", "government": "PublicBody", "armed-group": "Organization",
           "media": "Organization", "unknown": "LegalEntity"}  # fmt: skip


def entity_lines(archive: Archive) -> Iterator[str]:
    """Every actor and article, and that the one is mentioned in the other; not those that people rejected."""
    for entity in _entities(archive):
        yield json.dumps(entity, ensure_ascii=False) + "\n"


def _entities(archive: Archive) -> Iterator[dict[str, Any]]:
    days: dict[str, str | None] = {}
    for article in archive.articles():
        if article.verdict != "reject":
            days[article.id] = article.published
            yield _article(article, archive.article(article.id).text)
    for actor in archive.actors():
        if actor.kind not in SCHEMAS or actor.verdict == "reject":
            continue
        yield _entity(actor.id, SCHEMAS[actor.kind], _actor(actor))
        for article_id in dict.fromkeys(name.article for name in actor.names if name.article in days):
            link = {"entity": actor.id, "document": article_id, "role": "mentioned", "date": days[article_id]}
            yield _entity(f"{actor.id}-{article_id}", "Documentation", {name: (value,) for name, value in link.items()})


def _article(article: ArticleShown, text: str) -> dict[str, Any]:
    """An Article has no property for its text alone; a description, which every entity has, keeps it."""
    known = {
        "name": article.title, "title": article.title, "publisher": article.outlet, "publishedAt": article.published,
        "sourceUrl": article.url, "author": article.byline, "language": "eng", "description": text,
    }  # fmt: skip
    return _entity(article.id, "Article", {name: [value] for name, value in known.items()})


def _actor(actor: ActorShown) -> dict[str, list[str]]:
    """Names and posts. A name of one word fits too many people to be matched by, and is kept as a weak alias."""
    others = sorted({name.text for name in actor.names} - {actor.name})
    person = actor.kind == "person"
    return {
        "name": [actor.name],
        "alias": [name for name in others if not person or len(name.split()) > 1],
        "weakAlias": [name for name in others if person and len(name.split()) == 1],
        "position": sorted({worded(role) for role in actor.roles}) if person else [],
    }  # fmt: skip


def worded(role: RoleShown) -> str:
    """A post with the body it is in."""
    return f"{role.title}, {role.organisation}" if role.organisation else role.title


def _entity(identifier: str, schema: str, properties: Mapping[str, Sequence[str | None]]) -> dict[str, Any]:
    given = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": identifier, "schema": schema, "properties": {name: values for name, values in given.items() if values}}

"""People, bodies and articles as FollowTheMoney entities, one JSON object a line, for Aleph and its kin.

The entities are written in that model's form. Nothing checks them against the followthemoney package, which is not needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.archive.answers import ActorShown, ArticleShown
    from sayso.archive.archive import Archive

SCHEMAS = {"person": "Person", "organisation": "Organization", "government": "PublicBody", "armed-group": "Organization",
           "media": "Organization"}  # fmt: skip


def entity_lines(archive: Archive) -> Iterator[str]:
    """Every actor and article, and that the one is mentioned in the other."""
    for entity in _entities(archive):
        yield json.dumps(entity, ensure_ascii=False) + "\n"


def _entities(archive: Archive) -> Iterator[dict[str, Any]]:
    for article in archive.articles():
        yield _article(article, archive.article(article.id).text)
    for actor in archive.actors():
        yield _actor(actor)
        for article_id in dict.fromkeys(name.article for name in actor.names):
            yield {
                "id": f"{actor.id}-{article_id}", "schema": "Documentation",
                "properties": {"entity": [actor.id], "document": [article_id], "role": ["mentioned"]},
            }  # fmt: skip


def _article(article: ArticleShown, text: str) -> dict[str, Any]:
    known = {
        "title": article.title, "publisher": article.outlet, "publishedAt": article.published, "sourceUrl": article.url,
        "author": article.byline, "bodyText": text,
    }  # fmt: skip
    return {"id": article.id, "schema": "Article", "properties": {name: [value] for name, value in known.items() if value}}


def _actor(actor: ActorShown) -> dict[str, Any]:
    schema = SCHEMAS.get(actor.kind, "LegalEntity")
    properties: dict[str, list[str]] = {"name": [actor.name]}
    if others := sorted({name.text for name in actor.names} - {actor.name}):
        properties["alias"] = others
    if schema == "Person" and (posts := sorted({role.title for role in actor.roles})):
        properties["position"] = posts
    return {"id": actor.id, "schema": schema, "properties": properties}

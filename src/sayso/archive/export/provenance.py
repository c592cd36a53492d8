"""Claims with where they come from, as JSON-LD with PROV-O: entities, the readings that made them, and who vouches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.archive.answers import ActorShown, ArticleShown, ClaimShown
    from sayso.archive.archive import Archive

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/", "sayso": "urn:sayso:", "id": "@id",
    "type": "@type",
}  # fmt: skip


def provenance_lines(archive: Archive) -> Iterator[str]:
    """One JSON-LD document, a node a line."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [\n'
    yield json.dumps({"id": "sayso:reader", "type": "prov:SoftwareAgent", "schema:softwareVersion": __version__})
    for node in _nodes(archive):
        yield ",\n" + json.dumps(node, ensure_ascii=False)
    yield "\n]}\n"


def _nodes(archive: Archive) -> Iterator[dict[str, Any]]:
    for article in archive.articles():
        yield _article(article)
    for actor in archive.actors():
        yield _actor(actor)
    for claim in archive.claims():
        yield from _claim(claim)


def _article(article: ArticleShown) -> dict[str, Any]:
    node: dict[str, Any] = {"id": f"sayso:{article.id}", "type": ["prov:Entity", "schema:NewsArticle"]}
    known = {
        "schema:headline": article.title, "schema:publisher": article.outlet, "schema:datePublished": article.published,
        "schema:url": article.url, "prov:wasDerivedFrom": _reference(article.copy_of),
    }  # fmt: skip
    return node | {name: value for name, value in known.items() if value}


def _actor(actor: ActorShown) -> dict[str, Any]:
    return {
        "id": f"sayso:{actor.id}", "type": "prov:Person" if actor.kind == "person" else "prov:Organization",
        "schema:name": actor.name, "schema:alternateName": sorted({name.text for name in actor.names} - {actor.name}),
    }  # fmt: skip


def _claim(claim: ClaimShown) -> Iterator[dict[str, Any]]:
    """The claim, and each place where it is carried: a quotation of its article."""
    yield {
        "id": f"sayso:{claim.id}", "type": ["prov:Entity", "schema:Claim"], "schema:text": claim.words,
        "prov:wasGeneratedBy": {"type": "prov:Activity", "prov:wasAssociatedWith": _reference("reader")},
        "sayso:voices": [
            {
                "sayso:side": voice.side, "sayso:source": voice.source.text if voice.source else None,
                "sayso:sourceKind": voice.source.kind if voice.source else None,
                "prov:wasAttributedTo": _reference(voice.source.actor) if voice.source else None,
                "prov:wasDerivedFrom": [_reference(article) for article in voice.articles],
            }
            for voice in claim.voices
        ],
        "sayso:contradicts": [_reference(other.claim) | {"sayso:about": other.about} for other in claim.contradictions],
    }  # fmt: skip
    for mention in claim.mentions:
        yield {
            "id": f"sayso:{claim.id}/{mention.article}/{mention.span.start}", "type": "prov:Entity",
            "prov:specializationOf": _reference(claim.id), "prov:wasQuotedFrom": _reference(mention.article),
            "prov:value": mention.span.text, "sayso:start": mention.span.start, "sayso:end": mention.span.end,
            "sayso:side": mention.side,
        }  # fmt: skip


def _reference(identifier: str | None) -> dict[str, str]:
    return {"id": f"sayso:{identifier}"} if identifier else {}

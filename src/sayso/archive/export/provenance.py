"""Claims with where they come from, as JSON-LD with PROV-O: entities, the readings that made them, and who vouches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.archive.answers import ActorShown, ArticleShown, ClaimShown, VoiceShown
    from sayso.archive.archive import Archive

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/", "sayso": "urn:sayso:", "id": "@id",
    "type": "@type",
}  # fmt: skip
AGENTS = {"person": "prov:Person", "population": "prov:Agent", "unknown": "prov:Agent"}  # others are organisations


def provenance_lines(archive: Archive) -> Iterator[str]:
    """One JSON-LD document, a node a line."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [\n'
    yield json.dumps({"id": LINKER, "type": "prov:SoftwareAgent", "schema:name": f"sayso {__version__}"})
    for node in _nodes(archive):
        yield ",\n" + json.dumps(_told(node), ensure_ascii=False)
    yield "\n]}\n"


def _nodes(archive: Archive) -> Iterator[dict[str, Any]]:
    readers = archive.readers()
    for reader in dict.fromkeys(readers.values()):
        yield {"id": _reader(reader), "type": "prov:SoftwareAgent", "schema:name": reader}
    for article in archive.articles():
        yield _article(article)
        yield {
            "id": _reading(article.id), "type": "prov:Activity", "prov:used": _reference(article.id),
            "prov:wasAssociatedWith": {"id": _reader(readers[article.id])},
        }  # fmt: skip
    for actor in archive.actors():
        yield _actor(actor)
    for claim in archive.claims():
        yield from _claim(claim)


def _article(article: ArticleShown) -> dict[str, Any]:
    return {
        "id": _name(article.id), "type": ["prov:Entity", "schema:NewsArticle"], "schema:headline": article.title,
        "schema:publisher": article.outlet, "schema:author": article.byline, "schema:datePublished": article.published,
        "schema:url": article.url, "prov:wasDerivedFrom": _reference(article.copy_of), "sayso:verdict": article.verdict,
    }  # fmt: skip


def _actor(actor: ActorShown) -> dict[str, Any]:
    return {
        "id": _name(actor.id), "type": AGENTS.get(actor.kind, "prov:Organization"), "schema:name": actor.name,
        "schema:alternateName": sorted({name.text for name in actor.names} - {actor.name}), "sayso:kind": actor.kind,
        "sayso:verdict": actor.verdict,
    }  # fmt: skip


def _claim(claim: ClaimShown) -> Iterator[dict[str, Any]]:
    """The claim with who vouches and how it stands, and each place where it is carried: a quotation of its article."""
    yield {
        "id": _name(claim.id), "type": ["prov:Entity", "schema:Claim"], "schema:text": claim.words,
        "prov:wasGeneratedBy": {"type": "prov:Activity", "prov:wasAssociatedWith": {"id": LINKER}},
        "sayso:voices": [_voice(voice) for voice in claim.voices],
        "sayso:standing": [
            {"sayso:state": step.state, "sayso:date": step.date, "prov:wasDerivedFrom": _reference(step.article)}
            for step in claim.standing
        ],
        # A node for each pair: what is said of the pair must not be said of the other claim.
        "sayso:contradictions": [
            {"sayso:claim": _reference(other.claim), "sayso:about": other.about} for other in claim.contradictions
        ],
        "sayso:verdict": claim.verdict,
    }  # fmt: skip
    for mention in claim.mentions:
        yield {
            "id": f"{_name(claim.id)}/{mention.article}/{mention.span.start}", "type": "prov:Entity",
            "prov:specializationOf": _reference(claim.id), "prov:wasQuotedFrom": _reference(mention.article),
            "prov:wasGeneratedBy": {"id": _reading(mention.article)}, "prov:value": mention.span.text,
            "sayso:start": mention.span.start, "sayso:end": mention.span.end, "sayso:side": mention.side,
        }  # fmt: skip


def _voice(voice: VoiceShown) -> dict[str, Any]:
    """A voice; one that is the outlet's own word, or nobody of the archive's, is attributed to no agent."""
    source = voice.source
    return {
        "type": "prov:Entity", "sayso:side": voice.side, "sayso:source": source.text if source else None,
        "sayso:sourceKind": source.kind if source else None,
        "prov:wasAttributedTo": _reference(source.actor) if source else None,
        "prov:wasDerivedFrom": [_reference(article) for article in voice.articles],
    }  # fmt: skip


def _told(value: Any) -> Any:
    """A node without what is not known: in JSON-LD an empty object would be somebody, only unnamed."""
    if isinstance(value, dict):
        return {name: _told(each) for name, each in value.items() if each not in (None, [], {})}
    return [_told(each) for each in value] if isinstance(value, list) else value


def _reference(identifier: str | None) -> dict[str, str] | None:
    return {"id": _name(identifier)} if identifier else None


def _name(identifier: str) -> str:
    return f"sayso:{identifier}"


def _reading(article: str) -> str:
    return f"sayso:reading/{article}"


def _reader(name: str) -> str:
    """A reader's name as the end of an IRI."""
    return f"sayso:reader/{quote(name, safe='')}"


LINKER = "sayso:linker"

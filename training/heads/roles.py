"""Who holds which post in which body."""

from __future__ import annotations

from training.corpora import Document
from training.heads import Arcs, Place, SpanGold, Spans
from training.heads.attribution import place


def spans_of(part: str, document: Document) -> SpanGold | None:
    if document.corpus != "records":
        return None
    roles = [r for r in document.gold["roles"] if r[part]]
    firm = {place(r[part]) for r in roles if not r.get("optional")}
    loose = {place(r[part]) for r in roles if r.get("optional")} - firm
    return SpanGold([(*p, part) for p in sorted(firm)], sorted(loose))


def title(document: Document) -> SpanGold | None:
    return spans_of("title", document)


def holder(document: Document) -> SpanGold | None:
    return spans_of("holder", document)


def organisation(document: Document) -> SpanGold | None:
    return spans_of("organisation", document)


def arcs_to(part: str, document: Document) -> list[tuple[Place, Place]] | None:
    if document.corpus != "records":
        return None
    return [(place(r["title"]), place(r[part]) if r[part] else place(r["title"])) for r in document.gold["roles"]]


def to_holder(document: Document) -> list[tuple[Place, Place]] | None:
    return arcs_to("holder", document)


def to_organisation(document: Document) -> list[tuple[Place, Place]] | None:
    return arcs_to("organisation", document)


HEADS = [
    Spans("title", ("title",), title),
    Spans("holder", ("holder",), holder),
    Spans("organisation", ("organisation",), organisation),
    Arcs("title_holder", to_holder, starts=("title",)),
    Arcs("title_organisation", to_organisation, starts=("title",)),
]

"""Which earlier mention a mention goes back to: names and descriptions of records-train, all noun phrases of gum-open."""

from __future__ import annotations

from training.corpora import Document
from training.heads import Arcs, Place
from training.heads.attribution import place


def aliases(document: Document) -> list[tuple[Place, Place]] | None:
    """From each name of a cluster to its nearest earlier one; the first, and other names, to themselves."""
    if document.corpus != "records":
        return None
    arcs = []
    for cluster in document.gold["aliases"]:
        ordered = sorted({place(m) for m in cluster})
        arcs.append((ordered[0], ordered[0]))
        arcs.extend(zip(ordered[1:], ordered, strict=False))
    return arcs


def coreference(document: Document) -> list[tuple[Place, Place]] | None:
    if document.corpus != "gum-open":
        return None
    last: dict[str, Place] = {}
    arcs = []
    for entity in sorted(document.gold["entities"], key=lambda e: (e["head"][0], -e["end"])):
        here = tuple(entity["head"])
        if entity["type"] in ("person", "organization", "place"):
            arcs.append((here, last.get(entity["group"], here)))
        last[entity["group"]] = here
    return arcs


HEADS = [
    Arcs("alias", aliases, leftward=True, starts=("mention", "source")),
    Arcs("coreference", coreference, leftward=True, starts=("mention", "source", "polnear")),
]

"""The sentences of cameo-conflibert: their class, and who does it to whom. They teach the encoder alone."""

from __future__ import annotations

from training.corpora import Document
from training.heads import Labels, Place, SpanGold, Spans

CLASSES = ("statement", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def sentence_class(document: Document) -> list[tuple[list[Place], str]] | None:
    if document.corpus != "cameo-class":
        return None
    return [([(start, end)], CLASSES[label]) for start, end, label in document.gold["classes"]]


def roles(document: Document) -> SpanGold | None:
    if document.corpus != "cameo-roles":
        return None
    return SpanGold(document.gold["names"])


HEADS = [
    Labels("conflict_class", CLASSES, sentence_class, weight=0.5),
    Spans("conflict_roles", ("S", "T", "R"), roles, weight=0.5),
]

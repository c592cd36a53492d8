"""How certain it is that what a predicate tells of came about: -3 (certainly not) to +3 (certainly), in thirteen steps."""

from __future__ import annotations

from training.corpora import Document
from training.heads import Labels, Place

STEPS = tuple(f"{n / 2:+.1f}" for n in range(-6, 7))


def step_of(score: float) -> str:
    return STEPS[round(2 * max(-3.0, min(3.0, score))) + 6]


def scores(corpora: tuple[str, ...], document: Document) -> list[tuple[list[Place], str]] | None:
    if document.corpus not in corpora:
        return None
    return [([(start, end)], step_of(score)) for start, end, score in document.gold["targets"]]


def web(document: Document) -> list[tuple[list[Place], str]] | None:
    return scores(("factuality-uds-ih2",), document)


def news(document: Document) -> list[tuple[list[Place], str]] | None:
    return scores(("factuality-uw", "factuality-meantime"), document)


HEADS = [
    Labels("factuality", STEPS, web),
    Labels("factuality_news", STEPS, news),
]

"""Names and dates: nine classes of ner-worldwide; the other sets teach the encoder through heads of their own."""

from __future__ import annotations

from training.corpora import Document
from training.heads import SpanGold, Spans

WORLDWIDE = ("Person", "Organization", "Location", "Facility", "NORP", "Misc", "Date", "Money", "Product")
COARSE = ("PER", "ORG", "LOC", "MISC")
POLITICS = (
    "politician", "person", "organisation", "politicalparty", "event", "election", "country", "location", "misc",
)  # fmt: skip


def names_of(corpora: tuple[str, ...], document: Document) -> SpanGold | None:
    if document.corpus not in corpora:
        return None
    return SpanGold(document.gold["names"])


def worldwide(document: Document) -> SpanGold | None:
    return names_of(("ner-worldwide",), document)


def wikigold(document: Document) -> SpanGold | None:
    return names_of(("ner-wikigold",), document)


def uner(document: Document) -> SpanGold | None:
    return names_of(("ner-uner",), document)


def politics(document: Document) -> SpanGold | None:
    return names_of(("ner-crossner-politics",), document)


HEADS = [
    Spans("mention", WORLDWIDE, worldwide),
    Spans("mention_wikigold", COARSE, wikigold, weight=0.5),
    Spans("mention_uner", COARSE[:3], uner, weight=0.5),
    Spans("mention_politics", POLITICS, politics, weight=0.5),
]

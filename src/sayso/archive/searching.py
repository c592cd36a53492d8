"""Words found in articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.archive.answers import FoundArticle
from sayso.archive.store.database import Database
from sayso.record.span import Span, span_of

PHRASE = re.compile(r'"([^"]+)"|(\S+)')
WORD = re.compile(r"\w+")
SPANS_SHOWN = 3
AROUND = 60  # characters before and after what was found


def asked_words(query: str) -> list[str]:
    """The words and "phrases in quotation marks" of a query, every sign between words left out. Raises ValueError."""
    parts = (" ".join(WORD.findall(match[1] or match[2])) for match in PHRASE.finditer(query))
    found = [part for part in parts if part]
    if not found:
        raise ValueError(f"'{query}' holds no word to look for.")
    return found


def found_articles(database: Database, query: str, *, limit: int) -> Iterator[FoundArticle]:
    """The articles that have all of the words, best first."""
    words = asked_words(query)
    with database.snapshot():
        numbers = database.with_words(words, limit=limit)
        rows = {row[0]: row for row in database.among(FOUND, numbers)}
        for number in numbers:
            _, identifier, title, outlet, published, story, text = rows[number]
            yield FoundArticle(identifier, title, outlet, published, story, tuple(places_of(words, text)))


def places_of(words: Sequence[str], text: str) -> Iterator[Span]:
    """The first places in a text where these words stand, whole and in any case."""
    pattern = "|".join(r"\W+".join(map(re.escape, part.split())) for part in words)
    for count, match in enumerate(re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)):
        if count == SPANS_SHOWN:
            return
        yield span_of(text, *match.span())


FOUND = (
    "SELECT articles.n, articles.id, articles.title, articles.outlet, articles.published, stories.id, text FROM articles "
    "JOIN texts ON texts.article = articles.n LEFT JOIN stories ON stories.n = articles.story WHERE articles.n IN"
)

"""A new version of the reader reads what an older one has read; both readings are kept, the new one is linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.archive.adding import ReadsArticles
from sayso.archive.asking import article_of
from sayso.archive.writer import Writer
from sayso.errors import BadLexicon, BadModel
from sayso.record.article import Article
from sayso.record.reading import Reading

BATCH = 16
UNREAD = (
    "SELECT articles.n, articles.id, url, outlet, title, byline, published, language, text, rest FROM articles "
    "JOIN texts ON texts.article = articles.n WHERE articles.n > ? AND NOT EXISTS (SELECT 1 FROM readings "
    "JOIN readers ON readers.n = readings.reader WHERE readings.article = articles.n AND readers.name = ?) "
    "ORDER BY articles.n LIMIT ?"
)


def reread(writer: Writer, reader: ReadsArticles, name: str) -> Iterator[int]:
    """Reads every article that this reader has not read; gives its number once its reading is kept."""
    last = 0
    while rows := writer.database.rows(UNREAD, (last, name, BATCH)):
        articles: list[Article] = [article_of(tuple(row[1:])) for row in rows]
        readings = _readings(reader, articles)
        with writer.batch():
            for row, reading in zip(rows, readings, strict=True):
                if reading:
                    writer.read_again(row[0], reading)
        for row in rows:
            last = row[0]
            yield last


def _readings(reader: ReadsArticles, articles: Sequence[Article]) -> list[Reading | None]:
    """The readings; None for an article that this reader stumbles over, which keeps the reading it has."""
    try:
        return [*reader(articles)]
    except (BadModel, BadLexicon):
        raise
    except Exception:  # noqa: BLE001 - whatever is wrong with one article, the others are read
        return [None] if len(articles) == 1 else [each for article in articles for each in _readings(reader, [article])]

"""Everything that links articles, made anew: when people have taken something apart, or when linking has become better.

The articles and their readings stay as they are; they are linked again in the order in which they came. What people
decided is asked for at every step, and holds. All of it is one transaction: until it is done, the archive is as it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.archive.anchoring import anchors, follow_anchors
from sayso.archive.asking import article_of
from sayso.archive.store.packing import unpacked_reading
from sayso.archive.writer import Writer
from sayso.record.reading import Reading

# Whoever refers to another comes first.
LINKS = (
    "news", "claim_mentions", "claim_keys", "claims", "followup_keys", "watch", "actor_keys", "actor_links", "actor_roles",
    "actor_names", "actors", "place_links", "places", "article_keys", "sketches", "merges",
)  # fmt: skip
AT_A_TIME = 64


def relink(writer: Writer) -> Iterator[int]:
    """Links everything anew; gives how many articles are done, after each."""
    with writer.batch():
        judged = anchors(writer)
        for number, reading in _taken_apart(writer):
            writer.linked(number, reading)
            yield number
        follow_anchors(writer, judged)
        for made in writer.known.decided:
            if made.same:
                writer.merge(made)


def _taken_apart(writer: Writer) -> Iterator[tuple[int, Reading]]:
    database = writer.database
    database.run("UPDATE articles SET story = NULL, copy_of = NULL")
    for table in (*LINKS, "story_keys", "stories"):
        database.run(f"DELETE FROM {table}")  # noqa: S608 - our own names
    database.run("UPDATE counters SET value = 0 WHERE name <> 'writes'")
    writer.start_anew()
    last = 0
    while rows := database.rows(READINGS, (last, AT_A_TIME)):
        for number, *columns, data in rows:
            last = number
            yield number, unpacked_reading(data, article_of(tuple(columns)))


READINGS = (
    "SELECT n, id, url, outlet, title, byline, published, language, text, rest, reading FROM articles "
    "JOIN texts ON texts.article = articles.n "
    "JOIN readings ON readings.article = articles.n AND readings.reader = articles.reader WHERE n > ? ORDER BY n LIMIT ?"
)

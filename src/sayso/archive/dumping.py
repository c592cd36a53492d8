"""An archive as lines, the times of day left out: two archives of the same reports give the same lines."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.archive.store.database import Database

# Every table, the columns that hold when something was done left out, in the order of its primary key.
TABLES = {
    "counters": ("name, value", "name"),
    "readers": ("n, name", "n"),
    "inputs": ("n, name", "n"),
    "articles": (
        "n, id, external_id, url, outlet, title, byline, published, language, day, input, locator, reader, story, "
        "copy_of", "n",
    ),
    "texts": ("article, text, rest", "article"),
    "readings": ("article, reader, reading", "article, reader"),
    "sketches": ("article, record", "article"),
    "stories": ("n, id, title, first_day, last_day, record", "n"),
    "actors": ("n, id, name, kind, articles, first_day, last_day, record", "n"),
    "actor_names": ("n, actor, article, text", "n"),
    "actor_roles": ("n, actor, article, title, organisation, start_at, end_at, as_of", "n"),
    "actor_links": ("article, local, actor, score, reasons", "article, local"),
    "places": ("n, id, name, geonames_id, lat, lon, country", "n"),
    "place_links": ("article, local, place", "article, local"),
    "claims": ("n, id, story, words, first_day, last_day, voices_for, voices_against, record", "n"),
    "claim_mentions": ("article, claim", "article, claim"),
    "watch": ("n, id, story, article, announced_day, closed, record", "n"),
    "news": ("article, story, day, record", "article"),
    "article_keys": ("key, day, n", "key, day, n"),
    "actor_keys": ("key, day, n", "key, day, n"),
    "story_keys": ("key, day, n", "key, day, n"),
    "claim_keys": ("key, story, day, n", "key, story, day, n"),
    "followup_keys": ("key, day, n", "key, day, n"),
    "merges": ("gone, became, kind, reasons", "gone"),
    "judgements": ("n, id, verdict, kind, one, other, detail, author, undone_by, one_words, other_words, note", "n"),
    "seen": ("place, digest, article", "place"),
    "validators": ("url, etag, modified", "url"),
    "failures": ("n, id, input, locator, external_id, stage, reason, digest, article", "n"),
}  # fmt: skip
COUNTS_RUNS = "writes"  # a counter that says how often something was written, which is no matter of content


def dump(database: Database) -> Iterator[str]:
    """One line for each row."""
    with database.snapshot():
        for table, (columns, order) in TABLES.items():
            for row in database.stream(f"SELECT {columns} FROM {table} ORDER BY {order}"):  # noqa: S608 - our own names
                if row[0] != COUNTS_RUNS:
                    yield f"{table} {tuple(value if not isinstance(value, memoryview) else bytes(value) for value in row)!r}"

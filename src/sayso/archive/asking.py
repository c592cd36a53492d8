"""Questions to an archive, each answered from one moment of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Any

from sayso.archive.answers import (
    ActorShown,
    ArticleShown,
    ClaimShown,
    ClosedBy,
    ContradictionShown,
    FailedItem,
    NameShown,
    NewsShown,
    RoleShown,
    StoryShown,
    VoiceShown,
    WatchShown,
)
from sayso.archive.shelves import SHELVES
from sayso.archive.store.database import Database, Row
from sayso.archive.store.days import day_number
from sayso.archive.store.packing import unpacked_reading, unpacked_rest, unpacker
from sayso.errors import UnknownRecord
from sayso.linking.kept import ArchiveActor, ArchiveClaim, ArticleSketch, News, Story, VoiceSource, WatchItem
from sayso.record.article import Article
from sayso.record.reading import Reading
from sayso.record.span import Span

AT_A_TIME = 200  # records that are put together at once
unpacked_news: Callable[[bytes], News] = unpacker(News)

TABLE_OF = {
    "article": "articles", "story": "stories", "claim": "claims", "actor": "actors", "followup": "watch",
    "failure": "failures", "judgement": "judgements",
}  # fmt: skip
PREFIXES = {"followup": ("followup", "watch")}
LAST = "\x7f"  # sorts after every character of an id
CALLED = {"followup": "item of the watch list"}


class Questions:
    """What can be asked of a database. Every answer is a record of contract 2, in the order of arrival."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.merged: dict[str, str | None] = {}  # as of the last question: what records have become

    # Articles

    def articles(self, *, story: str | None = None, only: str | None = None) -> Generator[ArticleShown]:
        """All articles, those of a story, or one."""
        where, values = self._within(story, "articles.story")
        if only:
            where, values = "WHERE articles.n = ?", (self.number("article", only),)
        for rows in self._chunks(f"{ARTICLES} {where} ORDER BY articles.n", values):
            reasons = self._copies([row[0] for row in rows if row[8]])
            for row in rows:
                copy = reasons.get(row[0])
                _, identifier, external_id, outlet, title, published, story_id, url, original, byline = row
                yield ArticleShown(
                    identifier, external_id, outlet, title, published, story_id, original, copy.reasons if copy else (),
                    copy.kind if copy else None, byline, url,
                )  # fmt: skip

    def article(self, identifier: str) -> Article:
        """An article with its text. Raises UnknownRecord."""
        number = self.number("article", identifier)
        row = self.database.one(
            "SELECT id, url, outlet, title, byline, published, language, text, rest FROM articles "
            "JOIN texts ON texts.article = articles.n WHERE n = ?",
            (number,),
        )
        assert row  # noqa: S101 - the text is written in the same transaction
        return article_of(row)

    def reading(self, identifier: str) -> Reading:
        """The reading of an article, by the reader whose reading is linked. Raises UnknownRecord."""
        article = self.article(identifier)
        data = self.database.value(
            "SELECT reading FROM articles "
            "JOIN readings ON readings.article = articles.n AND readings.reader = articles.reader "
            "WHERE articles.id = ?",
            (article.id,),
        )
        return unpacked_reading(data, article)

    def readers(self) -> dict[str, str]:
        """The reader whose reading of an article is linked, by article."""
        rows = self.database.rows("SELECT articles.id, name FROM articles JOIN readers ON readers.n = articles.reader")
        return dict(rows)

    def credits(self, articles: Sequence[str]) -> dict[str, tuple[str | None, str | None, str | None]]:
        """Outlet, day and title of articles."""
        rows = self.database.among("SELECT id, outlet, published, title FROM articles WHERE id IN", articles)
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    # Stories

    def stories(self, *, only: str | None = None) -> Generator[StoryShown]:
        """All stories, or the one with this id (or beginning of an id)."""
        where, values = ("WHERE n = ?", (self.number("story", only),)) if only else ("", ())
        sql = f"SELECT n, record FROM stories {where} ORDER BY n"  # noqa: S608 - our own words
        for rows in self._chunks(sql, values):
            members = self._grouped("SELECT story, id FROM articles WHERE story IN", [row[0] for row in rows], "ORDER BY n")
            for number, data in rows:
                story: Story = SHELVES["story"].unpack(data)
                yield StoryShown(
                    story.id, story.title, story.first, story.last, tuple(members[number]),
                    self._now(story.actors), self._now(story.places),
                )  # fmt: skip

    def titles(self, stories: Sequence[str]) -> dict[str, str]:
        """What these stories are called."""
        return {row[0]: row[1] for row in self.database.among("SELECT id, title FROM stories WHERE id IN", stories)}

    # Claims

    def claims(self, *, story: str | None = None, only: str | None = None) -> Generator[ClaimShown]:
        """All claims, those of a story, or one."""
        where, values = self._within(story, "claims.story")
        if only:
            where, values = "WHERE claims.n = ?", (self.number("claim", only),)
        sql = f"{CLAIMS} {where} ORDER BY claims.n"
        for rows in self._chunks(sql, values):
            for data, story_id in rows:
                yield self._claim(SHELVES["claim"].unpacked(data, story_id))

    def _claim(self, claim: ArchiveClaim) -> ClaimShown:
        voices = (
            VoiceShown(voice.id, voice.side, self._source(voice.source), voice.articles, voice.reasons)
            for voice in claim.voices
        )
        against = (ContradictionShown(self.now(other.claim), other.about, other.reasons) for other in claim.contradictions)
        return ClaimShown(
            claim.id, claim.story, claim.words, claim.mentions, tuple(voices), claim.standing, tuple(against),
            claim.first, claim.last,
        )  # fmt: skip

    def _source(self, source: VoiceSource | None) -> VoiceSource | None:
        return source and VoiceSource(source.text, source.kind, self.now(source.actor) if source.actor else None)

    # What is to come

    def watch(self, *, as_of: str, story: str | None = None, only: str | None = None) -> Generator[WatchShown]:
        """The watch list as it stands on a day (ISO date)."""
        where, values = self._within(story, "watch.story")
        if only:
            where, values = "WHERE watch.n = ?", (self.number("followup", only),)
        sql = f"{WATCH} {where} ORDER BY watch.n"
        for rows in self._chunks(sql, values):
            for data, story_id in rows:
                yield watch_shown(SHELVES["followup"].unpacked(data, story_id), as_of)

    # What is new

    def news(self, *, since: str | None = None, story: str | None = None) -> Generator[NewsShown]:
        """What each article added; `since` leaves out those published before that day, and those of no known day."""
        where, values = self._within(story, "news.story")
        if since:
            where = f"{where} {'AND' if where else 'WHERE'} news.day >= ?"
            values = (*values, day_number(since))
        sql = (
            "SELECT news.record, stories.id, articles.published FROM news JOIN stories ON stories.n = news.story "  # noqa: S608
            f"JOIN articles ON articles.n = news.article {where} ORDER BY news.article"
        )
        for rows in self._chunks(sql, values):
            for data, story_id, published in rows:
                news = unpacked_news(data)
                yield NewsShown(news.article, story_id, news.first, self._additions(news), published)

    def _additions(self, news: News) -> tuple[Any, ...]:
        return tuple(
            type(added)(added.kind, added.id if added.kind == "event" else self.now(added.id), added.span)
            for added in news.adds
        )

    # Actors

    def actors(self, *, only: str | None = None) -> Generator[ActorShown]:
        """All actors, or one."""
        where, values = ("WHERE n = ?", (self.number("actor", only),)) if only else ("", ())
        sql = f"SELECT n, record FROM actors {where} ORDER BY n"  # noqa: S608 - our own words
        for rows in self._chunks(sql, values):
            numbers = [row[0] for row in rows]
            names = self._names(numbers)
            roles = self._roles(numbers)
            for number, data in rows:
                actor: ArchiveActor = SHELVES["actor"].unpack(data)
                yield ActorShown(
                    actor.id, actor.name, actor.kind, tuple(names[number]), tuple(roles[number]), actor.articles,
                    actor.first, actor.last,
                )  # fmt: skip

    def actor_links(self, article: str) -> dict[str, str]:
        """Which actor of the archive each actor of an article's reading is."""
        rows = self.database.rows(
            "SELECT local, actors.id FROM actor_links JOIN actors ON actors.n = actor_links.actor WHERE article = ? "
            "ORDER BY local",
            (self.number("article", article),),
        )
        return dict(rows)

    def _names(self, actors: Sequence[int]) -> dict[int, list[NameShown]]:
        names: dict[int, list[NameShown]] = defaultdict(list)
        sql = (
            "SELECT actor, text, articles.id, actor_names.n FROM actor_names "
            "JOIN articles ON articles.n = actor_names.article WHERE actor IN"
        )
        for actor, text, article, _ in sorted(self.database.among(sql, actors), key=lambda row: row[3]):
            names[actor].append(NameShown(text, article))
        return names

    def _roles(self, actors: Sequence[int]) -> dict[int, list[RoleShown]]:
        roles: dict[int, list[RoleShown]] = defaultdict(list)
        sql = (
            "SELECT actor, actor_roles.title, organisation, articles.id, start_at, end_at, as_of, "
            "substr(text, CAST(start_at + 1 AS INTEGER), CAST(end_at - start_at AS INTEGER)), actor_roles.n "
            "FROM actor_roles JOIN articles ON articles.n = actor_roles.article JOIN texts ON texts.article = articles.n "
            "WHERE actor IN"
        )
        for actor, title, organisation, article, start, end, as_of, words, _ in sorted(
            self.database.among(sql, actors), key=lambda row: row[8]
        ):
            roles[actor].append(RoleShown(title, organisation, article, Span(start, end, words), as_of))
        return roles

    # Failures

    def failures(self) -> Generator[FailedItem]:
        """What could not be taken in."""
        sql = "SELECT id, input, locator, external_id, stage, reason, happened FROM failures ORDER BY n"
        for rows in self._chunks(sql, ()):
            yield from (FailedItem(*row) for row in rows)

    # How

    def now(self, identifier: str) -> str:
        """The id of the record that this one has become."""
        while became := self._became(identifier):
            identifier = became
        return identifier

    def identifier(self, kind: str, given: str) -> str:
        """The whole id of a record. Raises UnknownRecord."""
        sql = f"SELECT id FROM {TABLE_OF[kind]} WHERE n = ?"  # noqa: S608 - our own names
        return str(self.database.value(sql, (self.number(kind, given),)))

    def number(self, kind: str, identifier: str) -> int:
        """The row of a record by its id or its beginning, with or without the kind in front. Raises UnknownRecord."""
        self.merged.clear()
        table, called = TABLE_OF[kind], CALLED.get(kind, kind)
        wanted = self.now(identifier)
        exact = self.database.value(f"SELECT n FROM {table} WHERE id = ?", (wanted,))  # noqa: S608 - our own names
        if exact is not None:
            return int(exact)
        found = [row for prefix in prefixes(kind, identifier) for row in self._beginning(table, prefix)]
        if len(found) == 1:
            return int(found[0][0])
        if found:
            raise UnknownRecord(f"'{identifier}' is the beginning of more than one {called}. Give more of the id.")
        raise UnknownRecord(f"The archive {self.database.name} has no {called} '{identifier}'. Check the id.")

    def _beginning(self, table: str, prefix: str) -> list[Row]:
        """The first rows whose id begins so."""
        sql = f"SELECT n, id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"  # noqa: S608 - our own names
        return self.database.rows(sql, (prefix, prefix + LAST))

    def _within(self, story: str | None, column: str) -> tuple[str, tuple[Any, ...]]:
        return (f"WHERE {column} = ?", (self.number("story", story),)) if story else ("", ())

    def _became(self, identifier: str) -> str | None:
        if identifier not in self.merged:
            self.merged[identifier] = self.database.value("SELECT became FROM merges WHERE gone = ?", (identifier,))
        return self.merged[identifier]

    def _now(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.now, identifiers)))

    def _copies(self, articles: Sequence[int]) -> dict[int, Any]:
        """What is known of copies, by the number of the article."""
        sql = "SELECT article, record FROM sketches WHERE article IN"
        sketches: dict[int, ArticleSketch] = {
            row[0]: SHELVES["article"].unpack(row[1]) for row in self.database.among(sql, articles)
        }
        return {number: sketch.copy_of for number, sketch in sketches.items() if sketch.copy_of}

    def _grouped(self, sql: str, values: Sequence[Any], order: str) -> dict[int, list[str]]:
        marks = ", ".join("?" * len(values))
        groups: dict[int, list[str]] = defaultdict(list)
        for group, value in self.database.rows(f"{sql} ({marks}) {order}", values):
            groups[group].append(value)
        return groups

    def _chunks(self, sql: str, values: Sequence[Any]) -> Iterator[list[Row]]:
        """The rows of a query, some hundred at a time, all from one moment."""
        self.merged.clear()
        with self.database.snapshot():
            chunk: list[Row] = []
            for row in self.database.stream(sql, values):
                chunk.append(row)
                if len(chunk) == AT_A_TIME:
                    yield chunk
                    chunk = []
            if chunk:
                yield chunk


def article_of(row: Row) -> Article:
    """An article from its columns: id, url, outlet, title, byline, published, language, text, rest."""
    rest = unpacked_rest(row[8])
    return Article(
        id=row[0], url=row[1], outlet=row[2], title=row[3], byline=row[4], dateline=rest.dateline, published=row[5],
        language=row[6], text=row[7], repeats=rest.repeats, blocks=rest.blocks,
    )  # fmt: skip


def watch_shown(item: WatchItem, as_of: str) -> WatchShown:
    """An item of the watch list as it stands on a day: what closed it later is not known yet."""
    from sayso.linking.watching import state_on

    state = state_on(item, as_of)
    closing = item.closing if item.closing and state == item.closing.outcome else None
    return WatchShown(
        item.id, item.story, item.article, item.who, item.what, item.due, state,
        ClosedBy(closing.article, closing.span) if closing else None,
        (*item.reasons, *(closing.reasons if closing else ())), item.announced, item.repeats,
    )  # fmt: skip


def prefixes(kind: str, identifier: str) -> list[str]:
    """What ids may begin with that are meant by a whole id or the beginning of its digits."""
    return [identifier] if "-" in identifier else [f"{prefix}-{identifier}" for prefix in PREFIXES.get(kind, (kind,))]


CLAIMS = "SELECT claims.record, stories.id FROM claims JOIN stories ON stories.n = claims.story"
WATCH = "SELECT watch.record, stories.id FROM watch JOIN stories ON stories.n = watch.story"
ARTICLES = (
    "SELECT articles.n, articles.id, articles.external_id, articles.outlet, articles.title, articles.published, stories.id, "
    "articles.url, originals.id, articles.byline FROM articles LEFT JOIN stories ON stories.n = articles.story "
    "LEFT JOIN articles AS originals ON originals.n = articles.copy_of"
)

"""`sayso check`: every span against its text, every id against what it names, every count against what it counts."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from sayso.archive.asking import Questions, article_of, unpacked_news
from sayso.archive.shelves import SHELVES
from sayso.archive.store.database import Database
from sayso.archive.store.packing import unpacked_reading
from sayso.linking.kept import ArchiveClaim, Linked, News, WatchItem
from sayso.record.article import Article, article_id
from sayso.record.reading import Reading
from sayso.record.span import Span

TEXTS_AT_HAND = 512
TABLES: dict[Linked, str] = {
    "article": "sketches", "actor": "actors", "story": "stories", "claim": "claims", "followup": "watch",
}  # fmt: skip


class Fault(msgspec.Struct, frozen=True):
    """Something that is not as it must be: the record it was found in, and what is wrong."""

    record: str
    fault: str


class Checked(msgspec.Struct):
    """What was looked at, and what was found."""

    articles: int = 0
    readings: int = 0
    records: int = 0
    spans: int = 0
    faults: int = 0


class Check:
    """One look through a whole archive."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.questions = Questions(database)
        self.seen = Checked()
        self.text = lru_cache(maxsize=TEXTS_AT_HAND)(self._text)
        self.exists = lru_cache(maxsize=100_000)(self._exists)

    def faults(self) -> Iterator[Fault]:
        """Everything that is wrong; `seen` counts meanwhile."""
        with self.database.snapshot():
            for part in (self._tables, self._readings, self._claims, self._watch, self._news, self._links, self._counts):
                for fault in part():
                    self.seen.faults += 1
                    yield fault

    # Parts

    def _tables(self) -> Iterator[Fault]:
        """What the database itself can say."""
        if self.database.dialect == "sqlite":
            for (words,) in self.database.rows("PRAGMA integrity_check(20)"):
                if words != "ok":
                    yield Fault("file", words)
            for row in self.database.rows("PRAGMA foreign_key_check"):
                yield Fault(f"{row[0]} {row[1]}", f"names a row of {row[2]} that is not there")

    def _readings(self) -> Iterator[Fault]:
        sql = (
            "SELECT articles.id, url, outlet, title, byline, published, language, text, rest, reading, readers.name "
            "FROM articles LEFT JOIN texts ON texts.article = articles.n "
            "LEFT JOIN readings ON readings.article = articles.n "
            "LEFT JOIN readers ON readers.n = readings.reader ORDER BY articles.n"
        )
        last = None
        for row in self.database.stream(sql):
            if row[7] is None or row[9] is None:
                yield Fault(row[0], "has no text" if row[7] is None else "has no reading")
                continue
            article = article_of(row[:9])
            if article.id != last:
                last = article.id
                yield from self._article(article)
            yield from self._reading(article, row[9], row[10])

    def _article(self, article: Article) -> Iterator[Fault]:
        self.seen.articles += 1
        if article_id(article.text, article.outlet, article.published) != article.id:
            yield Fault(article.id, "is not the id of its text, outlet and date")
        yield from self._spans(article.id, article.text, article)

    def _reading(self, article: Article, data: bytes, reader: str) -> Iterator[Fault]:
        self.seen.readings += 1
        try:
            reading = unpacked_reading(data, article)
        except (zlib.error, msgspec.MsgspecError) as error:
            yield Fault(article.id, f"its reading by '{reader}' does not fit its text ({error})")
            return
        if reading.reader != reader:
            yield Fault(article.id, f"its reading says that it is by '{reading.reader}', not by '{reader}'")
        without_article = [getattr(reading, name) for name in reading.__struct_fields__ if name != "article"]
        yield from self._spans(article.id, article.text, without_article)
        yield from dangling(reading)

    def _claims(self) -> Iterator[Fault]:
        for claim in self._records("claim"):
            assert isinstance(claim, ArchiveClaim)  # noqa: S101 - for the type checker
            for mention in claim.mentions:
                yield from self._quoted(claim.id, mention.article, mention.span)
            for voice in claim.voices:
                for article in voice.articles:
                    yield from self._named(claim.id, "article", article)
            for standing in claim.standing:
                yield from self._named(claim.id, "article", standing.article)
            for other in claim.contradictions:
                yield from self._named(claim.id, "claim", other.claim)

    def _watch(self) -> Iterator[Fault]:
        for item in self._records("followup"):
            assert isinstance(item, WatchItem)  # noqa: S101 - for the type checker
            yield from self._quoted(item.id, item.article, item.what)
            for article in item.repeats:
                yield from self._named(item.id, "article", article)
            if item.closing:
                yield from self._quoted(item.id, item.closing.article, item.closing.span)

    def _news(self) -> Iterator[Fault]:
        for (data,) in self.database.stream("SELECT record FROM news ORDER BY article"):
            news: News = unpacked_news(data)
            self.seen.records += 1
            for added in news.adds:
                yield from self._quoted(f"news of {news.article}", news.article, added.span)
                if added.kind in KIND_OF:  # an event is a record of the reading, a number one of its article
                    yield from self._named(f"news of {news.article}", KIND_OF[added.kind], added.id)

    def _links(self) -> Iterator[Fault]:
        """Posts lie within their texts, and every article has its story and its words in the index."""
        for article, start, end in self.database.stream(
            "SELECT articles.id, start_at, end_at FROM actor_roles JOIN articles ON articles.n = actor_roles.article "
            "ORDER BY actor_roles.n"
        ):
            self.seen.spans += 1
            if not 0 <= start < end <= len(self.text(article) or ""):
                yield Fault(article, f"a post is said to stand at {start} to {end}, outside its text")
        for (identifier,) in self.database.rows(
            "SELECT articles.id FROM articles LEFT JOIN news ON news.article = articles.n WHERE news.article IS NULL "
            "OR articles.story IS NULL ORDER BY articles.n LIMIT 100"
        ):
            yield Fault(identifier, "is not linked")

    def _counts(self) -> Iterator[Fault]:
        for kind, table in TABLES.items():
            counted = self.database.value(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
            said = self.database.value("SELECT value FROM counters WHERE name = ?", (kind,))
            if counted != said:
                yield Fault(f"counter of {kind}", f"says {said}, but there are {counted}")
        for gone, became in self.database.rows("SELECT gone, became FROM merges"):
            if not self.exists("any", self.questions.now(gone)):
                yield Fault(gone, f"has become '{became}', which is not there")

    # How

    def _records(self, kind: Linked) -> Iterator[Any]:
        shelf = SHELVES[kind]
        for (data,) in self.database.stream(f"SELECT record FROM {TABLES[kind]} ORDER BY n"):  # noqa: S608
            record = shelf.unpack(data)
            self.seen.records += 1
            yield record

    def _quoted(self, record: str, article: str, span: Span) -> Iterator[Fault]:
        text = self.text(article)
        if text is None:
            yield Fault(record, f"names the article '{article}', which is not there")
        else:
            yield from self._spans(record, text, span)

    def _named(self, record: str, kind: str, identifier: str) -> Iterator[Fault]:
        if not self.exists(kind, self.questions.now(identifier)):
            yield Fault(record, f"names the {kind} '{identifier}', which is not there")

    def _spans(self, record: str, text: str, value: Any) -> Iterator[Fault]:
        for span in spans_in(value):
            self.seen.spans += 1
            if text[span.start : span.end] != span.text or span.start < 0:
                yield Fault(record, f"'{span.text[:40]}' is not what its text has at {span.start} to {span.end}")

    def _text(self, article: str) -> str | None:
        found: str | None = self.database.value(
            "SELECT text FROM articles JOIN texts ON texts.article = articles.n WHERE id = ?", (article,)
        )
        return found

    def _exists(self, kind: str, identifier: str) -> bool:
        tables = [NAMED[kind]] if kind in NAMED else list(NAMED.values())
        return any(
            self.database.value(f"SELECT 1 FROM {table} WHERE id = ?", (identifier,))  # noqa: S608 - our own names
            for table in tables
        )


KIND_OF = {"claim": "claim", "actor": "actor", "followup": "followup"}
NAMED = {"article": "articles", "actor": "actors", "story": "stories", "claim": "claims", "followup": "watch"}


def spans_in(value: Any) -> Iterator[Span]:
    """Every span within a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from spans_in(each)


def dangling(reading: Reading) -> Iterator[Fault]:
    """Ids within a reading that name nothing."""
    actors = {actor.id for actor in reading.actors}
    claims, events = {claim.id for claim in reading.claims}, {event.id for event in reading.events}
    places = {place.id for place in reading.places}
    parties = [party for event in reading.events for party in (*event.agents, *event.recipients)]
    parties += [followup.who for followup in reading.followups if followup.who]
    parties += [silence.who for silence in reading.silences if silence.who]
    for kind, known, named in (
        ("actor", actors, [link.actor for claim in reading.claims for link in claim.chain]),
        ("actor", actors, [party.actor for party in parties]),
        ("claim", claims, [event.claim for event in reading.events]),
        ("place", places, [event.place.id for event in reading.events if event.place]),
        ("event", events, [followup.event for followup in reading.followups]),
    ):
        for identifier in named:
            if identifier is not None and identifier not in known:
                yield Fault(reading.article.id, f"its reading names the {kind} '{identifier}', which it does not have")

"""The one place where an archive is written: articles with their readings and links, failures, judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

from sayso.archive.answers import Judgement
from sayso.archive.changing import Changer
from sayso.archive.joining import joined
from sayso.archive.judging import kept
from sayso.archive.known import KnownRecords
from sayso.archive.store.database import Database
from sayso.archive.store.days import day_number
from sayso.archive.store.keys import key_number
from sayso.archive.store.packing import packed, packed_reading, packed_rest
from sayso.intake.item import Item
from sayso.intake.validator import Validator
from sayso.linking.changes import Changes
from sayso.linking.kept import Decision, Merge, Reason
from sayso.linking.known import Known
from sayso.record.article import Article
from sayso.record.digest import digest
from sayso.record.reading import Reading

Linker = Callable[[Reading, Known], Changes]
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of day that is written beside what is added."""
    return datetime.now(UTC)


class Writer:
    """Writes into an archive. One transaction at a time (`with writer.batch():`), one writer at a time."""

    def __init__(self, database: Database, link: Linker, *, clock: Clock = utc_now) -> None:
        self.database, self.link, self.clock = database, link, clock
        self.known = KnownRecords(database)
        self.changer = Changer(database, self.known)
        self.writes: int | None = None  # how often the archive had been written when we last did
        self.named: dict[tuple[str, str], int] = {}  # numbers of readers and inputs

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is written within is written whole or not at all, and nobody else writes meanwhile."""
        try:
            with self.database.writing():
                self._begin()
                yield
                self._end()
        except BaseException:
            self.writes = None  # what is at hand may be what was just taken back
            raise

    def add(self, item: Item, reading: Reading) -> None:
        """An article that the archive does not have, its reading, and what linking makes of it.

        Raises whatever linking raises, and has then written nothing of this article.
        """
        totals = self.known.totals.copy()
        try:
            with self.database.attempt():
                changes = self.link(reading, self.known)
                number = self._article(item, reading)
                self.changer.write(number, changes)
                self.saw(item, number)
        except BaseException:
            self._load()
            self.known.totals = totals  # those of this batch are not written yet
            raise

    def linked(self, number: int, reading: Reading) -> None:
        """Links an article that is there already and whose links were taken away."""
        self.changer.write(number, self.link(reading, self.known))

    def read_again(self, number: int, reading: Reading) -> None:
        """A further reading of an article, which is the one to be linked from now on."""
        reader = self._name("readers", reading.reader)
        self.database.run("INSERT INTO readings VALUES (?, ?, ?)", (number, reader, packed_reading(reading)))
        self.database.run("UPDATE articles SET reader = ? WHERE n = ?", (reader, number))

    def start_anew(self) -> None:
        """What is at hand is no longer in the archive."""
        self._load()

    def number_of(self, article: str) -> int | None:
        """The row of an article, None if the archive does not have it."""
        return self.known.number("article", article)

    def saw(self, item: Item, article: int) -> None:
        """This place of an input needs no second look: it is this article."""
        self.database.run(
            "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (place) DO UPDATE SET digest = excluded.digest, "
            "article = excluded.article",
            (place_of(item.input, item.locator), digest_number(item.digest), article),
        )
        self.database.run("DELETE FROM failures WHERE id = ?", (failure_id(item.input, item.locator),))

    def failed(self, item: Item, stage: str, reason: str, article: Article | None = None) -> None:
        """Keeps what could not be taken in; once for each place of an input, however often it fails."""
        identifier = failure_id(item.input, item.locator)
        number = self.database.value("SELECT n FROM failures WHERE id = ?", (identifier,))
        if number is not None:
            self.database.run("DELETE FROM failures WHERE n = ?", (number,))
        self.database.run(
            "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number or self.changer.next("failures"), identifier, item.input, item.locator, item.external_id, stage, reason,
             item.digest, packed(article) if article else None, self._time()),
        )  # fmt: skip

    def keep_validators(self, validators: Mapping[str, Validator]) -> None:
        """What servers said of the feeds whose items are all taken in by now."""
        self.database.run_many(
            "INSERT INTO validators VALUES (?, ?, ?) ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, "
            "modified = excluded.modified",
            [(url, validator.etag, validator.modified) for url, validator in validators.items()],
        )

    def judged(self, judgement: Judgement) -> None:
        """Keeps what somebody decided."""
        kept(self.database, self.changer.next("judgements"), judgement)
        self.known.decide(decisions(self.database))

    def merge(self, made: Decision) -> None:
        """Carries out that two records are one; nothing where one of them is not there."""
        into, gone = self.known.now(made.one), self.known.now(made.other)
        kept, other = self.known.record(made.kind, into), self.known.record(made.kind, gone)
        if kept is None or other is None or into == gone:
            return
        self.changer.put(made.kind, joined(kept, other))
        self.changer.follow(Merge(made.kind, gone, into, (Reason("judgement", 1.0, "somebody decided that they are one"),)))

    def undone(self, judgement: str, by: Judgement) -> None:
        """Takes a judgement back; both stay on record."""
        self.judged(by)
        self.database.run("UPDATE judgements SET undone_by = ? WHERE id = ?", (by.id, judgement))
        self.known.decide(decisions(self.database))

    # Parts

    def _article(self, item: Item, reading: Reading) -> int:
        article = reading.article
        number = self.changer.next("articles")
        reader = self._name("readers", reading.reader)
        self.database.run(
            f"INSERT INTO articles ({', '.join(ARTICLE_COLUMNS)}) VALUES ({', '.join('?' * len(ARTICLE_COLUMNS))})",  # noqa: S608
            (number, article.id, item.external_id, article.url, article.outlet, article.title, article.byline,
             article.published, article.language, day_number(article.published), self._time(),
             self._name("inputs", item.input), item.locator, reader),
        )  # fmt: skip
        self.database.run("INSERT INTO texts VALUES (?, ?, ?)", (number, article.text, packed_rest(article)))
        self.database.run("INSERT INTO readings VALUES (?, ?, ?)", (number, reader, packed_reading(reading)))
        self.database.index_words(number, article.title or "", article.text)
        self.known.numbers["article"][article.id] = number
        return number

    def _name(self, table: str, name: str) -> int:
        """The number of a reader or an input, which is written down when it is met first."""
        key = (table, name)
        if key not in self.named:
            number = self.database.value(f"SELECT n FROM {table} WHERE name = ?", (name,))  # noqa: S608 - our own names
            if number is None:
                number = self.changer.next(table)
                self.database.run(f"INSERT INTO {table} VALUES (?, ?)", (number, name))  # noqa: S608 - our own names
            self.named[key] = number
        return self.named[key]

    def _time(self) -> str:
        return self.clock().astimezone(UTC).isoformat(timespec="seconds")

    def _begin(self) -> None:
        """What is at hand is true as long as nobody else has written since."""
        writes = int(self.database.value("SELECT value FROM counters WHERE name = 'writes'"))
        if writes != self.writes:
            self._load()
        self.writes = writes + 1

    def _end(self) -> None:
        self.database.run("UPDATE counters SET value = ? WHERE name = 'writes'", (self.writes,))
        totals = self.known.totals
        self.database.run_many(
            "UPDATE counters SET value = ? WHERE name = ?", [(totals[kind], kind) for kind in sorted(totals)]
        )

    def _load(self) -> None:
        """Starts anew from what the archive holds."""
        known, counts = self.known, self.database.rows("SELECT name, value FROM counters WHERE name <> 'writes'")
        known.forget_all()
        known.totals.clear()
        known.totals.update(dict(counts))
        known.decide(decisions(self.database))
        known.merged = dict(self.database.rows("SELECT gone, became FROM merges"))
        self.changer.last.clear()
        self.named.clear()


def decisions(database: Database) -> tuple[Decision, ...]:
    """What people decided about records being one or not, as it stands. A split names what it parts in its detail."""
    rows = database.rows(
        "SELECT kind, one, other, verdict, detail FROM judgements "
        "WHERE undone_by IS NULL AND verdict IN ('merge', 'split') ORDER BY n"
    )
    return tuple(
        Decision(kind, one, each, verdict == "merge")
        for kind, one, other, verdict, detail in rows
        for each in ([other] if verdict == "merge" else detail.split())
    )


def place_of(input_name: str, locator: str) -> int:
    """The place of an item as a number."""
    return key_number(f"{input_name}\x1f{locator}")


def digest_number(hexadecimal: str | None) -> int:
    """The first 63 bits of a digest; 0 where there is none."""
    return int(hexadecimal[:16], 16) >> 1 if hexadecimal else 0


def failure_id(input_name: str, locator: str) -> str:
    """The id of the failure at a place of an input."""
    return digest("failure", input_name, locator)


ARTICLE_COLUMNS = ("n", "id", "external_id", "url", "outlet", "title", "byline", "published", "language", "day", "added",
                   "input", "locator", "reader")  # fmt: skip

"""Reports join the archive, a small batch at a time: read together, linked one by one, written at once."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

from sayso.archive.answers import AddedItem, FailureShown
from sayso.archive.store.database import Database
from sayso.archive.writer import Writer, digest_number, place_of
from sayso.errors import ArchiveRefused, BadLexicon, BadModel, SaysoError
from sayso.intake.item import Item
from sayso.intake.validator import Validator
from sayso.record.article import Article
from sayso.record.reading import Reading

BATCH = 16  # articles: about a second of reading, which is what a kill costs at most
PATIENCE = 5.0  # seconds after which what has come in is written, although the batch is not full


class ReadsArticles(Protocol):
    """A reader, or what stands for one in a test."""

    @property
    def name(self) -> str: ...

    def __call__(self, articles: Sequence[Article], /) -> list[Reading]: ...


@dataclass(slots=True)
class Validators:
    """What servers said of feeds: asked of the archive, and kept with the batch that holds the last of their items."""

    database: Database
    waiting: dict[str, Validator] = field(default_factory=dict)

    def get(self, url: str, /) -> Validator | None:
        row = self.database.one("SELECT etag, modified FROM validators WHERE url = ?", (url,))
        return self.waiting.get(url) or (Validator(row[0], row[1]) if row else None)

    def put(self, url: str, validator: Validator, /) -> None:
        self.waiting[url] = validator


class Adding:
    """One run of adding. `reader` makes the reader when the first article needs it."""

    def __init__(self, writer: Writer, reader: Callable[[], ReadsArticles], *, batch: int = BATCH) -> None:
        self.writer, self.reader, self.size = writer, reader, batch
        self.database = writer.database
        self.validators = Validators(writer.database)
        self.skipped: deque[AddedItem] = deque()
        self.waiting: list[Item] = []
        self.since = time.monotonic()

    def skip(self, input_name: str, locator: str, digest: str | None) -> bool:
        """Whether this place of an input was taken in before; what is skipped is told as known."""
        input_name, locator = storable(input_name), storable(locator)
        row = self.database.one(
            "SELECT seen.digest, articles.id, articles.external_id FROM seen JOIN articles ON articles.n = seen.article "
            "WHERE seen.place = ?",
            (place_of(input_name, locator),),
        )
        if row is None or (digest is not None and row[0] != digest_number(digest)):
            return False
        self.skipped.append(AddedItem(input_name, row[2], row[1], "known", None, locator))
        return True

    def run(self, items: Iterable[Item]) -> Iterator[AddedItem]:
        """Takes in everything; says what became of each once it is written."""
        for item in items:
            yield from self._told()
            self.waiting.append(with_storable_names(item))
            if len(self.waiting) >= self.size or time.monotonic() - self.since > PATIENCE:
                yield from self.flush()
        yield from self.flush()
        yield from self._told()

    def flush(self) -> list[AddedItem]:
        """Reads and writes what has come in so far."""
        items, self.waiting, self.since = self.waiting, [], time.monotonic()
        if not items and not self.validators.waiting:
            return []
        read = self._read(items)
        with self.writer.batch(), collector_waiting():
            outcomes = [self._written(item, read) for item in items]
            self.writer.keep_validators(self.validators.waiting)
        self.validators.waiting.clear()
        return outcomes

    def _told(self) -> Iterator[AddedItem]:
        while self.skipped:
            yield self.skipped.popleft()

    def _read(self, items: Sequence[Item]) -> dict[str, Reading | FailureShown]:
        """The readings of the articles that the archive does not have, or why there are none, by article."""
        articles = {item.article.id: item.article for item in items if item.article}
        new = [article for identifier, article in articles.items() if self._number_of(identifier) is None]
        if not new:
            return {}
        return {article.id: reading for article, reading in zip(new, self._readings(new), strict=True)}

    def _readings(self, articles: Sequence[Article]) -> list[Reading | FailureShown]:
        reader = self.reader()
        try:
            return [*reader(articles)]
        except (BadModel, BadLexicon):  # no other article would fare better
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one article, the others are read
            if len(articles) == 1:
                return [FailureShown("read", _worded(error))]
            return [reading for article in articles for reading in self._readings([article])]

    def _written(self, item: Item, read: dict[str, Reading | FailureShown]) -> AddedItem:
        """One item, within the transaction of its batch."""
        article = item.article
        if item.failure or article is None:
            failure = FailureShown(item.failure.stage, item.failure.reason) if item.failure else NOTHING
            return self._failed(item, failure)
        number = self.writer.number_of(article.id)
        if number is not None:
            self.writer.saw(item, number)
            return AddedItem(item.input, item.external_id, article.id, "known", None, item.locator)
        reading = read[article.id]
        if isinstance(reading, FailureShown):
            return self._failed(item, reading)
        try:
            self.writer.add(item, reading)
        except ArchiveRefused:
            raise
        except Exception as error:  # noqa: BLE001 - an article that cannot be linked must not stop the others
            return self._failed(item, FailureShown("link", _worded(error)))
        return AddedItem(item.input, item.external_id, article.id, "added", None, item.locator)

    def _failed(self, item: Item, failure: FailureShown) -> AddedItem:
        self.writer.failed(item, failure.stage, failure.reason, item.article)
        return AddedItem(item.input, item.external_id, None, "failed", failure, item.locator)

    def _number_of(self, article: str) -> int | None:
        number: int | None = self.database.value("SELECT n FROM articles WHERE id = ?", (article,))
        return number


@contextmanager
def collector_waiting() -> Iterator[None]:
    """Python's collector of circles waits: linking makes many records and no circles, and looking through all that is at
    hand again and again takes a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def with_storable_names(item: Item) -> Item:
    """The item under names that a database and JSON can hold."""
    external_id = None if item.external_id is None else storable(item.external_id)
    return replace(item, input=storable(item.input), locator=storable(item.locator), external_id=external_id)


def storable(name: str) -> str:
    """A name as text: bytes of a file's name that are no UTF-8, and NUL, are written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


NOTHING = FailureShown("open", "There was neither an article nor a reason why not.")


def _worded(error: Exception) -> str:
    return str(error) if isinstance(error, SaysoError) else f"internal error, please report it: {error!r}"

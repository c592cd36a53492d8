"""What the rest of the archive asks of a database; SQLite and PostgreSQL each answer in their own way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal

Row = tuple[Any, ...]
Values = Sequence[Any]
KeyTable = Literal["article_keys", "actor_keys", "story_keys", "claim_keys", "followup_keys"]


class Database(ABC):
    """One connection. SQL is ours and is written with "?" for every value; no value is ever put into its text.

    Whatever goes wrong underneath comes out as ArchiveRefused (or ArchiveBusy), in words that say what to do; only a rule
    of the tables that is broken (a fault of ours) stays the error it is.
    """

    name: str  # how messages call it
    dialect: Literal["sqlite", "postgresql"]

    @abstractmethod
    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""

    @abstractmethod
    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, a few at a time. Only within `snapshot()` or `writing()`."""

    @abstractmethod
    def run(self, sql: str, values: Values = ()) -> None:
        """A statement without an answer."""

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """One statement for many rows."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[None]:
        """All or nothing, and nobody else writes meanwhile. Waits for another writer, then raises ArchiveBusy."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """Everything read within is the archive at one moment, whatever is written meanwhile."""

    @abstractmethod
    def within(self) -> bool:
        """Whether a transaction is open."""

    @abstractmethod
    def latest(self, table: KeyTable, keys: Sequence[int], *, each: int, story: int | None = None) -> list[tuple[int, int]]:
        """(n, day) of the records that carry these keys, once for each key; of one key no more than the latest `each`."""

    @abstractmethod
    def carried(self, table: KeyTable, keys: Sequence[int], *, most: int, story: int | None = None) -> dict[int, int]:
        """How many records carry each key, counted no further than `most`. Keys of claims lie by story, and need one."""

    @abstractmethod
    def index_words(self, article: int, title: str, text: str) -> None:
        """Makes an article findable by its words."""

    @abstractmethod
    def with_words(self, query: Sequence[str], *, limit: int) -> list[int]:
        """Numbers of the articles that have all of these words and phrases, best first, then the latest.

        Of words that very many articles have, the latest RANKED are looked at.
        """

    @abstractmethod
    def level(self) -> int:
        """Which migrations it has had: the number of the last; 0 for a new database."""

    @abstractmethod
    def migrate(self, number: int, script: str) -> None:
        """Carries out one migration and remembers it, in one transaction."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of it."""

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of what is being written that can fail by itself: then all but this part is kept."""
        self.run("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self.within():  # a full disk ends the whole transaction
                self.run("ROLLBACK TO SAVEPOINT attempt")
                self.run("RELEASE SAVEPOINT attempt")
            raise
        self.run("RELEASE SAVEPOINT attempt")

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row, if there is one."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first value of the first row, None where there is none."""
        found = self.one(sql, values)
        return found[0] if found else None

    def among(self, sql: str, values: Sequence[Any]) -> list[Row]:
        """The rows of a query that ends in "IN", for as many values as given, some hundred at a time."""
        rows: list[Row] = []
        for start in range(0, len(values), AT_A_TIME):
            part = values[start : start + AT_A_TIME]
            rows.extend(self.rows(f"{sql} ({', '.join('?' * len(part))})", part))
        return rows


RANKED = 2000  # articles found by words that are ranked: ranking all that hold a common word takes longer the more there are
AT_A_TIME = 500  # values in one IN (…): SQLite before 3.32 takes no more than 999

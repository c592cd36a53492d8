"""An archive in one file: SQLite with a write-ahead log, so that it can be read while it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sayso.archive.store.database import RANKED, Database, KeyTable, Row, Values
from sayso.errors import ArchiveBusy, ArchiveRefused

MARK = 0x5341_5953  # "SAYS": SQLite's application id, by which a file is known to be an archive
PATIENCE = 60.0  # seconds to wait for another writer; a batch takes about one
PAGE = 8192  # bytes; texts and readings are some 3 kB each and should not spill over into a chain of pages
SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",  # kB
    "PRAGMA mmap_size = 268435456",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 4096",  # pages, 32 MB: of a large archive each batch changes more pages than the usual 1000
    "PRAGMA synchronous = FULL",  # one sync for each batch; a batch that was reported as added survives a power cut
)
# Only so many of what is found are ranked; where they end is seen without reading more.
WITH_WORDS = (
    "SELECT rowid FROM words WHERE words MATCH ? AND rowid >= "
    "coalesce((SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?), 0) "
    "ORDER BY bm25(words, 4.0, 1.0), rowid DESC LIMIT ?"
)
NO_DATABASE = (b"", b"SQLite format 3\x00")


class SqliteDatabase(Database):
    """A connection to the file. `readable` opens it without the right to write; `fresh` allows making it."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, readable: bool = False, fresh: bool = False) -> None:
        self.name = f"'{path}'"
        self.path = path
        self._require(fresh=fresh)
        try:
            self.link = self._opened("ro" if readable else "rwc")
            self._prepare(readable=readable)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        try:
            return self.link.execute(sql, values).fetchall()
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        try:
            yield from self.link.execute(sql, values)
        except sqlite3.ProgrammingError:  # closed meanwhile: whoever asked has gone
            return
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def run(self, sql: str, values: Values = ()) -> None:
        try:
            self.link.execute(sql, values)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        try:
            self.link.executemany(sql, rows)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise self._refusal(error) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self.link.in_transaction:
                self.link.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if self.link.in_transaction:  # within another: it is the same moment
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                if self.link.in_transaction:
                    self.link.execute("ROLLBACK")

    def within(self) -> bool:
        return self.link.in_transaction

    def latest(self, table: KeyTable, keys: Sequence[int], *, each: int, story: int | None = None) -> list[tuple[int, int]]:
        within = "" if story is None else "AND story = ? "
        sql = f"SELECT n, day FROM {table} WHERE key = ? {within}ORDER BY day DESC, n DESC LIMIT ?"  # noqa: S608 - our own names
        found: list[tuple[int, int]] = []
        for key in keys:
            found += self.link.execute(sql, (key, each) if story is None else (key, story, each))
        return found

    def carried(self, table: KeyTable, keys: Sequence[int], *, most: int, story: int | None = None) -> dict[int, int]:
        within, values = ("", ()) if story is None else ("AND story = ? ", (story,))
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE key = ? {within}LIMIT ?)"  # noqa: S608 - our own names
        counts = {key: int(self.link.execute(sql, (key, *values, most)).fetchone()[0]) for key in keys}
        return {key: count for key, count in counts.items() if count}

    def index_words(self, article: int, title: str, text: str) -> None:
        self.run("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (article, title, text))

    def with_words(self, query: Sequence[str], *, limit: int) -> list[int]:
        wanted = " AND ".join('"' + words.replace('"', '""') + '"' for words in query)
        return [row[0] for row in self.rows(WITH_WORDS, (wanted, wanted, RANKED - 1, limit))]

    def level(self) -> int:
        return int(self.value("PRAGMA user_version"))

    def migrate(self, number: int, script: str) -> None:
        # executescript() ends a transaction that is open, so the script brings its own.
        try:
            self.link.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number:d};\nCOMMIT;")
        except sqlite3.Error as error:
            if self.link.in_transaction:
                self.link.execute("ROLLBACK")
            raise self._refusal(error) from error

    def close(self) -> None:
        self.link.close()

    def _require(self, *, fresh: bool) -> None:
        """A file that is there must be one of ours; SQLite would take an empty one for a new database."""
        if self.path.is_dir():
            raise ArchiveRefused(f"{self.name} is a folder. Name the file of an archive.")
        if not self.path.exists():
            if not fresh:
                raise ArchiveRefused(f"There is no archive {self.name}. `sayso add` makes one.")
            if not self.path.absolute().parent.is_dir():
                raise ArchiveRefused(f"The folder of {self.name} does not exist. Make it first.")
            return
        try:
            with self.path.open("rb") as file:
                head = file.read(16)
        except OSError as error:
            raise ArchiveRefused(f"{self.name} cannot be read ({error.strerror}). Check its rights.") from error
        if head not in NO_DATABASE:
            raise ArchiveRefused(f"{self.name} is not an archive of sayso. Name another file.")

    def _opened(self, mode: Literal["ro", "rwc"]) -> sqlite3.Connection:
        address = f"file:{quote(str(self.path.absolute()))}?mode={mode}"
        return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)

    def _prepare(self, *, readable: bool) -> None:
        try:
            tables = self.link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.OperationalError:
            if not readable:
                raise
            # A file in a folder that cannot be written has no place for the log's index: nobody writes, so it is as it is.
            self.link = sqlite3.connect(
                f"file:{quote(str(self.path.absolute()))}?immutable=1",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
            tables = self.link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        mark = self.link.execute("PRAGMA application_id").fetchone()[0]
        if tables and mark != MARK:
            raise ArchiveRefused(f"{self.name} is a database, but not an archive of sayso. Name another file.")
        if not tables and not readable:
            self.link.execute(f"PRAGMA page_size = {PAGE:d}")
            self.link.execute(f"PRAGMA application_id = {MARK:d}")
        if not readable:
            self.link.execute("PRAGMA journal_mode = WAL")
        for setting in SETTINGS:
            self.link.execute(setting)

    def _refusal(self, error: sqlite3.Error) -> ArchiveRefused:
        words = str(error)
        if "locked" in words or "busy" in words:
            return ArchiveBusy(
                f"Another program is writing to {self.name}. Wait until it has finished, then run this again."
            )
        for sign, message in REFUSALS.items():
            if sign in words:
                return ArchiveRefused(message.format(name=self.name))
        return ArchiveRefused(f"The archive {self.name} cannot be used: {words}.")


REFUSALS = {
    "readonly": "{name} can be read but not written. Check its rights and those of its folder.",
    "full": "There is no room left for {name}. What was added is kept: make room, then run the same command again.",
    "not a database": "{name} is not an archive of sayso. Name another file.",
    "malformed": "{name} is damaged. Take a copy of it from before, or add the reports to a new archive.",
    "disk I/O": "{name} cannot be read or written: the disk reports an error.",
    "unable to open": "{name} cannot be opened. Check its rights and those of its folder.",
}

"""An archive on a PostgreSQL server, for more than one person. Needs the extra `sayso[server]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sayso.archive.store.database import RANKED, Database, KeyTable, Row, Values
from sayso.errors import ArchiveBusy, ArchiveRefused, MissingPackage

if TYPE_CHECKING:
    import psycopg

PATIENCE = "60s"  # for another writer
WRITER = 0x5341_5953  # the advisory lock that writers take in turn
ROWS_AT_A_TIME = 1000

# Only the name of one of our own tables is put into these.
LATEST = (
    "SELECT found.n, found.day FROM unnest(%s::bigint[]) AS asked (key) CROSS JOIN LATERAL ("
    "SELECT n, day FROM {table} WHERE key = asked.key {within} ORDER BY day DESC, n DESC LIMIT %s) AS found"
)
CARRIED = (
    "SELECT asked.key, found.number FROM unnest(%s::bigint[]) AS asked (key) CROSS JOIN LATERAL ("
    "SELECT count(*) AS number FROM (SELECT 1 FROM {table} WHERE key = asked.key {within}LIMIT %s) AS counted) AS found"
)


class PostgresDatabase(Database):
    """A connection to the database at an address `postgresql://…`."""

    dialect = "postgresql"

    def __init__(self, address: str, *, readable: bool = False, fresh: bool = False) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise MissingPackage(
                "An archive on a PostgreSQL server needs the package psycopg. Install `sayso[server]`."
            ) from error
        self.failures, self.rules = psycopg.Error, psycopg.IntegrityError
        try:
            self.link: psycopg.Connection[Row] = psycopg.connect(address, autocommit=True, application_name="sayso")
        except psycopg.Error as error:
            raise ArchiveRefused(f"The PostgreSQL server does not answer: {_first_line(error)}.") from error
        self.name = f"'{self.link.info.dbname}' on {self.link.info.host}"
        self.link.execute("SELECT set_config('lock_timeout', %s, false)", (PATIENCE,))
        if readable:
            self.link.execute("SET default_transaction_read_only = on")
        if not fresh and not self.level():
            raise ArchiveRefused(f"There is no archive in the database {self.name}. `sayso add` makes one.")

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        try:
            return self.link.execute(_translated(sql), values or None).fetchall()
        except self.rules:
            raise
        except self.failures as error:
            raise self._refusal(error) from error

    def stream(self, sql: str, values: Values = ()) -> Iterator[Row]:
        try:
            with self.link.cursor(name="sayso_rows") as cursor:
                cursor.itersize = ROWS_AT_A_TIME
                cursor.execute(_translated(sql), values or None)
                yield from cursor
        except self.rules:
            raise
        except self.failures as error:
            raise self._refusal(error) from error

    def run(self, sql: str, values: Values = ()) -> None:
        try:
            self.link.execute(_translated(sql), values or None)
        except self.rules:
            raise
        except self.failures as error:
            raise self._refusal(error) from error

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        given = list(rows)
        if not given:
            return
        try:
            self.link.cursor().executemany(_translated(sql), given)
        except self.rules:
            raise
        except self.failures as error:
            raise self._refusal(error) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        try:
            with self.link.transaction():
                self.link.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER,))
                yield
        except self.rules:
            raise
        except self.failures as error:
            raise self._refusal(error) from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if self.within():  # within another: it is the same moment
            yield
            return
        with self.link.transaction():
            self.link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def within(self) -> bool:
        return bool(self.link.info.transaction_status)

    def latest(self, table: KeyTable, keys: Sequence[int], *, each: int, story: int | None = None) -> list[tuple[int, int]]:
        within = "" if story is None else "AND story = %s "
        sql = LATEST.format(table=table, within=within)
        values = (list(keys), each) if story is None else (list(keys), story, each)
        return [(n, day) for n, day in self._asked(sql, values)]

    def carried(self, table: KeyTable, keys: Sequence[int], *, most: int, story: int | None = None) -> dict[int, int]:
        within = "" if story is None else "AND story = %s "
        values = (list(keys), most) if story is None else (list(keys), story, most)
        counts = self._asked(CARRIED.format(table=table, within=within), values)
        return {key: number for key, number in counts if number}

    def index_words(self, article: int, title: str, text: str) -> None:
        vector = "setweight(to_tsvector('simple', ?), 'A') || to_tsvector('simple', ?)"
        self.run(f"INSERT INTO words (article, words) VALUES (?, {vector})", (article, title, text))  # noqa: S608 - our own

    def with_words(self, query: Sequence[str], *, limit: int) -> list[int]:
        wanted = " && ".join("phraseto_tsquery('simple', ?)" for _ in query)
        sql = (
            f"WITH query AS (SELECT {wanted} AS asked), latest AS (SELECT article, words, asked FROM words, query "  # noqa: S608
            "WHERE words @@ asked ORDER BY article DESC LIMIT ?) "
            "SELECT article FROM latest ORDER BY ts_rank(words, asked) DESC, article DESC LIMIT ?"
        )
        return [row[0] for row in self.rows(sql, (*query, RANKED, limit))]

    def level(self) -> int:
        if self.value("SELECT to_regclass('sayso_migrations')") is None:
            return 0
        return int(self.value("SELECT coalesce(max(number), 0) FROM sayso_migrations"))

    def migrate(self, number: int, script: str) -> None:
        try:
            with self.link.transaction():
                self.link.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER,))
                self.link.execute("CREATE TABLE IF NOT EXISTS sayso_migrations (number BIGINT PRIMARY KEY)")
                if self.level() < number:
                    self.link.execute(script.encode())
                    self.link.execute("INSERT INTO sayso_migrations VALUES (%s)", (number,))
        except self.rules:
            raise
        except self.failures as error:
            raise self._refusal(error) from error

    def close(self) -> None:
        self.link.close()

    def _asked(self, sql: str, values: Values) -> list[Row]:
        try:
            return self.link.execute(sql.encode(), values).fetchall()
        except self.rules:
            raise
        except self.failures as error:
            raise self._refusal(error) from error

    def _refusal(self, error: Any) -> ArchiveRefused:
        code = error.sqlstate or ""
        if code == "55P03":  # a lock was not to be had in time
            return ArchiveBusy(
                f"Another program is writing to {self.name}. Wait until it has finished, then run this again."
            )
        if code in {"25006", "42501"}:
            return ArchiveRefused(f"{self.name} can be read but not written. Ask for the right to write there.")
        if code.startswith("53"):
            return ArchiveRefused(
                f"The server has no room left for {self.name}: {_first_line(error)}. What was added is kept."
            )
        return ArchiveRefused(f"The archive {self.name} cannot be used: {_first_line(error)}.")


def _translated(sql: str) -> bytes:
    """Our SQL with psycopg's mark for a value. None of it has a question mark or a percent sign of its own."""
    return sql.replace("?", "%s").encode()


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")

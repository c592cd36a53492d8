"""SQL over an archive: a snapshot as Parquet, queried by DuckDB in memory. Nothing that is asked can change anything."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.archive.export.flat import write_parquet
from sayso.errors import MissingPackage, SaysoError

if TYPE_CHECKING:
    from sayso.archive.archive import Archive


class BadQuery(SaysoError):
    """A query that cannot be carried out."""


def queried(archive: Archive, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of columns, and rows. Raises BadQuery, or MissingPackage without `sayso[analysis]`."""
    try:
        import duckdb
    except ImportError as error:
        raise MissingPackage("SQL over an archive needs the package duckdb. Install `sayso[analysis]`.") from error
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder, duckdb.connect(":memory:") as link:
        for path in write_parquet(archive, Path(folder)):
            link.execute(f"CREATE TABLE {path.stem} AS SELECT * FROM read_parquet(?)", [str(path)])  # noqa: S608 - our names
        # From here on, no file, no network and no extension can be reached by what somebody typed.
        link.execute("SET enable_external_access = false")
        link.execute("SET lock_configuration = true")
        try:
            found = link.execute(query)
            return [column[0] for column in found.description or ()], found.fetchall()
        except duckdb.Error as error:
            raise BadQuery(f"The query cannot be carried out: {str(error).strip().splitlines()[0]}") from error

"""Tables as files of a folder: CSV, JSON Lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.archive.export.tables import TABLES, Table
from sayso.errors import MissingPackage

if TYPE_CHECKING:
    from sayso.archive.archive import Archive

AT_A_TIME = 5000  # rows of a group in a Parquet file
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would carry out what begins so


def write_csv(archive: Archive, folder: Path) -> Iterator[Path]:
    """A file for each table, with a head line."""
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.columns)
            writer.writerows([cell(value) for value in row] for row in table.rows(archive))
        yield path


def write_jsonl(archive: Archive, folder: Path) -> Iterator[Path]:
    """A file for each table, an object a line."""
    for name, table in TABLES.items():
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for row in table.rows(archive):
                file.write(json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False) + "\n")
        yield path


def write_parquet(archive: Archive, folder: Path) -> Iterator[Path]:
    """A file for each table, compressed."""
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingPackage("Parquet files need the package pyarrow. Install `sayso[analysis]`.") from error

    for name, table in TABLES.items():
        path = folder / f"{name}.parquet"
        schema = arrow_schema(table)
        with ParquetWriter(path, schema, compression="zstd") as writer:
            for batch in arrow_batches(table, archive):
                writer.write_batch(batch)
        yield path


def arrow_schema(table: Table) -> Any:
    """The columns of a table for Arrow."""
    import pyarrow

    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "truth": pyarrow.bool_()}
    return pyarrow.schema([(name, types[kind]) for name, kind in table.columns.items()])


def arrow_batches(table: Table, archive: Archive) -> Iterator[Any]:
    """The rows of a table for Arrow, some thousand at a time."""
    import pyarrow

    schema, rows = arrow_schema(table), table.rows(archive)
    while chunk := list(islice(rows, AT_A_TIME)):
        columns = list(zip(*chunk, strict=True))
        yield pyarrow.record_batch(
            [pyarrow.array(column, kind.type) for column, kind in zip(columns, schema, strict=True)], schema
        )


def cell(value: Any) -> Any:
    """Somebody else's words as text, whatever a spreadsheet would make of them."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value

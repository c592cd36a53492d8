"""The formats by name, and how each is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.archive.export.events import EventRow, event_rows
from sayso.archive.export.flat import cell, write_csv, write_jsonl, write_parquet
from sayso.archive.export.followthemoney import entity_lines
from sayso.archive.export.provenance import provenance_lines

if TYPE_CHECKING:
    from sayso.archive.archive import Archive


def event_lines(archive: Archive) -> Iterator[str]:
    """Event rows as CSV."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(EventRow.__struct_fields__)
    for row in event_rows(archive):
        writer.writerow([cell(getattr(row, name)) for name in EventRow.__struct_fields__])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


# A folder of files, one for each table; or one file, line by line.
FOLDERS: dict[str, Callable[[Archive, Path], Iterator[Path]]] = {
    "csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet,
}  # fmt: skip
FILES: dict[str, Callable[[Archive], Iterator[str]]] = {
    "plover": event_lines, "prov": provenance_lines, "ftm": entity_lines,
}  # fmt: skip
FORMATS = (*FOLDERS, *FILES)

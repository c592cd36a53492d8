"""`sayso sql`: questions that no other command answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.asking import ArchivePlace, AsJson, asked

if TYPE_CHECKING:
    from rich.console import RenderableType

Query = Annotated[str, typer.Argument(metavar="QUERY", help="A query over the tables of `sayso export --format parquet`.")]


def sql(query: Query, archive: ArchivePlace, as_json: AsJson = False) -> None:
    """Ask in SQL, over a snapshot of the archive (DuckDB)."""
    from sayso.cli.output import opened
    from sayso.view.terminal import rendered

    with asked(archive) as found, opened(None, color=None) as out:
        names, rows = found.sql(query)
        if as_json:
            for row in rows:
                out.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n")
        else:
            out.write(rendered(_table(names, rows), width=out.width, color=out.color))


def _table(names: list[str], rows: list[tuple[Any, ...]]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from sayso.view.printable import one_line

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(Text(one_line(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else one_line(str(value))) for value in row))
    return table

"""`sayso export`: an archive for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, asked

Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="FORMAT", help="csv, jsonl or parquet (a folder of tables); plover, prov or ftm (one file)."
    ),
]
Where = Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="The folder or the file to write.")]


def export(archive: ArchivePlace, output: Where, form: Format = "csv") -> None:
    """Write the archive as tables, event rows, provenance or FollowTheMoney entities."""
    from sayso.cli.output import opened

    with asked(archive) as found, opened(None, color=False) as out:
        try:
            written = found.export(form, output)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--format") from error
        out.write("".join(f"{path}\n" for path in written))

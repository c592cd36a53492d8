"""`sayso check`: whether an archive is whole."""

from __future__ import annotations

import typer

from sayso.cli.asking import ArchivePlace, AsJson, asked
from sayso.cli.complaint import FAILED


def check(archive: ArchivePlace, as_json: AsJson = False) -> None:
    """Verify every span against its text and every id against what it names. Ends with 2 where there is a fault."""
    from sayso.archive.answers import line
    from sayso.cli.output import opened
    from sayso.view.printable import one_line

    with asked(archive) as found, opened(None, color=False) as out:
        looking = found.check()
        for fault in looking.faults():
            out.write(line(fault) if as_json else one_line(f"{fault.record}: {fault.fault}") + "\n")
        seen = looking.seen
        out.write(
            line(seen)
            if as_json
            else f"{seen.articles:,} articles, {seen.readings:,} readings, {seen.records:,} records, {seen.spans:,} spans: "
            f"{f'{seen.faults:,} faults' if seen.faults else 'no fault'}.\n"
        )
    if seen.faults:
        raise typer.Exit(FAILED)

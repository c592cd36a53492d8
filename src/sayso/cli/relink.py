"""`sayso relink`: everything between articles made anew."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace
from sayso.cli.read import LexiconFiles, ReaderOnDemand, Threads

Reread = Annotated[bool, typer.Option("--reread", help="Read all articles again first, if this version reads otherwise.")]


def relink(
    context: typer.Context, archive: ArchivePlace, reread: Reread = False, lexicon: LexiconFiles = None, threads: Threads = 2
) -> None:
    """Link all articles anew with this version of sayso. What people decided holds."""
    from sayso.archive.archive import open as open_archive
    from sayso.archive.store.place import require_there
    from sayso.cli.output import opened

    require_there(archive)
    readers = ReaderOnDemand(tuple(lexicon or ()), threads, context.obj)
    with open_archive(archive, reader=readers) as found, opened(None, color=None) as out:
        read = sum(1 for _ in found.rereading()) if reread else 0
        linked = sum(1 for _ in found.relinking())
        out.write(f"{read:,} read again, {linked:,} linked anew.\n" if reread else f"{linked:,} linked anew.\n")

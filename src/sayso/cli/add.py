"""`sayso add`: reports join an archive."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson
from sayso.cli.complaint import FAILED
from sayso.cli.read import LexiconFiles, ReaderOnDemand, Threads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.archive.answers import AddedItem
    from sayso.cli.output import Output
    from sayso.cli.progress import Watcher

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="A file (text, HTML, JSON Lines, WARC), a folder, a feed, a sitemap, an address, or - for JSON Lines.",
    ),
]
STOPPED = 130  # what a shell calls a program that was interrupted


def add(
    context: typer.Context,
    inputs: Inputs,
    archive: ArchivePlace,
    as_json: AsJson = False,
    lexicon: LexiconFiles = None,
    threads: Threads = 2,
) -> None:
    """Read reports and link them with those that the archive has. What it has already is not read again."""
    from sayso.archive.archive import open as open_archive
    from sayso.cli.progress import watcher

    readers = ReaderOnDemand(tuple(lexicon or ()), threads, context.obj)
    with open_archive(archive, reader=readers) as opened, watcher() as watching:
        told(opened.adding(inputs, progress=watching.came), watching, as_json=as_json, again="the same command")


def told(items: Iterable[AddedItem], watching: Watcher, *, as_json: bool, again: str) -> None:
    """Says what becomes of each item, and at the end of all. Ends with 2 if nothing but failures came."""
    from sayso.cli.output import opened

    counts: Counter[str] = Counter()
    with opened(None, color=None) as out:
        try:
            for item in items:
                counts[item.outcome] += 1
                _told_one(item, watching, out, as_json=as_json)
        except KeyboardInterrupt:
            watching.say(f"Stopped. {summary(counts)} Run {again} to go on.")
            raise typer.Exit(STOPPED) from None
        if not as_json:
            watching.end()
            out.write(f"{summary(counts)}\n")
    if counts["failed"] and not (counts["added"] or counts["known"]):
        raise typer.Exit(FAILED)


def summary(counts: Counter[str]) -> str:
    """How many were added, known and failed, as a sentence."""
    words = f"{counts['added']:,} added, {counts['known']:,} known"
    failed = f", {counts['failed']:,} failed (see `sayso failures`)" if counts["failed"] else ""
    return f"{words}{failed}."


def _told_one(item: AddedItem, watching: Watcher, out: Output, *, as_json: bool) -> None:
    watching.wrote(item)
    if as_json:
        from sayso.archive.answers import line

        out.write(line(item))
    elif item.failure:
        watching.say(f"{Path(item.locator).name or item.locator}: {item.failure.reason}")

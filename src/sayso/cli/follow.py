"""`sayso follow`: feeds are asked again and again."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson
from sayso.cli.read import LexiconFiles, ReaderOnDemand, Threads

Feeds = Annotated[list[str], typer.Argument(metavar="FEED", help="The address of a feed or a sitemap.")]
Every = Annotated[float, typer.Option(min=1.0, metavar="MINUTES", help="How long to wait between two looks at a feed.")]


def follow(
    context: typer.Context,
    feeds: Feeds,
    archive: ArchivePlace,
    every: Every = 15.0,
    as_json: AsJson = False,
    lexicon: LexiconFiles = None,
    threads: Threads = 2,
) -> None:
    """Take in what feeds bring, until stopped (Ctrl-C). Feeds that want to be asked less often are."""
    from sayso.archive.archive import open as open_archive
    from sayso.cli.add import told
    from sayso.cli.progress import watcher

    readers = ReaderOnDemand(tuple(lexicon or ()), threads, context.obj)
    with open_archive(archive, reader=readers) as opened, watcher() as watching:
        items = opened.following(feeds, every=every * 60, progress=watching.came)
        told(items, watching, as_json=as_json, again="the same command")

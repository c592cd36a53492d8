"""`sayso failures`: what could not be taken in, and why."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson, Color, answer, asked

Retry = Annotated[bool, typer.Option("--retry", help="Try all of them again.")]


def failures(
    context: typer.Context, archive: ArchivePlace, retry: Retry = False, as_json: AsJson = False, color: Color = None
) -> None:
    """List what could not be taken in, at which stage, and why; or try it again."""
    if retry:
        _retry(context, archive, as_json=as_json)
        return
    from sayso.cli.text.failures import failure_list

    with asked(archive) as found:
        answer(found.failures(), as_json=as_json, color=color, text=partial(failure_list, found), none="Nothing has failed.")


def _retry(context: typer.Context, archive: str, *, as_json: bool) -> None:
    from sayso.archive.archive import open as open_archive
    from sayso.cli.add import told
    from sayso.cli.progress import watcher
    from sayso.cli.read import ReaderOnDemand

    readers = ReaderOnDemand((), 2, context.obj)
    with open_archive(archive, reader=readers) as opened, watcher() as watching:
        told(opened.retrying(progress=watching.came), watching, as_json=as_json, again="the same command")

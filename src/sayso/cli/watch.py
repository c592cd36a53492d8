"""`sayso watch`: what was announced, and what became of it."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson, Color, OfStory, answer, asked, given_day

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day on which to look: 2024-12-30, yesterday. Today if not given."),
]


def watch(
    archive: ArchivePlace, as_of: AsOf = None, story: OfStory = None, as_json: AsJson = False, color: Color = None
) -> None:
    """List what is to come: open, due, overdue, met, cancelled."""
    from sayso.cli.text.watch import watch_list

    on = given_day(as_of, "--as-of")
    with asked(archive) as found:
        answer(
            found.watch(as_of=on, story=story),
            as_json=as_json,
            color=color,
            text=partial(watch_list, found),
            none="Nothing was announced.",
        )

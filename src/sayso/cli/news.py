"""`sayso news`: what each article added to its story."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson, Color, OfStory, answer, asked, given_day

Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only from reports published on that day or later: 2024-12-30, yesterday."),
]


def news(
    archive: ArchivePlace, since: Since = None, story: OfStory = None, as_json: AsJson = False, color: Color = None
) -> None:
    """List what is new: claims, events, people, numbers and announcements that their story did not have before."""
    from sayso.cli.text.news import news_list

    on = given_day(since, "--since")
    with asked(archive) as found:
        answer(
            found.news(since=on, story=story),
            as_json=as_json,
            color=color,
            text=partial(news_list, found),
            none="There is nothing new.",
        )

"""Stories as a list, and one story with its timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, days, handle
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import StoryShown
    from sayso.archive.archive import Archive


def story_list(_: Archive, stories: Iterable[StoryShown]) -> RenderableType | None:
    """A row for each story, the latest first."""
    latest = sorted(stories, key=lambda story: story.last or "", reverse=True)
    return Rows(WIDTH).grid(map(_row, latest))


def _row(story: StoryShown) -> Row:
    count = len(story.articles)
    beside = Text(f"{days(story.first, story.last)}\n{count} {'article' if count == 1 else 'articles'}", style=MUTED)
    return Row(Text(one_line(story.title)), beside, handle(story.id))

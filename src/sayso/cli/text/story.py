"""One story: its timeline, what is claimed, what is to come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Group

from sayso.cli.text.actors import actor_list
from sayso.cli.text.blocks import MUTED, Text, days, section, stacked
from sayso.cli.text.claims import claim_list
from sayso.cli.text.news import timeline
from sayso.cli.text.watch import watch_list
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import StoryShown
    from sayso.archive.archive import Archive

ACTORS_SHOWN = 8


def story_text(archive: Archive, stories: Iterable[StoryShown]) -> RenderableType | None:
    """Each story in full."""
    return stacked(_story(archive, story) for story in stories)


def _story(archive: Archive, story: StoryShown) -> RenderableType:
    count = len(story.articles)
    head = Group(
        Text(one_line(story.title), style="bold"),
        Text(f"{days(story.first, story.last)} · {count} {'article' if count == 1 else 'articles'}", style=MUTED),
    )
    parts = (
        section("WHAT EACH ARTICLE ADDED", timeline(archive, archive.news(story=story.id))),
        section("CLAIMS", claim_list(archive, archive.claims(story=story.id))),
        section("TO WATCH", watch_list(archive, archive.watch(story=story.id))),
        section("WHO", actor_list(archive, [archive.actor(each) for each in story.actors[:ACTORS_SHOWN]])),
    )
    return stacked([head, *parts]) or head

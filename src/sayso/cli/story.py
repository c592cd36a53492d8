"""`sayso story`: one story as it went."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson, Color, answer, asked

StoryId = Annotated[str, typer.Argument(metavar="STORY", help="The id of a story, or its beginning.")]


def story(identifier: StoryId, archive: ArchivePlace, as_json: AsJson = False, color: Color = None) -> None:
    """Show one story: what each article added, its claims with their voices, what is still to come."""
    from functools import partial

    from sayso.cli.text.story import story_text

    with asked(archive) as found:
        answer([found.story(identifier)], as_json=as_json, color=color, text=partial(story_text, found), none="")

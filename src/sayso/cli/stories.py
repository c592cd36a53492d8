"""`sayso stories`: what the articles are about."""

from __future__ import annotations

from functools import partial

from sayso.cli.asking import ArchivePlace, AsJson, Color, answer, asked


def stories(archive: ArchivePlace, as_json: AsJson = False, color: Color = None) -> None:
    """List the stories, the latest first; as JSON in the order in which they began."""
    from sayso.cli.text.stories import story_list

    with asked(archive) as found:
        answer(
            found.stories(),
            as_json=as_json,
            color=color,
            text=partial(story_list, found),
            none="The archive has no stories.",
        )

"""`sayso actors`: who is in the articles."""

from __future__ import annotations

from functools import partial

from sayso.cli.asking import ArchivePlace, AsJson, Color, answer, asked


def actors(archive: ArchivePlace, as_json: AsJson = False, color: Color = None) -> None:
    """List people and bodies with their names and posts, the most reported first; as JSON in the order of arrival."""
    from sayso.cli.text.actors import actor_list

    with asked(archive) as found:
        answer(
            found.actors(), as_json=as_json, color=color, text=partial(actor_list, found), none="The archive has no actors."
        )

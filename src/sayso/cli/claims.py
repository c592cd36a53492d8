"""`sayso claims`: what is claimed over all articles, by how many independent voices."""

from __future__ import annotations

from functools import partial

from sayso.cli.asking import ArchivePlace, AsJson, Color, OfStory, answer, asked


def claims(archive: ArchivePlace, story: OfStory = None, as_json: AsJson = False, color: Color = None) -> None:
    """List claims with their independent voices for and against, and what contradicts them."""
    from sayso.cli.text.claims import claim_list

    with asked(archive) as found:
        answer(
            found.claims(story=story),
            as_json=as_json,
            color=color,
            text=partial(claim_list, found),
            none="The archive has no claims.",
        )

"""`sayso articles`: what the archive holds."""

from __future__ import annotations

from functools import partial

from sayso.cli.asking import ArchivePlace, AsJson, Color, OfStory, answer, asked


def articles(archive: ArchivePlace, story: OfStory = None, as_json: AsJson = False, color: Color = None) -> None:
    """List the articles, the story of each, and whose copy it is."""
    from sayso.cli.text.articles import article_list

    with asked(archive) as found:
        answer(
            found.articles(story=story),
            as_json=as_json,
            color=color,
            text=partial(article_list, found),
            none="The archive has no articles.",
        )

"""`sayso search`: words found in articles."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson, Color, answer, asked

Query = Annotated[
    list[str], typer.Argument(metavar="WORD", help='Words, all of which must be there; "a phrase" in quotation marks.')
]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="How many articles to show.")]


def search(query: Query, archive: ArchivePlace, limit: Limit = 20, as_json: AsJson = False, color: Color = None) -> None:
    """Find the articles that hold these words."""
    from sayso.cli.text.search import found_list

    with asked(archive) as found:
        try:
            results = list(found.search(" ".join(query), limit=limit))
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        answer(results, as_json=as_json, color=color, text=partial(found_list, found), none="No article holds these words.")

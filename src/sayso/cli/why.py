"""`sayso why`: the grounds of a record."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson, Color, answer, asked

RecordId = Annotated[
    str, typer.Argument(metavar="ID", help="The id of an article, story, claim, actor or item, or its beginning.")
]


def why(record: RecordId, archive: ArchivePlace, as_json: AsJson = False, color: Color = None) -> None:
    """Say why a record is as it is: what was held to be the same, on which grounds, and what people decided."""
    from sayso.cli.text.why import account_text

    with asked(archive) as found:
        answer([found.why(record)], as_json=as_json, color=color, text=partial(account_text, found), none="")

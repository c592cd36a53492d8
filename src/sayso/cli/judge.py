"""`sayso judge`: what people decide."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.asking import ArchivePlace, AsJson, Color, answer, asked

if TYPE_CHECKING:
    from sayso.archive.answers import Judgement
    from sayso.archive.archive import Archive

VERDICTS = ("accept", "reject", "correct", "merge", "split")
VerdictGiven = Annotated[str, typer.Argument(metavar="VERDICT", help="accept, reject, correct, merge or split.")]
RecordId = Annotated[str, typer.Argument(metavar="ID", help="The record that is judged: its id, or its beginning.")]
Other = Annotated[
    str | None,
    typer.Argument(metavar="OTHER", help="The record to merge with; the article to split off; or FIELD=VALUE to correct."),
]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; your user name if not given.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, for those who come after.")]
JudgementId = Annotated[str, typer.Argument(metavar="JUDGEMENT", help="The id of a judgement, or its beginning.")]


def judge(
    verdict: VerdictGiven,
    record: RecordId,
    archive: ArchivePlace,
    other: Other = None,
    author: Author = None,
    note: Note = None,
    as_json: AsJson = False,
) -> None:
    """Accept, reject or correct a record, or say that two are one, or are not. It holds over every later run."""
    if verdict not in VERDICTS:
        raise typer.BadParameter(f"'{verdict}' is no verdict. Say one of {', '.join(VERDICTS)}.", param_hint="VERDICT")
    correcting = verdict == "correct"

    def made(found: Archive) -> Judgement:
        second = None if correcting else other
        by, detail = author or getpass.getuser(), other if correcting else None
        return found.judge(verdict, record, second, author=by, detail=detail, note=note)  # type: ignore[arg-type]

    _written(archive, made, as_json=as_json)


def undo(judgement: JudgementId, archive: ArchivePlace, author: Author = None, as_json: AsJson = False) -> None:
    """Take a judgement back. Both stay on record."""
    _written(archive, lambda found: found.undo(judgement, author=author or getpass.getuser()), as_json=as_json)


def judgements(archive: ArchivePlace, as_json: AsJson = False, color: Color = None) -> None:
    """List what people decided; as JSON it can be learnt from."""
    from sayso.cli.text.judgements import judgement_list

    with asked(archive) as found:
        answer(
            found.judgements(),
            as_json=as_json,
            color=color,
            text=partial(judgement_list, found),
            none="Nobody has judged yet.",
        )


def _written(archive: str, decide: Callable[[Archive], Judgement], *, as_json: bool) -> None:
    """Carries out a judgement and says which it is."""
    from sayso.archive.answers import line
    from sayso.archive.archive import open as open_archive
    from sayso.archive.store.place import require_there
    from sayso.cli.output import opened
    from sayso.cli.text.blocks import handle

    require_there(archive)
    with open_archive(archive) as found, opened(None, color=None) as out:
        try:
            judgement = decide(found)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        out.write(line(judgement) if as_json else f"Judgement {handle(judgement.id)} by {judgement.author} is kept.\n")

"""What people decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, handle, quoted
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import Judgement
    from sayso.archive.archive import Archive


def judgement_list(_: Archive, judgements: Iterable[Judgement]) -> RenderableType | None:
    """The verdict and what it is about; who decided it, and when."""
    return Rows(WIDTH).grid(map(_row, judgements))


def _row(judgement: Judgement) -> Row:
    correction = one_line(judgement.detail or "") if judgement.verdict == "correct" else ""
    parts = [judgement.verdict, judgement.kind, handle(judgement.one), handle(judgement.other), correction]
    body = Text(" ".join(part for part in parts if part))
    for words in (judgement.one_words, judgement.other_words):
        if words:
            body.append(f"\n  “{quoted(words)}”", style=MUTED)
    if judgement.note:
        body.append(f"\n  {one_line(judgement.note)}", style=MUTED)
    if judgement.undone_by:
        body.append(f"\n  taken back by {handle(judgement.undone_by)}", style=MUTED)
    beside = f"{one_line(judgement.author)}\n{judgement.made[:16].replace('T', ' ')}"
    return Row(body, Text(beside, style=MUTED), handle(judgement.id))

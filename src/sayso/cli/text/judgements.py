"""What people decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, handle
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import Judgement
    from sayso.archive.archive import Archive


def judgement_list(_: Archive, judgements: Iterable[Judgement]) -> RenderableType | None:
    """The verdict and what it is about; who decided it, and when."""
    return Rows(WIDTH).grid(map(_row, judgements))


def _row(judgement: Judgement) -> Row:
    parts = [
        judgement.verdict,
        judgement.kind,
        handle(judgement.one),
        handle(judgement.other),
        one_line(judgement.detail or ""),
    ]
    body = Text(" ".join(part for part in parts if part))
    if judgement.undone_by:
        body.append(f"\n  taken back by {handle(judgement.undone_by)}", style=MUTED)
    beside = f"{one_line(judgement.author)}\n{judgement.made[:16].replace('T', ' ')}"
    return Row(body, Text(beside, style=MUTED), handle(judgement.id))

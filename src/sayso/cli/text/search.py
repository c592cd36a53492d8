"""Articles in which words were found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, handle
from sayso.view.dates import worded_date
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import FoundArticle
    from sayso.archive.archive import Archive

AROUND = 50  # characters shown before and after what was found


def found_list(archive: Archive, found: Iterable[FoundArticle]) -> RenderableType | None:
    """Title, outlet and day, and the first place where the words stand."""
    return Rows(WIDTH).grid(_row(each, archive.article(each.article).text) for each in found)


def _row(found: FoundArticle, text: str) -> Row:
    body = Text(one_line(found.title or "untitled"))
    if found.spans:
        span = found.spans[0]
        body.append(f"\n  … {one_line(text[max(0, span.start - AROUND) : span.start])} ", style=MUTED)
        body.append(one_line(span.text), style="bold")
        body.append(f" {one_line(text[span.end : span.end + AROUND])} …", style=MUTED)
    credit = [one_line(found.outlet or "unnamed"), worded_date(found.published) if found.published else "no date"]
    return Row(body, Text("\n".join(credit), style=MUTED), handle(found.article))

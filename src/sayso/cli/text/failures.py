"""What could not be taken in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import MUTED, WIDTH, Row, Rows, Text, handle
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import FailedItem
    from sayso.archive.archive import Archive


def failure_list(_: Archive, failures: Iterable[FailedItem]) -> RenderableType | None:
    """Where it was found, and why it failed."""
    return Rows(WIDTH).grid(map(_row, failures))


def _row(failed: FailedItem) -> Row:
    body = Text(one_line(failed.locator)).append(f"\n  {one_line(failed.reason)}", style=MUTED)
    return Row(body, Text(failed.stage, style=MUTED), handle(failed.id))

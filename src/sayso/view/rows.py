"""Rows of a terminal view: the words, what is to be known of them beside or below, and the handle at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

NARROW = 80  # below this, remarks go under the words they are about
BESIDE_WIDTH = 30
GAP = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a section."""

    body: RenderableType
    beside: Text
    handle: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Lays out rows for a view of this width, so that the columns of all sections stand under one another."""

    width: int

    def grid(self, rows: Iterable[Row]) -> RenderableType | None:
        """The rows in columns, or None where there are none."""
        given = list(rows)
        if not given:
            return None
        return self._stacked(given) if self.width < NARROW else self._side_by_side(given)

    def table(self, lines: Iterable[tuple[Text, Text, Text]]) -> RenderableType | None:
        """Lines of a word, a number and words, or None where there are none."""
        given = list(lines)
        table = Table.grid(padding=(0, GAP, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(justify="right")
        table.add_column(overflow="fold")
        for line in given:
            table.add_row(*line)
        return table if given else None

    def item(self, words: Text) -> RenderableType:
        """Words with a dash before them, so that two of several lines each do not run together."""
        item = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
        item.add_column(style="dim", no_wrap=True)
        item.add_column(overflow="fold")
        item.add_row("–", words)
        return item

    def named(self, name: Text, words: Text, *, names: int) -> RenderableType:
        """A name in a column of this many characters, and words after it."""
        if self.width < NARROW:
            return Text("  ").join(part for part in (name, words) if part)
        table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        table.add_column(width=names, overflow="fold")
        table.add_column(overflow="fold")
        table.add_row(name, words)
        return table

    def _side_by_side(self, rows: list[Row]) -> RenderableType:
        table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
        longest = max(len(row.handle) for row in rows)
        beside = BESIDE_WIDTH + max(0, self.width - 100) // 2
        table.add_column(ratio=1, overflow="fold")
        table.add_column(width=beside, overflow="fold")
        table.add_column(width=max(longest, 6), style="dim", no_wrap=True, justify="right")
        for row in rows:
            table.add_row(row.body, row.beside, row.handle)
        return table

    def _stacked(self, rows: list[Row]) -> RenderableType:
        lines: list[RenderableType] = []
        for row in rows:
            lines.append(row.body)
            below = Text("  ").join(part for part in (row.beside, Text(row.handle, style="dim")) if part)
            if below:
                lines.append(Padding(below, (0, 0, 0, 2)))
        return Group(*lines)

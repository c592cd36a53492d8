"""How adding goes on, on the error stream: rate and time left on a terminal, nothing but complaints into a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from sayso.archive.answers import AddedItem
    from sayso.intake.item import Progress

A_MOMENT = 0.2  # seconds between two looks at the terminal


class Watcher:
    """Nobody looks: only what went wrong is said."""

    def came(self, progress: Progress) -> None:
        """The intake has come so far."""

    def wrote(self, item: AddedItem) -> None:
        """An item was taken in."""

    def say(self, words: str) -> None:
        """A line for whoever ran the command."""
        print(one_line(f"sayso: {words}"), file=sys.stderr, flush=True)  # noqa: T201 - this is where it is shown

    def end(self) -> None:
        """Nothing more is to come."""


class TerminalWatcher(Watcher):
    """A line that is written anew while articles come in."""

    def __init__(self, bar: Bar) -> None:
        self.bar, self.task = bar, bar.add_task("opening", total=None, said="")
        self.began, self.written = time.monotonic(), 0

    def came(self, progress: Progress) -> None:
        where = f" ({progress.number} of {progress.inputs})" if progress.inputs > 1 else ""
        self.bar.update(
            self.task, description=one_line(f"{progress.input}{where}"), completed=progress.done, total=progress.total
        )

    def wrote(self, item: AddedItem) -> None:
        self.written += item.outcome == "added"
        rate = self.written / max(time.monotonic() - self.began, 0.001)
        self.bar.update(self.task, description=one_line(item.input), said=f"{self.written:,} added · {rate:.1f} a second")

    def say(self, words: str) -> None:
        self.bar.console.print(one_line(f"sayso: {words}"), markup=False, highlight=False)

    def end(self) -> None:
        self.bar.stop()


@contextmanager
def watcher() -> Iterator[Watcher]:
    """Who watches: a terminal, or nobody."""
    if not sys.stderr.isatty():
        yield Watcher()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(bar_width=24),
        TextColumn("{task.fields[said]}", markup=False), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=1 / A_MOMENT) as bar:
        yield TerminalWatcher(bar)

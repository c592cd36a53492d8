"""Where a command's data goes: the standard output, or the file that was named; and how wide and colourful it may be."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sayso.errors import SaysoError
from sayso.view.terminal import WIDTH_OF_A_PIPE


class OutputRefused(SaysoError):
    """The file to write to cannot be written."""


@dataclass(frozen=True, slots=True)
class Output:
    """A stream for data, with what is known of whoever reads it."""

    stream: TextIO
    width: int
    color: bool

    def write(self, text: str) -> None:
        """Writes at once, so that what was done is there if the next report takes long or fails."""
        self.stream.write(text)
        self.stream.flush()


@contextmanager
def opened(path: Path | None, *, color: bool | None) -> Iterator[Output]:
    """The output to a file, or to the standard output; `color` None lets the terminal and NO_COLOR decide."""
    if path is not None:
        try:
            stream = path.open("w", encoding="utf-8", errors="replace", newline="\n")
        except OSError as error:
            raise OutputRefused(f"'{path}' cannot be written: {error.strerror}.") from error
        with stream:
            yield Output(stream, WIDTH_OF_A_PIPE, bool(color))
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else WIDTH_OF_A_PIPE
    yield Output(sys.stdout, width, _takes_color(terminal) if color is None else color)


def _takes_color(terminal: bool) -> bool:
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

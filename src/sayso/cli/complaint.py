"""What went wrong, in one line on the error stream."""

from __future__ import annotations

import sys

from sayso.errors import SaysoError
from sayso.view.printable import one_line

FAILED = 2


def complain(error: Exception, about: str | None = None) -> None:
    """One line for an error. One that is not ours is a fault of the program: its kind is named, for the report of it."""
    reason = str(error) if isinstance(error, SaysoError) else f"internal error, please report it: {error!r}"
    subject = f"{about}: " if about and about not in reason else ""
    print(one_line(f"sayso: {subject}{reason}"), file=sys.stderr)  # noqa: T201 - this is where errors are shown

"""What all these texts are made of: rows with a handle, credited, dates, reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.view.dates import worded_date
from sayso.view.printable import one_line, shortened
from sayso.view.rows import Row, Rows
from sayso.view.terminal import DOUBT, MUTED, heading

if TYPE_CHECKING:
    from sayso.archive.archive import Archive
    from sayso.linking.kept import Reason

WIDTH = 100
HANDLE = 8  # digits of an id: no two of a hundred thousand are likely to share them
WORDS = 200  # characters of what is quoted; --json gives all

__all__ = ["DOUBT", "MUTED", "WIDTH", "WORDS", "Row", "Rows", "Text", "credit_of", "days", "handle", "heading", "quoted",
           "reason_lines", "section", "stacked"]  # fmt: skip


def handle(identifier: str | None) -> str:
    """The beginning of an id, enough to ask for the record by."""
    return (identifier or "").rpartition("-")[2][:HANDLE]


def quoted(words: str, limit: int = WORDS) -> str:
    """An article's words on one line, not too many."""
    return shortened(one_line(words), limit)


def days(first: str | None, last: str | None) -> str:
    """The days something spans."""
    known = [worded_date(day) for day in (first, last) if day]
    return " – ".join(dict.fromkeys(known)) or "no date"


def credit_of(archive: Archive, articles: Iterable[str]) -> dict[str, str]:
    """ "Black Sea Ledger, 3 Mar 2025" for each article."""
    credited = archive.credits(articles)
    return {
        identifier: ", ".join([one_line(outlet or title or "unnamed"), *([worded_date(published)] if published else [])])
        for identifier, (outlet, published, title) in credited.items()
    }


def reason_lines(reasons: Iterable[Reason]) -> Text:
    """Why, one reason a line."""
    return Text("\n").join(Text(f"{one_line(each.feature)}: {one_line(each.detail)}", style=MUTED) for each in reasons)


def stacked(parts: Iterable[RenderableType | None]) -> RenderableType | None:
    """Parts with an empty line between them; None where there is nothing."""
    given = [part for part in parts if part is not None]
    if not given:
        return None
    lines: list[RenderableType] = []
    for position, part in enumerate(given):
        lines += [Text(), part] if position else [part]
    return Group(*lines)


def section(head: str, body: RenderableType | None) -> RenderableType | None:
    """A heading with its body under it, or nothing."""
    return None if body is None else Group(heading(head), Padding(body, (0, 0, 0, 2)))

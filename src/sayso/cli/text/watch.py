"""The watch list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.text.blocks import DOUBT, MUTED, WIDTH, Row, Rows, Text, credit_of, handle, quoted, section, stacked
from sayso.view.dates import worded_date
from sayso.view.printable import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.archive.answers import WatchShown
    from sayso.archive.archive import Archive
    from sayso.linking.kept import Due

STATES = ("overdue", "due", "open", "met", "cancelled")


def watch_list(archive: Archive, items: Iterable[WatchShown]) -> RenderableType | None:
    """What was announced, under its state: what is late first."""
    given = sorted(items, key=lambda item: (item.due.end or item.due.start or "9") if item.due else "9")
    closing = [item.closed_by.article for item in given if item.closed_by]
    credited = credit_of(archive, [*(item.article for item in given), *closing])
    rows = Rows(WIDTH)
    return stacked(
        section(state.upper(), rows.grid(watch_row(item, credited) for item in given if item.state == state))
        for state in STATES
    )


def watch_row(item: WatchShown, credited: dict[str, str]) -> Row:
    """Who is to do what, who says so, and what closed it."""
    body = Text(f"{one_line(item.who)}: " if item.who else "")
    body.append(quoted(item.what.text))
    body.append(f"\n  {credited.get(item.article, item.article)}", style=MUTED)
    if item.closed_by:
        body.append(f"\n  {item.state}: “{quoted(item.closed_by.span.text)}” ", style=MUTED)
        body.append(credited.get(item.closed_by.article, item.closed_by.article), style=MUTED)
    return Row(body, Text(worded_due(item.due), style=DOUBT if item.state == "overdue" else MUTED), handle(item.id))


def worded_due(due: Due | None) -> str:
    """By when."""
    if due is None or not (due.start or due.end):
        return "no date"
    first, last = (worded_date(each) if each else "" for each in (due.start, due.end))
    if first and last and first != last:
        return f"{first} – {last}"
    return last or first

"""Dates as people read them, as precise as they were given and no more."""

from __future__ import annotations

from sayso.record.event import When
from sayso.view.printable import one_line

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def worded_date(iso: str) -> str:
    """ "2024-12-30" as "30 Dec 2024", "2024-12" as "Dec 2024"; what is no ISO date stays as it is."""
    year, *rest = iso[:10].split("-")
    if not all(part.isdigit() for part in (year, *rest)) or (rest and not 1 <= int(rest[0]) <= len(MONTHS)):
        return one_line(iso)
    day_and_month = [str(int(rest[1]))] if len(rest) > 1 else []
    if rest:
        day_and_month.append(MONTHS[int(rest[0]) - 1])
    return " ".join([*day_and_month, year])


def worded_when(when: When | None) -> str:
    """The time of an event: its date or its first and last; the article's own words where they give no date."""
    if when is None:
        return ""
    first, last = when.start, when.end
    if first and last and first != last:
        return f"{worded_date(first)} – {worded_date(last)}"
    known = first or last
    if known:
        return worded_date(known)
    return one_line(when.span.text) if when.span else ""

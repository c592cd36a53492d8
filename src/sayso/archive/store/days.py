"""Days as numbers that sort: 20241230; 20241200 is a month, 20240000 a year, 0 not known."""

from __future__ import annotations

UNKNOWN = 0


def day_number(day: str | None) -> int:
    """The number of an ISO date of any precision, what follows the day left out; 0 for one that is none."""
    if not day:
        return UNKNOWN
    digits = day[:10].replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isdigit() and len(digits) in (4, 6, 8) else UNKNOWN

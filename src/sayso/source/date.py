"""Dates as newspapers print them: "Dec. 30, 2024", "Thursday 5 April 2018", "2024-12-30", "30/12/2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EARLIEST, LATEST = 1700, 2100  # a report from outside these years is a misreading

_MONTH = (
    r"(?P<{0}>(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>\d{{4}})"

PRINTED = re.compile(
    rf"""(?<![\w/.])(?<!\d-)(?:
      {_WEEKDAY} {_DAY.format("d1")} \s+(?:of\s+)? {_MONTH.format("m1")} (?:,?\s+{_YEAR.format("y1")})?
    | {_WEEKDAY} {_MONTH.format("m2")} \s+ {_DAY.format("d2")} (?:,?\s+{_YEAR.format("y2")})?
    | {_YEAR.format("y3")} - (?P<m3>\d\d) - {_DAY.format("d3")} (?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
    | (?P<first>\d{{1,2}}) (?P<mark>[/.]) (?P<second>\d{{1,2}}) (?P=mark) {_YEAR.format("y4")}
    )(?![\w/])""",
    re.VERBOSE | re.IGNORECASE,
)

# What may stand beside the date on a line of its own: "Updated: 09 Sep 2013 11:25 GMT+02:00", "5:00 PM | 3 min read".
BESIDE = re.compile(
    r"""published|posted|updated|modified|created|last|first|date|on|at|in|edited
    |\d{1,2}[:.]\s?\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?\b)?|\d{1,2}\s?[ap]\.?m\.?|[ap]\.?m\b\.?
    |gmt|utc|z|[ecmp]t|[a-z]{1,2}[sd]t|ist|cet|cest|jst|wib|pkt|hrs?|local|time|\d+\s+min(?:ute)?s?\s+read|read
    |mon|tues?|wed|thu|fri|sat|sun|[a-z]+day|[+-]\d\d:?\s?\d\d|[\s|,;:•·()/–—-]""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text: where it stands, and the ISO date it means, as far as that is certain."""

    start: int
    end: int
    iso: str | None  # None: no year, or no such day


def printed_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Every date printed in a text that names a day."""
    for match in PRINTED.finditer(text, start, len(text) if end is None else end):
        yield _understood(match)


def date_at(text: str, start: int, end: int) -> PrintedDate | None:
    """The date that begins exactly at `start`."""
    match = PRINTED.match(text, start, end)
    return _understood(match) if match else None


def date_line(text: str, start: int, end: int) -> PrintedDate | None:
    """The date of a paragraph that holds nothing but a date, with its time of day and "Updated" or the like."""
    if end - start > LONGEST_LINE:
        return None
    first = next(printed_dates(text, start, end), None)
    if first is None or BESIDE.sub("", PRINTED.sub("", text[start:end])):
        return None
    return first


def iso_day(stamp: str) -> str | None:
    """The day of a machine-readable time stamp such as "2025-05-19T07:40:00+03:00", or of a printed date."""
    if match := re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)", stamp[:LONGEST_LINE]):
        return valid_day(*(int(part) for part in match.groups()))
    return next((found.iso for found in printed_dates(stamp[:LONGEST_LINE]) if found.iso), None)


def valid_day(year: int, month: int, day: int) -> str | None:
    """The ISO date of a day that exists."""
    try:
        return date(year, month, day).isoformat() if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def _understood(match: re.Match[str]) -> PrintedDate:
    found = match.groupdict()
    if found["first"]:
        return PrintedDate(*match.span(), _numeric(int(found["y4"]), int(found["first"]), int(found["second"])))
    year, month, day = next((found[f"y{n}"], found[f"m{n}"], found[f"d{n}"]) for n in "123" if found[f"d{n}"] is not None)
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    return PrintedDate(*match.span(), valid_day(int(year), number, int(day)) if year else None)


def _numeric(year: int, first: int, second: int) -> str | None:
    """The day of 30/12/2024 or 12/30/2024. Of 11/09/2010 only the year is certain, unless both parts are the same."""
    if first > 12 or first == second:
        return valid_day(year, second, first)
    if second > 12:
        return valid_day(year, first, second)
    return f"{year:04}" if first and second and EARLIEST <= year <= LATEST else None

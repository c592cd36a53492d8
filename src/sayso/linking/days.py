"""The days a passage names, counted from the day its report was published."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
]  # fmt: skip
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = r"(?P<month{0}>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|" + "|".join(MONTHS) + r"\b)"
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year{0}>(?:19|20)\d\d))?"
_NAMED_DAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
DATE = re.compile(
    rf"\b(?:(?:(?P<since>\d{{1,2}})\s*(?:and|to|-|–|until)\s*)?{_NAMED_DAY}{_DAY.format('a')}\s+(?:of\s+)?{_MONTH.format('a')}{_YEAR.format('a')}"
    rf"|{_NAMED_DAY}{_MONTH.format('b')}\s+{_DAY.format('b')}\b(?:\s*(?:and|to|-|–|until)\s*(?P<until>\d{{1,2}})\b)?(?!\s*(?:million|percent|%)){_YEAR.format('b')}"
    rf"|{_MONTH.format('c')}(?:\s+(?:of\s+)?(?P<yearc>(?:19|20)\d\d|this\s+year|last\s+year))?"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)})(?:,?\s+the\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th))?"
    rf"|the\s+(?P<bare>\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+\w+ment)"
    rf"|(?P<word>today|yesterday|tomorrow|next\s+week|last\s+week|next\s+month|last\s+month))\b",
    re.IGNORECASE,
)


class Days(NamedTuple):
    """First and last day meant, and where the words stand."""

    first: date
    last: date
    start: int
    end: int

    def meets(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last


def days_in(text: str, published: str | None, *, coming: bool = False) -> list[Days]:
    """The days named in `text`. `coming`: of two readings, the one after the publication is meant."""
    day = day_of(published)
    if day is None:
        return []
    return [found for match in DATE.finditer(text) for found in _meant(match, day, coming)]


def day_of(iso: str | None) -> date | None:
    """The day of an ISO date; the first of a month or a year that is all that is known."""
    if not iso:
        return None
    try:
        return date.fromisoformat((iso + "-01-01")[:10] if len(iso) < 10 else iso[:10])
    except ValueError:
        return None


def _meant(match: re.Match[str], published: date, coming: bool) -> Iterator[Days]:
    found = _dated(match, published) or _weekday(match, published, coming) or _relative(match, published)
    if found:
        yield Days(*found, match.start(), match.end())


def _dated(match: re.Match[str], published: date) -> tuple[date, date] | None:
    for kind in "ab":
        if match[f"month{kind}"]:
            return _span(match, kind, published)
    if name := match["monthc"]:
        # "may" is a verb unless written as a name or beside a year
        if name == "may" or (name == "May" and match.start() == 0):
            return None
        return _month_span(match["yearc"], _month(name), published)
    if match["bare"] or match["nth"]:
        number = int(match["bare"] or match["nth"])
        return _one_day(None, published.month, number, published) if number <= 31 else None
    return None


def _span(match: re.Match[str], kind: str, published: date) -> tuple[date, date] | None:
    """ "12 March", "between 11 and 13 March", "March 10 to 15"."""
    year, month, number = match[f"year{kind}"], _month(match[f"month{kind}"]), int(match[f"day{kind}"])
    found = _one_day(year, month, number, published)
    other = match["since"] if kind == "a" else match["until"]
    second = _one_day(year, month, int(other), published) if other else None
    if not found or not second:
        return found
    return min(found[0], second[0]), max(found[1], second[1])


def _one_day(year: str | None, month: int, number: int, published: date) -> tuple[date, date] | None:
    years = [int(year)] if year else [published.year, published.year - 1, published.year + 1]
    days = [date(y, month, number) for y in years if 1 <= number <= monthrange(y, month)[1]]
    nearest = min(days, key=lambda day: abs((day - published).days), default=None)
    return (nearest, nearest) if nearest else None


def _month_span(year: str | None, month: int, published: date) -> tuple[date, date]:
    if year and year[0].isdigit():
        number = int(year)
    elif year:
        number = published.year - (year.lower().startswith("last"))
    else:
        number = min((published.year - 1, published.year, published.year + 1),
                     key=lambda y: abs((date(y, month, 15) - published).days))  # fmt: skip
    return date(number, month, 1), date(number, month, monthrange(number, month)[1])


def _weekday(match: re.Match[str], published: date, coming: bool) -> tuple[date, date] | None:
    if not match["weekday"]:
        return None
    wanted = WEEKDAYS.index(match["weekday"].lower())
    back = (published.weekday() - wanted) % 7
    ahead = (wanted - published.weekday()) % 7 or 7
    day = published + timedelta(ahead) if coming else published - timedelta(back)
    return day, day


def _relative(match: re.Match[str], published: date) -> tuple[date, date] | None:
    if not match["word"]:
        return None
    word = " ".join(match["word"].lower().split())
    if word in ("today", "yesterday", "tomorrow"):
        day = published + timedelta({"today": 0, "yesterday": -1, "tomorrow": 1}[word])
        return day, day
    sign = 1 if word.startswith("next") else -1
    if word.endswith("week"):
        monday = published - timedelta(published.weekday()) + timedelta(7 * sign)
        return monday, monday + timedelta(6)
    month = published.month + sign
    year = published.year + (month > 12) - (month < 1)
    month = (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower().strip(".")[:3]))

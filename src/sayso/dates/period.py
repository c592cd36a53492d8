"""Stretches of the calendar, from a day to a century, and how they follow one another."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.dates.expression import Interval

# Seasons are those of the northern half, by whole months, as TIMEX3 has them. Winter belongs to the year it begins in.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_ORDER = tuple(SEASONS)
EARLIEST, LATEST = 1, 9999  # what `datetime` can hold


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar. Its unit: D, W, WE (weekend), M, Q, H (half-year), S (season), Y, DE (decade), CE."""

    unit: str
    value: str
    interval: Interval

    @property
    def first(self) -> date:
        return self.interval.first

    @property
    def last(self) -> date:
        return self.interval.last

    @property
    def year(self) -> int:
        return self.interval.first.year


def day(when: date) -> Period:
    """The period of one day."""
    iso = when.isoformat()
    return Period("D", iso, Interval(iso, iso))


def days(first: date, last: date) -> Interval:
    """From one day to another."""
    return Interval(first.isoformat(), last.isoformat())


def week(when: date) -> Period:
    """The week from Monday to Sunday in which a day lies."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period("W", f"{year:04}-W{number:02}", days(monday, monday + timedelta(days=6)))


def weekend(when: date) -> Period:
    """The Saturday and Sunday of the week in which a day lies."""
    whole = week(when)
    return Period("WE", f"{whole.value}-WE", days(whole.first + timedelta(days=5), whole.last))


def month(year: int, number: int) -> Period:
    """A month; numbers below 1 and above 12 run on into other years."""
    months = year * 12 + number - 1
    iso = f"{_checked(months // 12):04}-{months % 12 + 1:02}"
    return Period("M", iso, Interval(iso, iso))


def months(unit: str, value: str, year: int, first: int, count: int) -> Period:
    """A period of several whole months, told by the months."""
    return Period(unit, value, Interval(month(year, first).value, month(year, first + count - 1).value))


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year; numbers run on as those of months do."""
    quarters = _checked(year) * 4 + number - 1
    year, number = _checked(quarters // 4), quarters % 4 + 1
    return months("Q", f"{year:04}-Q{number}", year, 3 * number - 2, 3)


def half(year: int, number: int) -> Period:
    """The first or second half of a year."""
    return months("H", f"{_checked(year):04}-H{number}", year, 6 * number - 5, 6)


def season(year: int, code: str) -> Period:
    """A season by its code in SEASONS."""
    return months("S", f"{_checked(year):04}-{code}", year, SEASONS[code], 3)


def year(number: int) -> Period:
    """A calendar year."""
    iso = f"{_checked(number):04}"
    return Period("Y", iso, Interval(iso, iso))


def decade(first_year: int) -> Period:
    """The ten years in which a year lies."""
    start = _checked(first_year) // 10 * 10
    return Period("DE", f"{start // 10:03}", Interval(f"{max(start, 1):04}", f"{start + 9:04}"))


def century(number: int) -> Period:
    """The 20th century: by common use, and as TIMEX3 writes it, from 1900 to 1999."""
    start = _checked(number * 100 - 99) - 1
    return Period("CE", f"{start // 100:02}", Interval(f"{max(start, 1):04}", f"{start + 99:04}"))


def around(when: date, unit: str) -> Period:
    """The period of a unit in which a day lies."""
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "H":
        return half(when.year, 1 if when.month < 7 else 2)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "CE":
        return century(when.year // 100 + 1)
    if unit == "S":
        start = when.month // 3 * 3 or 12
        return season(when.year - (when.month < 3), SEASON_ORDER[start // 3 - 1])
    if unit == "Y":
        return year(when.year)
    if unit == "DE":
        return decade(when.year)
    return {"D": day, "W": week, "WE": weekend}[unit](when)


def shifted(when: date, unit: str, count: int) -> date:
    """The day so many units later; a day that the month lacks becomes its last. OverflowError past the calendar's end."""
    if unit in ("D", "W", "WE"):
        return when + timedelta(days=count * (1 if unit == "D" else 7))
    whole = when.year * 12 + when.month - 1 + count * {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit]
    last = calendar.monthrange(_checked(whole // 12), whole % 12 + 1)[1]
    return date(whole // 12, whole % 12 + 1, min(when.day, last))


def moved(period: Period, count: int, unit: str | None = None) -> Period:
    """The period of the same kind so many of its own or of other units away: 2016-Q3 a year earlier is 2015-Q3."""
    return around(shifted(period.first, unit or period.unit, count), period.unit)


def _checked(number: int) -> int:
    if not EARLIEST <= number <= LATEST:
        raise OverflowError(f"The year {number} is beyond the calendar.")
    return number

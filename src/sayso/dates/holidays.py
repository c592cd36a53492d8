"""Feasts that have one day a year wherever they are kept. Those that nations keep on different days are left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def fixed(month: int, day: int) -> Callable[[int], date]:
    """The same day every year."""
    return lambda year: date(year, month, day)


def nth_weekday(month: int, weekday: int, number: int) -> Callable[[int], date]:
    """The first, second … such weekday (Monday is 1) of a month; -1 is the last."""

    def of_year(year: int) -> date:
        if number < 0:
            last = date(year, month + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.isoweekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))

    return of_year


def from_easter(days: int) -> Callable[[int], date]:
    """So many days after Easter Sunday of the western churches (the rule of Oudin)."""

    def of_year(year: int) -> date:
        century, golden = year // 100, year % 19
        moon = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
        moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
        sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
        month = 3 + (sunday + 40) // 44
        return date(year, month, sunday + 28 - 31 * (month // 4)) + timedelta(days=days)

    return of_year


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": fixed(12, 25),
    "christmas day": fixed(12, 25),
    "christmas eve": fixed(12, 24),
    "boxing day": fixed(12, 26),
    "new year's day": fixed(1, 1),
    "new year's eve": fixed(12, 31),
    "valentine's day": fixed(2, 14),
    "international women's day": fixed(3, 8),
    "may day": fixed(5, 1),
    "juneteenth": fixed(6, 19),
    "fourth of july": fixed(7, 4),
    "bastille day": fixed(7, 14),
    "halloween": fixed(10, 31),
    "all saints' day": fixed(11, 1),
    "armistice day": fixed(11, 11),
    "veterans day": fixed(11, 11),
    "martin luther king day": nth_weekday(1, 1, 3),
    "presidents' day": nth_weekday(2, 1, 3),
    "memorial day": nth_weekday(5, 1, -1),
    "labor day": nth_weekday(9, 1, 1),
    "thanksgiving": nth_weekday(11, 4, 4),
    "thanksgiving day": nth_weekday(11, 4, 4),
    "palm sunday": from_easter(-7),
    "good friday": from_easter(-2),
    "easter": from_easter(0),
    "easter sunday": from_easter(0),
    "easter monday": from_easter(1),
    "ascension day": from_easter(39),
    "pentecost": from_easter(49),
}

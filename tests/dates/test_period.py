from __future__ import annotations

from datetime import date

import pytest

from sayso.dates import period


@pytest.mark.parametrize(
    ("made", "value", "start", "end"),
    [
        (period.week(date(2024, 12, 30)), "2025-W01", "2024-12-30", "2025-01-05"),
        (period.weekend(date(2022, 7, 20)), "2022-W29-WE", "2022-07-23", "2022-07-24"),
        (period.month(2024, 0), "2023-12", "2023-12", "2023-12"),
        (period.month(2024, 13), "2025-01", "2025-01", "2025-01"),
        (period.quarter(2024, 0), "2023-Q4", "2023-10", "2023-12"),
        (period.season(2023, "WI"), "2023-WI", "2023-12", "2024-02"),
        (period.decade(1994), "199", "1990", "1999"),
        (period.century(20), "19", "1900", "1999"),
        (period.century(1), "00", "0001", "0099"),
    ],
)
def test_periods(made: period.Period, value: str, start: str, end: str) -> None:
    assert (made.value, made.interval.start, made.interval.end) == (value, start, end)


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        ("D", -1, date(2024, 2, 28)),
        ("W", 1, date(2024, 3, 7)),
        ("M", 12, date(2025, 2, 28)),
        ("Q", -1, date(2023, 11, 29)),
        ("Y", -4, date(2020, 2, 29)),
        ("DE", 1, date(2034, 2, 28)),
    ],
)
def test_shifting_keeps_to_days_that_exist(unit: str, count: int, expected: date) -> None:
    assert period.shifted(date(2024, 2, 29), unit, count) == expected


def test_a_quarter_moves_by_years() -> None:
    assert period.moved(period.quarter(2016, 3), -1, "Y").value == "2015-Q3"


def test_january_lies_in_the_winter_that_began_the_year_before() -> None:
    assert period.around(date(2024, 1, 5), "S").value == "2023-WI"


@pytest.mark.parametrize("count", [-3000, 10**6])
def test_no_calendar_goes_on_for_ever(count: int) -> None:
    with pytest.raises(OverflowError):
        period.shifted(date(2024, 2, 29), "Y", count)

from __future__ import annotations

from datetime import date

import pytest

from sayso.dates.holidays import HOLIDAYS


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("easter", date(2024, 3, 31)),
        ("easter", date(2019, 4, 21)),
        ("good friday", date(2022, 4, 15)),
        ("easter monday", date(2000, 4, 24)),
        ("pentecost", date(2023, 5, 28)),
        ("thanksgiving", date(2023, 11, 23)),
        ("memorial day", date(2022, 5, 30)),
        ("labor day", date(2024, 9, 2)),
        ("christmas", date(1999, 12, 25)),
    ],
)
def test_the_day_of_a_feast(name: str, expected: date) -> None:
    assert HOLIDAYS[name](expected.year) == expected


def test_every_feast_has_a_day_every_year() -> None:
    for name, of_year in HOLIDAYS.items():
        assert {of_year(year).year for year in range(1600, 2200)} == set(range(1600, 2200)), name

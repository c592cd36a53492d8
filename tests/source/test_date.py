from __future__ import annotations

import pytest

from sayso.source.date import date_line, iso_day, printed_dates


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Dec. 30, 2024", "2024-12-30"),
        ("THURSDAY, APRIL 11, 2013, 12:12 AM", "2013-04-11"),
        ("Thursday 05 April 2018", "2018-04-05"),
        ("November 28th, 2005, 09:11 GMT", "2005-11-28"),
        ("Published: 09 Sep 2013 11:25 GMT+02:00", "2013-09-09"),
        ("Wed, Sep 19 2012 at 11:47 AM", "2012-09-19"),
        ("2031-02-03", "2031-02-03"),
        ("30/12/2024", "2024-12-30"),
        ("12/30/2024", "2024-12-30"),
        ("11/09/2010", "2010"),  # a day in September or in November
        ("09/09/2010", "2010-09-09"),
        ("Feb. 30, 2024", None),
        ("31/31/2024", None),
        ("March 3", None),
    ],
)
def test_date_lines(words: str, iso: str | None) -> None:
    found = date_line(words, 0, len(words))
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "words", ["In May 2014 they left.", "On Dec. 30, 2024, they met", "He was 30.", "1/2 a cup", "Version 3.4.2025.1"]
)
def test_prose_is_no_date_line(words: str) -> None:
    assert date_line(words, 0, len(words)) is None


def test_a_date_is_found_where_it_stands() -> None:
    text = "They met on Friday, March 7, 2031, in Oslo and again on 9 April."
    assert [text[date.start : date.end] for date in printed_dates(text)] == ["Friday, March 7, 2031", "9 April"]


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2025-05-19T07:40:00+03:00", "2025-05-19"),
        ("20250519", "2025-05-19"),
        ("Mon, 19 May 2025 07:40:00 GMT", "2025-05-19"),
        ("2025-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_time_stamps(stamp: str, day: str | None) -> None:
    assert iso_day(stamp) == day

from __future__ import annotations

import pytest

from sayso.record.event import When
from sayso.record.span import Span
from sayso.view.dates import worded_date, worded_when


@pytest.mark.parametrize(
    ("iso", "worded"),
    [
        ("2024-12-30", "30 Dec 2024"),
        ("2024-12", "Dec 2024"),
        ("2024", "2024"),
        ("2025-05-19T07:40:00+03:00", "19 May 2025"),
        ("some day", "some day"),
        ("2024-13-01", "2024-13-01"),
        ("", ""),
    ],
)
def test_dates_keep_their_precision(iso: str, worded: str) -> None:
    assert worded_date(iso) == worded


SESSION = Span(0, 24, "when the session resumes")


@pytest.mark.parametrize(
    ("when", "worded"),
    [
        (None, ""),
        (When("2025-02-06", "2025-02-06", None), "6 Feb 2025"),
        (When("2025-02", "2025-04", None), "Feb 2025 – Apr 2025"),
        (When(None, "2025-04", None), "Apr 2025"),
        (When(None, None, SESSION), "when the session resumes"),
        (When(None, None, None), ""),
    ],
)
def test_times_that_give_no_date_keep_their_words(when: When | None, worded: str) -> None:
    assert worded_when(when) == worded

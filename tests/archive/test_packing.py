from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.archive.store.days import day_number
from sayso.archive.store.packing import packed, packed_reading, unpacked_reading, unpacker
from sayso.linking.kept import Reason
from tests.readings import article, batumi

unpack: Callable[[bytes], tuple[Reason, ...]] = unpacker(tuple[Reason, ...])
reasons = st.builds(Reason, st.text(max_size=40), st.floats(allow_nan=False), st.text(max_size=200))


@given(st.lists(reasons, max_size=9).map(tuple))
def test_records_come_back_as_they_were(record: tuple[Reason, ...]) -> None:
    assert unpack(packed(record)) == record
    assert packed(record) == packed(record)


def test_a_reading_comes_back_with_its_article_and_is_small() -> None:
    reading = batumi()
    data = packed_reading(reading)
    assert unpacked_reading(data, reading.article) == reading
    assert len(data) < len(reading.article.text) * 2


def test_a_reading_does_not_fit_another_text() -> None:
    with pytest.raises(zlib.error):
        unpacked_reading(packed_reading(batumi()), article("Another text altogether"))


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2024-12-30", 20241230),
        ("2024-12-30T10:00", 20241230),
        ("2024-12", 20241200),
        ("2024", 20240000),
        (None, 0),
        ("soon", 0),
    ],
)
def test_days_sort_as_numbers(day: str | None, number: int) -> None:
    assert day_number(day) == number

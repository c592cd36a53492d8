"""Texts that tell less than they seem to: what they do not say stays unknown.

python -m pytest tests/reading/test_bad_input.py
"""

from __future__ import annotations

import pytest

from sayso.errors import UnreadableInput
from sayso.record.reading import Reading
from sayso.source import article_from_text
from tests.reading.packaged import needs_model, reader

FRIDAY = "2025-03-14"


def reading(text: str, published: str | None = FRIDAY) -> Reading:
    return reader()([article_from_text(text, published=published)])[0]


def dates(found: Reading) -> set[tuple[str | None, str | None]]:
    """The dates of all events."""
    return {(event.when.start, event.when.end) for event in found.events if event.when}


@needs_model
@pytest.mark.parametrize("day", ["31 February", "30 February 2024", "31 April", "99 May 2025", "45 June"])
def test_an_event_on_a_day_that_does_not_exist_has_no_date(day: str) -> None:
    assert dates(reading(f"Rebels attacked the town of Gori on {day}, killing four soldiers.")) == set()


@needs_model
def test_a_text_without_any_date_gives_none() -> None:
    text = "Rebels attacked the town of Gori on Tuesday. Two days later the army arrested nine of them."
    found = reading(text, published=None)
    assert found.events
    assert dates(found) == set()


@needs_model
def test_a_published_day_is_no_date_of_an_event() -> None:
    assert dates(reading("Rebels attacked the town of Gori, killing four soldiers, police said.")) == set()


@needs_model
@pytest.mark.parametrize("name", ["Nowhereville", "Quillimonde", "Port Zembraska", "Upper Drassow"])
def test_a_place_that_does_not_exist_keeps_its_name_and_nothing_else(name: str) -> None:
    found = reading(f"Rebels attacked the town of {name} on Tuesday, killing four soldiers.")
    told = [place for place in found.places if name in place.name]
    assert all((place.geonames_id, place.lat, place.lon, place.country) == (None,) * 4 for place in told)


@needs_model
def test_entries_of_a_live_report_are_of_its_day() -> None:
    text = "14:35 Police arrested four men in Gori.\n\n14:50 Rebels attacked the station at about 2:40 p.m."
    assert dates(reading(text)) <= {(FRIDAY, FRIDAY)}


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "GORI\nGORI\nGORI",
        "a | b | c\n--|---|--\n1 | 2 | 3",
        "Ludmila, " * 60,
    ],
)
def test_what_tells_of_nothing_gives_no_dated_event(text: str) -> None:
    assert dates(reading(text)) == set()


@pytest.mark.parametrize("text", ["", " \n\t\n ", ".", "1 2 3 4 5", "???!!!", "(((((" * 50, '"' * 99])
def test_what_has_no_words_is_no_report(text: str) -> None:
    with pytest.raises(UnreadableInput):
        article_from_text(text, published=FRIDAY)

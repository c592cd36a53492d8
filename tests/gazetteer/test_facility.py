from __future__ import annotations

import pytest

from sayso.gazetteer.facility import is_ordinary, places_inside


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("Damascus airport", ("Damascus", "facility")),
        ("Deir ez-Zor military airport", ("Deir ez-Zor", "facility")),
        ("Port of Beirut", ("Beirut", "facility")),
        ("Central Prison in Erbil", ("Erbil", "facility")),
        ("southern Lebanon", ("Lebanon", "part")),
        ("the city of Aleppo", ("Aleppo", "part")),
        ("Anbar province", ("Anbar", "level")),
    ],
)
def test_the_longest_place_inside_comes_first(name: str, inner: tuple[str, str]) -> None:
    assert next(places_inside(name)) == inner


@pytest.mark.parametrize(
    "name", ["Paris Hilton", "Damascus", "", "airport", "international airport", "King Hussein Bridge Road Show"]
)
def test_no_place_is_made_up(name: str) -> None:
    assert ("Paris", "facility") not in set(places_inside(name))
    assert all(not is_ordinary(inner) for inner, _ in places_inside(name))


def test_ordinary_words_are_told() -> None:
    assert is_ordinary("Western District")
    assert not is_ordinary("Western Sahara")

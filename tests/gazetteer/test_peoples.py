from __future__ import annotations

import pytest

from sayso.gazetteer import country, demonym
from sayso.gazetteer.table import table


@pytest.mark.parametrize(
    ("word", "code"),
    [("Iraqi", "IQ"), ("Iraqis", "IQ"), ("French", "FR"), ("Frenchmen", "FR"), ("Czechs", "CZ"), ("Swiss", "CH"),
     ("Chinese", "CN"), ("iraqi", "IQ"), ("New Zealanders", "NZ"), ("Scottish", "GB"), ("Gazans", "PS")],
)  # fmt: skip
def test_a_people_has_its_country(word: str, code: str) -> None:
    found = demonym(word)
    assert found is not None
    assert found.country == code


@pytest.mark.parametrize("word", ["Iraq", "Baghdad", "Sunni", "", "and"])
def test_other_words_are_no_peoples(word: str) -> None:
    assert demonym(word) is None


def test_a_country_by_its_code() -> None:
    found = country("IQ")
    assert found is not None
    assert (found.name, found.country, found.geonames_id) == ("Iraq", "IQ", 99237)
    assert country("iq") is None
    assert country("ZZ") is None


def test_no_two_codes_share_a_country() -> None:
    places = [country(code) for code in table().countries]
    found = [place.name for place in places if place]
    assert len(found) > 230
    assert len(set(found)) == len(found)

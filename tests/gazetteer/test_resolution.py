from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gazetteer import Mention, Resolved, resolve
from sayso.gazetteer.features import FIRST, SECOND
from sayso.gazetteer.resolution import weights
from tests.gazetteer.articles import article


def place(*names: str, dateline: str | None = None, country: str | None = None) -> Resolved:
    """What the first of some names means."""
    found = resolve(article(*names), dateline=dateline, country=country)[0]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("names", "country", "near"),
    [
        (("Paris",), "FR", (48.9, 2.4)),
        (("Paris", ", Texas"), "US", (33.7, -95.6)),
        (("Paris", ", Tenn."), "US", (36.3, -88.3)),
        (("Georgia", "Tbilisi", "Russia"), "GE", (42.0, 43.5)),
        (("Georgia", "Atlanta", "Florida"), "US", (32.8, -83.5)),
        (("Birmingham", "London"), "GB", (52.5, -1.9)),
        (("Birmingham", "Montgomery", "Alabama"), "US", (33.5, -86.8)),
        (("Hyderabad", "Karachi", "Sindh"), "PK", (25.4, 68.4)),
        (("Hyderabad", "Bengaluru", "Telangana"), "IN", (17.4, 78.5)),
        (("St. Petersburg", "Tampa", "Florida"), "US", (27.8, -82.7)),
        (("St. Petersburg", "Moscow"), "RU", (59.9, 30.3)),
        (("Tripoli", "Benghazi"), "LY", (32.9, 13.2)),
        (("Tripoli", "Beirut"), "LB", (34.4, 35.8)),
        (("Tripoli", "Beirut", "Sidon"), "LB", (34.4, 35.8)),
        (("Tripoli", "Beirut", "Benghazi"), "LY", (32.9, 13.2)),
        (("Tripoli",), "LY", (32.9, 13.2)),
        (("Damascus", "Beirut", "Tripoli"), "SY", (33.5, 36.3)),
        (("Tripoli", "Damascus", "Beirut"), "LB", (34.4, 35.8)),
        (("Córdoba", "Buenos Aires"), "AR", (-31.4, -64.2)),
        (("Córdoba", "Seville"), "ES", (37.9, -4.8)),
        (("Cartagena", "Murcia"), "ES", (37.6, -1.0)),
        (("Valencia", "Caracas"), "VE", (10.2, -68.0)),
        (("London", "Toronto"), "GB", (51.5, -0.1)),
        (("Tripoli", ", Lebanon"), "LB", (34.4, 35.8)),
        (("Hama", "Idlib", "Damascus"), "SY", (35.1, 36.8)),
        (("Hama",), "SY", (35.1, 36.8)),
        (("Gaza", "Rafah", "Israel"), "PS", (31.5, 34.5)),
        (("Washington", "Moscow", "Beijing"), "US", (38.9, -77.0)),
        (("San Jose", "Costa Rica"), "CR", (9.9, -84.1)),
        (("San Jose", "Oakland", "California"), "US", (37.3, -121.9)),
        (("Mosul",), "IQ", (36.3, 43.1)),
        (("Paris, Texas",), "US", (33.7, -95.6)),
    ],
)
def test_the_articles_geography_decides(names: tuple[str, ...], country: str, near: tuple[float, float]) -> None:
    found = place(*names)
    assert found.country == country
    assert found.lat == pytest.approx(near[0], abs=0.5)
    assert found.lon == pytest.approx(near[1], abs=0.5)


def test_where_a_town_is_holds_for_the_whole_article() -> None:
    found = resolve(article("Paris", "Dallas", "Paris", ", Texas", "Paris"))
    assert {r.geonames_id for r in (found[0], found[2], found[4]) if r} == {4717560}


def test_two_towns_of_one_name_can_be_told_apart() -> None:
    found = resolve(article("Springfield", ", Illinois", "Springfield", ", Missouri"))
    assert [r.name if r else None for r in found] == ["Springfield", "Illinois", "Springfield", "Missouri"]
    assert found[0] != found[2]


def test_the_dateline_and_the_outlets_country_count() -> None:
    assert place("Cambridge", dateline="Boston").country == "US"
    assert place("Cambridge", country="GB").country == "GB"


@pytest.mark.parametrize("name", ["Nowhereville", "Xqzt", "U.N.", "Western", "Paris Hilton", "South", "", "Downtown"])
def test_an_unknown_name_stays_unknown(name: str) -> None:
    assert resolve(article(name, "Iraq"))[0] is None


@pytest.mark.parametrize(
    ("name", "feature", "expected"),
    [
        ("Damascus airport", "facility", "Damascus"),
        ("Erbil International Airport", "facility", "Erbil"),
        ("the Port of Beirut", "facility", "Beirut"),
        ("University of Mosul", "facility", "Mosul"),
        ("Al-Noor Hospital in Baghdad", "facility", "Baghdad"),
        ("Baghdad's Al-Noor Hospital", "facility", "Baghdad"),
        ("northern Iraq", "part", "Iraq"),
        ("downtown Beirut", "part", "Beirut"),
        ("Homs province", "division", "Homs"),
    ],
)
def test_the_place_inside_a_longer_name(name: str, feature: str, expected: str) -> None:
    found = place(name)
    assert (found.feature, found.name) == (feature, expected)
    assert feature == "division" or found.score <= 0.5


def test_peoples_are_places_of_their_country() -> None:
    assert [r.country if r else None for r in resolve(article("Iraqi", "Syrians", "Texans"))] == ["IQ", "SY", "US"]


def test_what_the_reader_saw_as_a_people_is_no_town() -> None:
    assert resolve(article("Arab", "Sunni", "Orange", kind="NORP")) == [None, None, None]
    assert resolve(article("Iraqi", kind="NORP"))[0] is not None


def test_a_reason_is_given_and_the_score_is_a_share() -> None:
    found = place("Springfield", ", Ill.")
    assert "24 called" in found.reason or "called 'springfield'" in found.reason
    assert 0 < found.score <= 1


def test_an_article_without_names_is_no_trouble() -> None:
    assert resolve([]) == []
    assert resolve(article("Xqzt")) == [None]


@given(st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_matter(chance: random.Random) -> None:
    mentions = article("Paris", ", Texas", "Athens", "Henderson County", "Dallas", "Georgia", "Moscow")
    places = dict(zip(mentions, resolve(mentions), strict=True))
    shuffled = chance.sample(mentions, len(mentions))
    assert dict(zip(shuffled, resolve(shuffled), strict=True)) == places


@given(st.lists(st.text(max_size=15), max_size=6))
def test_any_text_may_be_a_name(names: list[str]) -> None:
    mentions = [Mention(name, 20 * n, 20 * n + len(name)) for n, name in enumerate(names)]
    assert len(resolve(mentions)) == len(names)


def test_there_is_a_weight_for_every_feature() -> None:
    assert len(weights().first) == len(FIRST)
    assert len(weights().second) == len(SECOND)

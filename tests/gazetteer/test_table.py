from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from sayso.gazetteer.entry import By, Kind
from sayso.gazetteer.spelling import key
from sayso.gazetteer.table import FILE, population, size, table

LARGEST_FILE = 6_000_000  # bytes: a reader is installed on laptops


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size <= LARGEST_FILE


def test_names_and_spellings_are_in_the_order_of_their_keys() -> None:
    places = table()
    some = range(0, len(places.names), 97)
    keys = [key(places.names[n]) for n in some]
    assert keys == sorted(keys)
    spelled = [places.spellings[n] for n in range(0, len(places.spellings), 97)]
    assert spelled == sorted(spelled)


def test_every_column_has_a_value_for_every_place() -> None:
    places = table()
    columns = (places.ids, places.lat, places.lon, places.size, places.kind, places.country, places.division)
    assert {len(column) for column in columns} == {len(places.names)}
    assert len(places.target) == len(places.by) == len(places.spellings)
    assert int(places.target.max()) < len(places.names)
    assert np.abs(places.lat).max() <= 90_000
    assert np.abs(places.lon).max() <= 180_000


@pytest.mark.parametrize(
    ("name", "geonames_id"),
    [
        ("Baghdad", 98182),
        ("Syria", 163843),
        ("Hama", 170017),
        ("al-Raqqa", 172955),
        ("Raqqa", 172955),
        ("Kiev", 703448),
        ("Kyiv", 703448),
        ("Munich", 2867714),
        ("NYC", 5128581),
        ("U.K.", 2635167),
        ("Tex.", 4736286),
        ("Ont.", 6093943),
        ("NSW", 2155400),
        ("Kerala", 1267254),
        ("Kobani", 172256),
    ],
)
def test_a_place_is_found_under_its_names(name: str, geonames_id: int) -> None:
    assert geonames_id in {entry.geonames_id for entry, _ in table().found(name)}


@pytest.mark.parametrize(
    "name", ["West Bank", "Gaza Strip", "Donbas", "Kashmir", "Golan Heights", "Red Sea", "Darfur", "Kremlin"]
)
def test_regions_and_seas_are_known(name: str) -> None:
    assert table().found(name)


def test_a_foreign_name_does_not_hide_a_town() -> None:
    assert {entry.country for entry, by in table().found("Hama") if by is not By.SOUND} == {"SY"}
    assert table().found("Cancun")[0][0].country == "MX"
    assert all(entry.country != "MA" for entry, _ in table().found("White House"))


def test_the_largest_comes_first() -> None:
    people = [entry.population for entry, _ in table().found("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("name", ["", "   ", "...", "Qwxzptown", "\n", "🗺"])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert table().found(name) == ()


def test_a_capital_is_one_place_of_its_country() -> None:
    capitals = [entry for entry, _ in table().found("Washington") if entry.kind is Kind.CAPITAL]
    assert [entry.division for entry in capitals] == ["US.DC"]


@pytest.mark.parametrize("people", [0, 1, 512, 98_000, 8_800_000, 1_400_000_000])
def test_populations_keep_their_size(people: int) -> None:
    assert population(size(people)) == pytest.approx(people, rel=0.1, abs=1)


def test_nothing_is_read_before_it_is_needed() -> None:
    code = "import sayso.gazetteer, sayso.gazetteer.table as t; print(t.table.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"

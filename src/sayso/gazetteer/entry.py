"""One place of the gazetteer, and how a name was found to be its name."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What a place is. The order is that of the gazetteer file."""

    COUNTRY = 0
    DIVISION = 1  # first level: state, province, governorate
    DISTRICT = 2  # second level: county
    CITY = 3
    CAPITAL = 4  # of a country
    REGION = 5  # of no fixed level: West Bank, Sahel
    SEA = 6  # seas, gulfs, straits, lakes and rivers
    CONTINENT = 7


class By(IntEnum):
    """By which of its names a place was found. The order is that of the gazetteer file."""

    NAME = 0
    OTHER_NAME = 1
    ABBREVIATION = 2
    PEOPLE = 3  # 'Iraqi', 'Texans'
    SOUND = 4
    BARE = 5  # a county without the word: Greene


class Entry(NamedTuple):
    """A place: coordinates in degrees (±0.0005), population to within a tenth (0 where unknown)."""

    number: int  # its line in the file
    geonames_id: int | None
    name: str
    lat: float
    lon: float
    population: int
    kind: Kind
    country: str | None  # ISO 3166-1, two letters
    division: str | None  # country and GeoNames code of the first level: 'US.TX'

    def lies_in(self, other: Entry) -> bool:
        """Whether the other is its division or country."""
        if other.kind is Kind.COUNTRY:
            return self.country == other.country and self.kind is not Kind.COUNTRY
        return other.kind is Kind.DIVISION and self.division == other.division and self.number != other.number

"""Peoples and country codes: what 'Iraqi' and 'IQ' stand for."""

from __future__ import annotations

from functools import cache

from sayso.gazetteer.entry import By, Entry, Kind
from sayso.gazetteer.table import table


def demonym(word: str) -> Entry | None:
    """The place whose people or manner a word names, 'Iraqi', 'Texans', 'Kashmiri'; a country first. None without one."""
    found = [entry for entry, by in table().found(word) if by is By.PEOPLE]
    return min(found, key=lambda entry: (entry.kind, -entry.population, entry.number), default=None)


@cache
def country(code: str) -> Entry | None:
    """The country with an ISO 3166-1 code of two letters, in capitals. None for a code that no country has."""
    places = table()
    if code not in places.countries:
        return None
    number = places.countries.index(code) + 1
    wanted = (places.kind == Kind.COUNTRY) & (places.country == number)
    return places.entry(int(wanted.argmax())) if wanted.any() else None

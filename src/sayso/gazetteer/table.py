"""The gazetteer file: columns of places in the order of their names, and other names that lead to them.

A NumPy archive of plain arrays. `names` and `spellings` are UTF-8 lines, in the order of their keys, so that a name is found
by halving; a column has a value for each line. `training/gazetteer.py` writes it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from sayso.gazetteer.entry import By, Entry, Kind
from sayso.gazetteer.spelling import key, sound, without_article

FILE = Path(__file__).with_name("places.npz")
STEP = 1000  # parts of a degree
GRAIN = 8  # population steps to a doubling
SOUND_SIGN = "~"  # before a spelling that is a sound


class Lines:
    """Lines of text that stay bytes until one is asked for."""

    def __init__(self, blob: Any) -> None:
        self.bytes = blob.tobytes()
        self.ends = np.flatnonzero(blob == ord("\n"))

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, line: int) -> str:
        start = int(self.ends[line - 1]) + 1 if line else 0
        line_bytes: bytes = self.bytes[start : int(self.ends[line])]
        return line_bytes.decode("utf-8")

    def range(self, wanted: str, form: Callable[[str], str] = str) -> range:
        """The lines whose form is the wanted one; the forms must be sorted."""
        first = self.halve(lambda line: form(self[line]) < wanted)
        last = first
        while last < len(self) and form(self[last]) == wanted:
            last += 1
        return range(first, last)

    def halve(self, before: Callable[[int], bool]) -> int:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if before(middle) else (low, middle)
        return low


class Table:
    """All places, by number and by name."""

    def __init__(self, path: Path = FILE) -> None:
        with np.load(path) as file:
            column = {name: file[name] for name in file.files}
        self.names, self.spellings = Lines(column["names"]), Lines(column["spellings"])
        self.ids, self.lat, self.lon, self.size = column["ids"], column["lat"], column["lon"], column["size"]
        self.kind, self.country, self.division = column["kind"], column["country"], column["division"]
        self.target, self.by = column["target"], column["by"]
        self.countries = column["countries"].tobytes().decode("ascii").split()
        self.divisions = column["divisions"].tobytes().decode("ascii").split()
        self.neighbours = dict(line.split(":") for line in column["neighbours"].tobytes().decode("ascii").split())
        self.found = lru_cache(maxsize=4096)(self.look_up)

    def entry(self, index: int) -> Entry:
        """The place with this number."""
        country, division = int(self.country[index]), int(self.division[index])
        return Entry(
            number=index,
            geonames_id=int(self.ids[index]) or None,
            name=self.names[index],
            lat=int(self.lat[index]) / STEP,
            lon=int(self.lon[index]) / STEP,
            population=population(int(self.size[index])),
            kind=Kind(int(self.kind[index])),
            country=self.countries[country - 1] if country else None,
            division=self.divisions[division - 1] if division else None,
        )

    def look_up(self, name: str) -> tuple[tuple[Entry, By], ...]:
        """Every place of this name, with how it came by it, largest first. `found` is the same, remembered."""
        wanted = key(name)
        if not wanted:
            return ()
        found = self.exactly(wanted)
        bare = without_article(name)
        if not found and bare != name:
            found = self.exactly(key(bare))
        if not found:
            found = self.exactly(SOUND_SIGN + sound(wanted))
        return tuple(sorted(((self.entry(i), by) for i, by in found.items()), key=importance))

    def exactly(self, wanted: str) -> dict[int, By]:
        """Numbers of the places with this key; by the best of their names."""
        found = {self.target_of(line): By(int(self.by[line])) for line in self.spellings.range(wanted)}
        return found | dict.fromkeys(self.names.range(wanted, key), By.NAME)

    def borders(self, country: str | None) -> frozenset[str]:
        """The codes of the countries that a country borders."""
        return frozenset(filter(None, self.neighbours.get(country or "", "").split(",")))

    def target_of(self, line: int) -> int:
        return int(self.target[line])


def importance(found: tuple[Entry, By]) -> tuple[int, int, int]:
    """Largest first, and always in the same order."""
    return -found[0].population, found[1], found[0].number


def size(people: int) -> int:
    """A population as the file keeps it."""
    return round(GRAIN * float(np.log2(people + 1)))


def population(kept: int) -> int:
    """The population behind what the file keeps, to two digits."""
    people = 2 ** (kept / GRAIN) - 1
    return int(float(f"{people:.1e}"))


@cache
def table() -> Table:
    """The packaged gazetteer, read once, when first needed."""
    return Table()

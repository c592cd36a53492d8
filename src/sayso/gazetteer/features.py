"""What speaks for and against a place as the meaning of a name: numbers between 0 and 1, weighed by weights.toml.

Numbers of the first round look at the name, at what the article names outright, and at what its other names could mean;
those of the second also at what the other names probably mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.gazetteer.context import WHOLE, Name
from sayso.gazetteer.distance import distances, nearness, squares
from sayso.gazetteer.entry import By, Entry, Kind
from sayso.gazetteer.table import Table

OWN = (
    "population", "share of namesakes", "largest", "country", "division", "district", "capital", "region", "sea",
    "other name", "abbreviation", "people", "sound", "bare county", "told", "told otherwise", "country named",
    "country's share", "neighbour named", "division named", "division in the sentence", "country in the sentence",
    "dateline", "near the dateline", "home country",
)  # fmt: skip
FIRST = (*OWN, "others could be near (75 km)", "others could be near (300 km)", "others could be in the division")
SECOND = (*FIRST, "first round", "country of the others", "division of the others",
          "others near (75 km)", "others near (300 km)", "others near (900 km)", "at home")  # fmt: skip
PEOPLE = 8.0  # log10 of a population that counts as 1
LEAST = {
    Kind.COUNTRY: 1e6,
    Kind.REGION: 1e6,
    Kind.SEA: 5e6,
    Kind.CONTINENT: 1e8,
}  # people it counts as at least, among namesakes
BARE = 0.1  # the share of a county's people that count when 'County' is not said
COULD = (75.0, 300.0)  # km
NEAR = (75.0, 300.0, 900.0)  # km
DATELINE = 100.0  # km
# "At home": what the share of the others' meanings in a country must be at least there, and at most where a rival lies;
# and what share of the largest namesake's people makes a rival. Córdoba in Argentina is one to that in Spain, and Paris in
# Texas none to Paris.
HOME, AWAY, RIVAL = 0.45, 0.1, 0.1
# Share of the largest namesake's people below which a place is not what a name could mean: a village of five hundred called
# Buenos Aires says nothing of where an article's other places are.
SLIGHT = 0.001
POINTS = (Kind.CITY, Kind.CAPITAL, Kind.DISTRICT)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the article beside its names: the meanings of its dateline's place, and its outlet's country."""

    dateline: tuple[Entry, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Countries and divisions that the article names outright, with how often, and what borders those countries."""

    countries: Counter[str]
    divisions: Counter[str]
    borders: dict[str, frozenset[str]]


def named(names: Sequence[Name], table: Table) -> Named:
    """Of a name that can be several things (Georgia, Washington) a division counts only if it is the larger by far."""
    countries: Counter[str] = Counter()
    divisions: Counter[str] = Counter()
    for name in names:
        wholes = [entry for entry, _ in name.candidates if entry.kind in WHOLE]
        sized = max((entry.population for entry, _ in name.candidates), default=0)
        for entry in wholes:
            if entry.kind is Kind.COUNTRY and entry.country:
                countries[entry.country] += len(name.mentions)
            elif entry.division and entry.population * 2 >= sized:
                divisions[entry.division] += len(name.mentions)
    return Named(countries, divisions, {code: table.borders(code) for code in countries})


class Field:
    """All candidates of an article's names in a row, and how they lie to one another."""

    def __init__(self, names: Sequence[Name], setting: Setting, table: Table) -> None:
        self.names = names
        self.entries = [entry for name in names for entry, _ in name.candidates]
        sizes = [len(name.candidates) for name in names]
        self.starts = np.concatenate([[0], np.cumsum(sizes)]).astype(int)
        keys = {key: n for n, key in enumerate(dict.fromkeys(name.key for name in names))}
        self.key = np.repeat([keys[name.key] for name in names], sizes)
        self.many = max(1, len(keys) - 1)
        self.country = codes(entry.country for entry in self.entries)
        self.division = codes(entry.division for entry in self.entries)
        self.point = np.array([entry.kind in POINTS for entry in self.entries], bool)
        self.likely = self.point & np.concatenate([[], *map(could_be_meant, names)]).astype(bool)
        lat, lon = (np.array([getattr(entry, side) for entry in self.entries]) for side in ("lat", "lon"))
        self.squares = squares(lat, lon)
        self.others = self.key[:, None] != self.key[None, :]
        self.same_country = self.others & (self.country[:, None] == self.country[None, :]) & (self.country >= 0)
        self.same_division = self.others & (self.division[:, None] == self.division[None, :]) & (self.division >= 0)
        known = named(names, table)
        own = np.array([row for name in names for row in alone(name, names, known, setting)]).reshape(-1, len(OWN))
        self.first = np.concatenate([own, self.possible()], axis=1)

    def parts(self, rows: Any) -> list[Any]:
        """Rows of all candidates, as one array for each name."""
        return [rows[start:end] for start, end in zip(self.starts, self.starts[1:], strict=False)]

    def possible(self) -> Any:
        """Of how many of the other names some meaning is near or in the same division: candidates × 3, as shares."""
        return np.stack(list(map(self.share_of_names, self.possibly_near())), axis=1)

    def share_of_names(self, matrix: Any) -> Any:
        """For each candidate the best that each name's meanings have in its row, added up, as a share of the names."""
        best = np.zeros((len(self.entries), int(self.key.max(initial=-1)) + 1))
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            column = self.key[start]
            best[:, column] = np.maximum(best[:, column], matrix[:, start:end].max(axis=1))
        return best.sum(axis=1) / (self.many + 1)

    def possibly_near(self) -> Iterator[Any]:
        """Candidates × candidates: how near two are, by each reach, and whether they are in one division. One at a time."""
        for reach in COULD:
            yield self.near(reach, self.others & self.likely, self.point[:, None])
        yield (self.same_division & self.likely).astype(float)

    def near(self, reach: float, *wanted: Any) -> Any:
        """Candidates × candidates: how near two are, and 0 where not wanted."""
        found = nearness(self.squares, reach)
        for each in wanted:
            found *= each
        return found

    def second(self, belief: Any, scores: Any) -> Any:
        """Candidates × SECOND, given the belief in each after a round (adds to 1 for a name) and the scores of the first."""
        heard = belief * self.point
        near = [1 - np.exp(-(self.near(reach, self.others) @ heard)) for reach in NEAR]
        among = [np.minimum(1.0, same @ belief / self.many) for same in (self.same_country, self.same_division)]
        return np.concatenate([self.first, np.stack([scores, *among, *near, self.at_home(among[0])], axis=1)], axis=1)

    def at_home(self, among: Any) -> Any:
        """1 for a namesake in the country that the article is about, where the others of its size are each far from it all.

        Tripoli beside Beirut is the Lebanese one: nothing else in the article is in Libya.
        """
        made = np.zeros(len(self.entries))
        people = self.first[:, OWN.index("share of namesakes")]
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            big = people[start:end] >= RIVAL * people[start:end].max()
            here = big & (among[start:end] >= HOME)
            countries = {int(code) for code in self.country[start:end][here]}
            rivals = big & ~np.isin(self.country[start:end], list(countries))
            if len(countries) == 1 and rivals.any() and among[start:end][rivals].max() <= AWAY:
                made[start:end] = here
        return made


def codes(values: Any) -> Any:
    """Texts as numbers; -1 for none."""
    listed = list(values)
    numbers = {value: n for n, value in enumerate(dict.fromkeys(listed)) if value is not None}
    return np.array([numbers.get(value, -1) for value in listed], int)


def alone(name: Name, names: Sequence[Name], known: Named, setting: Setting) -> Any:
    """Candidates × OWN."""
    made = np.zeros((len(name.candidates), len(OWN)))
    weight = [weighed(entry) * (BARE if by is By.BARE else 1.0) for entry, by in name.candidates]
    total, most = sum(weight), max(weight)
    beside = wholes_beside(name, names)
    # A name does not speak for itself: that 'Georgia' may be a country is no sign that the country is meant.
    itself = {entry.country for entry, _ in name.candidates if entry.kind is Kind.COUNTRY}
    itself_division = {entry.division for entry, _ in name.candidates if entry.kind is Kind.DIVISION}
    every = max(1, sum(n for code, n in known.countries.items() if code not in itself))
    for row, ((entry, by), own) in enumerate(zip(name.candidates, weight, strict=True)):
        told = any(entry.lies_in(whole) for whole in name.within)
        code = entry.country if entry.country and entry.country not in itself else ""
        division = entry.division if entry.division and entry.division not in itself_division else ""
        made[row] = (
            np.log10(entry.population + 1) / PEOPLE,
            own / total,
            own == most,
            entry.kind is Kind.COUNTRY,
            entry.kind is Kind.DIVISION,
            entry.kind is Kind.DISTRICT,
            entry.kind is Kind.CAPITAL,
            entry.kind is Kind.REGION,
            entry.kind in (Kind.SEA, Kind.CONTINENT),
            by is By.OTHER_NAME,
            by is By.ABBREVIATION,
            by is By.PEOPLE,
            by is By.SOUND,
            by is By.BARE,
            told,
            bool(name.within) and not told,
            known.countries[code] > 0,
            known.countries[code] / every,
            bool(code) and any(code in near for other, near in known.borders.items() if other not in itself),
            known.divisions[division] > 0,
            any(entry.lies_in(whole) for whole in beside if whole.kind is Kind.DIVISION),
            any(entry.lies_in(whole) for whole in beside if whole.kind is Kind.COUNTRY),
            any(entry.number == place.number or entry.lies_in(place) for place in setting.dateline),
            near_dateline(entry, setting),
            entry.country is not None and entry.country == setting.country,
        )
    return made


def could_be_meant(name: Name) -> list[bool]:
    """For each place of a name whether it is known well enough beside its namesakes, or told by what stands behind it."""
    people = [weighed(entry) for entry, _ in name.candidates]
    told = [any(entry.lies_in(whole) for whole in name.within) for entry, _ in name.candidates]
    return [size >= SLIGHT * max(people) or told_here for size, told_here in zip(people, told, strict=True)]


def weighed(entry: Entry) -> float:
    """People, for comparing namesakes; what is more than a town counts as a large one at least."""
    return max(entry.population, LEAST.get(entry.kind, 0.0)) + 1.0


def wholes_beside(name: Name, names: Sequence[Name]) -> list[Entry]:
    """Countries and divisions named in a sentence that names this too."""
    others = (other for other in names if other is not name and other.key != name.key and other.sentences & name.sentences)
    return [entry for other in others for entry, _ in other.candidates if entry.kind in WHOLE]


def near_dateline(entry: Entry, setting: Setting) -> float:
    """1 at the dateline's place, less with every kilometre."""
    if not setting.dateline or entry.kind in (Kind.COUNTRY, Kind.CONTINENT, Kind.SEA):
        return 0.0
    largest = setting.dateline[0]
    return float(np.exp(-distances(entry.lat, entry.lon, largest.lat, largest.lon) / DATELINE))

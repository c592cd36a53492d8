"""Which places an article's names mean, decided together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sayso.gazetteer.context import LEVELS, Name, meanings, names_of
from sayso.gazetteer.entry import By, Entry, Kind
from sayso.gazetteer.facility import LEVEL
from sayso.gazetteer.features import FIRST, SECOND, Field, Setting
from sayso.gazetteer.mention import FEATURES, Mention, Resolved
from sayso.gazetteer.table import Table, table

WEIGHTS = Path(__file__).with_name("weights.toml")
ROUNDS = 2  # times the others' meanings are taken into account; a third changes nothing that counts
SCALE = 10.0  # of the first round's score, as a number for the second
# The share of a division's people that lives in the town which its name alone means: between Québec and Idlib (0.06, 0.09).
SEAT = 0.075
# A county without its word ('Smith') is believed only where something of its division is named too, or could be near.
SUPPORT = [FIRST.index(feature) for feature in ("told", "division named", "others could be near (75 km)")]
INSIDE = 0.5  # the share of belief that is left where only a place inside the name is known


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts, in the order of FIRST and of SECOND."""

    first: Any
    second: Any


@cache
def weights() -> Weights:
    """The packaged weights."""
    said = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights_from(said)


def weights_from(said: Mapping[str, Mapping[str, float]]) -> Weights:
    """Weights by the names of their features."""
    return Weights(np.array([said["first"][f] for f in FIRST]), np.array([said["second"][f] for f in SECOND]))


def resolve(
    mentions: Sequence[Mention],
    *,
    dateline: str | None = None,
    country: str | None = None,
) -> list[Resolved | None]:
    """The place that each mention of one article means; None for a name that the gazetteer does not know.

    `dateline` is the dateline's place; `country` the ISO 3166-1 code of the country that the outlet writes for, if known.
    The order of the mentions does not matter; their offsets do.
    """
    places = table()
    names = names_of(mentions, places)
    found: list[Resolved | None] = [None] * len(mentions)
    if not names:
        return found
    field = Field(names, setting_of(dateline, country, places), places)
    for name, belief, why, rows in zip(names, *believed(field, weights()), field.parts(field.first), strict=True):
        bare = np.array([by is By.BARE for _, by in name.candidates])
        likely = np.where(bare & ~rows[:, SUPPORT].any(axis=1), 0.0, belief)
        best = int(np.argmax(likely))
        if not likely[best]:
            continue
        made = resolved(name, best, float(belief[best]), why[best])
        for number in name.mentions:
            found[number] = made
    return found


def setting_of(dateline: str | None, country: str | None, places: Table) -> Setting:
    """What is known of the article beside its names."""
    return Setting(tuple(entry for entry, _ in meanings(dateline, places)[1]) if dateline else (), country)


def believed(field: Field, by: Weights) -> tuple[list[Any], list[Any]]:
    """For each name the belief in each candidate, adding to 1, and what each feature gave it."""
    scores = centred(field, field.first @ by.first)
    belief, rows = shares(field, scores), field.first
    for _ in range(ROUNDS):
        rows = field.second(belief, scores / SCALE)
        belief = shares(field, rows @ by.second)
    return field.parts(belief), field.parts(rows * by.second)


def centred(field: Field, scores: Any) -> Any:
    """Scores with the best of each name at 0."""
    return np.concatenate([part - part.max() for part in field.parts(scores)])


def shares(field: Field, scores: Any) -> Any:
    """Scores as belief."""
    grown = np.exp(centred(field, scores))
    return np.concatenate([part / part.sum() for part in field.parts(grown)])


def resolved(name: Name, chosen: int, belief: float, gave: Any) -> Resolved:
    """The place, and what spoke for it."""
    entry = seat(name, name.candidates[chosen][0])
    return Resolved(
        geonames_id=entry.geonames_id,
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        feature=name.role or FEATURES[entry.kind],
        score=belief * (INSIDE if name.role else 1.0),
        reason=reason(name, gave),
    )


def seat(name: Name, entry: Entry) -> Entry:
    """The town that a division or district is named for, where the name alone is said: Mosul is the city first."""
    if entry.kind not in LEVELS or name.tells or any(word in LEVEL for word in name.key.split()):
        return entry
    towns = (
        place for place, by in name.candidates if by in (By.NAME, By.OTHER_NAME) and place.kind in (Kind.CITY, Kind.CAPITAL)
    )
    here = (place for place in towns if place.division == entry.division and place.population >= SEAT * entry.population)
    return next(here, entry)


def reason(name: Name, gave: Any) -> str:
    """The three features that spoke most for a place, in words."""
    if len(name.candidates) == 1:
        return f"the only {name.key!r}" + (f", inside the name of a {name.role}" if name.role == "facility" else "")
    strongest = [n for n in np.argsort(-gave, kind="stable")[:3] if gave[n] > 0]
    return f"of {len(name.candidates)} called {name.key!r}: " + ", ".join(SECOND[n] for n in strongest)

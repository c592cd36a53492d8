"""Place names in a text by the gazetteer alone, for where the model has missed them: only large and well-known places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from sayso.gazetteer.entry import By, Kind
from sayso.gazetteer.spelling import key, words_of
from sayso.gazetteer.table import population, table

LARGE = 150_000  # people of a city that is known by its name alone
LONGEST = 4  # words
# Names of large places that are more often words, given names or surnames.
WORDS = words_of(
    """
    most male nice bath reading mobile union march split victoria florence alexandria charlotte carson lincoln jackson
    washington austin houston madison jordan chad georgia santiago sofia marion columbus independence enterprise hope
    liberty phoenix best central north south east west gulf orange continent lima paris capitol elysee maidan riviera
    """
)
KINDS = frozenset({Kind.COUNTRY, Kind.REGION, Kind.SEA, Kind.CONTINENT})


def find_names(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where names of large places stand in the words of a sentence, as (first, last), both inclusive; the longest wins.

    Every word of a name must begin with a capital, and the sentence must not be all capitals.
    """
    if all(word.isupper() for word in words if word.isalpha()):
        return []
    known, found, at = large_names(), [], 0
    while at < len(words):
        length = next((n for n in range(min(LONGEST, len(words) - at), 0, -1) if is_name(words[at : at + n], known)), 0)
        if length:
            found.append((at, at + length - 1))
        at += length or 1
    return found


def is_name(words: Sequence[str], known: frozenset[str]) -> bool:
    """Whether words are one large place's name, as far as spelling tells."""
    if not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    return key(" ".join(words)) in known


@cache
def large_names() -> frozenset[str]:
    """The keys of countries, divisions, regions, and of cities that are large; under the names they are best known by."""
    places = table()
    people = np.array([population(size) for size in range(256)])[places.size]
    whole = np.isin(places.kind, [*KINDS, Kind.DIVISION])
    city = np.isin(places.kind, [Kind.CITY, Kind.CAPITAL])
    kept = (whole & ((places.kind != Kind.DIVISION) | (people > LARGE))) | (
        city & ((people >= LARGE) | (places.kind == Kind.CAPITAL))
    )
    names = {key(places.names[int(n)]) for n in np.flatnonzero(kept)}
    spelled = np.flatnonzero(kept[places.target] & (places.by == By.OTHER_NAME))
    names |= {places.spellings[int(line)] for line in spelled}
    return frozenset(name for name in names if len(name) > 3 and name not in WORDS)

"""The place inside a longer name: an airport's city, a hospital's town, the country that 'northern Iraq' is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.gazetteer.spelling import words_of

FACILITY = words_of(
    """
    airport airfield airstrip airbase aerodrome air port seaport harbour harbor terminal station railway metro bridge
    tunnel crossing checkpoint gate market bazaar mall hotel hospital clinic university college school academy
    institute museum library theatre theater stadium arena park zoo prison jail detention penitentiary courthouse
    court cathedral church mosque synagogue temple monastery cemetery palace castle citadel parliament embassy
    consulate base barracks camp headquarters garrison depot shipyard dock refinery plant reactor facility factory
    mine dam oilfield field pipeline reservoir tower center centre complex compound
    """
)
PART = words_of(
    """
    north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower downtown uptown midtown inner outer greater rural
    mainland old mid near outside city town village republic kingdom suburb suburbs countryside outskirts
    neighbourhood neighborhood coast border area
    """
)
LEVEL = words_of(
    "province governorate region district county state municipality prefecture oblast raion territory township canton"
)
JOINING = words_of("of the in at near de")
BEFORE_PLACE = words_of("of in at near")
WITH_FACILITY = words_of("international military naval national general central nuclear main army police power state public")
ORDINARY = FACILITY | PART | LEVEL | JOINING | WITH_FACILITY
WORD = re.compile(r"[\w.'’ʿʻʼ-]+")
POSSESSIVE = re.compile(r"['’]s?$")


def places_inside(name: str) -> Iterator[tuple[str, str]]:
    """Shorter names within a name, the longest first, each with what the whole is to it: a facility, a part, or a level.

    'Homs province' is a level: the whole of what is called Homs.

    A facility's place stands before its words ('Erbil International Airport'), behind 'of', 'in' or 'at' ('Port of Beirut'),
    or owns it. Nothing where the name has no word for a facility or a part: 'Paris Hilton' has no Paris in it.
    """
    words = WORD.findall(name)
    plain = [POSSESSIVE.sub("", word.casefold()) for word in words]
    facility = any(word in FACILITY for word in plain)
    if not facility and not any(word in PART | LEVEL for word in plain):
        return
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            rest = plain[:start] + plain[end:]
            if plain[start] in ORDINARY or plain[end - 1] in ORDINARY or not words[start][:1].isupper():
                continue
            inner = POSSESSIVE.sub("", " ".join(words[start:end]))
            if not facility and all(word in LEVEL | JOINING for word in rest):
                yield inner, "level"
            elif not facility and all(word in PART | LEVEL | JOINING for word in rest):
                yield inner, "part"
            elif facility and (all(word in ORDINARY for word in rest) or stands_apart(words, plain, start, end)):
                yield inner, "facility"


def stands_apart(words: Sequence[str], plain: Sequence[str], start: int, end: int) -> bool:
    """Whether a name within a name is told to be where or whose the whole is."""
    owner = start == 0 and bool(POSSESSIVE.search(words[end - 1]))
    return owner or (start > 0 and end == len(words) and plain[start - 1] in BEFORE_PLACE)


def is_ordinary(name: str) -> bool:
    """Whether a name has no word of its own: 'Western', 'the South', 'Central District'."""
    return all(POSSESSIVE.sub("", word.casefold()) in ORDINARY for word in WORD.findall(name))

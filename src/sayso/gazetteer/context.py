"""The names of one article with all the places that each may mean: what is weighed when they are resolved together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.gazetteer.entry import By, Entry, Kind
from sayso.gazetteer.facility import is_ordinary, places_inside
from sayso.gazetteer.mention import Mention
from sayso.gazetteer.spelling import key
from sayso.gazetteer.table import Table

MOST = 40  # namesakes weighed for a name; the largest, and every country and division
NEXT_TO = range(1, 4)  # characters between 'Paris' and 'Texas' where the second says which is meant: ", " and " ("
NAMESAKE = 10_000  # people of the smallest place that is looked for inside a longer name
INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
UNMISTAKABLE = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.REGION, Kind.SEA, Kind.CONTINENT})
LEVELS = frozenset({Kind.DIVISION, Kind.DISTRICT})
PEOPLE = "NORP"  # the reader's kind of mention for peoples, faiths and parties
WHOLE = frozenset({Kind.COUNTRY, Kind.DIVISION})


@dataclass(slots=True)
class Name:
    """A name of the article: all mentions of one spelling that say the same of where it is."""

    key: str
    role: str | None  # "facility" or "part" where the places are those inside the name
    candidates: tuple[tuple[Entry, By], ...]
    mentions: list[int] = field(default_factory=list)
    within: tuple[Entry, ...] = ()  # what stands behind it: the Texas of 'Paris, Texas'
    sentences: set[int] = field(default_factory=set)
    tells: bool = False  # stands behind another name and says which is meant


def names_of(mentions: Sequence[Mention], table: Table) -> list[Name]:
    """The article's names in the order of their first mention; a mention that the gazetteer does not know is in none."""
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].start, mentions[n].end, n))
    found: dict[tuple[str, tuple[int, ...]], Name] = {}
    for position, number in enumerate(order):
        mention = mentions[number]
        within = behind(mentions, order[position:], table)
        words, comma, rest = mention.text.partition(",")
        if comma and not table.found(mention.text):
            within = wholes(rest, table) or within
        else:
            words = mention.text
        role, candidates = meanings(words, table, mention.kind)
        if not candidates:
            continue
        if not any(entry.lies_in(whole) for whole in within for entry, _ in candidates) or in_a_row(candidates, within):
            within = ()
        group = (key(words), tuple(whole.number for whole in within))
        name = found.setdefault(group, Name(group[0], role, candidates, within=within))
        name.mentions.append(number)
        name.sentences.add(mention.sentence)
        name.tells |= position > 0 and mention.start - mentions[order[position - 1]].end in NEXT_TO
    return told_once(list(found.values()))


def behind(mentions: Sequence[Mention], order: Sequence[int], table: Table) -> tuple[Entry, ...]:
    """The countries and divisions that stand hard behind the first of some mentions; none in a longer row: a list."""
    first, *others = (mentions[number] for number in order[:3])
    if not others or others[0].start - first.end not in NEXT_TO:
        return ()
    found = wholes(others[0].text, table)
    if len(others) > 1 and others[1].start - others[0].end in NEXT_TO:
        above = wholes(others[1].text, table)
        return tuple(whole for whole in found if any(whole.lies_in(country) for country in above))
    return found


def in_a_row(candidates: Sequence[tuple[Entry, By]], within: Sequence[Entry]) -> bool:
    """Whether two names are rather two of a list: 'Lebanon, Jordan', not 'Lebanon, Indiana'."""
    kinds = {whole.kind for whole in within}
    return any(entry.kind in kinds and entry.kind is Kind.COUNTRY for entry, _ in candidates)


def wholes(words: str, table: Table) -> tuple[Entry, ...]:
    """The countries and divisions that words may name, also as 'northern Lebanon'."""
    role, found = meanings(words, table)
    sure = (entry for entry, by in found if entry.kind in WHOLE and by not in (By.SOUND, By.PEOPLE))
    return tuple(sure) if role != "facility" else ()


def told_once(names: list[Name]) -> list[Name]:
    """Where an article says once which Paris it means, it means that one throughout."""
    told: dict[str, list[Name]] = {}
    for name in names:
        if name.within:
            told.setdefault(name.key, []).append(name)
    for name in names:
        same = told.get(name.key, [])
        if not name.within and len(same) == 1:
            name.within = same[0].within
    return names


def meanings(words: str, table: Table, kind: str | None = None) -> tuple[str | None, tuple[tuple[Entry, By], ...]]:
    """The places that words may mean, and whether only a place inside the words is known."""
    found = table.found(words)
    if kind == PEOPLE:
        return None, tuple(pair for pair in found if pair[1] is By.PEOPLE)
    if INITIALS.fullmatch(words.strip()):
        return None, tuple(pair for pair in found if pair[1] is By.ABBREVIATION or pair[0].kind in UNMISTAKABLE)
    if found:
        ordinary = is_ordinary(words) and found[0][0].kind not in UNMISTAKABLE
        return None, () if ordinary else shortened(found)
    for inner, role in places_inside(words):
        inside = tuple((e, by) for e, by in table.found(inner) if by in (By.NAME, By.OTHER_NAME) and is_known(e))
        levels = tuple(pair for pair in inside if pair[0].kind in LEVELS)
        if role == "level" and levels:
            return None, shortened(levels)
        if inside:
            return "part" if role == "level" else role, shortened(inside)
    return None, ()


def is_known(entry: Entry) -> bool:
    """Whether a place is one that things are named for more often than for a person or a thing of that name."""
    return entry.kind not in (Kind.CITY, Kind.DISTRICT) or entry.population >= NAMESAKE


def shortened(found: tuple[tuple[Entry, By], ...]) -> tuple[tuple[Entry, By], ...]:
    """At most MOST of some places."""
    if len(found) <= MOST:
        return found
    kept = [pair for pair in found if pair[0].kind in WHOLE]
    return tuple(kept + [pair for pair in found if pair[0].kind not in WHOLE][: MOST - len(kept)])

"""Where: the places an article names, looked up in the gazetteer together, so that each helps to tell the others."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.gazetteer import Mention, Resolved, resolve
from sayso.reading.actors import Group
from sayso.reading.attribution import Run
from sayso.reading.phrases import is_pronoun, named, span_at
from sayso.reading.sight import Sight
from sayso.record.article import Article
from sayso.record.digest import digest
from sayso.record.place import Place

PEOPLE = "NORP"


def places_of(article: Article, sight: Sight, groups: Sequence[Group]) -> list[Place]:
    """The places of an article, each once, by first mention; those that the gazetteer does not know keep their name."""
    every = [[run for run in g.runs if not is_pronoun(sight, run[0])] for g in groups if g.kind == "place" and g.names]
    sites = facilities(sight)
    every += [[run] for run in sites]
    runs = [run for own in every for run in own]
    dateline = article.dateline.place.text if article.dateline and article.dateline.place else None
    # Whose people an article names tells where its towns are: they are asked for, and no places of their own.
    asked = [mention_of(sight, run) for run in runs] + [mention_of(sight, run, PEOPLE) for run in peoples(sight, runs)]
    found = dict(zip(runs, resolve(asked, dateline=dateline), strict=False))
    joined: dict[object, tuple[Resolved | None, list[Run]]] = {}
    for own in every:
        if not own:
            continue
        place = next((found[run] for run in own if found[run]), None)
        if place is None and own[0] in sites:
            continue
        key = (place.name, place.lat, place.lon, place.feature == "facility" and own[0]) if place else own[0]
        joined.setdefault(key, (place, []))[1].extend(own)
    records = [place_record(article, sight, place, own) for place, own in joined.values()]
    return sorted(records, key=lambda p: p.mentions[0].start)


def facilities(sight: Sight) -> list[Run]:
    """Airports, ports, camps: sites that the model marks by name."""
    return named(sight, "Facility")


def peoples(sight: Sight, places: Sequence[Run]) -> list[Run]:
    """ "Lebanese", "Iraqis": the names of peoples, where no place is named by the same words."""
    taken = {word for run in places for word in range(*run)}
    return [run for run in named(sight, PEOPLE) if taken.isdisjoint(range(*run))]


def mention_of(sight: Sight, run: Run, kind: str | None = None) -> Mention:
    """A name as the gazetteer takes it."""
    span = span_at(sight, *run)
    return Mention(span.text, span.start, span.end, sight.words.sentence[run[0]], kind)


def place_record(article: Article, sight: Sight, place: Resolved | None, runs: Sequence[Run]) -> Place:
    """A place under the name that the article gives it most fully."""
    mentions = tuple(sorted({span_at(sight, *run) for run in runs}))
    name = max((m.text for m in mentions), key=lambda text: (len(text.split()), text))
    identity = digest("place", article.id, name, mentions[0].start)
    if place is None:
        return Place(identity, name, None, None, None, None, mentions)
    return Place(identity, name, place.geonames_id, place.lat, place.lon, place.country, mentions)

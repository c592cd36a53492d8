"""One article joins the archive: the one function of this folder that others call."""

from __future__ import annotations

import msgspec

from sayso.linking.actors import Cast, cast_of
from sayso.linking.changes import Changes
from sayso.linking.claims import Ledger, ledger_of
from sayso.linking.copies import copy_of, sketch
from sayso.linking.forms import plain
from sayso.linking.kept import Addition, ArchiveActor, ArchivePlace, News, PlaceLink, WatchItem
from sayso.linking.known import Known
from sayso.linking.mentions import mended
from sayso.linking.statements import Statement, background_of, statements
from sayso.linking.stories import bag_of, placed, with_cast
from sayso.linking.voices import Hearing
from sayso.linking.watching import announced, watch_list
from sayso.record.digest import digest
from sayso.record.reading import Reading
from sayso.record.span import Span


def link(reading: Reading, known: Known) -> Changes:
    """What adding this reading changes: deterministic, one pass, no input or output of its own.

    Articles should come in the order of their publication; a late one is linked with what is there already.
    """
    new = sketch(reading)
    copy = copy_of(new, known)
    story = placed(bag_of(reading), reading, known.article(copy.article) if copy else None, known)
    new = msgspec.structs.replace(new, story=story.story.id, copy_of=copy)
    reading = mended(reading, known.actors(story.story.actors))
    cast = cast_of(reading, story.story.id, known)
    places, place_links, placed_at = _places(reading)
    full = {mention: _with_post(cast.actors[actor]) for mention, actor in cast.mentions.items()}
    background = background_of(reading, full, placed_at, cast.of)
    said = statements(reading, background)
    ledger = ledger_of(said, Hearing(reading, new, cast), new, story.story.id, known)
    items = announced(reading, said, background)
    watch = watch_list(reading, story.story.id, items, said, known)
    adds = _adds(reading, said, ledger, watch, cast, known)
    return Changes(
        sketch=new,
        actors=tuple(cast.actors.values()),
        names=tuple(cast.names),
        roles=tuple(cast.roles),
        links=tuple(cast.links),
        places=places,
        place_links=place_links,
        stories=(with_cast(story.story, tuple(cast.actors), tuple(place.id for place in places)),),
        claims=tuple(ledger.claims[identifier] for identifier in ledger.touched),
        watch=tuple(watch),
        news=News(reading.article.id, story.story.id, story.first, adds),
        merges=(*story.merges, *cast.merges),
    )


def _with_post(actor: ArchiveActor) -> str:
    """ "Name|post": how `proposition` wants an actor."""
    post = next((post for post in actor.posts if "|" in post and not post.endswith("|")), "|")
    return f"{actor.name}|{post.partition('|')[0]}" if actor.kind == "person" else actor.name


def _places(reading: Reading) -> tuple[tuple[ArchivePlace, ...], tuple[PlaceLink, ...], dict[Span, str]]:
    """The places of an article: one record for each the gazetteer knows, or for each name it does not."""
    places: dict[str, ArchivePlace] = {}
    links: list[PlaceLink] = []
    at: dict[Span, str] = {}
    for place in reading.places:
        key = place.geonames_id if place.geonames_id is not None else plain(place.name)
        identifier = digest("place", key)
        places[identifier] = ArchivePlace(identifier, place.name, place.geonames_id, place.lat, place.lon, place.country)
        links.append(PlaceLink(reading.article.id, place.id, identifier))
        if place.geonames_id is not None:  # what no gazetteer knows may be a ship
            at.update((mention, identifier) for mention in place.mentions)
    return tuple(places.values()), tuple(links), at


def _adds(
    reading: Reading, said: list[Statement], ledger: Ledger, watch: list[WatchItem], cast: Cast, known: Known
) -> tuple[Addition, ...]:
    """What of an article its story did not have: new claims first, then the events, numbers and people within them."""
    fresh = [(number, statement) for number, statement in enumerate(said) if number not in ledger.old]
    adds = [Addition("claim", ledger.of[number], statement.span) for number, statement in fresh]

    def is_fresh(span: Span) -> bool:
        return any(statement.span.contains(span) for _, statement in fresh)

    adds += [Addition("event", e.id, e.trigger) for e in reading.events if not e.background and is_fresh(e.trigger)]
    opened = [item for item in watch if item.article == reading.article.id]
    adds += [Addition("followup", item.id, item.what) for item in opened if is_fresh(item.what)]
    story = known.story(ledger.story)
    for actor in reading.actors:
        identifier = cast.of.get(actor.id)
        first = next((m for m in actor.mentions if is_fresh(m)), None)
        if identifier and first and (story is None or identifier not in story.actors):
            adds.append(Addition("actor", identifier, first))
    return tuple(adds)

"""What adding one article changes in an archive."""

from __future__ import annotations

import msgspec

from sayso.linking.kept import (
    ActorLink,
    ActorName,
    ActorRole,
    ArchiveActor,
    ArchiveClaim,
    ArchivePlace,
    ArticleSketch,
    Merge,
    News,
    PlaceLink,
    Story,
    WatchItem,
)


class Changes(msgspec.Struct, frozen=True):
    """Everything to be written for one article, in one transaction.

    `sketch`, `actors`, `places`, `stories`, `claims`, `watch` are whole records: each replaces the one of the same id
    (and its keys) or is new. `names`, `roles`, `links`, `place_links` are rows to be added. `merges` are carried out
    first: what referred to the record that is gone refers to the other from then on; the gone one is then no longer
    found by its keys.
    """

    sketch: ArticleSketch
    actors: tuple[ArchiveActor, ...]
    names: tuple[ActorName, ...]
    roles: tuple[ActorRole, ...]
    links: tuple[ActorLink, ...]
    places: tuple[ArchivePlace, ...]
    place_links: tuple[PlaceLink, ...]
    stories: tuple[Story, ...]
    claims: tuple[ArchiveClaim, ...]
    watch: tuple[WatchItem, ...]
    news: News
    merges: tuple[Merge, ...] = ()

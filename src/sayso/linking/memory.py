"""An archive held in memory: what linking knows without a database. For tests, benchmarks and small collections."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import msgspec

from sayso.linking.changes import Changes
from sayso.linking.kept import (
    ActorLink,
    ActorName,
    ActorRole,
    ArchiveActor,
    ArchiveClaim,
    ArchivePlace,
    ArticleSketch,
    Decision,
    Linked,
    Merge,
    News,
    PlaceLink,
    Story,
    WatchItem,
)
from sayso.linking.known import COUNTED, READ_AT_ONCE, READ_OF_A_KEY, READ_OF_A_STORY, rarest


class Keyed(Protocol):
    """A record that is found by keys."""

    @property
    def id(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...


@dataclass
class Shelf:
    """The records of one kind, by id and by key."""

    day: str  # the field that says how late a record is
    records: dict[str, Any] = field(default_factory=dict)
    by_key: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, record: Keyed) -> None:
        self.drop(record.id)
        self.records[record.id] = record
        for key in record.keys:
            self.by_key[key].add(record.id)

    def drop(self, identifier: str) -> None:
        if old := self.records.pop(identifier, None):
            for key in old.keys:
                self.by_key[key].discard(identifier)

    def find(self, keys: Iterable[str], among: Set[str] | None = None, *, every: bool = False) -> list[str]:
        """Ids by keys, among some records if given: most shared first, then the latest, then by id. `every` key is read, or
        the rarest."""
        shared: Counter[str] = Counter()
        none: set[str] = set()
        carriers = {key: self.by_key.get(key, none) for key in keys}
        if among is not None:
            carriers = {key: found & among for key, found in carriers.items()}
        counts = {key: min(COUNTED, len(found)) for key, found in carriers.items()}
        most = READ_AT_ONCE if among is None else READ_OF_A_STORY
        for key in counts if every else rarest(counts, most=most):
            shared.update(self.latest(carriers[key])[:READ_OF_A_KEY])
        return sorted(self.latest(shared), key=lambda found: -shared[found])

    def latest(self, ids: Iterable[str]) -> list[str]:
        return sorted(sorted(ids), key=lambda found: getattr(self.records[found], self.day) or "", reverse=True)


@dataclass
class MemoryArchive:
    """Everything linking keeps, in dictionaries. `Known`, and the writer of `Changes`."""

    sketches: Shelf = field(default_factory=lambda: Shelf("published"))
    people: Shelf = field(default_factory=lambda: Shelf("last"))
    told: Shelf = field(default_factory=lambda: Shelf("last"))
    claims: Shelf = field(default_factory=lambda: Shelf("last"))
    watch: Shelf = field(default_factory=lambda: Shelf("announced"))
    places: dict[str, ArchivePlace] = field(default_factory=dict)
    names: list[ActorName] = field(default_factory=list)
    roles: list[ActorRole] = field(default_factory=list)
    links: list[ActorLink] = field(default_factory=list)
    place_links: list[PlaceLink] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    decided: list[Decision] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)

    # What linking asks

    def articles_by(self, keys: Sequence[str], *, limit: int) -> Sequence[ArticleSketch]:
        return [self.sketches.records[found] for found in self.sketches.find(keys)[:limit]]

    def actors_by(self, keys: Sequence[str], *, limit: int) -> Sequence[ArchiveActor]:
        return [self.people.records[found] for found in self.people.find(keys)[:limit]]

    def stories_by(self, keys: Sequence[str], *, since: str | None, limit: int) -> Sequence[Story]:
        found = (self.told.records[identifier] for identifier in self.told.find(keys))
        return [story for story in found if since is None or story.last is None or story.last >= since][:limit]

    def claims_of(self, story: str, keys: Sequence[str], *, limit: int) -> Sequence[ArchiveClaim]:
        mine = {claim.id for claim in self.claims.records.values() if claim.story == story}
        first = self.claims.find(keys, among=mine, every=len(mine) <= limit)
        rest = self.claims.latest(mine.difference(first))
        return [self.claims.records[found] for found in (first + rest)[:limit]]

    def watched(self, story: str, *, limit: int) -> Sequence[WatchItem]:
        mine = [item.id for item in self.watch.records.values() if item.story == story and item.closing is None]
        return [self.watch.records[found] for found in self.watch.latest(mine)[:limit]]

    def actors(self, ids: Sequence[str]) -> Sequence[ArchiveActor]:
        found = dict.fromkeys(self.now(identifier) for identifier in ids)
        return [self.people.records[identifier] for identifier in found if identifier in self.people.records]

    def article(self, identifier: str) -> ArticleSketch | None:
        return self.sketches.records.get(identifier)

    def story(self, identifier: str) -> Story | None:
        return self.told.records.get(self.now(identifier))

    def commonness(self, kind: Linked, keys: Sequence[str], *, most: int) -> Mapping[str, int]:
        shelf = self.shelf(kind)
        return {key: min(most, len(shelf.by_key[key])) for key in keys if shelf.by_key.get(key)}

    def total(self, kind: Linked) -> int:
        return len(self.shelf(kind).records)

    def decisions(self, kind: Linked, ids: Sequence[str]) -> Sequence[Decision]:
        asked = set(ids)
        return [made for made in self.decided if made.kind == kind and {made.one, made.other} & asked]

    # What an archive does with the answer

    def write(self, changes: Changes) -> None:
        """Adds what linking one article changed."""
        for merge in changes.merges:
            self.follow(merge)
        self.sketches.put(changes.sketch)
        for shelf, records in (
            (self.people, changes.actors),
            (self.told, changes.stories),
            (self.claims, changes.claims),
            (self.watch, changes.watch),
        ):
            for record in records:
                shelf.put(record)
        self.places.update((place.id, place) for place in changes.places)
        self.names.extend(changes.names)
        self.roles.extend(changes.roles)
        self.links.extend(changes.links)
        self.place_links.extend(changes.place_links)
        self.news.append(changes.news)

    def follow(self, merge: Merge) -> None:
        """One record becomes another: all that refers to it refers to the other."""
        self.merged[merge.gone] = merge.into
        self.shelf(merge.kind).drop(merge.gone)
        if merge.kind == "actor":
            self.names = [_moved(row, "actor", merge) for row in self.names]
            self.roles = [_moved(row, "actor", merge) for row in self.roles]
            self.links = [_moved(row, "actor", merge) for row in self.links]
        elif merge.kind == "story":
            self.news = [_moved(row, "story", merge) for row in self.news]
            for shelf in (self.sketches, self.claims, self.watch):
                for record in list(shelf.records.values()):
                    shelf.put(_moved(record, "story", merge))

    def now(self, identifier: str) -> str:
        """The id of the record that this one has become."""
        while identifier in self.merged:
            identifier = self.merged[identifier]
        return identifier

    def shelf(self, kind: Linked) -> Shelf:
        """The records of a kind."""
        return {
            "article": self.sketches,
            "actor": self.people,
            "story": self.told,
            "claim": self.claims,
            "followup": self.watch,
        }[kind]


Row = TypeVar("Row", bound=msgspec.Struct)


def _moved(row: Row, name: str, merge: Merge) -> Row:
    return msgspec.structs.replace(row, **{name: merge.into}) if getattr(row, name) == merge.gone else row

"""What linking asks an archive: a few look-ups by key, each with a limit, so that none grows with the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from sayso.linking.kept import ArchiveActor, ArchiveClaim, ArticleSketch, Decision, Linked, Story, WatchItem

READ_OF_A_KEY = 500  # records of a very common key that are looked at, the latest first
READ_AT_ONCE = 600  # records of all keys of a look-up together; a look-up in an archive of a thousand articles reads less
READ_OF_A_STORY = 1500  # the same where claims are looked up within a story: half of what is said in it is alike
COUNTED = 2000  # records beyond which a key is simply very common, and is not counted on
Key = TypeVar("Key", int, str)


def rarest(counts: Mapping[Key, int], *, most: int = READ_AT_ONCE) -> list[Key]:
    """The keys of a look-up that are read, the rarest first: as many as have no more than `most` records together."""
    room = most
    chosen: list[Key] = []
    for key in sorted(counts, key=lambda key: counts[key]):
        rows = min(counts[key], READ_OF_A_KEY)
        if rows > room:
            break
        if rows:
            chosen.append(key)
            room -= rows
    return chosen


class Known(Protocol):
    """The archive as it was before the article that is being linked.

    "By keys" means: records that carry at least one of the keys; those that share most keys first, then the latest by
    the day named with each method (unknown days last), then by id; no more than `limit`. A key that very many records
    carry is read only as far as its latest few hundred, and the commonest of many keys not at all (`rarest`). Answers are in
    that order on every backend.
    """

    def articles_by(self, keys: Sequence[str], *, limit: int) -> Sequence[ArticleSketch]:
        """Articles by keys, latest by `published`."""
        ...

    def actors_by(self, keys: Sequence[str], *, limit: int) -> Sequence[ArchiveActor]:
        """Actors by keys, latest by `last`."""
        ...

    def stories_by(self, keys: Sequence[str], *, since: str | None, limit: int) -> Sequence[Story]:
        """Stories by keys whose `last` is not before the day `since`, latest by `last`."""
        ...

    def claims_of(self, story: str, keys: Sequence[str], *, limit: int) -> Sequence[ArchiveClaim]:
        """Claims of a story: by keys, latest by `last`; where these are fewer than `limit`, its other claims after them.

        Of a story that has no more than `limit`, every key counts, however common.
        """
        ...

    def watched(self, story: str, *, limit: int) -> Sequence[WatchItem]:
        """Items of a story's watch list that nothing has closed yet, latest by `announced`, then by id."""
        ...

    def actors(self, ids: Sequence[str]) -> Sequence[ArchiveActor]:
        """The actors with these ids, in the order asked; unknown ids are left out, merged ones give what they became."""
        ...

    def article(self, identifier: str) -> ArticleSketch | None:
        """The article with this id."""
        ...

    def story(self, identifier: str) -> Story | None:
        """The story with this id; one that was merged gives what it became."""
        ...

    def commonness(self, kind: Linked, keys: Sequence[str], *, most: int) -> Mapping[str, int]:
        """How many records of the kind carry each key, counted no further than `most`; absent means none."""
        ...

    def total(self, kind: Linked) -> int:
        """How many records of the kind there are, about: it may lag behind by a few."""
        ...

    def decisions(self, kind: Linked, ids: Sequence[str]) -> Sequence[Decision]:
        """What people decided about any of these records; an id may be one that does not exist yet."""
        ...

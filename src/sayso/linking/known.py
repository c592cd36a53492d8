"""What linking asks an archive: a few look-ups by key, each with a limit, so that none grows with the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from sayso.linking.kept import ArchiveActor, ArchiveClaim, ArticleSketch, Decision, Linked, Story, WatchItem


class Known(Protocol):
    """The archive as it was before the article that is being linked.

    "By keys" means: records that carry at least one of the keys; those that share most keys first, then the latest by
    the day named with each method (unknown days last), then by id; no more than `limit`. A key that very many records
    carry may be read only as far as its latest few hundred. Answers are in that order on every backend.
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
        """Claims of a story: by keys, latest by `last`; where these are fewer than `limit`, its other claims after them."""
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

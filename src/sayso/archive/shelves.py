"""The kinds of records that linking looks up again: where they lie and how they are unpacked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from sayso.archive.store.database import KeyTable
from sayso.archive.store.packing import unpacker
from sayso.linking.kept import ArchiveActor, ArchiveClaim, ArticleSketch, Linked, Story, WatchItem


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind. `records` gives number, packed record and story of what `IN (…)` follows."""

    kind: Linked
    table: str
    keys: KeyTable
    day: str  # the field of the record that says how late it is
    records: str
    unpack: Callable[[bytes], Any]

    def unpacked(self, data: bytes, story: str | None) -> Any:
        """The record; the story is the one that its row names, whatever it was when the record was packed."""
        record = self.unpack(data)
        return msgspec.structs.replace(record, story=story) if hasattr(record, "story") else record


SHELVES: dict[Linked, Shelf] = {
    "article": Shelf(
        "article", "articles", "article_keys", "published",
        "SELECT sketches.article, sketches.record, stories.id FROM sketches JOIN articles ON articles.n = sketches.article "
        "LEFT JOIN stories ON stories.n = articles.story WHERE sketches.article IN",
        unpacker(ArticleSketch),
    ),
    "actor": Shelf(
        "actor", "actors", "actor_keys", "last",
        "SELECT n, record, NULL FROM actors WHERE n IN",
        unpacker(ArchiveActor),
    ),
    "story": Shelf(
        "story", "stories", "story_keys", "last",
        "SELECT n, record, NULL FROM stories WHERE n IN",
        unpacker(Story),
    ),
    "claim": Shelf(
        "claim", "claims", "claim_keys", "last",
        "SELECT claims.n, claims.record, stories.id FROM claims JOIN stories ON stories.n = claims.story WHERE claims.n IN",
        unpacker(ArchiveClaim),
    ),
    "followup": Shelf(
        "followup", "watch", "followup_keys", "announced",
        "SELECT watch.n, watch.record, stories.id FROM watch JOIN stories ON stories.n = watch.story WHERE watch.n IN",
        unpacker(WatchItem),
    ),
}  # fmt: skip

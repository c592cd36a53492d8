"""What people judged is found again when everything is linked anew: by the words it stood on.

The id of a claim or of an item of the watch list is made of the words it begins with, the id of an actor of where an article
names it first. A new version of the reader may set these elsewhere. What is judged then lives on as the record that stands
on the same words, as a record does that was merged: what names the old id is followed to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from sayso.archive.answers import Judgement
from sayso.archive.judging import judgements
from sayso.archive.shelves import SHELVES
from sayso.archive.store.database import Database
from sayso.archive.store.packing import packed
from sayso.archive.writer import Writer
from sayso.linking.kept import ArchiveClaim, Linked, Reason, WatchItem
from sayso.record.span import Span

WHY = (Reason("same words", 1.0, "a reading of another version stands on the same words"),)
LEAST = 0.5  # of the shorter of two spans that both must share


class Anchor(NamedTuple):
    """Where a judged record stands: its articles, with the spans there, or (of an actor) the name it has in each."""

    kind: Linked
    places: tuple[tuple[str, Span | str], ...]


def anchors(writer: Writer) -> dict[str, Anchor]:
    """Where every record stands that people have judged, by the id they judged it under. Before it is linked anew."""
    found: dict[str, Anchor] = {}
    for judged, kind in _judged(writer.database):
        identifier = writer.known.now(judged)
        record = writer.known.record(kind, identifier)
        if record is not None and (places := tuple(_places(writer.database, record))):
            found[judged] = Anchor(kind, places)
    return found


def follow_anchors(writer: Writer, found: dict[str, Anchor]) -> None:
    """Has judged ids that are no more name what stands on their words now. After linking anew, before merges."""
    for judged, anchor in found.items():
        identifier = writer.known.now(judged)
        if writer.known.number(anchor.kind, identifier) is not None:
            continue
        became = _standing_there(writer.database, anchor)
        if became is not None and became != identifier:
            writer.database.run("INSERT INTO merges VALUES (?, ?, ?, ?)", (identifier, became, anchor.kind, packed(WHY)))
            writer.known.merged[identifier] = became


def _judged(database: Database) -> Iterator[tuple[str, Linked]]:
    """The ids that standing judgements name. A story's and an article's are the same whatever read it."""
    for each in judgements(database):
        if each.undone_by is None and each.kind in ("claim", "actor", "followup"):
            kind: Linked = each.kind  # type: ignore[assignment]  # a judgement's kind is a word of the table
            yield from ((identifier, kind) for identifier in _named(each))


def _named(made: Judgement) -> Iterator[str]:
    yield made.one
    if made.verdict == "merge" and made.other:
        yield made.other


def _places(database: Database, record: Any) -> Iterator[tuple[str, Span | str]]:
    match record:
        case ArchiveClaim():
            yield from ((mention.article, mention.span) for mention in record.mentions)
        case WatchItem():
            yield record.article, record.what
        case _:
            yield from database.rows(NAMES, (record.id,))


def _standing_there(database: Database, anchor: Anchor) -> str | None:
    """The record that shares most of the places; of several, the one that the archive had first."""
    shared: Counter[str] = Counter()
    for article, place in anchor.places:
        if isinstance(place, str):
            shared.update(row[0] for row in database.rows(NAMED, (article, place)))
        else:
            shared.update(
                identifier for identifier, span in _spans(database, anchor.kind, article) if _overlaps(span, place)
            )
    return max(shared, key=lambda identifier: shared[identifier]) if shared else None


def _spans(database: Database, kind: Linked, article: str) -> Iterator[tuple[str, Span]]:
    """The claims, or the items of the watch list, that stand in an article."""
    for (data,) in database.rows(CLAIMS if kind == "claim" else ITEMS, (article,)):
        record = SHELVES[kind].unpack(data)
        spans = [each.span for each in record.mentions if each.article == article] if kind == "claim" else [record.what]
        yield from ((record.id, span) for span in spans)


def _overlaps(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= LEAST * min(one.end - one.start, other.end - other.start)


CLAIMS = (
    "SELECT claims.record FROM claims JOIN claim_mentions ON claim_mentions.claim = claims.n "
    "JOIN articles ON articles.n = claim_mentions.article WHERE articles.id = ? ORDER BY claims.n"
)
ITEMS = "SELECT watch.record FROM watch JOIN articles ON articles.n = watch.article WHERE articles.id = ? ORDER BY watch.n"
NAMES = (
    "SELECT articles.id, actor_names.text FROM actor_names JOIN actors ON actors.n = actor_names.actor "
    "JOIN articles ON articles.n = actor_names.article WHERE actors.id = ? ORDER BY actor_names.n"
)
NAMED = (
    "SELECT DISTINCT actors.id FROM actor_names JOIN actors ON actors.n = actor_names.actor "
    "JOIN articles ON articles.n = actor_names.article WHERE articles.id = ? AND actor_names.text = ? ORDER BY actors.id"
)

"""Writes what linking one article changed: records with their keys, rows that point at them, merges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from sayso.archive.commonness import Counted
from sayso.archive.known import KnownRecords
from sayso.archive.shelves import SHELVES
from sayso.archive.store.database import Database, Row
from sayso.archive.store.days import day_number
from sayso.archive.store.keys import key_numbers
from sayso.archive.store.packing import packed
from sayso.linking.changes import Changes
from sayso.linking.kept import ArchiveActor, ArchiveClaim, ArchivePlace, Linked, Merge, Story, WatchItem

TABLES = ("articles", "stories", "actors", "actor_names", "actor_roles", "places", "claims", "watch", "readers", "inputs",
          "failures", "judgements")  # fmt: skip


class Changer:
    """Writes into an archive, within a transaction that somebody else began with `begin()`."""

    def __init__(self, database: Database, known: KnownRecords) -> None:
        self.database, self.known = database, known
        self.last: dict[str, int] = {}

    def next(self, table: str) -> int:
        """The number of the next row of a table: in the order of arrival, without gaps, on every database."""
        if table not in self.last:
            self.last[table] = self.database.value(f"SELECT coalesce(max(n), 0) FROM {table}")  # noqa: S608 - our own
        self.last[table] += 1
        return self.last[table]

    def write(self, article: int, changes: Changes) -> None:
        """Everything that linking this article (whose own rows are there) changed."""
        self._put_all("story", changes.stories)
        self._put_all("actor", changes.actors)
        self._sketch(article, changes)
        self._places(article, changes)
        self._people(article, changes)
        self._claims(changes.claims)
        self._put_all("followup", changes.watch)
        story = self._number("story", changes.news.story)
        self.database.run(
            "INSERT INTO news VALUES (?, ?, ?, ?)",
            (article, story, day_number(changes.sketch.published), packed(changes.news)),
        )
        for merge in changes.merges:
            self.follow(merge)

    def follow(self, merge: Merge) -> None:
        """One record becomes another: all that refers to it refers to the other."""
        gone, into = self.known.number(merge.kind, merge.gone), self.known.number(merge.kind, self.known.now(merge.into))
        if gone is None or into is None or gone == into:
            return
        for table, column in POINTING[merge.kind]:
            self.database.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (into, gone))  # noqa: S608 - our own
        if merge.kind == "claim":
            self._join_mentions(gone, into)
        shelf = SHELVES[merge.kind]
        old = self.known.record(merge.kind, merge.gone)
        self._drop_keys(merge.kind, gone, old)
        self.database.run(f"DELETE FROM {shelf.table} WHERE n = ?", (gone,))  # noqa: S608 - our own names
        self.database.run(
            "INSERT INTO merges VALUES (?, ?, ?, ?)", (merge.gone, merge.into, merge.kind, packed(merge.reasons))
        )
        self.known.merged[merge.gone] = merge.into
        self.known.totals[merge.kind] -= 1
        self.known.forget(merge.kind, merge.gone)
        if merge.kind == "story":  # the records at hand name the story that is gone
            self.known.forget_all("article", "claim", "followup")

    def put(self, kind: Linked, record: Any) -> int:
        """One record and its keys: new, or in place of the one with its id. The number of its row."""
        number = self.known.number(kind, record.id)
        shelf = SHELVES[kind]
        columns, values = self._columns(kind, record)
        if number is None:
            number = self.next(shelf.table)
            names, marks = ", ".join(("n", *columns)), ", ".join("?" * (len(columns) + 1))
            self.database.run(f"INSERT INTO {shelf.table} ({names}) VALUES ({marks})", (number, *values))  # noqa: S608
            self.known.totals[kind] += 1
            self._change_keys(kind, number, None, record)
        else:
            (old,) = self.known.by_number(kind, [number])
            names = ", ".join(f"{column} = ?" for column in columns[1:])  # its id stays, and with it the index of ids
            self.database.run(f"UPDATE {shelf.table} SET {names} WHERE n = ?", (*values[1:], number))  # noqa: S608 - our own
            self._change_keys(kind, number, old, record)
        self.known.keep(kind, number, record)
        return number

    # Parts

    def _put_all(self, kind: Linked, records: Iterable[Any]) -> None:
        for record in records:
            self.put(kind, record)

    def _sketch(self, article: int, changes: Changes) -> None:
        sketch = changes.sketch
        story = self._number("story", sketch.story) if sketch.story else None
        copy = self._number("article", sketch.copy_of.article) if sketch.copy_of else None
        self.database.run("UPDATE articles SET story = ?, copy_of = ? WHERE n = ?", (story, copy, article))
        self.database.run("INSERT INTO sketches VALUES (?, ?)", (article, packed(sketch)))
        self.known.totals["article"] += 1
        self._change_keys("article", article, None, sketch)
        self.known.keep("article", article, sketch)

    def _places(self, article: int, changes: Changes) -> None:
        numbers = {place.id: self._put_place(place) for place in changes.places}
        for link in changes.place_links:
            number = numbers.get(link.place) or self.database.value("SELECT n FROM places WHERE id = ?", (link.place,))
            self.database.run("INSERT INTO place_links VALUES (?, ?, ?)", (article, link.local, number))

    def _put_place(self, place: ArchivePlace) -> int:
        number = self.database.value("SELECT n FROM places WHERE id = ?", (place.id,))
        values = (place.name, place.geonames_id, place.lat, place.lon, place.country)
        if number is None:
            number = self.next("places")
            self.database.run("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?)", (number, place.id, *values))
        else:
            sql = "UPDATE places SET name = ?, geonames_id = ?, lat = ?, lon = ?, country = ? WHERE n = ?"
            self.database.run(sql, (*values, number))
        return int(number)

    def _people(self, article: int, changes: Changes) -> None:
        self.database.run_many(
            "INSERT INTO actor_names VALUES (?, ?, ?, ?)",
            [(self.next("actor_names"), self._number("actor", name.actor), article, name.text) for name in changes.names],
        )
        self.database.run_many(
            "INSERT INTO actor_roles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (self.next("actor_roles"), self._number("actor", role.actor), article, role.title, role.organisation,
                 role.span.start, role.span.end, role.as_of)
                for role in changes.roles
            ],
        )  # fmt: skip
        self.database.run_many(
            "INSERT INTO actor_links VALUES (?, ?, ?, ?, ?)",
            [
                (article, link.local, self._number("actor", link.actor), link.score, packed(link.reasons))
                for link in changes.links
            ],
        )

    def _claims(self, claims: Sequence[ArchiveClaim]) -> None:
        """Claims, and which articles they are in now that they were not in before."""
        for claim in claims:
            old: ArchiveClaim | None = self.known.record("claim", claim.id)
            have = {mention.article for mention in old.mentions} if old else set()
            number = self.put("claim", claim)
            now = [each for each in dict.fromkeys(mention.article for mention in claim.mentions) if each not in have]
            rows = [(self._number("article", identifier), number) for identifier in now]
            self.database.run_many("INSERT INTO claim_mentions VALUES (?, ?)", rows)

    def _join_mentions(self, gone: int, into: int) -> None:
        self.database.run(
            "INSERT INTO claim_mentions SELECT article, ? FROM claim_mentions WHERE claim = ? AND article NOT IN "
            "(SELECT article FROM claim_mentions WHERE claim = ?)",
            (into, gone, into),
        )
        self.database.run("DELETE FROM claim_mentions WHERE claim = ?", (gone,))

    def _columns(self, kind: Linked, record: Any) -> tuple[tuple[str, ...], Row]:
        """What has a column of its own, for those who ask the tables."""
        match record:
            case ArchiveActor():
                days = (day_number(record.first), day_number(record.last))
                return ACTOR_COLUMNS, (record.id, record.name, record.kind, record.articles, *days, packed(record))
            case Story():
                days = (day_number(record.first), day_number(record.last))
                return STORY_COLUMNS, (record.id, record.title, *days, packed(record))
            case ArchiveClaim():
                return CLAIM_COLUMNS, self._claim_values(record)
            case WatchItem():
                return WATCH_COLUMNS, (
                    record.id, self._number("story", record.story), self._number("article", record.article),
                    day_number(record.announced), int(record.closing is not None), packed(record),
                )  # fmt: skip
        raise TypeError(f"'{kind}' has no columns.")

    def _claim_values(self, claim: ArchiveClaim) -> Row:
        sides = [voice.side for voice in claim.voices]
        return (
            claim.id, self._number("story", claim.story), claim.words, day_number(claim.first), day_number(claim.last),
            sides.count("for"), sides.count("against"), packed(claim),
        )  # fmt: skip

    def _number(self, kind: Linked, identifier: str) -> int:
        number = self.known.number(kind, self.known.now(identifier))
        if number is None:
            raise LookupError(f"linking named {kind} '{identifier}', which the archive does not have")
        return number

    # Keys

    def _change_keys(self, kind: Linked, number: int, old: Any, new: Any) -> None:
        if old is not None and self._place(kind, old) == self._place(kind, new):  # what it keeps need not be looked at
            old, new = _less(old, new.keys), _less(new, old.keys)
        before, after = self._key_rows(kind, number, old), self._key_rows(kind, number, new)
        gone = before.keys() - after.keys()
        table = SHELVES[kind].keys
        if gone:
            self._delete_keys(kind, sorted(gone))
        added = [row for row in after if row not in before]
        if added:
            marks = ", ".join("?" * len(added[0]))
            self.database.run_many(f"INSERT INTO {table} VALUES ({marks})", added)  # noqa: S608 - our own names
        self.known.common.changed(kind, added=_counted(kind, added), gone=_counted(kind, gone))

    def _drop_keys(self, kind: Linked, number: int, old: Any) -> None:
        rows = list(self._key_rows(kind, number, old))
        self._delete_keys(kind, rows)
        self.known.common.changed(kind, added=(), gone=_counted(kind, rows))

    def _delete_keys(self, kind: Linked, rows: Sequence[Row]) -> None:
        within = "AND story = ? " if kind == "claim" else ""
        sql = f"DELETE FROM {SHELVES[kind].keys} WHERE key = ? {within}AND day = ? AND n = ?"  # noqa: S608 - our own names
        self.database.run_many(sql, rows)

    def _key_rows(self, kind: Linked, number: int, record: Any) -> dict[Row, None]:
        """The rows of a record's keys; a claim's are kept by story."""
        if record is None:
            return {}
        story, day = self._place(kind, record)
        return dict.fromkeys((key, *story, day, number) for key in key_numbers(record.keys))

    def _place(self, kind: Linked, record: Any) -> tuple[tuple[int, ...], int]:
        """What stands beside the keys of a record in their table: of a claim its story, and the day."""
        story = (self._number("story", record.story),) if kind == "claim" else ()
        return story, day_number(getattr(record, SHELVES[kind].day))


def _counted(kind: Linked, rows: Iterable[Row]) -> list[Counted]:
    """What is counted of rows of keys: the keys, those of claims by story."""
    return [(row[0], row[1]) for row in rows] if kind == "claim" else [row[0] for row in rows]


def _less(record: Any, keys: tuple[str, ...]) -> Any:
    """A record without some of its keys."""
    gone = frozenset(keys)
    return msgspec.structs.replace(record, keys=tuple(key for key in record.keys if key not in gone))


ACTOR_COLUMNS = ("id", "name", "kind", "articles", "first_day", "last_day", "record")
STORY_COLUMNS = ("id", "title", "first_day", "last_day", "record")
CLAIM_COLUMNS = ("id", "story", "words", "first_day", "last_day", "voices_for", "voices_against", "record")
WATCH_COLUMNS = ("id", "story", "article", "announced_day", "closed", "record")
POINTING: dict[Linked, tuple[tuple[str, str], ...]] = {
    "article": (),
    "actor": (("actor_names", "actor"), ("actor_roles", "actor"), ("actor_links", "actor")),
    "story": (
        ("articles", "story"), ("claims", "story"), ("claim_keys", "story"), ("watch", "story"), ("news", "story"),
    ),
    "claim": (),
    "followup": (),
}  # fmt: skip

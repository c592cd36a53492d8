"""What linking asks of an archive (`sayso.linking.known.Known`), answered by SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.archive.commonness import Commonness
from sayso.archive.shelves import SHELVES, Shelf
from sayso.archive.store.database import Database
from sayso.archive.store.days import day_number
from sayso.archive.store.keys import key_number, key_numbers
from sayso.linking.kept import ArchiveActor, ArchiveClaim, ArticleSketch, Decision, Linked, Story, WatchItem
from sayso.linking.known import READ_OF_A_KEY, READ_OF_A_STORY, rarest

LATER = 100_000_000  # more than any day: sharing one key more outweighs it
REMEMBERED = 8192  # unpacked records of a kind that are kept at hand: those of the stories that are being told
IDS_REMEMBERED = 65_536  # ids of a kind by row: they decide between records of one rank


class KnownRecords:
    """The archive as it is for the article that is being linked, with the records at hand that were asked for lately.

    `numbers` gives a record's row from its id. Whoever writes says so through `keep`, `forget` and `forget_all`.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.at_hand: dict[Linked, dict[int, Any]] = {kind: {} for kind in SHELVES}
        self.numbers: dict[Linked, dict[str, int]] = {kind: {} for kind in SHELVES}
        self.ids: dict[Linked, dict[int, str]] = {kind: {} for kind in SHELVES}  # of rows that were ranked lately
        self.common = Commonness(database)
        self.totals: Counter[str] = Counter()
        self.decided: tuple[Decision, ...] = ()
        self.decided_about: dict[str, list[int]] = {}
        self.merged: dict[str, str] = {}

    # What linking asks

    def articles_by(self, keys: Sequence[str], *, limit: int) -> Sequence[ArticleSketch]:
        return self._found("article", keys, limit)

    def actors_by(self, keys: Sequence[str], *, limit: int) -> Sequence[ArchiveActor]:
        return self._found("actor", keys, limit)

    def stories_by(self, keys: Sequence[str], *, since: str | None, limit: int) -> Sequence[Story]:
        return self._found("story", keys, limit, since=day_number(since))

    def claims_of(self, story: str, keys: Sequence[str], *, limit: int) -> Sequence[ArchiveClaim]:
        number = self.number("story", self.now(story))
        if number is None:
            return []
        own = self.database.rows("SELECT n FROM claims WHERE story = ? LIMIT ?", (number, limit + 1))
        if len(own) <= limit:
            return _ranked(self.by_number("claim", [row[0] for row in own]), keys)
        found = self._found("claim", keys, limit, story=number)
        if len(found) < limit:
            have = {claim.id for claim in found}
            found += [claim for claim in self._latest_claims(number, limit) if claim.id not in have][: limit - len(found)]
        return found

    def watched(self, story: str, *, limit: int) -> Sequence[WatchItem]:
        number = self.number("story", self.now(story))
        rows = self.database.rows(
            "SELECT n FROM watch WHERE story = ? AND closed = 0 ORDER BY announced_day DESC, id LIMIT ?", (number, limit)
        )
        return self.by_number("followup", [row[0] for row in rows])

    def actors(self, ids: Sequence[str]) -> Sequence[ArchiveActor]:
        numbers = (self.number("actor", identifier) for identifier in dict.fromkeys(map(self.now, ids)))
        return self.by_number("actor", [number for number in numbers if number is not None])

    def article(self, identifier: str) -> ArticleSketch | None:
        return self.record("article", identifier)  # type: ignore[no-any-return]

    def story(self, identifier: str) -> Story | None:
        return self.record("story", self.now(identifier))  # type: ignore[no-any-return]

    def commonness(self, kind: Linked, keys: Sequence[str], *, most: int) -> Mapping[str, int]:
        number_of = {key: key_number(key) for key in keys}
        counts = self.common.of(kind, list(dict.fromkeys(number_of.values())), most=most)
        return {key: counts[number] for key, number in number_of.items() if counts[number]}

    def total(self, kind: Linked) -> int:
        return self.totals[kind]

    def decisions(self, kind: Linked, ids: Sequence[str]) -> Sequence[Decision]:
        if not self.decided:
            return ()
        places = {place for identifier in ids for place in self.decided_about.get(identifier, ())}
        return [self.decided[place] for place in sorted(places) if self.decided[place].kind == kind]

    # Records by number and id

    def now(self, identifier: str) -> str:
        """The id of the record that this one has become."""
        while identifier in self.merged:
            identifier = self.merged[identifier]
        return identifier

    def number(self, kind: Linked, identifier: str) -> int | None:
        """The row of a record, None where there is none."""
        known = self.numbers[kind].get(identifier)
        if known is None:
            sql = f"SELECT n FROM {SHELVES[kind].table} WHERE id = ?"  # noqa: S608 - our own names
            known = self.database.value(sql, (identifier,))
            if known is not None:
                self.numbers[kind][identifier] = known
        return known

    def record(self, kind: Linked, identifier: str) -> Any:
        """The record with this id, None where there is none."""
        number = self.number(kind, identifier)
        found = [] if number is None else self.by_number(kind, [number])
        return found[0] if found else None

    def by_number(self, kind: Linked, numbers: Sequence[int]) -> list[Any]:
        """The records in these rows, in the order asked."""
        shelf, at_hand = SHELVES[kind], self.at_hand[kind]
        missing = [number for number in numbers if number not in at_hand]
        if not missing:
            return [at_hand[number] for number in numbers]
        read = {row[0]: shelf.unpacked(row[1], row[2]) for row in self.database.among(shelf.records, missing)}
        records = [at_hand.get(number) or read.get(number) for number in numbers]
        for number, record in read.items():
            self.keep(kind, number, record)
        return [record for record in records if record is not None]

    def keep(self, kind: Linked, number: int, record: Any) -> None:
        """Has a record at hand, as it was read or written."""
        shelf = self.at_hand[kind]
        shelf.pop(number, None)
        shelf[number] = record
        if len(shelf) > REMEMBERED:
            del shelf[next(iter(shelf))]
        numbers = self.numbers[kind]
        numbers[record.id] = number
        if len(numbers) > 4 * REMEMBERED:
            del numbers[next(iter(numbers))]

    def decide(self, made: Sequence[Decision]) -> None:
        """What people decided, all of it."""
        self.decided, self.decided_about = tuple(made), {}
        for place, each in enumerate(self.decided):
            for identifier in {each.one, each.other}:
                self.decided_about.setdefault(identifier, []).append(place)

    def forget(self, kind: Linked, identifier: str) -> None:
        """A record that is no more."""
        number = self.numbers[kind].pop(identifier, None)
        if number is not None:
            self.at_hand[kind].pop(number, None)
            self.ids[kind].pop(number, None)

    def forget_all(self, *kinds: Linked) -> None:
        """Nothing at hand is certain any longer: somebody else wrote, or what was written was taken back."""
        for kind in kinds or tuple(SHELVES):
            self.at_hand[kind].clear()
            self.numbers[kind].clear()
            self.ids[kind].clear()
        self.common.forget(kinds or tuple(SHELVES))

    # How

    def _found(
        self, kind: Linked, keys: Iterable[str], limit: int, *, since: int = 0, story: int | None = None
    ) -> list[Any]:
        """Records by keys: most shared first, then the latest, then by id."""
        shelf, asked = SHELVES[kind], key_numbers(keys)
        if story is None:
            asked = rarest(self.common.of(kind, asked))
        else:
            asked = rarest(self.common.within(story, asked), most=READ_OF_A_STORY)
        rank: dict[int, int] = {}
        for number, day in self.database.latest(shelf.keys, asked, each=READ_OF_A_KEY, story=story):
            rank[number] = rank.get(number, day) + LATER
        if since:
            rank = {number: each for number, each in rank.items() if not each % LATER or each % LATER >= since}
        return self.by_number(kind, self._first(shelf, rank, limit))

    def _first(self, shelf: Shelf, rank: Mapping[int, int], limit: int) -> list[int]:
        """The records of highest rank, those of one rank by id; ids are asked only where the rank does not decide."""
        last = sorted(rank.values(), reverse=True)[limit - 1] if 0 < limit <= len(rank) else -1
        candidates = [number for number, each in rank.items() if each >= last]
        alike = Counter(map(rank.__getitem__, candidates))
        doubtful = [number for number in candidates if alike[rank[number]] > 1]
        ids = self.ids[shelf.kind]
        if len(ids) > IDS_REMEMBERED:
            ids.clear()
        sql = f"SELECT n, id FROM {shelf.table} WHERE n IN"  # noqa: S608 - our own names
        ids.update(self.database.among(sql, [number for number in doubtful if number not in ids]))
        return sorted(candidates, key=lambda number: (-rank[number], ids[number] if alike[rank[number]] > 1 else ""))[:limit]

    def _latest_claims(self, story: int, limit: int) -> list[Any]:
        rows = self.database.rows("SELECT n FROM claims WHERE story = ? ORDER BY last_day DESC, id LIMIT ?", (story, limit))
        return self.by_number("claim", [row[0] for row in rows])


def _ranked(claims: Iterable[ArchiveClaim], keys: Sequence[str]) -> list[ArchiveClaim]:
    """All claims of a story: those that share most keys first, then the latest, then by id."""
    asked = frozenset(keys)

    def rank(claim: ArchiveClaim) -> tuple[int, int, str]:
        return -len(asked.intersection(claim.keys)), -day_number(claim.last), claim.id

    return sorted(claims, key=rank)

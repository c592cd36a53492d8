"""How many records carry a key, kept at hand: common words come with every article, and counting them anew would cost more
the more an archive holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from sayso.archive.shelves import SHELVES
from sayso.archive.store.database import Database
from sayso.linking.kept import Linked
from sayso.linking.known import COUNTED

AT_HAND = 65_536  # keys of a kind
Counted = int | tuple[int, int]


class Commonness:
    """The counts of keys that were asked for lately, true as long as whoever writes keys says so through `changed`.

    The keys of claims lie by story: they are counted within one, and told as (key, story).
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.counts: dict[Linked, dict[Counted, int]] = {kind: {} for kind in SHELVES}

    def of(self, kind: Linked, keys: Sequence[int], *, most: int = COUNTED) -> dict[int, int]:
        """How many records of a kind carry each key, 0 for none, counted no further than `most`."""
        if most > COUNTED:
            return dict.fromkeys(keys, 0) | self.database.carried(SHELVES[kind].keys, keys, most=most)
        at_hand = self.counts[kind]
        missing = [key for key in keys if key not in at_hand]
        counted = self.database.carried(SHELVES[kind].keys, missing, most=COUNTED) if missing else {}
        at_hand.update((key, counted.get(key, 0)) for key in missing)
        found = {key: min(most, at_hand[key]) for key in keys}
        _bound(at_hand)
        return found

    def within(self, story: int, keys: Sequence[int]) -> dict[int, int]:
        """How many claims of a story carry each key, counted no further than COUNTED."""
        at_hand = self.counts["claim"]
        missing = [key for key in keys if (key, story) not in at_hand]
        counted = self.database.carried("claim_keys", missing, most=COUNTED, story=story) if missing else {}
        at_hand.update(((key, story), counted.get(key, 0)) for key in missing)
        found = {key: at_hand[key, story] for key in keys}
        _bound(at_hand)
        return found

    def changed(self, kind: Linked, *, added: Iterable[Counted], gone: Iterable[Counted]) -> None:
        """Records of a kind took up keys and lost some; what a record keeps, with another day, is in both."""
        at_hand = self.counts[kind]
        if not at_hand:
            return
        steps = Counter(added)
        steps.subtract(gone)
        for key, step in steps.items():
            if key in at_hand and step:
                _step(at_hand, key, step)

    def forget(self, kinds: Iterable[Linked]) -> None:
        """Nothing at hand is certain any longer."""
        for kind in kinds:
            self.counts[kind].clear()


def _bound(counts: dict[Counted, int]) -> None:
    """Lets go of those that were asked for first."""
    for key in list(islice(counts, max(0, len(counts) - AT_HAND))):
        del counts[key]


def _step(counts: dict[Counted, int], key: Counted, step: int) -> None:
    """One count after a change. One that was not counted to its end is counted anew once it may have shrunk."""
    if counts[key] < COUNTED:
        counts[key] = min(COUNTED, counts[key] + step)
    elif step < 0:
        del counts[key]

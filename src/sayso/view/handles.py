"""Handles: the first characters of a record's id, enough to ask for it by."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import UnknownRecord
from sayso.record.reading import Reading
from sayso.view.printable import one_line, shortened

SHORTEST = 6
SHOWN_OF_A_WRONG_ID = 60


def record_ids(reading: Reading) -> Iterator[str]:
    """The ids of all records that can be asked for."""
    yield from (claim.id for claim in reading.claims)
    yield from (actor.id for actor in reading.actors)
    yield from (event.id for event in reading.events)
    yield from (followup.id for followup in reading.followups)
    yield from (silence.id for silence in reading.silences)
    yield from (place.id for place in reading.places)


def handles(reading: Reading) -> dict[str, str]:
    """A handle for every id: short, and long enough that no two are the same.

    A place that acts is an actor as well, and both have one handle: the actor's. The place is asked for by its whole id.
    """
    ids = list(record_ids(reading))
    length = SHORTEST
    hashes = {_hash(each) for each in ids}
    while len({each[:length] for each in hashes}) < len(hashes):
        length += 1
    return {each: _hash(each)[:length] for each in ids}


def find_record(reading: Reading, given: str) -> str:
    """The id that was meant by a whole id or the beginning of one."""
    found = [each for each in dict.fromkeys(record_ids(reading)) if given and given in (each, _hash(each)[: len(given)])]
    if found and len({_hash(each) for each in found}) == 1:
        return found[0]  # places come last
    asked = shortened(one_line(given), SHOWN_OF_A_WRONG_ID)
    if found:
        raise UnknownRecord(f"'{asked}' begins the id of {len(found)} records. Give more of it.")
    raise UnknownRecord(
        f"No record of this reading has the id '{asked}'. `sayso read` shows the ids at the end of its lines."
    )


def _hash(record_id: str) -> str:
    return record_id.rpartition("-")[2]

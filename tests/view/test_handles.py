from __future__ import annotations

import msgspec
import pytest

from sayso.errors import UnknownRecord
from sayso.view.handles import find_record, handles, record_ids
from tests.readings import Words, article, batumi, claim, reading


def test_every_record_is_found_by_its_handle() -> None:
    of = batumi()
    for record_id, handle in handles(of).items():
        assert find_record(of, handle) == find_record(of, record_id) == record_id


def test_handles_grow_until_they_differ() -> None:
    one = claim(Words("rain")("rain"))
    twins = tuple(msgspec.structs.replace(one, id=f"claim-{'0' * 8}{n}") for n in range(2))
    of = reading(article("rain"), claims=twins)
    assert list(handles(of).values()) == ["000000000", "000000001"]
    with pytest.raises(UnknownRecord, match="2 records"):
        find_record(of, "0000")


def test_a_place_that_acts_leaves_its_handle_to_the_actor() -> None:
    of = batumi()
    place = msgspec.structs.replace(of.places[0], id="place-" + of.actors[0].id.partition("-")[2])
    both = msgspec.structs.replace(of, places=(place,))
    handle = handles(both)[place.id]
    assert len(handle) == 6
    assert find_record(both, handle) == of.actors[0].id
    assert find_record(both, place.id) == place.id


@pytest.mark.parametrize("given", ["", "claim-", "nothing", "ffffffffffffffffff", "\x1b[31m"])
def test_what_is_no_id_is_refused_in_one_clean_line(given: str) -> None:
    with pytest.raises(UnknownRecord) as refused:
        find_record(batumi(), given)
    assert "\x1b" not in str(refused.value)


def test_ids_of_all_kinds_can_be_asked_for() -> None:
    kinds = {each.partition("-")[0] for each in record_ids(batumi())}
    assert kinds == {"claim", "actor", "event", "followup", "silence", "place"}

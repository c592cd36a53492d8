from __future__ import annotations

from sayso.linking.known import READ_AT_ONCE, READ_OF_A_KEY, rarest


def test_all_keys_are_read_where_few_records_carry_them() -> None:
    assert rarest({"port": 40, "pier": 3, "crane": 12}) == ["pier", "crane", "port"]


def test_keys_that_nothing_carries_are_not_asked() -> None:
    assert rarest({"port": 0, "pier": 3}) == ["pier"]


def test_the_commonest_of_many_keys_are_left_out() -> None:
    common = {f"common {n}": 2 * READ_OF_A_KEY for n in range(20)}
    read = rarest({**common, "rare": 2})
    assert read[0] == "rare"
    assert 2 + READ_OF_A_KEY * (len(read) - 1) <= READ_AT_ONCE < 2 + READ_OF_A_KEY * len(read)


def test_one_very_common_key_is_read() -> None:
    assert rarest({"minister": 10**6}) == ["minister"]

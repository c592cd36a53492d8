"""Tables of signs: how weights become shares, and what the packaged tables hold."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from sayso.reading.signs import NAMES, SignTable, packaged_table, plain_word
from sayso.record.claim import SourceKind, Stance
from sayso.record.event import EventType

TABLE = SignTable.of({"values": ["warm", "cold"], "unit": 0.5, "bias": [0, 2], "weights": {"sun": [6, -2], "snow": [-4, 4]}})
VALUES = {
    "stance": get_args(Stance), "kind": get_args(SourceKind), "type": get_args(EventType),
}  # fmt: skip


def shares(*found: str) -> list[float]:
    return [float(share) for share in np.exp(TABLE.scores(found, ("warm", "cold")))]


def test_a_sign_speaks_for_its_value() -> None:
    assert shares("sun")[0] > 0.9
    assert shares("snow")[1] > 0.9
    assert sum(shares("sun", "snow")) == pytest.approx(1, abs=1e-5)


def test_signs_that_are_not_known_say_nothing() -> None:
    assert shares("rain") == shares()
    assert shares("rain", "sun") == shares("sun")


def test_scores_come_in_the_order_asked_for() -> None:
    assert list(TABLE.scores(["sun"], ("cold", "warm"))) == list(TABLE.scores(["sun"], ("warm", "cold")))[::-1]


def test_the_strongest_sign_is_named() -> None:
    assert TABLE.strongest(["rain", "sun", "snow"], "warm") == "sun"
    assert TABLE.strongest(["snow"], "warm") is None


@pytest.mark.parametrize("name", NAMES)
def test_the_packaged_tables_fit_the_records(name: str) -> None:
    table = packaged_table(name)
    assert sorted(table.values) == sorted(VALUES[name])
    assert table.weights
    assert all(row.shape == (len(table.values),) for row in table.weights.values())


@pytest.mark.parametrize(("form", "plain"), [("Should", "should"), ("n’t", "not"), ("1,200", "0"), ("’ll", "'ll")])
def test_words_as_tables_know_them(form: str, plain: str) -> None:
    assert plain_word(form) == plain

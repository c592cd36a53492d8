"""What the peers of `bench/peers` find, brought to the form in which all are compared."""

from __future__ import annotations

import json

import msgspec
import pytest

from bench.peers import patterns
from bench.peers.attributions import Attribution, from_reading, to_reading
from sayso.record.claim import Claim

TEXT = "“Fares will rise,” Mayor Bente Nilsen said. She told reporters that ferries stay free.\n"


def words(text: str, one: Attribution) -> tuple[list[str], list[str], list[str]]:
    content, cue, sources = ([text[a:b] for a, b in part] for part in (one.content, one.cue, one.sources))
    return content, cue, sources


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("“Fares will rise,” Mayor Bente Nilsen said.", "“Fares will rise,”", "said", "Mayor Bente Nilsen"),
        ('"Fares will rise," said Nilsen.', '"Fares will rise,"', "said", "Nilsen"),
        ("Nilsen said that fares will rise.", "that fares will rise", "said", "Nilsen"),
        ("Fares will rise, according to the council.", "Fares will rise", "according to", "the council"),
        ("According to Nilsen, fares will rise.", "fares will rise", "According to", "Nilsen"),
        ("Fares will rise, officials said.", "Fares will rise", "said", "officials"),
    ],
)
def test_the_expressions_find_the_common_forms(text: str, content: str, cue: str, source: str) -> None:
    assert [words(text, one) for one in patterns.read(text)] == [([content], [cue], [source])]


def test_the_expressions_find_nothing_in_plain_narration() -> None:
    assert patterns.read("The ferry left Tromsø at noon. It was full.") == []


def test_attributions_become_claims_of_contract_1_and_come_back() -> None:
    found = patterns.read(TEXT)
    reading = to_reading("d1", TEXT, "expressions", found)
    assert from_reading(reading) == found
    decoded = msgspec.json.decode(json.dumps(reading["claims"]), type=tuple[Claim, ...])
    assert decoded[0].voice == "quote"
    assert all(TEXT[s.start : s.end] == s.text for claim in decoded for s in (*claim.content, *claim.cue))


def test_claims_on_one_word_of_one_source_are_one_attribution() -> None:
    one = Attribution(((0, 5),), ((30, 34),), ((20, 29),))
    other = Attribution(((6, 12),), ((30, 34),), ((20, 29),))
    reading = to_reading("d1", TEXT, "peer", [one, other])
    assert from_reading(reading) == [Attribution(((0, 5), (6, 12)), ((30, 34),), ((20, 29),))]


def test_claims_without_a_cue_stay_apart() -> None:
    found = [Attribution(((0, 5),), (), ((20, 29),)), Attribution(((6, 12),), (), ((20, 29),))]
    assert from_reading(to_reading("d1", TEXT, "peer", found)) == found

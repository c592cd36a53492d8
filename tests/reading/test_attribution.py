"""Who said what, over the constructions of newspaper English. All people and outlets are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.lexicon import load
from sayso.reading.attribution import statements
from sayso.record.claim import Claim
from tests.reading.packaged import needs_model, reading_of, sight_of

pytestmark = needs_model

# sentence; words the content must hold; the chain, ultimate source first
CASES = [
    (
        "The bridge will reopen in May, Transport Minister Anna Kovic said on Tuesday.",
        "bridge will reopen",
        ["Anna Kovic"],
    ),
    (
        "Anna Kovic, the transport minister, said on Tuesday that the bridge would reopen in May.",
        "bridge would reopen",
        ["Anna Kovic"],
    ),
    (
        "According to the harbour police, two ships collided off the coast on Monday.",
        "two ships collided",
        ["the harbour police"],
    ),
    (
        "Two ships collided off the coast on Monday, according to the harbour police.",
        "Two ships collided",
        ["the harbour police"],
    ),
    (
        '"We will not leave the city," said Mayor Tomas Reyle.',
        "We will not leave",
        ["Tomas Reyle"],
    ),
    (
        '"We will not leave the city," Mayor Tomas Reyle told reporters, "until the water is back."',
        "We will not leave",
        ["Tomas Reyle"],
    ),
    (
        "A source told local media that the prisoners had been moved to another jail.",
        "prisoners had been moved",
        ["A source", "local media"],
    ),
    (
        "The Daily Lantern reported, citing two officials, that the talks had failed.",
        "talks had failed",
        ["two officials", "The Daily Lantern"],
    ),
    (
        "The army denied on Friday that its soldiers had fired on the crowd.",
        "soldiers had fired",
        ["The army"],
    ),
    (
        "The opposition accused the government of rigging the vote in the northern provinces.",
        "rigging the vote",
        ["The opposition"],
    ),
    (
        "Analysts warned that prices could rise sharply before the winter.",
        "prices could rise",
        ["Analysts"],
    ),
    (
        "A leaked memo says the factory will close next year.",
        "factory will close",
        ["A leaked memo"],
    ),
    (
        "The report said that 40 villages had lost their crops.",
        "40 villages had lost",
        ["The report"],
    ),
]

EMPTY = [
    ("The general is believed to have fled to a neighbouring country.", "fled"),
    ("The rebels reportedly seized the airport on Sunday night.", "seized the airport"),
    ("He has been accused of stealing public money.", "stealing public money"),
]


def claim_with(text: str, words: str) -> Claim:
    found = [c for c in reading_of(text).claims if any(words in s.text for s in c.content)]
    assert found, f"no claim holds {words!r}"
    return found[0]


def bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ").removeprefix("A ").casefold()


@pytest.mark.parametrize(("text", "words", "chain"), CASES)
def test_a_claim_has_its_content_and_its_chain(text: str, words: str, chain: list[str]) -> None:
    claim = claim_with(text, words)
    assert [bare(link.text) for link in claim.chain] == [bare(name) for name in chain]


@pytest.mark.parametrize(("text", "words"), EMPTY)
def test_a_hedge_without_a_source_has_an_empty_chain(text: str, words: str) -> None:
    assert claim_with(text, words).chain == ()


def test_the_outlets_own_words_are_no_claim() -> None:
    assert reading_of("Two ships collided off the coast on Monday. The port was closed for six hours.").claims == ()


def test_he_is_taken_back_to_whoever_spoke() -> None:
    text = "Mayor Tomas Reyle visited the flooded district on Monday. He said the dam had held."
    claim = claim_with(text, "dam had held")
    assert [link.text for link in claim.chain] == ["Tomas Reyle"]


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    text = '"The water came at night," said farmer Ines Duarte. "We lost everything. Nobody warned us."'
    claims = reading_of(text).claims
    assert len(claims) >= 2
    assert all(c.chain[0].text.endswith("Ines Duarte") for c in claims)


def test_words_inside_a_claim_have_their_own_speaker() -> None:
    text = "Mayor Tomas Reyle said on Monday that the harbour police had told him that the pier was not safe for visitors."
    claim = claim_with(text, "the pier was not safe")
    inner = [c for c in reading_of(text).claims if c.content[0].text.startswith("the pier")]
    assert claim.chain
    assert [[bare(link.text) for link in c.chain] for c in inner] == [["harbour police", "tomas reyle"]]


def test_what_nobody_speaks_about_is_no_claim_of_a_leak() -> None:
    text = "While both sides have kept quiet about the terms of the deal, a leaked memo suggests that the port will be sold."
    assert all("terms of the deal" not in c.content[0].text for c in reading_of(text).claims if c.stance != "declines")


def test_of_two_layers_that_mark_the_same_words_the_outer_stands() -> None:
    text = "Anna Kovic, the transport minister, said on Tuesday that the bridge would reopen in May."
    sight = sight_of(text)
    (outer,) = sight.spans["content"]
    # Spans that differ in their score alone: in a set their order would change from process to process.
    for n in range(20):
        inner = replace(outer, score=outer.score / (n + 2))
        layers = sight.spans | {"inner_content": [inner]}
        (one,) = statements(replace(sight, spans=layers), load())
        assert one.score == outer.score


def test_what_happens_says_nothing() -> None:
    """Talks are no source, whatever they "highlight"; a report about them is one."""
    text = "The talks in Oslo also highlighted border security between Kenya and Uganda and the return of refugees."
    assert [claim.chain for claim in reading_of(text).claims] == []


def test_a_refusal_is_its_subjects_own() -> None:
    text = 'While both governments have remained quiet about the talks, a leaked memo suggests "borders" were discussed.'
    (silence,) = reading_of(text).silences
    assert silence.who is not None
    assert silence.who.span.text == "both governments"
    refusals = [c for c in reading_of(text).claims if c.stance == "declines"]
    assert all("memo" not in link.text for c in refusals for link in c.chain)

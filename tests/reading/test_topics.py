"""Topics: a few labels of a fixed list, and none where the words speak for none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lexicon import load
from sayso.reading.topics import EVENTS, MOST, TOPICS, topics_of
from sayso.record.schema import SCHEMA_FILE

VOTE = """
Voters in Gori went to the polling stations on Sunday for the second round of the presidential election.
Turnout was high, the electoral commission said; the candidate of the ruling party led the vote count by two
points.
"""
QUAKE = """
The earthquake struck before dawn. Rescue teams searched the rubble for survivors, and firefighters fought a
blaze in the old town, while aftershocks and a landslide cut the road to the hospital.
"""
GAME = """
The striker scored twice before half-time and the goalkeeper saved a penalty kick; the coach praised his
squad after the match at a full stadium.
"""
SOUP = """
Peel the carrots, chop the onion finely and let both sweat in butter over a low heat for ten minutes. Add
the stock, season with salt and simmer until soft.
"""


@pytest.mark.parametrize(
    ("words", "first"), [(VOTE.split(), "elections"), (QUAKE.split(), "disaster"), (GAME.split(), "sport")]
)
def test_the_strongest_topic_comes_first(words: list[str], first: str) -> None:
    assert topics_of(words)[0] == first
    assert topics_of([word.lower() for word in words])[0] == first


def test_a_text_that_speaks_for_nothing_has_no_topic() -> None:
    assert topics_of(SOUP.split()) == ()
    assert topics_of([]) == ()


def test_events_speak_too() -> None:
    words = ["Hundreds", "gathered", "in", "the", "square", "at", "noon"]
    assert topics_of(words, ["PROTEST", "PROTEST", "PROTEST"]) == ("protest",)
    assert topics_of(words, ["OTHER", "no such type"]) == ()


def test_one_word_said_over_and_over_is_heard_three_times() -> None:
    assert topics_of(["goal"] * 30) == ("sport",)
    assert topics_of(["goal"] * 2000) == ()


@given(st.permutations(range(4)), st.integers(0, 99))
def test_labels_are_of_the_list_few_and_the_same_every_time(order: list[int], seed: int) -> None:
    words = [word for part in order for word in (VOTE.split(), QUAKE.split(), GAME.split(), SOUP.split())[part]]
    found = topics_of(words)
    assert set(found) <= set(TOPICS)
    assert len(found) == len(set(found)) <= MOST
    assert topics_of(list(words)) == found
    types = random.Random(seed).sample(["ASSAULT", "AID", "CONSULT", "PROTEST"], 4)
    assert topics_of(words, types) == topics_of(words, sorted(types))


def test_every_topic_has_words() -> None:
    assert {entry.topic for entry in load().topics if entry.section != EVENTS} == set(TOPICS)
    assert all(topic == topic.lower() for topic in TOPICS)


def test_events_that_speak_are_types_of_the_contract() -> None:
    schema = SCHEMA_FILE.read_text(encoding="utf-8")
    assert all(f'"{entry.key}"' in schema for entry in load().topics if entry.section == EVENTS)

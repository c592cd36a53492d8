"""Counts: what the words say of how many, and nothing that only looks like a number of something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lexicon import load
from sayso.reading.counts import Count, count_at, counts_of
from sayso.reading.words import words_of

LEXICON = load()


def counts(text: str) -> list[Count]:
    return counts_of(words_of(text), LEXICON)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("The raid killed at least 43 people.", "at least 43 people", 43, None, "dead"),
        ("Dozens were arrested on Friday.", "Dozens", 24, 99, "detained"),
        ("Some 200,000 troops crossed the river.", "Some 200,000 troops", 200_000, 200_000, "troops"),
        ("Between 10 and 15 militants died there.", "Between 10 and 15 militants", 10, 15, "dead"),
        ("Between 1 and 2 million people left.", "Between 1 and 2 million people", 1e6, 2e6, "people"),
        ("10 to 15 farmers were hurt.", "10 to 15 farmers", 10, 15, "wounded"),
        ("Two or three cars burned.", "Two or three cars", 2, 3, "vehicles"),
        ("Two-thirds of the voters stayed at home.", "Two-thirds of the voters", 66.67, 66.67, "percent"),
        ("About half of the staff left.", "About half of the staff", 50, 50, "percent"),
        ("Prices rose by 4.5 percent.", "4.5 percent", 4.5, 4.5, "percent"),
        ("Exports fell 24 per cent.", "24 per cent", 24, 24, "percent"),
        ("Turnout was 23%.", "23%", 23, 23, "percent"),
        ("The mine lost $1.5 billion last year.", "$1.5 billion", 1.5e9, 1.5e9, "money"),
        ("It cost $1.5m in all.", "$1.5m", 1.5e6, 1.5e6, "money"),
        ("He gave them 50,000 euros.", "50,000 euros", 50_000, 50_000, "money"),
        ("Donors pledged $1 to $2 million.", "$1 to $2 million", 1e6, 2e6, "money"),
        ("It bought a dozen tanks.", "a dozen tanks", 12, 12, "vehicles"),
        ("Half a million people fled.", "Half a million people", 500_000, 500_000, "displaced"),
        ("Hundreds of protesters marched.", "Hundreds of protesters", 200, 999, "people"),
        ("Tens of thousands of people fled their homes.", "Tens of thousands of people", 20_000, 99_999, "displaced"),
        ("Several hundred villagers vanished.", "Several hundred villagers", 300, 900, "missing"),
        ("No fewer than seven ships sank.", "No fewer than seven ships", 7, None, "vehicles"),
        ("As many as 300 migrants drowned.", "As many as 300 migrants", None, 300, "dead"),
        ("Police arrested up to 70 men.", "up to 70 men", None, 70, "detained"),
        ("One of the soldiers was killed.", "One of the soldiers", 1, 1, "dead"),
        ("One soldier was killed.", "One soldier", 1, 1, "dead"),
        ("The toll is high: the death toll rose to 231.", "231", 231, 231, "dead"),
        (
            "Two hundred and fifty police officers were injured.",
            "Two hundred and fifty police officers",
            250,
            250,
            "wounded",
        ),
        ("10 or so gunmen attacked.", "10 or so gunmen", 10, 10, "troops"),
        ("200 or more houses burned.", "200 or more houses", 200, None, "other"),
        ("Three gunmen shot dead a guard.", "Three gunmen", 3, 3, "troops"),
        ("Three gunmen killed a guard.", "Three gunmen", 3, 3, "troops"),
        ("Three gunmen killed in Gori were cousins.", "Three gunmen", 3, 3, "dead"),
        ("The flood displaced 1.5 million people.", "1.5 million people", 1.5e6, 1.5e6, "displaced"),
        ("A number of houses fell.", "A number of houses", None, None, "other"),
        ("They held talks for three days.", "three days", 3, 3, "duration"),
    ],
)
def test_one_count(text: str, span: str, low: float | None, high: float | None, unit: str) -> None:
    (found,) = counts(text)
    assert (text[found.start : found.end], found.value_low, found.value_high, found.unit) == (span, low, high, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast left 12 dead and 30 wounded.", [(12, "dead"), (30, "wounded")]),
        ("Gunmen killed six nurses and wounded at least 40 in the raid.", [(6, "dead"), (40, "wounded")]),
        ("Two rockets hit the base, injuring four.", [(2, "other"), (4, "wounded")]),
        ("Police detained 120 people and seized 40 vehicles.", [(120, "detained"), (40, "vehicles")]),
        ("Three men and five women were killed.", [(3, "people"), (5, "dead")]),
    ],
)
def test_several_counts(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(c.value_low, c.unit) for c in counts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 43-year-old was shot.",
        "Dana Rahim, 43, was arrested.",
        "A girl aged 14 was found.",
        "On 26 December 2024 they met.",
        "They met on December 26 at 10:30 a.m. in Batumi.",
        "Unemployment fell in 2016.",
        "Covid-19 spread quickly.",
        "The home side won 3-2.",
        "Resolution 1701 and Article 5 were cited.",
        "One of the largest cities lies there.",
        "No one came, and one could hear why.",
        "The 21st amendment of the 1990s failed.",
        "Between 2010 and 2017 prices fell.",
        "In the second half they rose.",
        "See file 10070979 for the rest.",
        "",
        "!!! ... ---",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert counts(text) == []


def test_what_a_count_knows() -> None:
    (found,) = counts("About 40 fishing boats left.")
    assert found.approximate
    assert found.noun == "boats"
    (money,) = counts("The port paid €60,000.")
    assert (money.currency, money.noun) == ("EUR", None)
    assert not money.approximate


def test_a_marked_span_gets_the_count_it_lies_over() -> None:
    text = "The blast left 12 dead and at least 30 wounded."
    found = counts(text)
    for words, low in (("12", 12), ("30 wounded", 30), ("12 dead and", 12)):
        count = count_at(found, text.index(words), text.index(words) + len(words))
        assert count is not None
        assert count.value_low == low
    assert count_at(found, 0, 9) is None
    assert count_at([], 0, 9) is None


PIECES = """
at least most 43 1.5 million dozens of people killed and , . $ % between to - half a two-thirds ( ) or more 2016 May one year
old were dead NT$ 3–0 hundred thousand wounded the no fewer than
"""


@given(
    st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join) | st.text(alphabet="a1 0.,-$%–\n½٣“”", max_size=60)
)
def test_counts_are_in_order_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for found in counts(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        if found.value_low is not None and found.value_high is not None:
            assert found.value_low <= found.value_high
        end = found.end

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.linking.aliases import names_in, stated_aliases


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Zurab Kalandia, also known as Shavi, had fled.", ("Zurab Kalandia", "Shavi")),
        ("It is made out against Zurab Kalandia, 44, “alias Shavi”, a baker.", ("Zurab Kalandia", "Shavi")),
        ("The firm belongs to Ivo Marić, known on the quays as the Admiral.", ("Ivo Marić", "Admiral")),
        ("The Wolves, or the Mgelebi, are a gang from Poti.", ("Wolves", "Mgelebi")),
        ("Shavi, whose real name is Zurab Kalandia, said no.", ("Shavi", "Zurab Kalandia")),
        ("Shavi is the nom de guerre of Zurab Kalandia.", ("Shavi", "Zurab Kalandia")),
        ("Kalandia, a baker known as Shavi, was held.", ("Kalandia", "Shavi")),
        ("He wrote to Rioni Works (RW) in May.", ("Rioni Works", "RW")),
        ("Ak-Rioni Works (ARW) was paid.", ("Ak-Rioni Works", "ARW")),
    ],
)
def test_a_text_calls_two_names_one(text: str, pair: tuple[str, str]) -> None:
    assert [(one.words, other.words) for one, other in stated_aliases(text)] == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Rioni Works built a bridge called Nino.",  # no name of the firm
        "Tamar called Nino on Friday.",
        "Tamar Lobjanidze was called Monday.",
        "Lobjanidze (Batumi) said so.",
        "Either Batumi, or Poti, is the place.",
        "Ships from Batumi, or Poti, were held.",
        "Tamar left.\nAlias Nino came.",
        "Nino Beridze and Levan Beridze are known as friends.",
        "An armed group known as the Wolves took them.",
    ],
)
def test_it_does_not(text: str) -> None:
    assert not list(stated_aliases(text))


def test_names_are_runs_of_capitals_without_days_and_beginnings() -> None:
    text = "On Friday the Bank of Georgia paid Tamar Lobjanidze's firm. She left."
    assert [run.words for run in names_in(text)] == ["Bank of Georgia", "Tamar Lobjanidze"]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_every_name_stands_where_it_is_said_to(text: str) -> None:
    assert all(text[run.start : run.end] == run.words for run in names_in(text))
    assert all(one.end <= other.start for one, other in stated_aliases(text))

from __future__ import annotations

import pytest

from sayso.source.headline import is_headline


@pytest.mark.parametrize(
    "line",
    [
        "Harbour council closes old pier",
        "“We will not sell”: fishermen defy the council",
        "Who owns the pier?",
        "The Pier That Nobody Wanted To Buy",
        "ROW OVER PIER",
    ],
)
def test_headlines(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize("line", ["Council: Storms threaten pier.", "A Pier Nobody Wanted Finally Finds a Buyer."])
def test_a_full_stop_is_allowed_where_the_line_stands_apart(line: str) -> None:
    assert is_headline(line, apart=True)
    assert not is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The council voted on Monday to close the pier.",
        "It was raining when the ferry came in.",
        "Ana Ruiz said the pier had been sold.",
        "It rained. Nobody came.",
        "ANA RUIZ",
        "word " * 60,
        "...",
        "Among them:",
    ],
)
def test_prose(line: str) -> None:
    assert not is_headline(line, apart=True)

"""The signs of a kind of source, and what the packaged table makes of them. No model is needed."""

from __future__ import annotations

import pytest

from sayso.lexicon import load
from sayso.reading.kinds import kind_signs, longer_names
from sayso.reading.signs import packaged_table
from sayso.reading.words import words_of
from sayso.record.claim import SourceKind

KINDS = [
    ("Ines Duarte", "named-person"),
    ("officials", "unnamed"),
    ("the transport ministry", "organisation"),
    ("the local newspaper", "media"),
    ("a report", "document"),
]


def signs_of(source: str, *, before: str = "", behind: str = "said so") -> list[str]:
    words = words_of(f"{before} {source} {behind}".strip())
    first = len(words_of(before))
    return kind_signs(words, load(), longer_names(words), (first, first + len(words_of(source))))


@pytest.mark.parametrize(("source", "kind"), KINDS)
def test_the_table_knows_plain_sources(source: str, kind: SourceKind) -> None:
    table = packaged_table("kind")
    assert table.values[int(table.scores(signs_of(source), table.values).argmax())] == kind


def test_a_source_is_known_by_its_noun() -> None:
    assert "head spokesman" in signs_of("a spokesman for the port authority")
    assert "head ministry" in signs_of("Peru's transport ministry")
    assert "head plural" in signs_of("port officials")


def test_a_title_before_a_name_shows() -> None:
    assert "title then Xx" in signs_of("Mayor Reyle")
    assert "title before post" in signs_of("Reyle", before="Mayor")


def test_a_surname_is_seen_in_the_longer_name() -> None:
    assert "last of a short name" in signs_of("Duarte", behind="said so, and Ines Duarte left")
    assert "part of a longer name" not in signs_of("Duarte")


def test_longer_names_of_a_text() -> None:
    words = words_of("Ines Duarte met the Port Authority of Batumi.")
    assert longer_names(words) == {"Ines": [(0, 2)], "Duarte": [(0, 2)], "Port": [(4, 6)], "Authority": [(4, 6)]}

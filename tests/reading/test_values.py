"""Kind, voice, stance and certainty of claims; and what a user's own lexicon changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.lexicon import load
from sayso.reading.reader import Reader
from sayso.source import article_from_text
from tests.reading.packaged import needs_model, reader, reading_of

pytestmark = needs_model

STANCES = [
    ("The ministry denied that any money was missing.", "denies"),
    ("The union demanded that the mine be closed at once.", "demands"),
    ("The union accused the company of hiding the results.", "accuses"),
    ("The company promised to pay every worker by June.", "promises"),
    ("The weather service warned that the river could burst its banks.", "warns"),
    ("The minister said the road was open again.", "asserts"),
    ("Economists expect prices to fall next year.", "expects"),
]

KINDS = [
    ("The road is open again, Ines Duarte said.", "named-person"),
    ("The road is open again, officials said.", "unnamed"),
    ("The road is open again, the transport ministry said.", "organisation"),
    ("The road is open again, Reuters reported.", "media"),
    ("The road is open again, according to a report by engineers.", "document"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_stance_of_a_claim(text: str, stance: str) -> None:
    assert [c.stance for c in reading_of(text).claims] == [stance]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_a_source(text: str, kind: str) -> None:
    (claim,) = reading_of(text).claims
    assert claim.chain[0].kind == kind


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("\"The road is open again,\" the minister said.", "quote"),
        ("The minister said the road was \"wide open\" again after the storm.", "mixed"),
        ("The minister said the road was open again.", "paraphrase"),
    ],
)  # fmt: skip
def test_the_voice_of_a_claim(text: str, voice: str) -> None:
    assert [c.voice for c in reading_of(text).claims] == [voice]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The rebels reportedly seized the airport on Sunday night.", "hedged"),
        ("The minister said the road was open again.", "plain"),
        ("Investigators suspect that the fire was started on purpose.", "hedged"),
    ],
)
def test_the_certainty_of_a_claim(text: str, certainty: str) -> None:
    assert [c.certainty for c in reading_of(text).claims] == [certainty]


def test_a_users_entry_decides(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[reporting-verbs.denies]\nstance = "denies"\nwords = ["say"]\n', encoding="utf-8")
    mine = Reader(lexicon=load([own]), tagger=reader().tagger, name="test")
    article = article_from_text("The minister said the road was open again.")
    assert [c.stance for c in mine([article])[0].claims] == ["denies"]

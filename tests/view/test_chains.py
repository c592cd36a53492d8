from __future__ import annotations

import pytest

from sayso.record.claim import SourceKind
from sayso.view.chains import grouped_by_chain, shown_chain, shown_link
from tests.readings import Words, article, batumi, claim, link, reading

WORDS = Words("A source told Iraqi media that it rained. The source said it snowed. Rain fell, the Post reported.")


def test_claims_of_one_chain_stand_together() -> None:
    chains = [" → ".join(part.name for part in group.chain) for group in grouped_by_chain(batumi())]
    assert chains == [
        "several people familiar with the talks → Black Sea Ledger",
        "Leaked minutes → Black Sea Ledger",
        "a source → local media → Black Sea Ledger",
        "Local outlets → Black Sea Ledger",
        "Levan Dzneladze → Black Sea Ledger",
    ]


def test_article_and_case_do_not_part_a_source_from_itself() -> None:
    claims = (
        claim(WORDS("it rained"), WORDS("told"), [link(WORDS("A source"), "unnamed")]),
        claim(WORDS("it snowed"), WORDS("said"), [link(WORDS("The source"), "unnamed")]),
    )
    (group,) = grouped_by_chain(reading(article(WORDS.text), claims=claims))
    assert group.claims == claims


def test_nobody_named_is_said_so() -> None:
    (group,) = grouped_by_chain(reading(article(WORDS.text, outlet="Post"), claims=(claim(WORDS("it rained")),)))
    assert [part.name for part in group.chain] == ["nobody named", "Post"]


def test_the_outlet_is_not_named_twice() -> None:
    chain = [link(WORDS("the Post"), "media")]
    assert [part.name for part in shown_chain(chain, {}, "Post")] == ["the Post"]


@pytest.mark.parametrize(
    ("words", "kind", "note"),
    [
        ("A source", "unnamed", "unnamed"),
        ("the Post", "media", ""),
        ("the Post", "leak", "leak"),
        ("Iraqi media", "document", "document"),
    ],
)
def test_the_kind_of_a_source_is_told_where_its_name_does_not(words: str, kind: SourceKind, note: str) -> None:
    assert shown_link(link(WORDS(words), kind), {}).note == note


def test_a_named_person_comes_with_a_role() -> None:
    of = batumi()
    actors = {actor.id: actor for actor in of.actors}
    speaker = next(claim for claim in of.claims if claim.voice == "quote").chain[0]
    assert shown_link(speaker, actors).note == "Director, Batumi Port Office"

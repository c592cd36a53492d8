"""Attachment scores, on trees of a few words."""

from __future__ import annotations

from training.report.scoring import Tally
from training.report.syntax import ROOT, Parsed, attachment, same_sentences

# "Dirie was freed"
GOLD = [
    Parsed(0, 5, "PROPN", 2, "nsubj:pass"),
    Parsed(6, 9, "AUX", 2, "aux:pass"),
    Parsed(10, 15, "VERB", ROOT, "root"),
]


def f1s(said: list[Parsed]) -> dict[str, float]:
    return {name: round(tally.f1, 3) for name, tally in attachment(GOLD, said).items()}


def test_the_same_tree_is_right_in_everything() -> None:
    assert set(f1s(GOLD).values()) == {1.0}


def test_a_subtype_counts_only_in_its_own_figure() -> None:
    said = [Parsed(0, 5, "PROPN", 2, "nsubj"), *GOLD[1:]]
    assert f1s(said) == {"words": 1.0, "UPOS": 1.0, "UAS": 1.0, "LAS": 1.0, "LAS with subtypes": 0.667}


def test_a_wrong_head_costs_its_label_too() -> None:
    said = [Parsed(0, 5, "PROPN", 1, "nsubj:pass"), *GOLD[1:]]
    assert f1s(said) == {"words": 1.0, "UPOS": 1.0, "UAS": 0.667, "LAS": 0.667, "LAS with subtypes": 0.667}


def test_a_word_cut_in_two_costs_precision_recall_and_its_dependents() -> None:
    said = [Parsed(0, 5, "PROPN", 2, "nsubj:pass"), Parsed(6, 9, "AUX", 2, "aux:pass"),
            Parsed(10, 13, "VERB", ROOT, "root"), Parsed(13, 15, "VERB", 2, "dep")]  # fmt: skip
    scores = attachment(GOLD, said)
    assert scores["words"] == Tally(4, 2, 3, 2)
    assert scores["UAS"] == Tally(4, 0, 3, 0)


def test_a_root_is_right_only_against_a_root() -> None:
    said = [*GOLD[:2], Parsed(10, 15, "VERB", 0, "root")]
    assert attachment(GOLD, said)["UAS"].right == 2


def test_sentences_need_both_ends() -> None:
    assert same_sentences({(0, 15), (16, 30)}, {(0, 15), (16, 40)}) == Tally(2, 1, 2, 1)

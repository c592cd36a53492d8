"""Parsed words against a treebank, as the CoNLL 2018 shared task counts: gold words, tags and trees are matched with our
own by their place in the text, so that wrong words and wrong sentences cost too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from training.report.scoring import Tally

ROOT = -1


@dataclass(frozen=True, slots=True)
class Parsed:
    """One word: its characters, part of speech, the number of its head in the list (ROOT for none), and its relation."""

    start: int
    end: int
    upos: str
    head: int
    relation: str


def attachment(gold: Sequence[Parsed], said: Sequence[Parsed]) -> dict[str, Tally]:
    """Words, UPOS, UAS, LAS on universal relations ("nsubj:pass" counts as "nsubj"), LAS with subtypes.

    A word is matched if the other side has a word of the same characters; its head is right if the heads are matched with
    each other, or both are roots. F1 of precision over our words and recall over gold words.
    """
    ours = {(word.start, word.end): n for n, word in enumerate(said)}
    partner = {n: ours[place] for n, word in enumerate(gold) if (place := (word.start, word.end)) in ours}
    right = dict.fromkeys(("words", "UPOS", "UAS", "LAS", "LAS with subtypes"), 0)
    for n, match in partner.items():
        one, other = gold[n], said[match]
        attached = ROOT if one.head == ROOT else partner.get(one.head)
        well = attached == other.head
        right["words"] += 1
        right["UPOS"] += one.upos == other.upos
        right["UAS"] += well
        right["LAS"] += well and universal(one.relation) == universal(other.relation)
        right["LAS with subtypes"] += well and one.relation == other.relation
    return {name: Tally(len(said), count, len(gold), count) for name, count in right.items()}


def universal(relation: str) -> str:
    return relation.split(":")[0]


def same_sentences(gold: set[tuple[int, int]], said: set[tuple[int, int]]) -> Tally:
    """Sentences with the same first and last character."""
    shared = len(gold & said)
    return Tally(len(said), shared, len(gold), shared)

"""Whole attributions against polnear's: the right words on the right person's word. Leaves the edges of spans aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from training.report.scoring import Tally

ENOUGH = 0.5  # token F1 from which two contents are the same statement; also the share of words from which two sources are
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "his", "their", "one"])


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution in words of the text: of what is said, and of each source that is named for it."""

    content: frozenset[int]
    sources: tuple[frozenset[int], ...]


def triple_tally(gold: Sequence[Triple], said: Sequence[Triple], forms: Sequence[str], ignored: set[int]) -> Tally:
    """Attributions found, matched one to one, best contents first.

    Matched if the contents have a token F1 of `ENOUGH` and the source is right (`right_source`). What touches ignored words
    and matches nothing is left out.
    """
    fitting = [
        (f1, g, s)
        for g, there in enumerate(gold)
        for s, here in enumerate(said)
        if (f1 := token_f1(there.content, here.content)) >= ENOUGH and right_source(there, here, forms)
    ]
    found: set[int] = set()
    right: set[int] = set()
    for _, g, s in sorted(fitting, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if g not in found and s not in right:
            found.add(g)
            right.add(s)
    counted = sum(s in right or ignored.isdisjoint(one.content) for s, one in enumerate(said))
    return Tally(counted, len(right), len(gold), len(found))


def token_f1(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def right_source(gold: Triple, said: Triple, forms: Sequence[str]) -> bool:
    """Whether somebody said to speak is whoever the gold has.

    Half the words of the shorter must be shared: conventions differ on titles and appositions. polnear marks a pronoun where
    it stands and does not say who it is; a reading may name the person instead. There any source is let pass, for all alike.
    """
    wanted = frozenset().union(*gold.sources)
    if not wanted or not said.sources:
        return not wanted and not said.sources
    if all(forms[n].lower() in PRONOUNS for n in wanted):
        return True
    return any(len(wanted & source) >= ENOUGH * min(len(wanted), len(source)) for source in said.sources if source)

"""The values of a claim: kind of each source, voice, stance and certainty.

The heads judge by the whole sentence, the lexicon by the word. An entry that fires adds a fixed weight to the head's log
score of its value; the weights are what did best on the held-back part of records-train. An entry of the user's own file
decides alone: who adds a word means it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sayso.lexicon import Entry, HedgeEntry, Lexicon, ReportingEntry
from sayso.lexicon.family import E, Family
from sayso.reading.attribution import Run, Statement
from sayso.reading.phrases import head_word, span_at
from sayso.reading.sight import Sight
from sayso.reading.words import MARK, QUOTED
from sayso.record.claim import Voice
from sayso.record.span import Span

ALL_QUOTED = 0.85  # share of a content's words in quotation marks from which it is a quotation whole

# What an entry adds to the log score of its value.
WEIGHT_OF_STANCE = 2.0
WEIGHT_OF_REFUSAL = 3.0
WEIGHT_OF_HEDGING_CUE = 2.0
WEIGHT_OF_HEDGE = 2.0
WEIGHT_OF_WEAK_HEDGE = 0.3
WEIGHT_OF_KIND = 1.0
WEIGHT_OF_LEAK = 20.0  # four leaks in all of the gold: no head can have learned them
DECIDES = 50.0  # the user's own entry


@dataclass(frozen=True, slots=True)
class Judged:
    """A value, how sure (0..1), why in words, and the lexicon entry and words that decided where one did."""

    value: str
    score: float
    reason: str
    lexicon: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A lexicon entry that speaks for a value, with its weight and its words."""

    value: str
    weight: float
    entry: Entry
    run: Run


def runs_of(one: Statement) -> list[Run]:
    """The words by which stance and certainty are judged: content and cue."""
    return [one.content, one.cue] if one.cue else [one.content]


class Values:
    """Judges the statements of one article."""

    def __init__(self, sight: Sight, lexicon: Lexicon) -> None:
        self.sight, self.lexicon = sight, lexicon

    def kind_of(self, source: Run) -> Judged:
        head = head_word(self.sight, *source)
        votes = [
            Vote(entry.kind, WEIGHT_OF_LEAK if entry.kind == "leak" else WEIGHT_OF_KIND, entry, run)
            for entry, run in self.matches(self.lexicon.sources, source)
            if entry.mark or run[0] <= head < run[1]
        ]
        # "leaked information" is a leak, whatever information is
        votes = [v for v in votes if v.value == "leak"] or votes
        return self.judged("kind", [source], votes, "by the words that name the source")

    def stance_of(self, one: Statement) -> Judged:
        return self.judged("stance", runs_of(one), list(self.stance_votes(one)), "by content and cue")

    def stance_votes(self, one: Statement) -> Iterator[Vote]:
        found = self.cue_entry(one)
        if found:
            entry, run = found
            if entry.refuses:
                yield Vote("declines", WEIGHT_OF_REFUSAL, entry, run)
            elif not entry.open:
                yield Vote(entry.stance, WEIGHT_OF_STANCE, entry, run)
        for hedge, run in self.hedges(one):
            if hedge.stance:
                yield Vote(hedge.stance, WEIGHT_OF_STANCE, hedge, run)

    def certainty_of(self, one: Statement) -> Judged:
        return self.judged("certainty", runs_of(one), list(self.certainty_votes(one)), "by content and cue")

    def certainty_votes(self, one: Statement) -> Iterator[Vote]:
        found = self.cue_entry(one)
        if found and found[0].hedges:
            yield Vote("hedged", WEIGHT_OF_HEDGING_CUE, *found)
        for hedge, run in self.hedges(one):
            yield Vote("hedged", WEIGHT_OF_WEAK_HEDGE if hedge.weak else WEIGHT_OF_HEDGE, hedge, run)

    def judged(self, head: str, runs: list[Run], votes: list[Vote], reason: str) -> Judged:
        _, _, shares = self.sight.label(head, *runs)
        labels = self.sight.labels[head]
        scores = np.log(shares + 1e-6)
        for value in {v.value for v in votes}:
            strongest = max(v.weight if not v.entry.own else DECIDES for v in votes if v.value == value)
            scores[labels.index(value)] += strongest
        joined = np.exp(scores - scores.max())
        joined /= joined.sum()
        best = int(scores.argmax())
        for vote in sorted(votes, key=lambda v: -v.weight):
            if vote.value == labels[best]:
                span = span_at(self.sight, *vote.run)
                return Judged(labels[best], float(joined[best]), f"{reason}; {span.text!r}", vote.entry.label, span)
        return Judged(labels[best], float(joined[best]), reason)

    def cue_entry(self, one: Statement) -> tuple[ReportingEntry, Run] | None:
        """The reporting entry that covers most of a cue."""
        found = self.lexicon.reporting.best(self.sight.words.forms, *one.cue) if one.cue else None
        return (found.entry, (found.start, found.end)) if found else None

    def hedges(self, one: Statement) -> Iterator[tuple[HedgeEntry, Run]]:
        for run in runs_of(one):
            yield from self.matches(self.lexicon.hedges, run)

    def matches(self, family: Family[E], run: Run) -> Iterator[tuple[E, Run]]:
        """The entries found from left to right in a run, not overlapping."""
        for found in family.scan(self.sight.words.forms, *run):
            yield found.entry, (found.start, found.end)

    def quoted_words(self, one: Statement) -> int:
        return sum(self.sight.words.quoted[w] == QUOTED for w in range(*one.content))

    def voice_of(self, one: Statement) -> Voice:
        """By the quotation marks on the page."""
        words = sum(self.sight.words.quoted[w] != MARK for w in range(*one.content))
        quoted = self.quoted_words(one)
        if words and quoted >= ALL_QUOTED * words:
            return "quote"
        return "mixed" if quoted else "paraphrase"


__all__ = ["Judged", "Values", "Vote", "runs_of"]

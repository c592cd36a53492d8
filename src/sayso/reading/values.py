"""The values of a claim: kind of each source, voice, stance and certainty.

The heads judge by the whole sentence, the lexicon by the word, the tables of signs (`signs.py`) by what is learned of the
words. An entry that fires adds a fixed weight to the head's log score of its value; the weights are what did best on the
held-back part of records-train. An entry of the user's own file decides alone: who adds a word means it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.lexicon import Entry, HedgeEntry, Lexicon, ReportingEntry, TitleEntry
from sayso.lexicon.family import E, Family
from sayso.reading.attribution import Run, Statement, overlap
from sayso.reading.decoding import SeenSpan
from sayso.reading.kinds import kind_signs, longer_names
from sayso.reading.phrases import head_word, lower, span_at
from sayso.reading.sight import Sight
from sayso.reading.signs import packaged_table
from sayso.reading.stance import stance_signs
from sayso.reading.words import MARK, QUOTED
from sayso.record.claim import Voice
from sayso.record.span import Span

ALL_QUOTED = 0.85  # share of a content's words in quotation marks from which it is a quotation whole

# What an entry adds to the log score of its value.
WEIGHT_OF_STANCE = 2.0
WEIGHT_OF_SIGNS = {"stance": 0.3, "kind": 1.5}  # of a table's log shares beside the head's
WEIGHT_OF_REFUSAL = 3.0
WEIGHT_OF_HEDGING_CUE = 2.0
WEIGHT_OF_HEDGE = 2.0
WEIGHT_OF_WEAK_HEDGE = 0.3
WEIGHT_OF_KIND = 0.5
WEIGHT_OF_LEAK = 20.0  # four leaks in all of the gold: no head can have learned them
# "the minister" where a minister is named: 87 of 89 in records-train; where none is: an office more often than not
WEIGHT_OF_HELD_TITLE = 3.0
WEIGHT_OF_TITLE = 2.5
WEIGHT_OF_LONE_TITLE = 4.0  # of a country or a body, where the model knows of nobody whom it could mean
BODIES = ("NORP", "Location", "Organization")
SURE_OF_PERSON = 0.3
INDEFINITE = frozenset({"a", "an", "one", "some", "another"})
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
        self.longer = longer_names(sight.words)

    def kind_of(self, source: Run) -> Judged:
        head = head_word(self.sight, *source)
        votes = [
            Vote(entry.kind, WEIGHT_OF_LEAK if entry.kind == "leak" else WEIGHT_OF_KIND, entry, run)
            for entry, run in self.matches(self.lexicon.sources, source)
            if entry.mark or run[0] <= head < run[1]
        ]
        # "leaked information" is a leak, whatever information is
        votes = [v for v in votes if v.value == "leak"] or [*votes, *self.title_votes(source)]
        seen = kind_signs(self.sight.words, self.lexicon, self.longer, source)
        return self.judged("kind", [source], votes, "by the words that name the source", seen)

    def title_votes(self, source: Run) -> Iterator[Vote]:
        """ "The minister" is whoever the article names as one; where it names none, an office speaks."""
        found = self.title_in(source)
        if found is None or lower(self.sight, source[0]) in INDEFINITE:
            return
        entry, run = found
        noun = lower(self.sight, run[1] - 1)
        if any(
            noun in self.nouns_of(title)
            for title in self.sight.spans["title"]
            if not overlap((title.first, title.last), source)
        ):
            yield Vote("named-person", WEIGHT_OF_HELD_TITLE, entry, run)
        elif entry.post and entry.source:
            lone = self.names_a_body(source) and not self.goes_back_to_a_person(source)
            weight = WEIGHT_OF_LONE_TITLE if lone else WEIGHT_OF_TITLE
            yield Vote(entry.source, weight, entry, run)

    def names_a_body(self, source: Run) -> bool:
        """ "The Iraqi prime minister": of which country or body the title is."""
        return not self.classes_in(source).isdisjoint(BODIES)

    def classes_in(self, source: Run) -> set[str]:
        """The classes of the names that share a word with a source."""
        seen = (self.sight.covering("mention", word) for word in range(*source))
        return {span.label for span in seen if span}

    def goes_back_to_a_person(self, source: Run) -> bool:
        """Whether the model takes the words back to somebody with a name."""
        for arc, word in (("alias", source[0]), ("alias", source[1] - 1), ("coreference", source[1] - 1)):
            back, sure = self.sight.target(arc, word)
            seen = self.sight.covering("mention", back)
            if seen and seen.label == "Person" and sure >= SURE_OF_PERSON:
                return True
        return False

    def title_in(self, source: Run) -> tuple[TitleEntry, Run] | None:
        """The title that a source without a name ends in ("the Iraqi prime minister"), in the singular."""
        forms, (first, last) = self.sight.words.forms, source
        if "Person" in self.classes_in(source):
            return None
        for begin in range(first, last):
            found = self.lexicon.title_at(forms[begin:last], 0)
            if found and begin + found[1] == last and found[0].kind in ("post", "occupation"):
                return None if forms[last - 1].lower().endswith("s") else (found[0], (begin, last))
        return None

    def nouns_of(self, title: SeenSpan) -> tuple[str, str]:
        """The words by which a title that somebody holds is taken up again."""
        return lower(self.sight, title.first), lower(self.sight, title.last - 1)

    def stance_of(self, one: Statement) -> Judged:
        seen = stance_signs(self.sight.words, self.lexicon, one.content, one.cue, one.sources)
        return self.judged("stance", runs_of(one), list(self.stance_votes(one)), "by content and cue", seen)

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

    def judged(self, head: str, runs: list[Run], votes: list[Vote], reason: str, seen: Sequence[str] = ()) -> Judged:
        """The value that the head, the votes and, where there is a table for it, the signs agree on."""
        _, _, shares = self.sight.label(head, *runs)
        labels = self.sight.labels[head]
        scores = np.log(shares + 1e-6)
        if seen:
            scores = scores + WEIGHT_OF_SIGNS[head] * packaged_table(head).scores(seen, labels)
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
        sign = packaged_table(head).strongest(seen, labels[best]) if seen else None
        return Judged(labels[best], float(joined[best]), f"{reason}; above all {sign!r}" if sign else reason)

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

"""Who takes part in an event, where, and which words say when and how many.

The model's arcs go from an act to words; here they become whole parties. All mentions of one actor count together, so that
"he" and the name three lines up are one candidate; what syntax takes for subject or object adds to its party; and a party
coordinated with another takes part as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.reading.attribution import Run, overlap, party_at
from sayso.reading.cast import Cast
from sayso.reading.events import Happening
from sayso.reading.grammar import doing
from sayso.reading.phrases import bare, children, head_word, is_pronoun, sentence_of, span_at, trimmed
from sayso.reading.sight import Sight

SURE = {"event_agent": 0.4, "event_recipient": 0.4, "event_place": 0.3, "event_time": 0.2, "event_count": 0.4}
LEAST_WORD = 0.02  # shares of single words below this are not added up
FURTHER = 0.5  # what a further mention counts beside the main one
BY_SYNTAX = 0.2  # what being subject or object adds to a party's share
LABEL_OF = {"event_agent": "actor", "event_recipient": "actor", "event_place": "place", "event_time": "time",
            "event_count": "count"}  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A party that may take part: its mentions with the share of each."""

    shares: dict[Run, float] = field(default_factory=dict)
    by_syntax: bool = False

    @property
    def score(self) -> float:
        return sum(self.shares.values()) + BY_SYNTAX * self.by_syntax


def party_run(sight: Sight, word: int, label: str) -> Run:
    """The words of the participant at a word, as marked, else by name or noun phrase; without leading article."""
    seen = sight.covering("participant", word)
    if seen and seen.label == label:
        run = bare(sight, (seen.first, seen.last)) if label == "actor" else trimmed(sight, seen.first, seen.last)
        if run[0] < run[1]:
            return run
    if label in ("time", "count"):
        return word, word + 1
    run = bare(sight, party_at(sight, word))
    return run if run[0] < run[1] else (word, word + 1)


def marked_at(sight: Sight, one: Happening, arc: str) -> Run | None:
    """The place, time or count of an event: the words with the largest share, all that read the same together."""
    totals: dict[str, dict[Run, float]] = {}
    for word, share in arc_words(sight, one, arc):
        run = party_run(sight, word, LABEL_OF[arc])
        if not overlap(run, one.main.run):
            shares = totals.setdefault(span_at(sight, *run).text.casefold(), {})
            shares[run] = shares.get(run, 0.0) + share
    best = max(totals.values(), key=lambda s: (sum(s.values()), -min(s)[0]), default=None)
    if best is None or sum(best.values()) < SURE[arc]:
        return None
    return max(best, key=lambda r: (best[r], -r[0]))


def arc_words(sight: Sight, one: Happening, arc: str) -> list[tuple[int, float]]:
    """The words to which the arcs of an event's mentions go with more than a trace; the main one counts most."""
    totals: dict[int, float] = {}
    weight = 1 / (1 + FURTHER * (len(one.mentions) - 1))
    for mention in one.mentions:
        first, shares = sight.arc(arc, mention.run[0])
        for offset in (shares > LEAST_WORD).nonzero()[0].tolist():
            word = first + offset
            if not any(m.run[0] <= word < m.run[1] for m in one.mentions):
                own = weight if mention is one.main else FURTHER * weight
                totals[word] = totals.get(word, 0.0) + own * float(shares[offset])
    return sorted(totals.items())


class Participants:
    """The parties of the events of one article."""

    def __init__(self, sight: Sight, people: Cast) -> None:
        self.sight, self.people = sight, people
        self.mentions_of = {i: sorted(group.runs) for i, group in people.group_of.items()}

    def agents(self, one: Happening) -> list[Run]:
        """Those who do it."""
        return self.side(one, "event_agent", doing(self.sight, one.main.run).agents)

    def recipients(self, one: Happening) -> list[Run]:
        """Those to whom it is done."""
        return self.side(one, "event_recipient", doing(self.sight, one.main.run).recipients)

    def side(self, one: Happening, arc: str, syntactic: Sequence[int]) -> list[Run]:
        candidates: dict[object, Candidate] = {}
        for word, share in arc_words(self.sight, one, arc):
            run = party_run(self.sight, word, "actor")
            if not overlap(run, one.main.run):
                shares = candidates.setdefault(self.key(run), Candidate()).shares
                shares[run] = shares.get(run, 0.0) + share
        for word in syntactic:
            run = party_run(self.sight, word, "actor")
            if not overlap(run, one.main.run):
                candidate = candidates.setdefault(self.key(run), Candidate())
                candidate.by_syntax = True
                candidate.shares.setdefault(run, 0.0)
        best = max(candidates.values(), key=lambda c: (c.score, -min(c.shares)[0]), default=None)
        if best is None or best.score < SURE[arc]:
            return []
        return self.with_coordinated(one, max(best.shares, key=lambda r: (best.shares[r], -r[0])))

    def key(self, run: Run) -> object:
        """What makes two mentions one candidate: the actor, else the words' own place."""
        return self.people.of(run) or run

    def with_coordinated(self, one: Happening, found: Run) -> list[Run]:
        """ "Iraq and Turkey signed": both do it."""
        every = [found]
        sight = self.sight
        head = head_word(sight, *found)
        _, last = sentence_of(sight, head)
        for child in children(sight, head, head + 1, last):
            if sight.tags["relation"][child] == "conj" and sight.tags["upos"][child] in ("NOUN", "PROPN"):
                run = party_run(sight, child, "actor")
                if not any(overlap(run, other) for other in every) and not overlap(run, one.main.run):
                    every.append(run)
        return every

    def named(self, run: Run) -> Run:
        """For a pronoun the nearest earlier words of the same actor that name or describe it, else its own."""
        actor = self.people.of(run)
        if actor is None or run[1] - run[0] > 1 or not is_pronoun(self.sight, run[0]):
            return run
        mentions = [m for m in self.mentions_of[actor] if not is_pronoun(self.sight, m[0])]
        before = [m for m in mentions if m[0] <= run[0]]
        return before[-1] if before else mentions[0] if mentions else run

"""Who may take a side of an event, and what speaks for each.

The model's arcs go from an act to words; here they become whole parties. All mentions of one actor count together, so that
"he" and the name three lines up are one candidate. What syntax takes for subject or object is a candidate whatever the arcs
say, and so are the participants marked nearby, those mentioned most, and who took part in the event before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.reading.attribution import Run, overlap, party_at
from sayso.reading.cast import Cast
from sayso.reading.decoding import SeenSpan
from sayso.reading.events import Happening
from sayso.reading.grammar import doing, place_of
from sayso.reading.phrases import bare, head_word, is_pronoun, named, span_at, trimmed
from sayso.reading.sight import Sight
from sayso.reading.weighing import NOBODY, Features

LEAST_WORD = 0.02  # shares of single words below this are not added up
FURTHER = 0.5  # what a further mention counts beside the main one
ABOUT = 1  # sentences before and after the act from which marked participants are candidates
PROMINENT = 3  # actors, and places, that are candidates for being the most mentioned
LABEL_OF = {"event_agent": "actor", "event_recipient": "actor", "event_place": "place", "event_time": "time",
            "event_count": "count"}  # fmt: skip
OTHER_SIDE = {"event_agent": "event_recipient", "event_recipient": "event_agent"}


@dataclass(slots=True)
class Candidate:
    """A party that may take part: its mentions with the share that the arcs give each."""

    shares: dict[Run, float] = field(default_factory=dict)
    other: float = 0.0  # share of the arc of the other side
    signs: set[str] = field(default_factory=set)

    @property
    def share(self) -> float:
        return sum(self.shares.values())

    def best(self) -> Run:
        """The mention to name it by: that of the largest share, else the first."""
        return max(self.shares, key=lambda r: (self.shares[r], -r[0]))


def log_share(share: float) -> float:
    """A share on the scale of weights: nothing is 0, all is 4.6."""
    return float(np.log(share + 0.01) - np.log(0.01))


def as_marked(sight: Sight, seen: SeenSpan) -> Run:
    """The words of a marked participant: an actor without leading article; may come out empty."""
    return bare(sight, (seen.first, seen.last)) if seen.label == "actor" else trimmed(sight, seen.first, seen.last)


def party_run(sight: Sight, word: int, label: str) -> Run:
    """The words of the participant at a word, as marked, else by name or noun phrase; without leading article."""
    seen = sight.covering("participant", word)
    if seen and seen.label == label:
        run = as_marked(sight, seen)
        if run[0] < run[1]:
            return run
    if label in ("time", "count"):
        return word, word + 1
    run = bare(sight, party_at(sight, word))
    return run if run[0] < run[1] else (word, word + 1)


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


class Field:
    """The candidates of one article, event by event.

    `before` is who took each side last, by arc: whoever chooses writes it down, because it is a sign for the next event.
    """

    def __init__(self, sight: Sight, people: Cast) -> None:
        self.sight, self.people = sight, people
        self.before: dict[str, Run] = {}
        self.reached: dict[tuple[Run, str], list[tuple[int, float]]] = {}  # words the arcs go to: both sides ask for them
        self.kinds = {i: group.kind for i, group in people.group_of.items()}
        self.mentions_of: dict[str, list[Run]] = {i: sorted(group.runs) for i, group in people.group_of.items()}
        self.sites: dict[str, list[Run]] = {}  # names of places by their words
        for run in named(sight, "Location", "Facility"):
            self.sites.setdefault(span_at(sight, *run).text.casefold(), []).append(run)
        acting = {i: runs for i, runs in self.mentions_of.items() if self.kinds[i] != "place"}
        self.prominent = {"actor": most_mentioned(acting), "place": most_mentioned(self.sites)}
        self.marked: dict[int, list[tuple[str, Run]]] = {}  # participants by sentence
        for seen in sight.spans.get("participant", ()):
            run = as_marked(sight, seen)
            if run[0] < run[1]:
                self.marked.setdefault(sight.words.sentence[run[0]], []).append((seen.label, run))

    def candidates(self, one: Happening, arc: str) -> dict[object, Candidate]:
        """All that may take a side, by what makes their mentions one."""
        label = LABEL_OF[arc]
        found: dict[object, Candidate] = {}
        for run, share, sign in (*self.by_arcs(one, arc), *self.by_syntax(one, arc), *self.nearby(one, arc)):
            if not overlap(run, one.main.run):
                candidate = found.setdefault(self.key(run, label), Candidate())
                candidate.shares[run] = candidate.shares.get(run, 0.0) + share
                candidate.signs |= {sign} if sign else set()
        if arc in OTHER_SIDE:
            self.look_across(one, OTHER_SIDE[arc], label, found)
        return found

    def arc_words(self, one: Happening, arc: str) -> list[tuple[int, float]]:
        found = self.reached.get((one.main.run, arc))
        if found is None:
            found = self.reached[one.main.run, arc] = arc_words(self.sight, one, arc)
        return found

    def by_arcs(self, one: Happening, arc: str) -> Iterator[tuple[Run, float, str]]:
        """The words to which the arcs go."""
        for word, share in self.arc_words(one, arc):
            yield party_run(self.sight, word, LABEL_OF[arc]), share, ""

    def by_syntax(self, one: Happening, arc: str) -> Iterator[tuple[Run, float, str]]:
        """The words that hang from the act as a side of it does."""
        label = LABEL_OF[arc]
        if arc == "event_place":
            sides: list[tuple[str, Sequence[int]]] = [("syntax", place_of(self.sight, one.main.run))]
        else:
            both = doing(self.sight, one.main.run)
            own, other = (both.agents, both.recipients) if arc == "event_agent" else (both.recipients, both.agents)
            sides = [("syntax", own), ("syntax of the other side", other)]
        for sign, words in sides:
            for word in words:
                yield party_run(self.sight, word, label), 0.0, sign

    def nearby(self, one: Happening, arc: str) -> Iterator[tuple[Run, float, str]]:
        """Participants marked in the sentences about, those mentioned most, and who took this side last."""
        label, here = LABEL_OF[arc], self.sight.words.sentence[one.main.run[0]]
        for sentence in range(here - ABOUT, here + ABOUT + 1):
            for marked, run in self.marked.get(sentence, ()):
                if marked == label:
                    yield run, 0.0, "marked here" if sentence == here else "marked beside"
        for run in self.prominent[label]:
            yield run, 0.0, "prominent"
        if arc in self.before:
            yield self.before[arc], 0.0, "before"

    def look_across(self, one: Happening, across: str, label: str, found: dict[object, Candidate]) -> None:
        """What the other side has to say of each candidate: its arcs, and who took it last (for recipients, who acts)."""
        for word, share in self.arc_words(one, across):
            key = self.key(party_run(self.sight, word, label), label)
            if key in found:
                found[key].other += share
        if across in self.before and (key := self.key(self.before[across], label)) in found:
            found[key].signs.add("on the other side")

    def features(self, one: Happening, key: object, candidate: Candidate) -> Features:
        """What speaks for a candidate, each by a plain name."""
        sight, main = self.sight, one.main.run[0]
        runs = self.runs_of(key) or sorted(candidate.shares)
        near = min(runs, key=lambda r: (abs(r[0] - main), r))
        apart = sight.words.sentence[main] - sight.words.sentence[near[0]]
        found = dict.fromkeys(sorted(candidate.signs), 1.0)
        found |= {
            "share": log_share(candidate.share),
            "share of the other side": log_share(candidate.other),
            "same sentence": float(apart == 0),
            "earlier": float(np.log1p(max(0, apart))),
            "later": float(np.log1p(max(0, -apart))),
            "mentions": float(np.log1p(len(runs))),
            "pronoun": float(is_pronoun(sight, candidate.best()[0])),
            f"kind {self.kind(key)}": 1.0,
        }
        if apart == 0:
            found["left of it"] = float(near[0] < main)
            found["far"] = float(np.log1p(abs(near[0] - main)))
        if sight.covering("source", near[0]):
            found["source"] = 1.0
        return found

    def nobody(self, one: Happening, arc: str) -> Features:
        """What speaks for nobody on this side."""
        first, shares = self.sight.arc(arc, one.main.run[0])
        head = head_word(self.sight, *one.main.run)
        return {
            NOBODY: 1.0,
            "none: share": log_share(float(shares[one.main.run[0] - first])),
            "none: noun": float(self.sight.tags["upos"][head] == "NOUN"),
            f"none: {one.type}": 1.0,
            "none: context": float(one.is_background),
        }

    def key(self, run: Run, label: str) -> object:
        """What makes two mentions one candidate: the actor, else a site's words, else the words' own place."""
        if label != "place":
            return self.people.meant(self.sight, run) or run
        text = span_at(self.sight, *run).text.casefold()
        return text if text in self.sites else run

    def runs_of(self, key: object) -> list[Run]:
        """All mentions of an actor or a site."""
        return (self.mentions_of.get(key) or self.sites.get(key) or []) if isinstance(key, str) else []

    def kind(self, key: object) -> str:
        """What kind of actor a candidate is."""
        return self.kinds.get(key, "site") if isinstance(key, str) else "unknown"


def most_mentioned(mentions: dict[str, list[Run]]) -> list[Run]:
    """The first mentions of those with the most."""
    often = sorted(mentions, key=lambda i: (-len(mentions[i]), mentions[i][0]))
    return [mentions[i][0] for i in often[:PROMINENT]]

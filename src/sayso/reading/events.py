"""What happened, did not, or is to come: mentions joined into events, each with type, status, parties, place and time.

The model marks the words that tell of an act, says of what type and status it is, and points to those who take part; rules
join the mentions of one event, check its status against the grammar around it, and never show as a fact what only a
source tells of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.lexicon import Lexicon
from sayso.reading.attribution import Run, Statement
from sayso.reading.decoding import Floats
from sayso.reading.phrases import children, head_word, lower, sentence_of, trimmed
from sayso.reading.sight import Sight
from sayso.reading.status import StatusVote, status_votes

SURE_OF_MENTION = 0.4  # mean share below which marked words are no event
SURE_OF_SAME = 0.5  # share from which an earlier mention is the same event
SURE_OF_BACKGROUND = 0.5
FACTS = ("happened", "ongoing")
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of an act, and what the heads say of them."""

    run: Run
    score: float
    types: Floats
    statuses: Floats
    background: float
    carried: float


@dataclass(slots=True)
class Happening:
    """One event: its mentions in order of the text, the clearest of them, and what they come to."""

    mentions: list[EventMention]
    main: EventMention
    type: str = "OTHER"
    status: str = "happened"
    votes: list[StatusVote] = field(default_factory=list)
    fact: float = 0.0  # share of "happened" and "ongoing"
    background: float = 0.0
    carried: float = 0.0
    score: float = 0.0


def event_mentions(sight: Sight) -> list[EventMention]:
    """All words of an article that tell of an act."""
    found = []
    for seen in sight.spans.get("trigger", ()):
        run = trimmed(sight, seen.first, seen.last)
        if run[0] < run[1] and seen.score >= SURE_OF_MENTION:
            types, statuses = sight.label("event_type", run)[2], sight.label("event_status", run)[2]
            background, carried = sight.label("event_background", run)[2], sight.label("event_carried", run)[2]
            at = sight.labels["event_background"].index("background"), sight.labels["event_carried"].index("claim")
            found.append(EventMention(run, seen.score, types, statuses, float(background[at[0]]), float(carried[at[1]])))
    return found


def happenings(sight: Sight, lexicon: Lexicon, titles: set[int], twice: Mapping[int, int]) -> list[Happening]:
    """The events of an article.

    `titles`: numbers of the sentences that only repeat (headlines, captions, pull quotes). `twice`: for a word that is
    printed a second time, the word it repeats.
    """
    found: list[list[EventMention]] = []
    owner: dict[int, list[EventMention]] = {}
    for mention in event_mentions(sight):
        group = earlier_of(sight, mention, owner, twice)
        if group is None:
            group = []
            found.append(group)
        group.append(mention)
        owner.update(dict.fromkeys(range(*mention.run), group))
    return [happening(sight, lexicon, group, titles) for group in found]


def earlier_of(
    sight: Sight, mention: EventMention, owner: Mapping[int, list[EventMention]], twice: Mapping[int, int]
) -> list[EventMention] | None:
    """The event of which a mention is a further one: printed twice, so called again, or where the model is sure enough."""
    again = owner.get(twice.get(mention.run[0], -1))
    if again is not None:
        return again
    first, shares = sight.arc("same_event", mention.run[0])
    totals: dict[int, float] = {}
    groups: dict[int, list[EventMention]] = {}
    for word in range(first, mention.run[0]):
        group = owner.get(word)
        if group is not None:
            totals[id(group)] = totals.get(id(group), 0.0) + float(shares[word - first])
            groups[id(group)] = group
    best = max(totals, key=lambda k: totals[k], default=None)
    if best is not None and totals[best] >= SURE_OF_SAME:
        return groups[best]
    return named_again(sight, mention, owner)


def named_again(
    sight: Sight, mention: EventMention, owner: Mapping[int, list[EventMention]]
) -> list[EventMention] | None:
    """ "The visit", behind "visited": a definite noun takes up the latest act of its own word and type."""
    head = head_word(sight, *mention.run)
    if sight.tags["upos"][head] != "NOUN" or not is_definite(sight, head):
        return None
    kind = int(mention.types.argmax())
    for group in reversed(list({id(g): g for g in owner.values()}.values())):
        for other in group:
            if int(other.types.argmax()) == kind and same_word(sight, head, head_word(sight, *other.run)):
                return group
    return None


def is_definite(sight: Sight, noun: int) -> bool:
    """Whether a noun speaks of something already told: "the visit", "that visit", "his visit"."""
    first, _ = sentence_of(sight, noun)
    return any(
        sight.tags["relation"][c] == "nmod:poss" or lower(sight, c) in DEFINITE
        for c in children(sight, noun, first, noun)
    )


def same_word(sight: Sight, one: int, other: int) -> bool:
    """Whether two words have one stem, as "visit" and "visited" have."""
    short, long = sorted((lower(sight, one), lower(sight, other)), key=len)
    stem = short[: max(4, len(short) - 2)]
    return len(short) >= 4 and long.startswith(stem)


def happening(sight: Sight, lexicon: Lexicon, group: list[EventMention], titles: set[int]) -> Happening:
    """What the mentions of one event come to together."""
    main = max(group, key=lambda m: (sight.words.sentence[m.run[0]] not in titles, clearness(m), -m.run[0]))
    one = Happening(group, main)
    weights = np.array([2.0 if m is main else 1.0 for m in group], np.float32)
    weights /= weights.sum()
    types = sum(w * m.types for w, m in zip(weights, group, strict=True))
    one.type = sight.labels["event_type"][int(np.argmax(types))]
    one.score = round(float(main.score), 3)
    one.background = float(sum(w * m.background for w, m in zip(weights, group, strict=True)))
    one.carried = main.carried
    judge_status(sight, lexicon, one, weights)
    return one


def clearness(mention: EventMention) -> float:
    """How plainly a mention tells of its event: one told as news before one told as context."""
    return round(mention.score - 0.5 * mention.background, 1)


def judge_status(sight: Sight, lexicon: Lexicon, one: Happening, weights: Floats) -> None:
    """The heads' status of all mentions together, checked against the grammar around the main one."""
    labels = sight.labels["event_status"]
    shares = sum(w * m.statuses for w, m in zip(weights, one.mentions, strict=True))
    scores = np.log(np.asarray(shares) + 1e-6)
    one.votes = list(status_votes(sight, lexicon, one.main.run))
    for vote in one.votes:
        scores[labels.index(vote.value)] += vote.weight
    joined = np.exp(scores - scores.max())
    joined /= joined.sum()
    one.fact = float(sum(joined[labels.index(f)] for f in FACTS))
    one.status = labels[int(joined.argmax())]


def carrier(one: Happening, said: Sequence[Statement]) -> int | None:
    """The number of the statement that carries an event: the innermost whose content holds its main mention."""
    first, last = one.main.run
    holding = [
        (s.content[1] - s.content[0], n)
        for n, s in enumerate(said)
        if s.content[0] <= first and last <= s.content[1] and not (s.cue and s.cue[0] <= first < s.cue[1])
    ]
    return min(holding)[1] if holding else None


def nearest_statement(sight: Sight, one: Happening, said: Sequence[Statement]) -> int | None:
    """A statement of the same sentence, else of the one before: for an event that the model takes for somebody's word."""
    head = head_word(sight, *one.main.run)
    first, _ = sentence_of(sight, head)
    number = sight.words.sentence[first]
    for back in (0, 1):
        near = [
            (abs(s.content[0] - head), n)
            for n, s in enumerate(said)
            if sight.words.sentence[s.content[0]] == number - back and not (s.cue and s.cue[0] <= one.main.run[0] < s.cue[1])
        ]
        if near:
            return min(near)[1]
    return None

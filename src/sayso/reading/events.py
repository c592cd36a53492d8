"""What happened, did not, or is to come: mentions joined into events, each with type, status, parties, place and time.

The model marks the words that tell of an act, says of what type and status it is, and points to those who take part; rules
join the mentions of one event, check its status against the grammar around it, and never show as a fact what only a
source tells of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from sayso.lexicon import Lexicon
from sayso.reading.acts import act_signs
from sayso.reading.attribution import Run, Statement
from sayso.reading.decoding import Floats, softmax
from sayso.reading.phrases import DEFINITE, children, head_word, lower, sentence_of, trimmed
from sayso.reading.sight import Sight
from sayso.reading.signs import packaged_table
from sayso.reading.status import StatusVote, status_votes

SURE_OF_MENTION = 0.4  # mean share below which marked words are no event
SURE_OF_SAME = 0.6  # belief from which an earlier mention is the same event
SURE_OF_TITLE = 0.15  # belief from which a headline tells of an event of the body
FIRST_MENTIONS = 4  # of an event, with which a headline is compared
STEM = 4  # letters by which mentions of one word are looked up
RECENT = 8  # earlier mentions of one stem that are weighed, however far back they stand
WEIGHT_OF_TYPE_SIGNS = 0.5  # of the table's log shares beside the head's
WEIGHT_OF_PLAIN = 1.0  # what a plain past tense, with nothing around it that doubts, adds to the log share of "happened"
SURE_OF_NEWS = 0.55  # belief below which an event is told as context, not as news
FACTS = ("happened", "ongoing")
WEIGHTS = Path(__file__).with_name("events.json")  # how much each sign counts; `training/weights.py` learns and writes it


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
    news: float = 1.0

    @property
    def is_background(self) -> bool:
        """Whether it is told as context."""
        return self.news < SURE_OF_NEWS


def event_mentions(sight: Sight) -> list[EventMention]:
    """All words of an article that tell of an act."""
    found = []
    for seen in sight.spans.get("trigger", ()):
        run = trimmed(sight, seen.first, seen.last)
        if run[0] < run[1] and seen.score >= SURE_OF_MENTION:
            types, statuses = types_of(sight, run), sight.label("event_status", run)[2]
            background, carried = sight.label("event_background", run)[2], sight.label("event_carried", run)[2]
            at = sight.labels["event_background"].index("background"), sight.labels["event_carried"].index("claim")
            found.append(EventMention(run, seen.score, types, statuses, float(background[at[0]]), float(carried[at[1]])))
    return found


def types_of(sight: Sight, run: Run) -> Floats:
    """The shares of the types of an act: the head's, and those of the words that tell of it."""
    _, _, shares = sight.label("event_type", run)
    by_words = packaged_table("type").scores(act_signs(sight.words, run), sight.labels["event_type"])
    return softmax(np.log(shares + 1e-6) + WEIGHT_OF_TYPE_SIGNS * by_words)


def happenings(sight: Sight, lexicon: Lexicon, titles: set[int], twice: Mapping[int, int]) -> list[Happening]:
    """The events of an article.

    `titles`: numbers of the sentences that only repeat (headlines, captions, pull quotes). `twice`: for a word that is
    printed a second time, the word it repeats.
    """
    groups = titles_joined(sight, joined_mentions(sight, event_mentions(sight), twice), titles)
    return [happening(sight, lexicon, group, titles) for group in groups]


def joined_mentions(sight: Sight, mentions: Sequence[EventMention], twice: Mapping[int, int]) -> list[list[EventMention]]:
    """The mentions of each event: one printed twice with its first, any other with the one it most surely repeats."""
    found: list[list[EventMention]] = []
    owner: dict[int, list[EventMention]] = {}  # by number of the mention
    at_word: dict[int, int] = {}
    alike = alike_before(sight, mentions)
    for number, mention in enumerate(mentions):
        earlier = at_word.get(twice.get(mention.run[0], -1))
        if earlier is None:
            earlier = likeliest(sight, mentions, number, alike[number])
        group = owner[earlier] if earlier is not None else []
        if earlier is None:
            found.append(group)
        group.append(mention)
        owner[number] = group
        at_word.update(dict.fromkeys(range(*mention.run), number))
    return found


def titles_joined(sight: Sight, groups: list[list[EventMention]], titles: set[int]) -> list[list[EventMention]]:
    """A headline only says again what the body tells: its mentions join the likeliest event of the body, on less belief."""
    repeating = [all(sight.words.sentence[m.run[0]] in titles for m in group) for group in groups]
    body = [group for group, repeats in zip(groups, repeating, strict=True) if not repeats]
    kept = list(body)
    for group in (g for g, repeats in zip(groups, repeating, strict=True) if repeats):
        sure, best = max(((repetition(sight, group, other), -n) for n, other in enumerate(body)), default=(0.0, 0))
        if sure >= SURE_OF_TITLE:
            body[-best].extend(group)
        else:
            kept.append(group)
    for group in kept:
        group.sort(key=lambda m: m.run)
    return sorted(kept, key=lambda group: group[0].run)


def repetition(sight: Sight, title: Sequence[EventMention], group: Sequence[EventMention]) -> float:
    """How sure it is that mentions of a headline tell of an event of the body (0..1): that of the surest pair."""
    most = 0.0
    for one in group[:FIRST_MENTIONS]:
        first, shares = sight.arc("same_event", one.run[0])
        most = max(most, *(same_event(sight, one, m, share_of(first, shares, m.run)) for m in title))
    return most


def alike_before(sight: Sight, mentions: Sequence[EventMention]) -> list[list[int]]:
    """For each mention the last few before it whose word begins as its own does."""
    met: dict[str, list[int]] = {}
    found = []
    for number, mention in enumerate(mentions):
        same = met.setdefault(lower(sight, head_word(sight, *mention.run))[:STEM], [])
        found.append(same[-RECENT:])
        same.append(number)
    return found


def likeliest(sight: Sight, mentions: Sequence[EventMention], number: int, alike: Sequence[int]) -> int | None:
    """The earlier mention that most surely tells of the same event: of those in the arc's reach and those of its stem."""
    mention = mentions[number]
    first, shares = sight.arc("same_event", mention.run[0])
    best, most = None, SURE_OF_SAME
    for other in candidates(mentions, number, first, alike):
        sure = same_event(sight, mention, mentions[other], share_of(first, shares, mentions[other].run))
        if sure >= most:
            best, most = other, sure
    return best


def candidates(mentions: Sequence[EventMention], number: int, first: int, alike: Sequence[int]) -> list[int]:
    """The earlier mentions that are weighed: all from the first word of the arc's window on, and those alike."""
    near = number
    while near and mentions[near - 1].run[0] >= first:
        near -= 1
    return sorted({*range(near, number), *alike})


def share_of(first: int, shares: Floats, run: Run) -> float:
    """What part of an arc goes to a run of words; none to those before its window, whose first word is given."""
    return float(shares[max(0, run[0] - first) : max(0, run[1] - first)].sum())


@cache
def packaged_weights() -> Mapping[str, Mapping[str, float]]:
    """What the signs weigh of two mentions being the "same event", and of an event being "news"."""
    tables: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tables


def belief(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """How sure something is (0..1) by what speaks for it; every weight must find its sign."""
    return float(1 / (1 + np.exp(-sum(weight * signs[name] for name, weight in weights.items()))))


def same_event(sight: Sight, one: EventMention, earlier: EventMention, share: float) -> float:
    """How sure it is that two mentions tell of one event (0..1)."""
    return belief(packaged_weights()["same event"], same_event_signs(sight, one, earlier, share))


def same_event_signs(sight: Sight, one: EventMention, earlier: EventMention, share: float) -> dict[str, float]:
    """What speaks for two mentions telling of one event: the arc's share, their words, types and statuses, their places."""
    head, other = head_word(sight, *one.run), head_word(sight, *earlier.run)
    stem = same_word(sight, head, other)
    types = float(one.types @ earlier.types)
    definite = sight.tags["upos"][head] == "NOUN" and is_definite(sight, head)
    return {
        "bias": 1.0,
        "share": float(np.log(share + 0.01)),
        "types": types,
        "stem": float(stem),
        "stem and types": stem * types,
        "definite": float(definite),
        "definite and stem": float(definite and stem),
        "one sentence": float(sight.words.sentence[head] == sight.words.sentence[other]),
        "status": float(one.statuses @ earlier.statuses),
        "lead": float(sight.words.sentence[other] == 0),
    }


def is_definite(sight: Sight, noun: int) -> bool:
    """Whether a noun speaks of something already told: "the visit", "that visit", "his visit"."""
    first, _ = sentence_of(sight, noun)
    return any(
        sight.tags["relation"][c] == "nmod:poss" or lower(sight, c) in DEFINITE for c in children(sight, noun, first, noun)
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
    one.background = float(sum(w * m.background for w, m in zip(weights, group, strict=True)))
    one.news = newsworthiness(sight, one)
    judge_status(sight, lexicon, one, weights)
    return one


def is_told_plainly(sight: Sight, verb: int) -> bool:
    """Whether a finite verb in the past tells of an act, in the active ("attacked") or the passive ("was attacked")."""
    if sight.tags["verb_form"][verb] == "Past":
        return True
    first, _ = sentence_of(sight, verb)
    return any(
        sight.tags["relation"][c] == "aux:pass" and lower(sight, c) in ("was", "were")
        for c in children(sight, verb, first, verb)
    )


def newsworthiness(sight: Sight, one: Happening) -> float:
    """How sure it is that an event is told as news (0..1), and not as context, and is an event at all."""
    return belief(packaged_weights()["news"], news_signs(sight, one))


def news_signs(sight: Sight, one: Happening) -> dict[str, float]:
    """What speaks for an event being news: the heads' shares, what its word is, and where it stands."""
    head = head_word(sight, *one.main.run)
    relation = sight.tags["relation"][head]
    return {
        "bias": 1.0,
        "background": log_odds(one.background),
        "score": log_odds(one.main.score),
        "other": float(one.main.types[sight.labels["event_type"].index("OTHER")]),
        "noun": float(sight.tags["upos"][head] == "NOUN"),
        "carried": one.main.carried,
        "place in text": sight.words.sentence[head] / max(1, len(sight.words.sentence_bounds)),
        "root": float(relation == "root"),
        "modifier": float(relation in ("amod", "compound")),
    }


def log_odds(share: float) -> float:
    """A share on the scale on which evidence adds up."""
    return float(np.log((share + 1e-3) / (1 - share + 1e-3)))


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
    if not one.votes and is_told_plainly(sight, head_word(sight, *one.main.run)):
        scores[labels.index("happened")] += WEIGHT_OF_PLAIN
    joined = softmax(scores)
    one.fact = float(sum(joined[labels.index(f)] for f in FACTS))
    one.status = labels[int(joined.argmax())]


class Said:
    """The statements of an article by the sentence in which their content begins."""

    def __init__(self, sight: Sight, said: Sequence[Statement]) -> None:
        self.sight, self.said = sight, said
        self.begun: dict[int, list[int]] = {}
        for number, one in enumerate(said):
            self.begun.setdefault(sight.words.sentence[one.content[0]], []).append(number)

    def around(self, word: int) -> Iterator[tuple[int, Statement]]:
        """The statements in whose content a word lies: one sentence each, but a mark before it may end the one before."""
        sentence = self.sight.words.sentence[word]
        for number in (*self.begun.get(sentence - 1, ()), *self.begun.get(sentence, ())):
            one = self.said[number]
            if one.content[0] <= word < one.content[1]:
                yield number, one

    def carrier(self, one: Happening) -> int | None:
        """The number of the statement that carries an event: the innermost whose content holds its main mention."""
        first, last = one.main.run
        holding = [(n, s) for n, s in self.around(first) if last <= s.content[1] and not tells_of(s, first)]
        return innermost(holding)

    def nearest(self, one: Happening) -> int | None:
        """A statement of the same sentence, else of the one before: for an event that the model takes for a claim's."""
        head = head_word(self.sight, *one.main.run)
        sentence = self.sight.words.sentence[head]
        for number in (sentence, sentence - 1):
            near = [
                (abs(self.said[n].content[0] - head), n)
                for n in self.begun.get(number, ())
                if not tells_of(self.said[n], one.main.run[0])
            ]
            if near:
                return min(near)[1]
        return None


def tells_of(statement: Statement, word: int) -> bool:
    """Whether a word is part of the cue: the act of saying is not what is said."""
    return statement.cue is not None and statement.cue[0] <= word < statement.cue[1]


def innermost(holding: Iterable[tuple[int, Statement]]) -> int | None:
    """The number of the statement with the shortest content."""
    return min(((s.content[1] - s.content[0], n) for n, s in holding), default=(0, None))[1]

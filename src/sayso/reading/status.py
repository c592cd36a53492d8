"""Whether an act came about, by the grammar around its words: negation, modals, conditions, and the words that govern it.

Which words govern what is in `status.toml`; how they hang together is read off the syntax.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.lexicon import Lexicon
from sayso.lexicon.entries import Governs, StatusEntry
from sayso.reading.attribution import Run
from sayso.reading.phrases import children, hanging, head_word, lower, sentence_of
from sayso.reading.sight import Sight

WEIGHT = 1.5  # what grammar adds to the log share of its status
STRONG = 3.0
OWN = 50.0  # an entry of the user's own file decides
NEAR = 12  # words: what hangs from an act further off belongs to another part of a long sentence

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
NEGATING_WORDS = frozenset({"no", "neither", "nor"})
# Auxiliaries that leave open whether the act came about, and what they make of it.
MODALS = {
    "may": ("hypothetical", STRONG), "might": ("hypothetical", STRONG), "could": ("hypothetical", STRONG),
    "will": ("planned", WEIGHT), "'ll": ("planned", WEIGHT), "’ll": ("planned", WEIGHT), "shall": ("planned", WEIGHT),
    "would": ("hypothetical", 0.5 * WEIGHT), "should": ("requested", WEIGHT), "must": ("requested", WEIGHT),
}  # fmt: skip
DOUBTS = ("may", "might", "could")
CONDITIONS = frozenset({"if", "unless"})
REPORTING = frozenset({"Past", "Part-Past", "Part-Pres", "Ger"})  # forms of the verb whose clause stands back in time
GERUNDS = frozenset({"Ger", "Part-Pres"})
# The clause of a noun that is done rather than told of hangs from its light verb: "held talks", "talks were held".
DONE = ("obj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class StatusVote:
    """A word near an event that speaks for a status, and the entry of the lexicon if one does."""

    value: str
    weight: float
    word: int
    lexicon: str | None = None


def status_votes(sight: Sight, lexicon: Lexicon, run: Run) -> Iterator[StatusVote]:
    """What the words that hang from an act and the word it hangs from say of it."""
    head = head_word(sight, *run)
    if is_to_be_done(sight, head):
        yield StatusVote("planned", STRONG, head)
    for word in dependents(sight, head):
        vote = by_auxiliary(sight, word, dependents(sight, head)) or beside(sight, lexicon, word)
        if vote:
            yield vote
    yield from governed(sight, lexicon, head)


def dependents(sight: Sight, head: int) -> list[int]:
    """What hangs from an act or from the light verb that it is the object of."""
    first, last = sentence_of(sight, head)
    words = children(sight, head, first, last)
    up = sight.heads[head]
    if is_noun(sight, head) and sight.tags["upos"][up] == "VERB" and sight.tags["relation"][head] in DONE:
        words += children(sight, up, first, last)
    return sorted(w for w in set(words) if abs(w - head) < NEAR)


def is_noun(sight: Sight, word: int) -> bool:
    """Whether an act is told by a noun."""
    return sight.tags["upos"][word] in ("NOUN", "PROPN")


def by_auxiliary(sight: Sight, word: int, beside_it: list[int]) -> StatusVote | None:
    """Negations, modals and conditions."""
    form, relation = lower(sight, word), sight.tags["relation"][word]
    if form in NEGATIONS or (form in NEGATING_WORDS and relation in ("advmod", "det", "cc")):
        return StatusVote("denied", STRONG, word)
    if form in CONDITIONS and relation == "mark":
        return StatusVote("hypothetical", STRONG, word)
    if form in MODALS and relation.startswith("aux"):
        value, weight = MODALS[form]
        if form == "would" and is_reported(sight, sight.heads[word]):
            value, weight = "planned", WEIGHT
        # "may have attacked" doubts what is past; "may attack" what is to come
        past = form in DOUBTS and any(lower(sight, w) == "have" for w in beside_it)
        return StatusVote("alleged" if past else value, weight, word)
    return None


def is_to_be_done(sight: Sight, verb: int) -> bool:
    """ "The figures to be published today", "talks to be held in Oslo"."""
    if sight.tags["relation"][verb] != "acl":
        return False
    forms = [lower(sight, c) for c in hanging(sight, verb, "mark", "aux:pass", "aux")]
    return "to" in forms and "be" in forms


def is_reported(sight: Sight, verb: int) -> bool:
    """ "He said he would ask" tells in the past of "I will ask", unless a condition hangs on it."""
    at = verb
    while sight.tags["relation"][at] == "conj" and sight.heads[at] != at:
        at = sight.heads[at]
    if sight.tags["relation"][at] != "ccomp" or sight.tags["verb_form"][sight.heads[at]] not in REPORTING:
        return False
    clauses = hanging(sight, verb, "advcl", "mark")
    return not any(lower(sight, w) in CONDITIONS for c in clauses for w in (c, *hanging(sight, c, "mark")))


def beside(sight: Sight, lexicon: Lexicon, word: int) -> StatusVote | None:
    """Adverbs and adjectives: "allegedly attacked", "the planned attack"."""
    relation = sight.tags["relation"][word]
    if relation == "advmod":
        return vote_of(lexicon.status.matches(sight.words.forms, word, "governing-adverbs"), None, word)
    if relation == "amod":
        return vote_of(lexicon.status.matches(sight.words.forms, word, "governing-adjectives"), "noun", word)
    return None


def vote_of(found: Iterator[tuple[StatusEntry, int]], way: Governs | None, word: int) -> StatusVote | None:
    """The first entry that governs acts in this way."""
    for entry, _ in found:
        if way is None or not entry.takes or way in entry.takes:
            weight = OWN if entry.own else STRONG if entry.strong else WEIGHT
            return StatusVote(entry.status, weight, word, entry.label)
    return None


def governed(sight: Sight, lexicon: Lexicon, head: int) -> Iterator[StatusVote]:
    """The word from which the act's clause or phrase hangs."""
    at = head
    for _ in range(3):
        up = sight.heads[at]
        if up == at:
            return
        if sight.tags["relation"][at] == "conj":
            at = up
            continue
        for way in ways(sight, at):
            vote = vote_of(lexicon.status.matches(sight.words.forms, up), way, up)
            if vote:
                yield vote
                return
        if not (is_noun(sight, at) and sight.tags["relation"][at] in DONE and at == head):
            return
        at = up


def ways(sight: Sight, at: int) -> Iterator[Governs]:
    """How an act hangs from the word above it."""
    relation, form = sight.tags["relation"][at], sight.tags["verb_form"][at]
    if is_noun(sight, at):
        if relation in ("obj", "nsubj:pass", "obl"):
            yield "object"
        if relation in ("nmod", "obl", "obj"):
            yield "noun"
        if form not in GERUNDS:
            return
    if relation in ("ccomp", "csubj", "parataxis"):
        yield "that"
    if relation in ("xcomp", "acl", "advcl", "obl", "ccomp", "csubj", "nmod"):
        yield "gerund" if form in GERUNDS else "infinitive"

"""Whether a statement says what a claim of the archive says: the same, its denial, or what cannot be true beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import msgspec

from sayso.linking import acts
from sayso.linking.kept import About, ArchiveClaim, Reason
from sayso.linking.proposition import SMALL, Proposition, value_words
from sayso.linking.similarity import Crowd, Likeness, rarity_among, same_unit
from sayso.linking.vocabulary import vocabulary

KEPT = 4  # propositions a claim is known by: its first and the latest that were worded otherwise
# Geometric mean of coverage both ways, from which two statements are one proposition.
SAME = 0.38
DENIES, DENIES_OPENLY = 0.4, 0.3  # of opposite sides; less where it is said to be a denial, or tells of the same act
CONTRADICTS = 0.3  # what is left without numbers, days and places must be about one thing
CONTRADICTS_MEASURED = 0.1  # two numbers of the dead of one story
TOLD_BEFORE, TOLD_WITH_NUMBER = 0.5, 0.33  # how much of a statement an earlier one has, from which it is no news
LEAST_SAID, LEAST_SAID_WITH_NUMBER = (
    0.45,
    0.2,
)  # of it in words that are no names: two statements about one person say two things
LATER_WORDING = 0.1  # what likeness to a later wording is less worth than to the first
NARRATED_DENIAL = 0.03  # more is asked of a denial that nobody makes
LEAST_SHARED_DENIED = 0.45  # the same for a denial, which has few words of its own
NAMED = 0.18  # likeness from which a denial denies the claim about the one it names
LEAST_OWN = 0.3  # of its own words: what stands around a statement is not what it says
LEAST_SHARED = 1.0  # weight in common; two words of some rarity
NUMBER_AGREES, DAY_AGREES, APART = 0.22, 0.05, 0.2
ONE_ACT, OTHER_ACTS = 0.12, 0.08  # one verb with one doer or one who bears it; events told, and none of them in common
STATUS_APART = 0.12  # one announces what the other tells
HERE = 0.12  # more is asked of two statements of one report
LARGE = 100  # numbers from which agreeing is no chance


@dataclass(frozen=True, slots=True)
class Fit:
    """How a statement stands to a claim."""

    claim: str
    likeness: Likeness
    score: float
    opposite: bool
    clash: About | None  # what differs
    number: bool = False  # a number is the same
    measured: bool = False  # both count the same kind of thing
    negative: bool = False  # the statement is a denial by its words
    turned: bool = False  # who did it to whom is the other way round
    same_act: bool = False  # an event has the same verb
    doers: bool = False  # of one act two named doers are told
    other_day: bool = False  # each names one time, and not the same
    other_matter: bool = False  # it tells of other events, or of what is to come where the claim tells of what was

    def reason(self) -> Reason:
        shared = ", ".join(word for word in self.likeness.words if not word.startswith("actor-"))
        return Reason("same words", round(self.likeness.mean, 3), shared)


class Claims:
    """The claims of a story side by side; those that an article adds join as it is read."""

    def __init__(self, claims: Sequence[ArchiveClaim]) -> None:
        self.before: list[tuple[str, Proposition]] = [(c.id, p) for c in claims for p in kept_propositions(c)]
        self.here: list[tuple[str, Proposition]] = []
        self.rarity = rarity_among([p for _, p in self.before])
        self.crowd = Crowd([p for _, p in self.before], self.rarity)

    def add(self, claim: str, says: Proposition) -> None:
        """A claim, or another wording of one, from the article at hand."""
        self.here.append((claim, bare(says)))

    def compared(self, says: Proposition) -> Compared:
        """How a statement stands to every claim that the story had, and to what this article has said so far; to the latter
        by its own words alone: what stands around them is the same."""
        mine = bare(says)
        crowd = Crowd([p for _, p in self.here], self.rarity)
        before = _fits(says, self.before, self.crowd)
        here = _fits(mine, self.here, crowd)
        return Compared(_best(self.before, before), _best(self.here, here), [*before, *here])


class Compared(NamedTuple):
    """Fits of a statement: each claim of the story with its best wording, the best first; the same for the claims of the
    article at hand; and every wording of both, since one may differ in what the best does not name."""

    before: list[Fit]
    here: list[Fit]
    every: list[Fit]


def _fits(says: Proposition, said: Sequence[tuple[str, Proposition]], crowd: Crowd) -> list[Fit]:
    return [fitted(claim, says, other, fit) for (claim, other), fit in zip(said, crowd.likeness(says), strict=True)]


def _best(said: Sequence[tuple[str, Proposition]], fits: Sequence[Fit]) -> list[Fit]:
    best: dict[str, Fit] = {}
    first: dict[str, bool] = {}
    for (claim, other), fit in zip(said, fits, strict=True):
        if claim not in first:
            first[claim], best[claim] = other.negative, fit
        elif (score := fit.score - LATER_WORDING) > best[claim].score:
            # a further wording, which may itself be a denial of the first
            best[claim] = replace(fit, score=score, opposite=fit.opposite != (other.negative != first[claim]))
    return sorted(best.values(), key=lambda fit: (-fit.score, fit.claim))


def own_weight(says: Proposition) -> float:
    """How much a statement tells by its own words."""
    return sum(says.weights[: says.core])


def bare(says: Proposition) -> Proposition:
    """A proposition without the words around it."""
    core = says.core
    return msgspec.structs.replace(
        says, words=says.words[:core], rows=says.rows[:core], weights=says.weights[:core], names=says.names[:core]
    )  # fmt: skip


def fitted(claim: str, one: Proposition, other: Proposition, likeness: Likeness) -> Fit:
    """Likeness with what numbers, days and places say to it."""
    score = likeness.mean
    clash: About | None = None
    numbers = agreement_of_numbers(one, other)
    days = agreement_of_days(one, other)
    if numbers is True and (max(likeness.said, likeness.answered) >= LEAST_SAID_WITH_NUMBER or has_name(likeness)):
        score += (
            NUMBER_AGREES
            if agreed_above(LARGE, one, other)
            else NUMBER_AGREES / 2
            if agreed_above(SMALL, one, other)
            else 0.0
        )
    elif numbers is False:
        clash = "number"
    if days is True:
        score += DAY_AGREES
    elif days is False and clash is None:
        clash = "date"
    if one.places and other.places and not set(one.places) & set(other.places):
        clash = clash or "place"
    if one.coming != other.coming:
        score -= STATUS_APART
    told = bool(one.acts and other.acts)
    apart = told and acts.none_in_common(one.acts, other.acts)
    if apart:
        score -= OTHER_ACTS
    elif told and acts.agree_in_word(one.acts, other.acts):
        score += ONE_ACT
    turned = told and acts.turned_round(one.acts, other.acts)
    if turned or (told and acts.other_doer(one.acts, other.acts)):
        clash = clash or "doer"
    measured = bool(set(one.measures) & set(other.measures))
    return Fit(
        claim, likeness, score, one.negative != other.negative, clash, numbers is True, measured, one.negative, turned,
        told and any(acts.same_head(a, b) for a in one.acts for b in other.acts),
        told and acts.named_doers(one.acts, other.acts),
        days is False and len(one.days) == len(other.days) == 1,
        one.coming != other.coming or apart,
    )  # fmt: skip


def has_name(likeness: Likeness) -> bool:
    """Whether a word in common is no word of English: a name."""
    book = vocabulary()
    return any(word[0].isalpha() and word not in book.stems for word in likeness.words)


def agreement_of_numbers(one: Proposition, other: Proposition) -> bool | None:
    """True where a number is the same, False where numbers of the same thing differ, None where nothing can be said."""
    if not one.numbers or not other.numbers:
        return None
    a, b = value_words(one.numbers), value_words(other.numbers)
    measured = bool(set(one.measures) & set(other.measures))
    alike = [(x.value, y.value) for x in one.numbers for y in other.numbers if measured or same_unit(x, y)]
    if any(x == y for x, y in alike):
        return True
    return False if alike and not a & b else None


def agreed_above(least: float, one: Proposition, other: Proposition) -> bool:
    """Whether a number in common is so large that it is hardly one by chance."""
    return any(value >= least for value in value_words(one.numbers) & value_words(other.numbers))


def agreement_of_days(one: Proposition, other: Proposition) -> bool | None:
    """The same for days: True where two periods meet."""
    if not one.days or not other.days:
        return None
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in other.days)


def same_claim(fits: Sequence[Fit], *, more: float = 0.0, denial: bool = False, narrated: bool = False) -> Fit | None:
    """The claim that a statement carries or denies; `more`: how much more likeness is asked than usual; `denial`: whether
    it is said to deny something, so that what it denies has to be found."""
    good = [fit for fit in fits if _is_one(fit, more + (NARRATED_DENIAL if narrated and fit.opposite else 0.0), denial)]
    return max(good, key=lambda fit: (fit.score - 0.05 * fit.opposite, fit.claim), default=None)


def denied_by_name(fits: Sequence[Fit], subject: str) -> Fit | None:
    """The claim that a denial denies, where it begins with a name and has few other words of the claim."""
    good = [
        fit for fit in fits if fit.opposite and fit.clash is None and fit.score >= NAMED and subject in fit.likeness.words
    ]
    return max(good, key=lambda fit: (fit.likeness.shared, fit.claim), default=None)


def _is_one(fit: Fit, more: float, denial: bool) -> bool:
    if fit.clash == "number" or fit.turned or fit.other_day:
        return False
    mark = (DENIES_OPENLY if denial or fit.same_act else DENIES) if fit.opposite else SAME
    shared = LEAST_SHARED_DENIED if fit.opposite or fit.negative else LEAST_SHARED
    said = max(fit.likeness.said, fit.likeness.answered) if fit.number else fit.likeness.said
    enough = said >= (LEAST_SAID_WITH_NUMBER if fit.number else LEAST_SAID) or (fit.number and has_name(fit.likeness))
    if fit.likeness.shared < shared or fit.likeness.own < LEAST_OWN or not enough:
        return False
    return fit.score >= mark + more + (APART if fit.clash in ("date", "doer") else 0.0)


def contradicted(fits: Sequence[Fit], but: str | None) -> list[Fit]:
    """Claims about the same thing that differ in a number, a day or a place, or that a statement denies as well."""
    return [fit for fit in fits if fit.claim != but and _contradicts(fit)]


def _contradicts(fit: Fit) -> bool:
    mean, shared = fit.likeness.mean, fit.likeness.shared
    if fit.opposite:
        return fit.clash is None and mean >= DENIES and shared >= LEAST_SHARED and fit.likeness.said >= LEAST_SAID
    if fit.clash == "doer" and fit.doers:
        return True
    if fit.clash == "number" and fit.measured:
        return mean >= CONTRADICTS_MEASURED
    return (
        fit.clash is not None
        and not fit.other_matter
        and mean >= CONTRADICTS
        and shared >= LEAST_SHARED
        and fit.likeness.said >= LEAST_SAID
    )


def told_before(fits: Sequence[Fit], says: Proposition, propositions: Sequence[tuple[str, Proposition]]) -> bool:
    """Whether an earlier claim has most of what a statement says, and all its numbers."""
    values = {claim: value_words(p.numbers) for claim, p in propositions}
    mine = value_words(says.numbers)
    return any(_tells(fit) and mine <= values.get(fit.claim, frozenset()) for fit in fits)


def _tells(fit: Fit) -> bool:
    counted = fit.number and fit.likeness.said >= LEAST_SAID_WITH_NUMBER
    enough = fit.likeness.forth >= (TOLD_WITH_NUMBER if counted else TOLD_BEFORE) and fit.likeness.shared >= LEAST_SHARED
    return enough and not fit.opposite and fit.clash != "number"


def kept_propositions(claim: ArchiveClaim) -> list[Proposition]:
    """The wordings by which an archive knows a claim."""
    return msgspec.msgpack.decode(claim.proposition, type=list[Proposition])


def packed_propositions(propositions: Sequence[Proposition]) -> bytes:
    """For an archive to keep: the first wording and the latest others."""
    kept = list(propositions[:1]) + list(propositions[1:])[-(KEPT - 1) :]
    return msgspec.msgpack.encode(kept)

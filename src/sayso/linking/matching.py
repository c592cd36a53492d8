"""Whether a statement says what a claim of the archive says: the same, its denial, or what cannot be true beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np

from sayso.linking import acts
from sayso.linking.kept import About, ArchiveClaim, Reason
from sayso.linking.proposition import SMALL, Proposition
from sayso.linking.similarity import Comparison, Crowd, Likeness, rarity_among, same_unit
from sayso.linking.vocabulary import vocabulary
from sayso.linking.wording import Flags, Wording, bare, wording, wordings_kept

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
ROUNDED = 1e-4  # single precision: a bound that is not quite reached
LARGE = 100  # numbers from which agreeing is no chance


class Fit(msgspec.Struct, frozen=True, gc=False):
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


class Held(NamedTuple):
    """A wording of a claim, and which side it takes."""

    claim: str
    wording: Wording
    negative: bool


class Claims:
    """The claims of a story side by side, to be compared with the statements of an article; those that it adds join as it
    is read."""

    def __init__(self, claims: Sequence[ArchiveClaim], statements: Sequence[Proposition]) -> None:
        self.before = [
            Held(claim.id, each, each.says.negative) for claim in claims for each in wordings_kept(claim.proposition)
        ]
        self.values = {held.claim: held.wording.values for held in self.before}
        said = list(map(wording, statements))
        own = list(map(bare, said))
        rarity = rarity_among([held.wording for held in self.before])
        self.own = own
        self.told = Group(self.before, Crowd([held.wording for held in self.before], rarity).compared(said))
        self.heard = Group([], Crowd(own, rarity).compared(own))

    def add(self, claim: str, *, negative: bool) -> None:
        """The claim that the next statement carries, or the one it opens, and on which side it is worded."""
        self.heard.add(Held(claim, self.own[len(self.heard.held)], negative))

    def compared(self, number: int) -> Compared:
        """How a statement stands to every claim that the story had, and to what this article has said so far; to the latter
        by its own words alone: what stands around them is the same."""
        before = self.told.fits(number)
        here = self.heard.fits(number)
        return Compared(_best(self.told.held, before), _best(self.heard.held, here), [*before.values(), *here.values()])

    def heard_before(self, number: int) -> list[Fit]:
        """How a statement stands to each claim that this article has touched, however little they have in common."""
        return _best(self.heard.held, self.heard.fits(number, every=True))


class Compared(NamedTuple):
    """Fits of a statement: the claims of the story with their best wordings, the best first; the same for the claims of the
    article at hand; and every wording of both, since one may differ in what the best does not name. Claims that have
    too little in common with the statement to matter are left out (`Group.matters`)."""

    before: list[Fit]
    here: list[Fit]
    every: list[Fit]


class Group:
    """Wordings in order, those of a claim one behind the other or far apart, and how statements compare with them."""

    def __init__(self, held: Sequence[Held], compared: Sequence[Comparison]) -> None:
        self.held: list[Held] = []
        self.comparisons = compared
        self.places: dict[str, list[int]] = defaultdict(list)  # of each claim
        self.valued: dict[float, list[int]] = defaultdict(list)  # of those that name a value
        self.measured: dict[str, list[int]] = defaultdict(list)
        self.acted: list[int] = []
        self.borne: dict[str, list[int]] = defaultdict(list)  # of those that tell what was done to whom
        for each in held:
            self.add(each)

    def add(self, held: Held) -> None:
        place = len(self.held)
        self.held.append(held)
        self.places[held.claim].append(place)
        for value in held.wording.values:
            self.valued[value].append(place)
        for measure in held.wording.measures if held.wording.values else ():
            self.measured[measure].append(place)
        if held.wording.says.acts:
            self.acted.append(place)
            for recipient in {party for act in held.wording.says.acts for party in act.recipients}:
                self.borne[recipient].append(place)

    def fits(self, number: int, *, every: bool = False) -> dict[int, Fit]:
        """How a statement stands to wordings, by their places: to all wordings of every claim that may matter to it."""
        comparison = self.comparisons[number]
        one = comparison.one
        if every:
            places: Sequence[int] = range(len(self.held))
        else:
            near = np.flatnonzero(self.matters(comparison)).tolist()
            places = sorted({place for each in near for place in self.places[self.held[each].claim]})
        found: dict[int, Fit] = {}
        for place in places:
            claim, other, negative = self.held[place]
            found[place] = fitted(claim, one, other, comparison.of(place), negative=negative)
        return found

    def matters(self, comparison: Comparison) -> Flags:
        """Whether a statement has enough in common with each wording for any of what is asked of a fit (`same_claim`,
        `denied_by_name`, `told_before`, `contradicted`): a bound, so that the others need no closer look."""
        one, last = comparison.one, len(self.held)
        mean, shared, own = comparison.mean[:last], comparison.shared[:last], comparison.own[:last]
        best = mean + (DAY_AGREES + ROUNDED)  # the score that numbers, days and acts could make of it
        same_value = self._marked(self.valued, one.values)
        best[same_value] += NUMBER_AGREES
        acted = self.acted if one.says.acts else []
        best[acted] += ONE_ACT
        matters: Flags = (best >= DENIES_OPENLY) & (own >= LEAST_OWN - ROUNDED) & (shared >= LEAST_SHARED_DENIED - ROUNDED)
        if one.says.negative:
            matters |= best >= NAMED
        tells = (comparison.forth[:last] >= TOLD_WITH_NUMBER - ROUNDED) | (mean >= CONTRADICTS - ROUNDED)
        matters |= tells & (shared >= LEAST_SHARED - ROUNDED)
        measured = self._marked(self.measured, one.measures if one.values else ())
        matters[measured] |= mean[measured] >= CONTRADICTS_MEASURED - ROUNDED
        for place in self._marked(self.borne, {party for act in one.says.acts for party in act.recipients}):
            matters[place] |= acts.named_doers(one.says.acts, self.held[place].wording.says.acts)
        return matters

    @staticmethod
    def _marked(places: Mapping[Any, list[int]], keys: Iterable[Any]) -> list[int]:
        """The places that have any of the keys, each once."""
        return sorted({place for key in keys for place in places.get(key, ())})


def _best(held: Sequence[Held], fits: Mapping[int, Fit]) -> list[Fit]:
    best: dict[str, Fit] = {}
    first: dict[str, bool] = {}
    for place, fit in fits.items():
        claim, negative = fit.claim, held[place].negative
        if claim not in first:
            first[claim], best[claim] = negative, fit
        elif (score := fit.score - LATER_WORDING) > best[claim].score:
            # a further wording, which may itself be a denial of the first
            best[claim] = msgspec.structs.replace(fit, score=score, opposite=fit.opposite != (negative != first[claim]))
    return sorted(best.values(), key=lambda fit: (-fit.score, fit.claim))


def own_weight(says: Proposition) -> float:
    """How much a statement tells by its own words."""
    return sum(says.weights[: says.core])


def fitted(claim: str, one: Wording, other: Wording, likeness: Likeness, *, negative: bool) -> Fit:
    """Likeness with what numbers, days and places say to it. `negative`: whether the other denies."""
    score = likeness.mean
    clash: About | None = None
    mine, theirs = one.says, other.says
    numbers = agreement_of_numbers(one, other)
    days = agreement_of_days(mine, theirs)
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
    if one.places and other.places and one.places.isdisjoint(other.places):
        clash = clash or "place"
    if mine.coming != theirs.coming:
        score -= STATUS_APART
    told = bool(mine.acts and theirs.acts)
    apart = told and acts.none_in_common(mine.acts, theirs.acts)
    if apart:
        score -= OTHER_ACTS
    elif told and acts.agree_in_word(mine.acts, theirs.acts):
        score += ONE_ACT
    turned = told and acts.turned_round(mine.acts, theirs.acts)
    if turned or (told and acts.other_doer(mine.acts, theirs.acts)):
        clash = clash or "doer"
    return Fit(
        claim, likeness, score, mine.negative != negative, clash, numbers is True,
        not one.measures.isdisjoint(other.measures), mine.negative, turned,
        told and any(acts.same_head(a, b) for a in mine.acts for b in theirs.acts),
        told and acts.named_doers(mine.acts, theirs.acts),
        days is False and len(mine.days) == len(theirs.days) == 1,
        mine.coming != theirs.coming or apart,
    )  # fmt: skip


def has_name(likeness: Likeness) -> bool:
    """Whether a word in common is no word of English: a name."""
    book = vocabulary()
    return any(word[0].isalpha() and word not in book.stems for word in likeness.words)


def agreement_of_numbers(one: Wording, other: Wording) -> bool | None:
    """True where a number is the same, False where numbers of the same thing differ, None where nothing can be said."""
    if not one.values or not other.values:
        return None
    common = one.values & other.values
    measured = not one.measures.isdisjoint(other.measures)
    pairs = ((x, y) for x in one.says.numbers for y in other.says.numbers)
    if common:
        return True if any(x.value == y.value and (measured or same_unit(x, y)) for x, y in pairs) else None
    return False if measured or any(same_unit(x, y) for x, y in pairs) else None


def agreed_above(least: float, one: Wording, other: Wording) -> bool:
    """Whether a number in common is so large that it is hardly one by chance."""
    return any(value >= least for value in one.values & other.values)


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


def told_before(fits: Sequence[Fit], mine: frozenset[float], values: Mapping[str, frozenset[float]]) -> bool:
    """Whether an earlier claim has most of what a statement says, and all its numbers. `values`: those of each claim."""
    return any(_tells(fit) and mine <= values.get(fit.claim, frozenset()) for fit in fits)


def _tells(fit: Fit) -> bool:
    counted = fit.number and fit.likeness.said >= LEAST_SAID_WITH_NUMBER
    enough = fit.likeness.forth >= (TOLD_WITH_NUMBER if counted else TOLD_BEFORE) and fit.likeness.shared >= LEAST_SHARED
    return enough and not fit.opposite and fit.clash != "number"


def kept_propositions(claim: ArchiveClaim) -> list[Proposition]:
    """The wordings by which an archive knows a claim."""
    return [each.says for each in wordings_kept(claim.proposition)]


def packed_propositions(propositions: Sequence[Proposition]) -> bytes:
    """For an archive to keep: the first wording and the latest others."""
    kept = list(propositions[:1]) + list(propositions[1:])[-(KEPT - 1) :]
    return msgspec.msgpack.encode(kept)

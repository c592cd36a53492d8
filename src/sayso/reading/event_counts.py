"""Which count is that of an event: the dead of an attack, the money of a deal, the people of a march."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.entries import Unit
from sayso.reading.counts import AUXILIARIES, BEFORE_OBJECTS, EFFECT_REACH, PEOPLE, Count, Run
from sayso.reading.phrases import hanging, head_word, lower
from sayso.reading.sight import Sight

# What the noun of a count may be to the word of its event.
UNDERGOING = frozenset({"nsubj:pass", "obj", "nmod", "nummod", "compound", "iobj", "obl:unmarked", "nmod:unmarked"})
BESIDE = frozenset({"obl"})  # "fined for 12 offences", "rose by 4 percent": not where, among whom or by whom it was done
PLACING = frozenset({"in", "from", "at", "on", "across", "by", "near", "with", "against", "among", "within", "between"})
EXTENT = frozenset({"obl:unmarked", "nmod:unmarked"})  # "fell 4 percent"; but "112 miles west" is where
RAISING = frozenset({"percent", "money"})  # "rose by", "sold at", "fined", whatever the preposition
DOING = frozenset({"nsubj"})
UNDONE = frozenset({"obj", "ccomp", "xcomp"})  # of a verb that has these the subject is its doer, not whom it befell
ABOVE = frozenset({"acl", "acl:relcl"})  # "12 people killed in the raid"
INSIDE = frozenset({"nummod", "amod", "compound", "det"})
FIRST: tuple[Unit, ...] = (
    "dead", "wounded", "missing", "detained", "displaced", "people", "troops", "vehicles", "money", "percent", "other",
)  # fmt: skip
KNOWN_ONES = frozenset({"the", "these", "those", "its", "their", "his", "her", "both", "our"})  # "the two countries"
ARCS_INSIDE = 3  # between the number and the noun that hangs from the event


def count_for(sight: Sight, trigger: Run, counts: Sequence[Count]) -> Count | None:
    """The count of the event that the words of `trigger` (first, one past the last) tell; None if none surely belongs to it.

    Victims come first, then forces, money and things, then what stands nearest. Durations are no counts of events. Ask
    for every mention of an event, the clearest first: "attacked … killing 12" has its count at the second.
    """
    near = [c for c in counts if c.unit != "duration" and belongs(sight, trigger, c)]
    middle = trigger[0] + trigger[1]
    return min(near, key=lambda c: (FIRST.index(c.unit), abs(c.first + c.last - middle)), default=None)


def belongs(sight: Sight, trigger: Run, count: Count) -> bool:
    """Whether syntax joins a count to the word of an event, directly or through the noun whose number it is."""
    if sight.words.sentence[count.first] != sight.words.sentence[trigger[0]]:
        return False
    if count.unit == "other" and count.first and lower(sight, count.first - 1) in KNOWN_ONES:
        return False
    if (trigger[0] <= count.first and count.last <= trigger[1]) or touches(sight, trigger, count):
        return True  # "took 30 people hostage"
    heads, relation = sight.heads, sight.tags["relation"]
    event = head_word(sight, *trigger)
    word = head_word(sight, count.first, count.last)
    for _ in range(ARCS_INSIDE):
        above = heads[word]
        if trigger[0] <= above < trigger[1] and above != word:
            return hangs_well(sight, word, above, count)
        if heads[event] == word and relation[event] in ABOVE:
            return True
        if above == word or relation[word] not in INSIDE:
            return False
        word = above
    return False


def touches(sight: Sight, trigger: Run, count: Count) -> bool:
    """ "killed a total of 12", "12 have reportedly been killed": a verb beside its count, whatever the tree says."""
    if sight.tags["upos"][head_word(sight, *trigger)] != "VERB":
        return False
    if count.last <= trigger[0] <= count.last + EFFECT_REACH:
        return all(lower(sight, word) in AUXILIARIES for word in range(count.last, trigger[0]))
    if trigger[1] <= count.first <= trigger[1] + EFFECT_REACH:
        return all(lower(sight, word) in BEFORE_OBJECTS for word in range(trigger[1], count.first))
    return False


def hangs_well(sight: Sight, word: int, event: int, count: Count) -> bool:
    """Whether the noun of a count is what befell somebody in the event, and not who did it or where."""
    relation = sight.tags["relation"]
    if relation[word] in UNDERGOING:
        return relation[word] not in EXTENT or count.unit in RAISING
    if relation[word] in DOING:
        return count.unit in PEOPLE or not hanging(sight, event, *UNDONE)
    if relation[word] in BESIDE:
        before = [lower(sight, child) for child in hanging(sight, word, "case")]
        return count.unit in RAISING or not any(case in PLACING for case in before)
    return False

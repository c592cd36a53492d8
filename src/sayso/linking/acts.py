"""Whether two statements tell of one act, and whether they name other doers of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.linking.occurrence import by_words
from sayso.linking.proposition import Act
from sayso.linking.vocabulary import UNKNOWN, vocabulary

DONE = frozenset({"happened", "ongoing"})
# How likely two acts told in other words are one, from which they may be. Of such pairs of ecbplus train 60 in 100 are
# one, by cross-validation. From 0.15 on, best by F1, it is 28 in 100, and the sample coverage takes a new statement for old.
ONE_EVENT = 0.5
OTHER_WORDS = 0.3  # cosine of two nouns below which they do not mean the same people: gunmen and men lie above


def same_act(one: Act, other: Act) -> bool:
    """The same verb, verbs of one kind, or words and parties that more likely than not tell of one event."""
    return same_head(one, other) or (one.type == other.type != "OTHER") or one_event(one, other) >= ONE_EVENT


def same_head(one: Act, other: Act) -> bool:
    """The same verb."""
    return bool(set(one.heads) & set(other.heads))


def one_event(one: Act, other: Act) -> float:
    """How likely two acts of one story are one, by their words and parties: as learned across articles."""
    return by_words((one.heads, other.heads), (one.agents, other.agents), (one.recipients, other.recipients))


def pairs(one: Sequence[Act], other: Sequence[Act]) -> Iterator[tuple[Act, Act]]:
    """The pairs of acts of two statements that may be one."""
    return ((a, b) for a in one for b in other if same_act(a, b))


def done(told: Sequence[Act]) -> list[Act]:
    """Those that have happened or go on."""
    return [act for act in told if act.status in DONE]


def parties(told: Sequence[Act]) -> set[str]:
    """Everybody who takes part."""
    return {party for act in told for party in (*act.agents, *act.recipients)}


def none_in_common(one: Sequence[Act], other: Sequence[Act]) -> bool:
    """Whether both tell of events, and of none that may be one."""
    return bool(one) and bool(other) and not any(pairs(one, other))


def agree(one: Sequence[Act], other: Sequence[Act]) -> bool:
    """Whether both tell of an act of one kind with a party in common on the same side."""
    return any(_one_side(a, b) for a, b in pairs(one, other))


def agree_in_word(one: Sequence[Act], other: Sequence[Act]) -> bool:
    """The same, where the act has the same verb."""
    return any(same_head(a, b) and _one_side(a, b) for a, b in pairs(one, other))


def turned_round(one: Sequence[Act], other: Sequence[Act]) -> bool:
    """Whether who did it to whom is the other way round."""
    return any(
        same_head(a, b) and (set(a.agents) & set(b.recipients) or set(b.agents) & set(a.recipients))
        and not _one_side(a, b)
        for a, b in pairs(one, other)
    )  # fmt: skip


def other_doer(one: Sequence[Act], other: Sequence[Act]) -> bool:
    """Whether both tell of one act done to the same, and say that others did it."""
    return any(set(a.recipients) & set(b.recipients) and _others(a.agents, b.agents) for a, b in pairs(one, other))


def named_doers(one: Sequence[Act], other: Sequence[Act]) -> bool:
    """The same, where both doers are known by name and the act is of one kind: no other words need be in common."""
    alike = [(a, b) for a, b in pairs(one, other) if a.type == b.type != "OTHER" and set(a.recipients) & set(b.recipients)]
    return any(all(map(is_actor, a.agents + b.agents)) and _others(a.agents, b.agents) for a, b in alike)


def _one_side(one: Act, other: Act) -> bool:
    """Whether a party takes part in both, on the same side."""
    return bool(set(one.agents) & set(other.agents) or set(one.recipients) & set(other.recipients))


def _others(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sets of parties are certainly others: actors of the archive with actors, words with words far apart."""
    return bool(one) and bool(other) and all(_apart(a, b) for a in one for b in other)


def _apart(one: str, other: str) -> bool:
    if is_actor(one) and is_actor(other):
        return one != other
    if is_actor(one) or is_actor(other):
        return False
    book = vocabulary()
    a, b = book.row(one), book.row(other)
    return UNKNOWN not in (a, b) and float(book.vectors[a] @ book.vectors[b]) < OTHER_WORDS


def is_actor(party: str) -> bool:
    """Whether a party is an actor of the archive, and not a word."""
    return party.startswith("actor-")

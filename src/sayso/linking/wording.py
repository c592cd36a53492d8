"""A proposition made ready to be compared: what every comparison needs of it, worked out once and kept at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from sys import intern

import msgspec
import numpy as np
import numpy.typing as npt

from sayso.linking.proposition import Proposition, value_words

AT_HAND = 8192  # claims and items whose wordings are kept: those of the stories that are being told; some 5 kB each
NO_WORD = ""  # stands in a proposition that has none, so that every one has a place among others
NO_SUBJECT = "#~"  # first letters of numbers and of what is counted
NOT_COUNTED = "#@~"  # the same with days: they are rare by themselves

Flags = npt.NDArray[np.bool_]


class Wording(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A proposition with its words as arrays in step, and with its values, measures and places as sets."""

    says: Proposition
    words: tuple[str, ...]
    rows: npt.NDArray[np.intp]
    weights: npt.NDArray[np.float64]
    own: Flags  # which words are the statement's own
    spoken: Flags  # which are no names, numbers and days
    counted: tuple[str, ...]  # own words whose rarity within a story tells something
    values: frozenset[float]
    measures: frozenset[str]
    places: frozenset[str]

    @property
    def core(self) -> int:
        """How many words are its own."""
        return self.says.core


def wording(says: Proposition) -> Wording:
    """A proposition made ready."""
    words = tuple(map(intern, says.words)) or (NO_WORD,)
    spoken = [not name and word[0] not in NO_SUBJECT for name, word in zip(says.names, says.words, strict=True)]
    return Wording(
        says,
        words,
        np.array(says.rows or (-1,), np.intp),
        np.array(says.weights or (0.0,), np.float64),
        np.arange(len(words)) < says.core,
        np.array(spoken or [False], bool),
        tuple(word for word in words[: says.core] if word[0] not in NOT_COUNTED),
        value_words(says.numbers),
        frozenset(says.measures),
        frozenset(says.places),
    )


def bare(whole: Wording) -> Wording:
    """A wording without the words around it."""
    says, core = whole.says, whole.core
    if core == len(says.words):
        return whole
    own = msgspec.structs.replace(
        says, words=says.words[:core], rows=says.rows[:core], weights=says.weights[:core], names=says.names[:core]
    )
    if not core:
        return wording(own)
    return Wording(
        own, whole.words[:core], whole.rows[:core], whole.weights[:core], whole.own[:core], whole.spoken[:core],
        whole.counted, whole.values, whole.measures, whole.places,
    )  # fmt: skip


@lru_cache(maxsize=AT_HAND)
def wordings_kept(packed: bytes) -> Sequence[Wording]:
    """The wordings that an archive kept of a claim."""
    return tuple(map(wording, msgspec.msgpack.decode(packed, type=list[Proposition])))


@lru_cache(maxsize=AT_HAND)
def wording_kept(packed: bytes) -> Wording:
    """The wording that an archive kept of an item of the watch list."""
    return wording(msgspec.msgpack.decode(packed, type=Proposition))
